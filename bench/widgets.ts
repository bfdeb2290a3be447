import type {Browser} from 'puppeteer-core';
import {median, quantile, type Figure} from './figure.ts';
import {counters, online, openPortal, type Counters, quiet} from './portal.ts';
import type {Stack} from './stack.ts';

const known = {number: '+14155550123', digits: '14155550123'};

/** Counts of what the widgets open and send (C1, C2, T3). */
export async function benchWidgets(stack: Stack, browser: Browser): Promise<Figure[]> {
  const name = await knownName(stack, browser);
  return [
    ...(await warmCard(stack, browser, name)),
    ...(await fiftyCards(stack, browser, name)),
    ...(await afterReload(stack, browser, name)),
  ];
}

async function knownName(stack: Stack, browser: Browser): Promise<string> {
  const page = await openPortal(
    browser,
    stack,
    `<bgm-caller-card number="${known.number}"></bgm-caller-card>`,
  );
  await page.waitForFunction(() => document.querySelector('bgm-caller-card')?.matches(':state(matched)'));
  const name = await page.evaluate(
    () =>
      document
        .querySelector('bgm-caller-card')
        ?.shadowRoot?.querySelector('[part~="name"]')
        ?.textContent?.trim() ?? '',
  );
  await page.close();
  return name;
}

async function warmCard(stack: Stack, browser: Browser, name: string): Promise<Figure[]> {
  const page = await openPortal(
    browser,
    stack,
    `<bgm-caller-card number="${known.number}"></bgm-caller-card>`,
  );
  await page.evaluate((words) => window.painted(words), name);
  await quiet(page);
  const before = await counters(page);
  const times = await page.evaluate(
    async (number, words) => {
      const provider = document.querySelector('bgm-crm-provider');
      const found: number[] = [];
      for (let round = 0; round < 40; round++) {
        provider?.querySelector('bgm-caller-card')?.remove();
        const card = document.createElement('bgm-caller-card') as HTMLElement & {
          updateComplete: Promise<unknown>;
        };
        card.setAttribute('number', number);
        const began = performance.now();
        provider?.append(card);
        while (!card.shadowRoot?.querySelector('[part~="name"]')?.textContent?.includes(words))
          await card.updateComplete;
        found.push(performance.now() - began);
        await new Promise(requestAnimationFrame);
      }
      return found;
    },
    known.number,
    name,
  );
  const after = await counters(page);
  await page.close();
  return [
    {
      id: 'C1',
      what: 'warm lookup ×40: database opens / transactions / requests',
      bar: '0 / ≤ 40 / 0',
      measured: `${after.opens - before.opens} / ${after.transactions - before.transactions} / ${after.requests - before.requests}`,
      holds: after.opens === before.opens && after.requests === before.requests,
    },
    {
      id: 'T1',
      what: 'warm card, element to name in the DOM, p50',
      bar: '–',
      measured: `${median(times).toFixed(1)} ms`,
    },
  ];
}

async function fiftyCards(stack: Stack, browser: Browser, name: string): Promise<Figure[]> {
  const page = await openPortal(browser, stack, '', 1);
  await quiet(page);
  const before = await counters(page);
  await page.evaluate(
    async (number, words) => {
      const provider = document.querySelector('bgm-crm-provider');
      for (let n = 0; n < 50; n++) {
        const card = document.createElement('bgm-caller-card');
        card.setAttribute('number', number);
        provider?.append(card);
      }
      await window.painted(words);
    },
    known.number,
    name,
  );
  const requests = (await counters(page)).requests - before.requests;
  await page.close();
  return [
    {
      id: 'C2',
      what: 'fifty cards of one caller: requests',
      bar: '1',
      measured: String(requests),
      holds: requests === 1,
    },
  ];
}

/** The page was loaded anew; the browser knows the caller from before; a call begins. */
async function afterReload(stack: Stack, browser: Browser, name: string): Promise<Figure[]> {
  await learnNumber(stack, browser, name);
  const page = await openPortal(browser, stack, '<bgm-caller-card></bgm-caller-card>');
  const times: number[] = [];
  let sent = 0;
  for (let round = 0; round < 10; round++) {
    await page.reload();
    await online(page);
    // The stream and the list of active calls belong to connecting, not to the call.
    await quiet(page);
    const before: Counters = await counters(page);
    const {took, requests} = await page.evaluate(
      async (call, words) => {
        const provider = document.querySelector('bgm-crm-provider') as unknown as {
          dispatchCall(event: object): void;
        };
        const began = performance.timeOrigin + performance.now();
        provider.dispatchCall(call);
        const shown = await window.painted(words);
        return {took: shown - began, requests: window.counted.requests};
      },
      ringing(`95900000000000${1000 + round}`),
      name,
    );
    times.push(took);
    sent = Math.max(sent, requests - before.requests);
  }
  await page.close();
  return [
    {
      id: 'T3',
      what: 'first call after a reload: requests before the cached name',
      bar: '0',
      measured: String(sent),
      holds: sent === 0,
    },
    {
      id: 'T3',
      what: 'first call after a reload: call to painted, p50 / p95',
      bar: '–',
      measured: `${median(times).toFixed(0)} / ${quantile(times, 0.95).toFixed(0)} ms`,
    },
  ];
}

/** Another user's page wiped this browser's store; this one fills it again. */
async function learnNumber(stack: Stack, browser: Browser, name: string): Promise<void> {
  const page = await openPortal(
    browser,
    stack,
    `<bgm-caller-card number="${known.number}"></bgm-caller-card>`,
  );
  await page.evaluate((words) => window.painted(words), name);
  await quiet(page);
  await page.close();
}

function ringing(id: string) {
  const now = new Date().toISOString();
  const number = {
    raw: known.digits,
    e164: known.number,
    national: '(415) 555-0123',
    international: '+1 415 555 0123',
    country: 'US',
    kind: 'fixed_line_or_mobile',
  };
  return {
    id: `${id}-ringing`,
    type: 'call.ringing',
    time: now,
    call: {
      id,
      direction: 'inbound',
      state: 'ringing',
      remote: {number},
      local: {extension: '101'},
      startedAt: now,
    },
  };
}
