import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Page} from 'puppeteer-core';
import {answerConsent, type AdminPortal} from '../../support/node/admin-portal.ts';
import {AdminApi} from './admin-api.ts';
import {control, fresh, type Stage, withoutConsent} from './stage.ts';

/** What Zoho may make of a consent, by the choice on the emulator's page, and the beginning of what the admin reads then. */
const outcomes = {
  'account-in-australia': 'The Zoho account lives in a region that is not supported.',
  'forged-server': 'The answer named a server that is not Zoho’s.',
  'no-refresh-token': 'Zoho gave access for one hour only.',
  'missing-scope': 'The consent leaves out permissions that are needed.',
  'no-api-access': 'This Zoho user may not use the API.',
};

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

  for (const [outcome, words] of Object.entries(outcomes))
    fromNothing(`says in its own words: ${outcome.replaceAll('-', ' ')}`, async (portal) => {
      const tab = await consent(portal);
      await tab.locator('select[name="outcome"]').fill(outcome);
      await answerConsent(tab, 'accept');
      await portal.reads(words);
    });

  fromNothing('names the editions that are supported, and Free is none of them', async (portal) => {
    const tab = await consent(portal);
    await tab.locator('select[name="org"]').fill('us-free');
    await answerConsent(tab, 'accept');
    await portal.reads('Supported are Standard, Professional, Enterprise and Ultimate.');
  });

  fromNothing(
    'says that the consent was revoked later, at Zoho, and offers to authorize again',
    async (portal) => {
      const {zoho} = stage().demo.config;
      await answerConsent(await consent(portal), 'accept');
      await portal.state('bgm-crm-settings', 'connected');
      await control(zoho, '/orgs/us-enterprise/revoke-grants', {});
      await portal.section('check');
      await portal.press('Check now');
      await portal.reads('Zoho takes the consent no more.');
      await portal.section('connect');
      await portal.reads('Zoho takes the earlier consent no more');
      const tab = await portal.consentTab(() => portal.press('Authorize again'));
      await answerConsent(tab, 'accept');
      await portal.state('bgm-crm-settings', 'connected');
    },
  );

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

/** Zoho gives no token to anybody who asked too often; the tenant is left waiting, so that this comes last. */
export function throttled(stage: () => Stage): void {
  it('says that Zoho gives no token now, and keeps what was entered', () =>
    withoutConsent(stage(), fresh, async (portal) => {
      const {zoho} = stage().demo.config;
      await control(zoho, '/faults', {kind: 'token_throttle', region: 'us'});
      const tab = await portal.consentTab(() => portal.press('Save and authorize'));
      await answerConsent(tab, 'accept');
      await portal.reads('Zoho gives no new access for some minutes because it was asked too often.');
      await portal.reads('Set ');
    }));
}

function focusedId(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.querySelector('bgm-crm-settings')?.shadowRoot?.activeElement?.id);
}
