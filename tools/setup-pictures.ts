import {join} from 'node:path';
import type {BoundingBox, Browser, ElementHandle, Page} from 'puppeteer-core';
import {AdminPortal, answerConsent} from '../test/support/node/admin-portal.ts';
import type {RunningDemo} from '../test/support/node/demo.ts';

const tenant = 'fresh.example';
const org = 'us-enterprise';
const caller = {First_Name: 'Rhea', Last_Name: 'Fielding', Phone: '+1 (312) 555-0177'};

/** Takes the pictures of `docs/setup.md` on the way from CRM off to the first journaled call. */
export async function takeSetup(browser: Browser, demo: RunningDemo, folder: string): Promise<void> {
  const keep = (name: string) => ({path: join(folder, name) as `${string}.png`});

  const system = await AdminPortal.open(browser, demo, {user: 'system', theme: 'light'});
  await system.press(`CRM for ${tenant}`, 'switch');
  await system.reads('Not set up: the tenant’s administrator has to enter Zoho’s client');
  await (await work(system.page)).screenshot(keep('setup-tenants.png'));
  await system.close();

  const admin = await AdminPortal.open(browser, demo, {user: 'admin', tenant, theme: 'light'});
  const shown = await work(admin.page);
  await admin.control('button', 'Save and authorize');
  await shown.screenshot(keep('setup-empty.png'));
  const {clientId, secret} = await clientOf(demo);
  await admin.fill('Client ID', clientId);
  await admin.fill('Client Secret', secret);
  await shown.screenshot(keep('setup-filled.png'));
  const consent = await admin.consentTab(() => admin.press('Save and authorize'));
  await consent.setViewport({width: 720, height: 690});
  await consent.locator('button[value="accept"]').wait();
  await consent.screenshot(keep('setup-consent.png'));
  await answerConsent(consent, 'accept');
  await admin.state('bgm-crm-settings', 'connected');
  await admin.page.bringToFront();
  await shown.screenshot(keep('setup-connected.png'));

  await callOnce(demo);
  await admin.section('check');
  await admin.press('Check now');
  await admin.control('button', 'Check again');
  await topOf(admin.page, await shown.boundingBox(), keep('setup-check.png'));
  await admin.section('health');
  await (await admin.page.waitForSelector('bgm-crm-settings >>> .call', {visible: true}))?.click();
  await admin.reads('It stands in Zoho.');
  const ledger = await admin.page.waitForSelector('bgm-crm-settings >>> bgm-settings-ledger');
  await admin.reads('Its whole path');
  await ledger?.screenshot(keep('setup-first-call.png'));
  await admin.close();
}

/** The part of the portal in which the widgets stand. */
async function work(page: Page): Promise<ElementHandle> {
  await page.setViewport({width: 1440, height: 1000});
  const found = await page.waitForSelector('.work');
  if (!found) throw new Error('The portal has no place for the widgets.');
  return found;
}

/** The beginning of what is longer than a reader needs to see. */
async function topOf(page: Page, box: BoundingBox | null, picture: {path: `${string}.png`}): Promise<void> {
  if (!box) throw new Error('There is nothing to see.');
  const {x, y, width} = box;
  await page.screenshot({...picture, clip: {x, y, width, height: 720}});
}

async function clientOf({config}: RunningDemo): Promise<{clientId: string; secret: string}> {
  const {clients} = (await ask(config.zoho, '/state?limit=1')) as {
    clients: {clientId: string; secrets: Record<string, string>}[];
  };
  const client = clients.find(({secrets}) => Object.keys(secrets).length > 1);
  return {clientId: client?.clientId ?? '', secret: client?.secrets['us'] ?? ''};
}

/** Somebody who stands in Zoho calls, is answered, and hangs up. */
async function callOnce({config}: RunningDemo): Promise<void> {
  await ask(config.zoho, '/records', {org, module: 'Contacts', fields: caller});
  const from = '13125550177';
  const to = '101';
  await ask(config.pbx, '/calls', {
    tenant: config.tenants.at(-1)?.id,
    from,
    to,
    ends: 'answered',
    instant: true,
  });
}

async function ask(origin: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${origin}/control${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body ? {body: JSON.stringify(body), headers: {'content-type': 'application/json'}} : {}),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}
