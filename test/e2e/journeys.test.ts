import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, HTTPRequest} from 'puppeteer-core';
import {launchBrowser} from '../support/node/browser.ts';
import {startDemo, type RunningDemo} from '../support/node/demo.ts';
import {patience} from '../support/node/patience.ts';
import {until} from '../support/node/until.ts';
import {QaPage} from './qa-page.ts';

const card = 'bgm-caller-card';
const root = join(import.meta.dirname, '../..');

describe('an agent at work on the running demo', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let qa: QaPage;

  before(async () => {
    // The journal tries again ten times sooner than in life.
    [demo, browser] = await Promise.all([startDemo(5393, {env: {BGM_TEST_PACE: '10'}}), launchBrowser()]);
    // Nor should anybody wait for the PBX, which sends again after 15 s.
    await control('/switches', {retrySpeed: 100});
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  async function control(path: string, body: object): Promise<void> {
    const answer = await fetch(`${demo.config.pbx}/control${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    assert.equal(answer.ok, true);
  }

  async function hangUpAll(): Promise<void> {
    const state = (await (await fetch(`${demo.config.pbx}/control/state`)).json()) as {
      calls: {id: string; state: string}[];
    };
    for (const {id, state: now} of state.calls) if (now !== 'ended') await control(`/calls/${id}/hangup`, {});
  }

  /** One journey on a page of its own; whatever it leaves on the line is hung up. */
  const journey = (says: string, walk: () => Promise<void>): void =>
    void it(says, async () => {
      qa = await QaPage.open(browser, `${demo.url}/?theme=light`);
      try {
        await walk();
        assert.deepEqual(qa.mishaps, []);
      } finally {
        await qa.close();
        await hangUpAll();
      }
    });

  journey('creates a contact for an unknown caller, and the call is logged with it', async () => {
    await qa.press('Unknown number');
    await qa.state(card, 'unknown');
    await qa.answer();
    await qa.pressIn(card, 'Create');
    await qa.inside('bgm-create-contact', 'dialog[open] #firstName:focus');
    await qa.page.keyboard.type('Quinn');
    await qa.page.keyboard.press('Tab');
    await qa.page.keyboard.type('Marlow');
    await qa.page.keyboard.press('Enter');
    await qa.says(card, 'name', /Quinn Marlow/);
    await qa.press('Hang up');
    await qa.says(card, 'wrap-up', /logged/);
    assert.match(await qa.activity('Inbound call answered: Quinn Marlow'), /Contact\s+Quinn Marlow/);
  });

  journey('guesses nobody of two, and logs the call with the one that the agent connects', async () => {
    await qa.press('Two records, one number');
    await qa.state(card, 'ambiguous');
    await qa.answer();
    await qa.state(card, 'active');
    await qa.pressInside(card, '.candidates label:nth-of-type(2) input');
    await qa.pressIn(card, 'Connect');
    await qa.says(card, 'name', /Otto Sample/);
    await qa.pressIn(card, 'Undo');
    await qa.state(card, 'ambiguous');
    await qa.pressInside(card, '.candidates label:nth-of-type(1) input');
    await qa.pressIn(card, 'Connect');
    await qa.says(card, 'name', /Nora Sample/);
    await qa.press('Hang up');
    assert.match(await qa.activity('Inbound call answered: Nora Sample'), /Contact\s+Nora Sample/);
  });

  journey('keeps a note while the proxy is dead, and sends it when it is back', async () => {
    await qa.press('Inbound call');
    await qa.state(card, 'matched');
    await qa.answer();
    await qa.state(card, 'active');
    await qa.toggleFault('proxy-killed');
    await qa.state(card, 'offline');
    await qa.writeNote('Written while the proxy was dead.');
    await qa.says('bgm-call-notes', 'toolbar', /Kept on this computer, will be sent/);
    await qa.press('Hang up');
    await qa.toggleFault('proxy-killed');
    await qa.says('bgm-call-notes', 'toolbar', /Saved/);
    await qa.activity('Inbound call answered: Ana Souza', 'Written while the proxy was dead.');
  });

  journey('keeps the buttons of a call that rings when an older look at the world comes late', async () => {
    const {page} = qa;
    const looks: HTTPRequest[] = [];
    let holds = true;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isLook =
        request.method() === 'GET' && request.url().startsWith(`${demo.config.zoho}/control/state`);
      // The page may be closed before a request of it goes on.
      if (!isLook || !holds) return void request.continue().catch(() => undefined);
      holds = false;
      looks.push(request);
    });
    // Its other half has come by then, and has no call.
    const withoutCall = await page.waitForResponse(
      (response) => response.url() === `${demo.config.pbx}/control/state`,
      patience,
    );
    await withoutCall.text();
    await until(() => looks.length === 1);
    await qa.press('Inbound call');
    await qa.state(card, 'matched');
    const later = page.waitForResponse((response) => response.request() === looks[0], patience);
    const answer = 'xpath/.//button[normalize-space(.)="Answer"]';
    const button = (await page.waitForSelector(`${answer}[not(@disabled)]`, patience))!;
    await button.evaluate((one) => {
      new MutationObserver(() => (document.title = 'taken away')).observe(one, {attributes: true});
    });
    await looks[0]!.continue();
    await later;
    await page.waitForResponse(
      (response) => response.url().startsWith(`${demo.config.zoho}/control/state`),
      patience,
    );
    assert.notEqual(await page.title(), 'taken away');
  });

  journey('shows a hostile name as the text that it is', async () => {
    await qa.press('Hostile name');
    const name = await qa.says(card, 'name', /<img/);
    assert.match(name, /<img src=x onerror=alert\(1\)>/);
    const images = await qa.page.$$eval('bgm-crm-provider >>> img', (found) => found.length);
    assert.equal(images, 0);
    await qa.answer();
    await qa.press('Hang up');
    await qa.activity('Inbound call answered: <img src=x');
  });

  journey('says that Zoho does not answer, and logs the call when it does again', async () => {
    await qa.toggleFault('zoho-down');
    await qa.press('First call of a customer');
    await qa.says(card, 'message', /The CRM does not answer. Calls are kept and will be logged./);
    await qa.answer();
    await qa.state(card, 'active');
    await qa.press('Hang up');
    await qa.state(card, 'ended');
    await qa.toggleFault('zoho-down');
    assert.match(await qa.activity('Inbound call answered: Vera Sample'), /Contact\s+Vera Sample/);
  });

  it('has an address for every state of the card, and the README lists the same', async () => {
    const list = await QaPage.open(browser, demo.url);
    const states = await list.page.$$eval('.states a', (links) =>
      links.map(({href, dataset, textContent}) => ({
        href,
        state: dataset['state'] ?? '',
        title: textContent,
      })),
    );
    await list.close();
    const readme = await readFile(join(root, 'demo/README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| (.+?) +\| `(\/.*)` +\|$/gm)].map(([, title, address]) => ({
      title,
      address,
    }));
    assert.deepEqual(
      rows,
      states.map(({title, href}) => ({title, address: href.slice(demo.url.length)})),
    );
    for (const {href, state, title} of states) {
      const page = await browser.newPage();
      await page.goto(href);
      await page
        .waitForSelector(`${card}:state(${state})`, patience)
        .catch((error: unknown) => assert.fail(`${title} (${href}): ${String(error)}`));
      await page.close();
      await hangUpAll();
    }
  });
});
