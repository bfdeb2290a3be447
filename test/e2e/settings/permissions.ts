import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {until} from '../../support/node/until.ts';
import {QaPage} from '../qa-page.ts';
import {control, inPortal, tenantId, type Stage} from './stage.ts';

const second = 'second.example';

/** Who may do what, and what agents see of it. */
export function permissions(stage: () => Stage): void {
  it('shows everything to an admin who may only look, and lets nothing be changed', () =>
    inPortal(stage(), {user: 'viewer', tenant: 'demo.example', section: 'find'}, async (portal) => {
      await portal.reads('You may look, but not change anything');
      await portal.state('bgm-crm-settings', 'view-only');
      await portal.section('connect');
      await portal.reads('Europe (EU)');
      for (const section of ['connect', 'find', 'log', 'create', 'pages']) {
        await portal.section(section);
        await portal.page.waitForSelector(`bgm-crm-settings[section="${section}"]`);
        assert.deepEqual(await openControls(portal.page), [], section);
      }
    }));

  it('quiets the widgets on an agent’s open page when the system admin switches CRM off, and wakes them again', async () => {
    const {browser, demo, system} = stage();
    const qa = await QaPage.open(browser, `${demo.url}/?tenant=${second}&user=101`);
    try {
      await qa.says('bgm-crm-status', 'badge', /connected/i);
      await system.switchCrm(tenantId(stage(), second), false);
      await qa.says('bgm-crm-status', 'badge', /switched off/i);
      await callAndHangUp(stage());
      assert.equal(await qa.page.$('bgm-caller-card:state(idle)').then(Boolean), true);
      await system.switchCrm(tenantId(stage(), second), true);
      await qa.says('bgm-crm-status', 'badge', /connected/i);
      assert.deepEqual(qa.mishaps, []);
    } finally {
      await system.switchCrm(tenantId(stage(), second), true);
      await qa.close();
    }
  });
}

/** Resolves when the proxy was told that somebody called and hung up. */
async function callAndHangUp({demo, ...stage}: Stage): Promise<void> {
  const {pbx} = demo.config;
  const {id} = await control<{id: string}>(pbx, '/calls', {
    tenant: tenantId({demo, ...stage}, second),
    from: '12125550131',
    to: '101',
    direction: 'inbound',
    step: 'manual',
  });
  await control(pbx, `/calls/${id}/hangup`, {});
  const isTold = async () => {
    const {webhooks} = await control<{webhooks: {sessionId: string; state: string}[]}>(pbx, '/state');
    const own = webhooks.filter(({sessionId}) => sessionId === id);
    return own.length > 1 && own.every(({state}) => state === 'delivered');
  };
  await until(isTold);
}

/** What could be changed in the section that is shown: neither disabled nor read-only. */
function openControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...(document
        .querySelector('bgm-crm-settings')
        ?.shadowRoot?.querySelectorAll<HTMLInputElement>(
          '.section :is(input, select, textarea):not(:disabled, [readonly], .preview *)',
        ) ?? []),
    ].map((one) => one.id || one.getAttribute('aria-label') || one.name || one.outerHTML),
  );
}
