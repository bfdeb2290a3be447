import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {Browser, Page} from 'puppeteer-core';
import {openServer, type OpenServer} from '../../../src/proxy/server.ts';
import {launchBrowser} from '../../support/node/browser.ts';
import {patience} from '../../support/node/patience.ts';
import {ConsentBench} from './support/consent-bench.ts';

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => (element as unknown as {innerText: string}).innerText);

describe('a consent in a real browser', () => {
  let bench: ConsentBench;
  let proxy: OpenServer;
  let portal: Server;
  let browser: Browser;
  before(async () => {
    [bench, browser, proxy] = await Promise.all([
      ConsentBench.start(),
      launchBrowser(),
      openServer('127.0.0.1', 0),
    ]);
    portal = createServer((_request, answer) =>
      answer.setHeader('content-type', 'text/html').end('<!doctype html><title>Portal</title>'),
    );
    await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(async () => {
    bench.origin = undefined;
    await bench.reset({}, [proxy.origin]);
    await bench.saveClient(bench.client('eu-enterprise'));
  });
  after(async () => {
    await browser.close();
    portal.close();
    await proxy.close();
    await bench.stop();
  });

  /** A portal's page that presses Authorize and opens the consent in a new tab. */
  async function consentTab(host: string): Promise<{settings: Page; consent: Page}> {
    const {port} = portal.address() as AddressInfo;
    bench.origin = `http://${host}:${port}`;
    proxy.serve(bench.newProcess([proxy.origin]).fetch);
    const settings = await browser.newPage();
    await settings.goto(bench.origin);
    const opened = new Promise<Page>((resolve) => settings.once('popup', (page) => resolve(page!)));
    await settings.evaluate(async (base) => {
      const answer = await fetch(`${base}/crm/v1/connection/authorize`, {
        method: 'POST',
        credentials: 'include',
        headers: {authorization: 'Bearer admin', 'content-type': 'application/json'},
        body: '{}',
      });
      const {authorizationUrl} = (await answer.json()) as {authorizationUrl: string};
      (globalThis as unknown as {open(url: string): void}).open(authorizationUrl);
    }, proxy.origin);
    const consent = await opened;
    consent.setDefaultTimeout(patience.timeout);
    await consent.waitForSelector('button[value=accept]');
    return {settings, consent};
  }

  it('of a portal on the same site: accepting closes the tab, and Zoho is connected (T10, T11)', async () => {
    const {settings, consent} = await consentTab('127.0.0.1');
    const closed = new Promise<void>((resolve) => consent.once('close', () => resolve()));
    await consent.click('button[value=accept]');
    await closed;
    const row = await bench.row();
    assert.equal(row?.state, 'connected');
    assert.notEqual(row?.refresh_token, null);
    await settings.close();
  });

  it('that fails stays open to be read, and its answer leaves the address bar (T10)', async () => {
    const {settings, consent} = await consentTab('127.0.0.1');
    const violations: string[] = [];
    consent.on('console', (message) => violations.push(message.text()));
    await Promise.all([consent.waitForNavigation(), consent.click('button[value=refuse]')]);
    assert.equal(await textOf(consent, 'h1'), 'Zoho is not connected');
    assert.equal(consent.url(), `${proxy.origin}/api/auth/callback/zoho`);
    assert.deepEqual(
      violations.filter((text) => text.includes('Content Security Policy')),
      [],
    );
    await consent.close();
    await settings.close();
  });

  it('that another site’s page began is refused: its browser keeps no cookie of ours (T10, T11)', async () => {
    const {settings, consent} = await consentTab('localhost');
    await Promise.all([consent.waitForNavigation(), consent.click('button[value=accept]')]);
    assert.match(await textOf(consent, 'main'), /in another browser/);
    await bench.assertNoGrant();
    assert.deepEqual(bench.requests(), []);
    await consent.close();
    await settings.close();
  });
});
