import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'puppeteer-core';
import {launchBrowser} from '../support/node/browser.ts';
import {startDemo, type RunningDemo} from '../support/node/demo.ts';
import {patience} from '../support/node/patience.ts';
import {startPortalServer, type PortalServer} from '../support/node/portal-server.ts';

const root = join(import.meta.dirname, '../..');

/** Text of a part inside a widget, as a person reads it; undefined while it is not there. */
function partText(page: Page, tag: string, part: string): Promise<string | undefined> {
  return page.evaluate(
    (wantedTag, wantedPart) =>
      document
        .querySelector(wantedTag)
        ?.shadowRoot?.querySelector<HTMLElement>(`[part~="${wantedPart}"]`)
        ?.innerText.trim(),
    tag,
    part,
  );
}

async function waitForPart(page: Page, tag: string, part: string, words: RegExp): Promise<string> {
  await page.waitForFunction(
    (wantedTag, wantedPart, pattern) => {
      const found = document
        .querySelector(wantedTag)
        ?.shadowRoot?.querySelector<HTMLElement>(`[part~="${wantedPart}"]`);
      return found !== null && found !== undefined && new RegExp(pattern, 'i').test(found.innerText);
    },
    patience,
    tag,
    part,
    words.source,
  );
  return (await partText(page, tag, part)) ?? '';
}

async function press(page: Page, words: string): Promise<void> {
  // Once it stands still: what lands above it moves it away under the pointer.
  await page.locator(`::-p-xpath(//button[normalize-space(.)="${words}" and not(@disabled)])`).click();
}

describe('a fresh start of the demo', () => {
  let portal: PortalServer;
  let demo: RunningDemo;
  let browser: Browser;

  before(async () => {
    portal = await startPortalServer();
    [demo, browser] = await Promise.all([startDemo(5373, {origins: [portal.origin]}), launchBrowser()]);
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
    await portal?.stop();
  });

  it('rings, names the caller, keeps the note and puts one activity into Zoho', async () => {
    const page = await browser.newPage();
    await page.setViewport({width: 1440, height: 900});
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await page.goto(`${demo.url}/?theme=light`);
    await page.waitForFunction(() => document.querySelector('bgm-crm-provider')?.matches(':state(online)'));

    await press(page, 'Inbound call');
    await waitForPart(page, 'bgm-caller-card', 'name', /Ana Souza/);
    assert.match((await partText(page, 'bgm-caller-card', 'card')) ?? '', /\+1 415 555 0123/);
    assert.match((await partText(page, 'bgm-caller-card', 'card')) ?? '', /Phone/);

    await press(page, 'Answer');
    const note = await page.evaluateHandle(() =>
      document.querySelector('bgm-call-notes')?.shadowRoot?.querySelector('textarea'),
    );
    const area = note.asElement();
    assert.ok(area, 'the notes have a text area');
    await area.focus();
    await page.keyboard.type('Wants the offer by Friday.');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await press(page, 'Hang up');

    await page.waitForFunction(() => {
      const records = [...document.querySelectorAll('qa-zoho-panel article')];
      return records.length === 1 && records[0]?.textContent?.includes('Wants the offer by Friday.');
    }, patience);
    await waitForPart(page, 'bgm-caller-card', 'card', /logged/);
    assert.deepEqual(failures, []);
    await page.close();
  });

  it('leaves no call ringing when the worlds are reset', async () => {
    const page = await browser.newPage();
    await page.setViewport({width: 1440, height: 900});
    await page.goto(`${demo.url}/`);
    await page.waitForFunction(() => document.querySelector('bgm-crm-provider')?.matches(':state(online)'));
    await press(page, 'Inbound call');
    await waitForPart(page, 'bgm-caller-card', 'name', /Ana Souza/);
    await press(page, 'Reset worlds');
    await page.waitForFunction(() => document.querySelector('bgm-caller-card')?.matches(':state(ended)'));
    const agent = demo.config.tenants[0]?.users.find((user) => user.role === 'agent');
    const session = await fetch(`${demo.config.proxy}/session`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${agent?.token}`,
        origin: demo.url,
        'content-type': 'application/json',
      },
      body: '{}',
    });
    const {token} = (await session.json()) as {token: string};
    const active = await fetch(`${demo.config.proxy}/calls?filter=active`, {
      headers: {authorization: `Bearer ${token}`, origin: demo.url},
    });
    assert.deepEqual(((await active.json()) as {items: unknown[]}).items, []);
    await page.close();
  });

  it('shows a card on a stranger’s page with the ten lines of the README', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    const snippet = /## A card on your own page\n\n```html\n([\s\S]+?)```/.exec(readme)?.[1];
    assert.ok(snippet);
    const agent = demo.config.tenants[0]?.users.find((user) => user.role === 'agent');
    const own = snippet
      .replaceAll('http://127.0.0.1:5174/crm/v1', demo.config.proxy)
      .replace('the PBX token of whoever is signed in', agent?.token ?? '');
    portal.html = `<!doctype html><html lang="en"><title>Portal</title>${own}`;
    const page = await browser.newPage();
    await page.goto(portal.origin);
    const name = await waitForPart(page, 'bgm-caller-card', 'name', /Ana Souza/);
    assert.equal(name, 'Ana Souza');
    await page.close();
  });
});
