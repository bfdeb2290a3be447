import assert from 'node:assert/strict';
import {it} from 'node:test';
import {answerConsent} from '../../support/node/admin-portal.ts';
import {QaPage} from '../qa-page.ts';
import {AdminApi} from './admin-api.ts';
import {control, fresh, inPortal, tenantId, type Stage, withoutConsent} from './stage.ts';

const org = 'us-enterprise';
const caller = {First_Name: 'Rhea', Last_Name: 'Fielding', Phone: '+1 (312) 555-0177'};
/** Each region with the organisation whose admin the consent page takes to be signed in there. */
const regions = [
  {region: 'eu', organisation: 'Demo Tenant'},
  {region: 'in', organisation: 'Example IN PROFESSIONAL'},
  {region: 'jp', organisation: 'Example JP ULTIMATE'},
  {region: 'ca', organisation: 'Example CA ENTERPRISE'},
  {region: 'sa', organisation: 'Example SA STANDARD'},
  {region: 'us', organisation: 'Example US ENTERPRISE'},
];

/** From CRM off to the first call in Zoho and in the ledger, and the same connection in every region. */
export function firstJourney(stage: () => Stage): void {
  it('tells the tenant’s admin why nothing can be set up while CRM is off', () =>
    inPortal(stage(), {user: 'admin', tenant: fresh}, async (portal) => {
      await portal.reads('The system administrator has CRM switched off for your company');
      await portal.state('bgm-crm-settings', 'feature-off');
      await portal.reads('While CRM is switched off, the connection is neither used nor shown.');
    }));

  it('lets the system admin switch CRM on for the tenant', () =>
    inPortal(stage(), {user: 'system'}, async (portal) => {
      await portal.press(`CRM for ${fresh}`, 'switch');
      await portal.reads(`CRM is on for ${fresh}.`);
      await portal.reads('Not set up: the tenant’s administrator has to enter Zoho’s client');
    }));

  it('leads the tenant’s admin from an empty page to a connection, with one press and one consent', () =>
    inPortal(stage(), {user: 'admin', tenant: fresh}, async (portal) => {
      const {clientId, secrets} = stage().client;
      await portal.fill('Client ID', clientId);
      await portal.fill('Client Secret', secrets['us'] ?? '');
      const tab = await portal.consentTab(() => portal.press('Save and authorize'));
      await portal.reads('Waiting for your consent in Zoho’s tab');
      await answerConsent(tab, 'accept');
      await portal.state('bgm-crm-settings', 'connected');
      await portal.reads('Example US ENTERPRISE');
      await portal.reads('by Robin Admin');
    }));

  it('names the next caller at once, and puts the call into Zoho and the ledger', async () => {
    const {browser, demo} = stage();
    await control(demo.config.zoho, '/records', {org, module: 'Contacts', fields: caller});
    const qa = await QaPage.open(browser, `${demo.url}/?tenant=${fresh}&user=101`);
    try {
      const call = await control<{id: string}>(demo.config.pbx, '/calls', {
        tenant: tenantId(stage(), fresh),
        from: '13125550177',
        to: '101',
        direction: 'inbound',
        step: 'manual',
      });
      await qa.says('bgm-caller-card', 'name', /Rhea Fielding/);
      await control(demo.config.pbx, `/calls/${call.id}/answer`, {by: '101'});
      await qa.state('bgm-caller-card', 'active');
      await control(demo.config.pbx, `/calls/${call.id}/hangup`, {});
      const activity = await qa.activity('Inbound call answered: Rhea Fielding');
      assert.match(activity, /Owner\s+Kim Agent/);
      assert.deepEqual(qa.mishaps, []);
    } finally {
      await qa.close();
    }
    const api = await AdminApi.of(demo, fresh);
    const {body} = await api.ask<{items: {state: string}[]}>('GET', '/ledger?state=logged');
    assert.equal(body.items.length, 1);
  });

  it('shows the admin that it works: everything checked, the call’s whole path, whose calls belong to whom', () =>
    inPortal(stage(), {user: 'admin', tenant: fresh, section: 'check'}, async (portal) => {
      await portal.press('Check now');
      await portal.reads('It works, with');
      await portal.reads('Some agents have no Zoho user; their calls go to the fallback owner.');
      await portal.section('health');
      const call = await portal.page.waitForSelector('bgm-crm-settings >>> .call', {visible: true});
      await call?.click();
      await portal.reads('Written to Zoho');
      await portal.control('link', 'Open the call in Zoho , opens in a new tab');
      await portal.section('agents');
      await portal.reads('3 of 5 agents have a Zoho user (60%)');
    }));

  it('disconnects after asking, and forgets the organisation', () =>
    inPortal(stage(), {user: 'admin', tenant: fresh}, async (portal) => {
      await portal.press('Disconnect');
      await portal.press('Yes, disconnect');
      await portal.control('button', 'Save and authorize');
      const api = await AdminApi.of(stage().demo, fresh);
      const {body} = await api.ask<{state: string; organisation: null}>('GET', '/connection');
      assert.deepEqual([body.state, body.organisation], ['authorization_required', null]);
    }));

  for (const {region, organisation} of regions)
    it(`connects in ${region.toUpperCase()}, and asks before another organisation is written to`, () =>
      withoutConsent(stage(), fresh, async (portal) => {
        await portal.choose('Region', region);
        const tab = await portal.consentTab(() => portal.press('Save and authorize'));
        await answerConsent(tab, 'accept');
        await portal.press(`Use ${organisation} from now on`);
        await portal.state('bgm-crm-settings', 'connected');
        const api = await AdminApi.of(stage().demo, fresh);
        const {body} = await api.ask<{state: string; region: string}>('GET', '/connection');
        assert.deepEqual([body.state, body.region], ['connected', region]);
      }));
}
