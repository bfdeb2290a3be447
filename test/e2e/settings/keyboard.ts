import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {AdminApi} from './admin-api.ts';
import {fresh, inPortal, type Stage} from './stage.ts';

/** What changes in a custom state is no mutation of the document: it has to be looked for. */
const looking = {visible: true};

/** Everything from the list of sections to the consent without a pointer. */
export function byKeyboardAlone(stage: () => Stage): void {
  it('connects Zoho and puts the lookup order in another order by keys alone', () =>
    inPortal(stage(), {user: 'admin', tenant: fresh}, async (portal) => {
      const {page} = portal;
      const api = await AdminApi.of(stage().demo, fresh);
      await api.ask('DELETE', '/connection');
      await page.waitForSelector('bgm-crm-settings:not(:state(connected))', looking);
      await tabTo(page, 'Region');
      await page.keyboard.type('United');
      await tabTo(page, 'Client ID');
      await tabTo(page, 'Save and authorize');
      const opened = stage().browser.waitForTarget((target) => target.url().includes('/oauth/v2/auth'));
      await page.keyboard.press('Enter');
      const tab = await (await opened).page();
      assert.ok(tab);
      await tab.waitForSelector('button[value="accept"]');
      await tabTo(tab, 'Accept');
      await tab.keyboard.press('Enter');
      await page.waitForSelector('bgm-crm-settings:state(connected)', looking);
      await page.bringToFront();

      await tabTo(page, /^Find/, 'back');
      await page.keyboard.press('Enter');
      await tabTo(page, /^Contacts, place 1 of 3/);
      await page.keyboard.down('Alt');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.up('Alt');
      await portal.reads('Contacts: now place 2 of 3');
      assert.match((await focusedName(page)) ?? '', /^Contacts, place 2 of 3/);
      await tabTo(page, 'Save changes');
      await page.keyboard.press('Enter');
      await portal.reads('Saved.');
      const {body} = await api.ask<{lookupOrder: string[]}>('GET', '/settings');
      assert.deepEqual(body.lookupOrder, ['Leads', 'Contacts', 'Accounts']);
    }));
}

/** Presses Tab until the focus is on the control of that name; every control that is passed has a name. */
async function tabTo(page: Page, name: string | RegExp, way: 'on' | 'back' = 'on'): Promise<void> {
  const passed: (string | undefined)[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    if (way === 'back') await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (way === 'back') await page.keyboard.up('Shift');
    const now = await focusedName(page);
    passed.push(now);
    if (now !== undefined && (typeof name === 'string' ? now === name : name.test(now))) return;
  }
  assert.fail(`Tab does not reach ${String(name)}, only ${passed.join(' · ')}`);
}

/** Name of what has the focus, through shadow roots; undefined: the page itself. */
function focusedName(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (!focused || focused === document.body) return undefined;
    const {labels} = focused as HTMLInputElement;
    const own = labels?.length
      ? [...labels].map((label) => label.textContent).join(' ')
      : focused.textContent;
    return (focused.ariaLabel ?? own).replace(/\s+/g, ' ').trim();
  });
}
