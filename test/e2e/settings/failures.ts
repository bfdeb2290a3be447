import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {answerConsent, type AdminPortal} from '../../support/node/admin-portal.ts';
import {AdminApi} from './admin-api.ts';
import {fresh, type Stage, withoutConsent} from './stage.ts';

/** What goes wrong while connecting, brought about by hand on the page, and what the page says then. The tenant is connected before. */
export function failures(stage: () => Stage): void {
  const fromNothing = (says: string, walk: (portal: AdminPortal) => Promise<void>): void =>
    void it(says, () => withoutConsent(stage(), fresh, walk));
  const consent = (portal: AdminPortal): Promise<Page> =>
    portal.consentTab(() => portal.press('Save and authorize'));

  fromNothing('says that the consent was refused, and what to press', async (portal) => {
    await answerConsent(await consent(portal), 'refuse');
    await portal.reads('The consent was refused at Zoho. Nothing was connected.');
  });

  fromNothing('says that Zoho does not take the secret, and links the console', async (portal) => {
    await portal.press('Replace the Client Secret');
    await portal.fill('Client Secret', 'this-is-another-secret');
    await answerConsent(await consent(portal), 'accept');
    await portal.reads('Zoho does not take this Client Secret.');
    await portal.control('link', 'Zoho’s developer console , opens in a new tab');
    await portal.press('Replace the Client Secret');
    await portal.fill('Client Secret', stage().client.secrets['us'] ?? '');
    await answerConsent(await consent(portal), 'accept');
    await portal.state('bgm-crm-settings', 'connected');
  });

  fromNothing('takes no secret that cannot be one, and asks nobody', async (portal) => {
    await portal.fill('Client ID', 'my client');
    await portal.press('Save and authorize');
    await portal.reads('A Client ID looks like 1000.ABC123.');
    assert.equal(await focusedId(portal.page), 'client-id');
  });

  fromNothing('offers the consent as a link where the browser opens no tab', async (portal) => {
    await portal.page.evaluate(() => (window.open = () => null));
    await portal.press('Save and authorize');
    await portal.reads('The browser blocked the new tab. Nothing is lost: open Zoho by this link.');
    const tab = await portal.consentTab(() =>
      portal.press('Open Zoho’s consent page , opens in a new tab', 'link'),
    );
    await answerConsent(tab, 'accept');
    await portal.state('bgm-crm-settings', 'connected');
  });

  fromNothing('connects where the account lives, and offers to correct the region', async (portal) => {
    await portal.choose('Region', 'eu');
    const tab = await consent(portal);
    await tab.locator('select[name="org"]').fill('us-enterprise');
    await answerConsent(tab, 'accept');
    await portal.reads('Zoho says that the account lives in United States (US); here stands Europe (EU).');
    await portal.state('bgm-crm-settings', 'connected');
    await portal.press('Use United States (US)');
    await portal.page.waitForFunction(
      () =>
        !document.querySelector('bgm-crm-settings')?.shadowRoot?.textContent.includes('Zoho says that the'),
    );
    const api = await AdminApi.of(stage().demo, fresh);
    const {body} = await api.ask<{region: string; namedRegion: null}>('GET', '/connection');
    assert.deepEqual([body.region, body.namedRegion], ['us', null]);
  });
}

function focusedId(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector('bgm-crm-settings')?.shadowRoot?.activeElement?.id);
}
