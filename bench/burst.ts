import {Agent, request} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';
import {loadScenario} from '../demo/pbx-simulator/scenario-file.ts';
import {tenantCards} from '../demo/pbx-simulator/tenant-cards.ts';
import {quantile, type Figure} from './figure.ts';
import {countActivities, untilActivities} from './journal-load.ts';
import type {Stack} from './stack.ts';
import {withoutLimits} from './worlds.ts';

/** Ten times what a busy PBX sends (reliability E15). */
const perSecond = 500;
const seconds = 60;
const attemptsAtMost = 5;

interface Told {
  /** Milliseconds from when each event was to be sent to its 200. */
  readonly acks: number[];
  refused: number;
  otherwise: number;
  lost: number;
}

/** E15: a minute of 500 events a second, sent on time whether or not the ones before were answered. */
export function benchBurst(stack: Stack): Promise<Figure[]> {
  return withoutLimits(stack, async () => {
    const before = await countActivities(stack);
    const {events, calls} = callsOfBurst();
    const told = await send(stack, events);
    const drained = performance.now();
    await untilActivities(stack, before + calls);
    const drain = (performance.now() - drained) / 1000;
    const unwritten = before + calls - (await countActivities(stack));
    const p95 = quantile(told.acks, 0.95);
    return [
      {
        id: 'E15',
        what: `${perSecond} events a second for ${seconds} s: refused with 503 / otherwise / lost`,
        bar: 'any / 0 / 0',
        measured: `${told.refused} / ${told.otherwise} / ${told.lost + unwritten} of ${events.length.toLocaleString('en')}`,
        holds: told.otherwise === 0 && told.lost === 0 && unwritten === 0,
        how: `${calls.toLocaleString('en')} calls; each stood in the CRM ${drain.toFixed(0)} s after the last event was taken`,
      },
      {
        id: 'E15',
        what: '… acknowledged, p50 / p95 / p99',
        bar: 'p95 < 500 ms',
        measured: `${[0.5, 0.95, 0.99].map((share) => quantile(told.acks, share).toFixed(0)).join(' / ')} ms`,
        holds: p95 < 500,
      },
    ];
  });
}

/** The same answered call again and again under other sessions; in each second's calls one event of each after the other. */
function callsOfBurst(): {events: string[]; calls: number} {
  const lines = loadScenario('inbound-answered')
    .map(({event}) => event)
    .filter(({event_type: type}) => !type.startsWith('sim.'));
  const atOnce = Math.round(perSecond / lines.length);
  const events: string[] = [];
  let calls = 0;
  while (events.length < perSecond * seconds) {
    const sessions = Array.from({length: atOnce}, () => `96000000${String(++calls).padStart(10, '0')}`);
    for (const line of lines)
      for (const session of sessions) events.push(JSON.stringify({...line, session_id: session}));
  }
  return {events, calls};
}

async function send(stack: Stack, events: readonly string[]): Promise<Told> {
  const told: Told = {acks: [], refused: 0, otherwise: 0, lost: 0};
  const agent = new Agent({keepAlive: true, maxSockets: 256});
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (const [index, body] of events.entries()) {
    const due = began + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    running.push(sendOne(stack, body, agent, due, told));
  }
  await Promise.all(running);
  agent.destroy();
  return told;
}

/** Sends until it is taken, as the PBX does; comes back when it was told to. */
async function sendOne(stack: Stack, body: string, agent: Agent, due: number, told: Told): Promise<void> {
  let since = due;
  for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
    const {status, retryAfter} = await post(stack, body, agent);
    if (status === 200) return void told.acks.push(performance.now() - since);
    if (status === 503 && retryAfter > 0) told.refused += 1;
    else told.otherwise += 1;
    await wait((retryAfter || 1) * 1000);
    since = performance.now();
  }
  told.lost += 1;
}

function post(stack: Stack, body: string, agent: Agent): Promise<{status: number; retryAfter: number}> {
  const secret = tenantCards()[0]?.webhookSecret ?? '';
  const headers = {authorization: `Bearer ${secret}`, 'content-type': 'application/json'};
  return new Promise((resolve) => {
    const sent = request(
      `${stack.config.proxy}/pbx/events`,
      {method: 'POST', headers, agent, timeout: 5_000},
      (answer) => {
        answer.resume();
        const {statusCode: status = 0, headers: told} = answer;
        answer.once('close', () => resolve({status, retryAfter: Number(told['retry-after'] ?? 0)}));
      },
    );
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => resolve({status: 0, retryAfter: 0}));
    sent.end(body);
  });
}
