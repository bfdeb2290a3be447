import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import type {Browser, Page} from 'puppeteer-core';
import {launchBrowser} from '../test/support/node/browser.ts';
import {startDemo, type RunningDemo} from '../test/support/node/demo.ts';
import {takeSetup} from './setup-pictures.ts';

/** A state of the card as the QA page lists it. */
interface Listed {
  readonly href: string;
  readonly state: string;
  readonly title: string;
}
interface Picture {
  readonly title: string;
  /** PNG in base64. */
  readonly png: string;
}

const card = 'bgm-caller-card';
/** Of the cards on the sheet, which shall stay below 300 kB. */
const scale = 0.9;
const folder = join(import.meta.dirname, '../docs/images');

/** The QA page with one call logged and the next one ringing. */
async function takePage(browser: Browser, demo: RunningDemo): Promise<void> {
  const page = await open(browser, `${demo.url}/?theme=light`);
  await press(page, 'Inbound call');
  await page.waitForSelector(`${card}:state(matched)`);
  await press(page, 'Answer');
  await page.waitForSelector(`${card}:state(active)`);
  await page.locator('bgm-call-notes >>> textarea').fill('Wants the offer by Friday.');
  await page.locator('bgm-call-notes >>> [part~="button"]').click();
  await page.waitForSelector('bgm-call-notes:state(saved)');
  await press(page, 'Hang up');
  await page.waitForSelector('qa-zoho-panel article');
  await press(page, 'Inbound call');
  await page.waitForSelector(`${card}:state(ringing)`);
  // The clock on the card and the buttons of the phone follow within a second.
  await pause(2_000);
  await page.mouse.move(0, 0);
  await page.screenshot({path: join(folder, 'qa-page.png')});
  await press(page, 'Hang up');
  await page.close();
}

async function press(page: Page, words: string): Promise<void> {
  await page.locator(`::-p-xpath(//button[normalize-space(.)="${words}" and not(@disabled)])`).click();
}

async function open(browser: Browser, address: string, scale = 1): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.setViewport({width: 1440, height: 900, deviceScaleFactor: scale});
  await page.goto(address);
  await page.waitForSelector(`${card}:defined`);
  return page;
}

/** The card in every state, on one sheet. */
async function takeStates(browser: Browser, demo: RunningDemo): Promise<void> {
  const list = await open(browser, `${demo.url}/?theme=light`);
  const states = (await list.evaluate(
    `[...document.querySelectorAll('.states a')].map(({href, dataset, textContent}) => ({href, state: dataset.state, title: textContent}))`,
  )) as Listed[];
  await list.close();
  const pictures: Picture[] = [];
  // Every other call rings too.
  for (const {href, state, title} of states.filter((one) => one.state !== 'ringing')) {
    const page = await open(browser, href, scale);
    const shown = await page.waitForSelector(`${card}:state(${state})`);
    // Past the 150 ms after which a placeholder stands in for the name.
    await pause(300);
    if (shown) pictures.push({title, png: await shown.screenshot({encoding: 'base64'})});
    await hangUp(demo);
    await page.close();
  }
  await takeSheet(browser, pictures);
}

async function hangUp({config}: RunningDemo): Promise<void> {
  const control = `${config.pbx}/control`;
  const {calls} = (await (await fetch(`${control}/state`)).json()) as {calls: {id: string; state: string}[]};
  for (const {id, state} of calls)
    if (state !== 'ended') await fetch(`${control}/calls/${id}/hangup`, {method: 'POST'});
}

async function takeSheet(browser: Browser, pictures: readonly Picture[]): Promise<void> {
  const page = await browser.newPage();
  await page.setViewport({width: 1240, height: 900});
  const figures = pictures.map(
    ({title, png}) =>
      `<figure><figcaption>${title}</figcaption><img src="data:image/png;base64,${png}"></figure>`,
  );
  await page.setContent(
    `<!doctype html><style>
      body {margin: 24px; columns: 3; column-gap: 24px; background: #f3f5f8; font: 600 14px system-ui, sans-serif; color: #2b2f36}
      figure {margin: 0 0 24px; break-inside: avoid}
      figcaption {margin-bottom: 6px}
      img {max-width: 100%}
    </style>${figures.join('')}`,
    {waitUntil: 'load'},
  );
  await page.screenshot({path: join(folder, 'card-states.png'), fullPage: true});
  await page.close();
}

await mkdir(folder, {recursive: true});
const [demo, browser] = await Promise.all([startDemo(5493), launchBrowser()]);
try {
  await takeSetup(browser, demo, folder);
  await takePage(browser, demo);
  await takeStates(browser, demo);
} finally {
  await browser.close();
  await demo.stop();
}
