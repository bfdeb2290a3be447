import type {Browser, Page} from 'puppeteer-core';
import {quantile, type Figure} from './figure.ts';
import {openPortal} from './portal.ts';
import type {Stack} from './stack.ts';
import {addPeople, control, type Person} from './worlds.ts';

const calls = 30;

/** From the moment the PBX sends its webhook to the frame that shows the caller's name. */
export async function benchScreens(stack: Stack, browser: Browser): Promise<Figure[]> {
  const page = await openPortal(browser, stack, '<bgm-caller-card></bgm-caller-card>');
  const people = await addPeople(stack, '212', calls);
  const cold: number[] = [];
  for (const person of people) cold.push(await ring(stack, page, person));
  const warm: number[] = [];
  for (const person of people) warm.push(await ring(stack, page, person));
  await page.close();
  return [figure('cold', cold, '–'), figure('warm', warm, 'p95 ≤ 100 ms')];
}

function figure(kind: string, times: readonly number[], bar: string): Figure {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return {
    id: 'T5',
    what: `webhook to name painted, ${kind}, p50 / p95`,
    bar,
    measured: `${p50.toFixed(0)} / ${p95.toFixed(0)} ms`,
    ...(bar === '–' ? {} : {holds: p95 <= 100}),
  };
}

/** Lets a person call extension 101, waits for the name, hangs up. @returns Milliseconds. */
async function ring(stack: Stack, page: Page, person: Person): Promise<number> {
  const extension = stack.config.tenants[0]?.users.find((one) => one.role === 'agent')?.extension;
  const painted = page.evaluate((words) => window.painted(words), person.name);
  const call = await control.pbx<{id: string}>(stack, '/calls', {
    tenant: stack.config.tenants[0]?.id,
    from: person.digits,
    to: extension,
    step: 'manual',
  });
  const shownAt = await painted;
  const sentAt = await webhookTime(stack, call.id);
  await control.pbx(stack, `/calls/${call.id}/hangup`, {});
  await page.waitForFunction(() => !document.querySelector('bgm-caller-card')?.matches(':state(ringing)'));
  return shownAt - sentAt;
}

/** When the first webhook of a call left the PBX, epoch milliseconds. */
async function webhookTime(stack: Stack, sessionId: string): Promise<number> {
  const state = await fetch(`${stack.config.pbx}/control/state`);
  const {webhooks} = (await state.json()) as {webhooks: {sessionId?: string; attempts: {at: string}[]}[]};
  const times = webhooks
    .filter((one) => one.sessionId === sessionId)
    .flatMap((one) => one.attempts.map((a) => Date.parse(a.at)));
  return Math.min(...times);
}
