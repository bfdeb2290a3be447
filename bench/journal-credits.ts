import {setTimeout as wait} from 'node:timers/promises';
import {activityMarker} from '../src/proxy/journal/activity-marker.ts';
import type {Figure} from './figure.ts';
import {countActivities, loggedRequests, placeCalls, untilActivities} from './journal-load.ts';
import type {Stack} from './stack.ts';
import {control, difference, total, upstreamCalls, type Person} from './worlds.ts';

const callsOfEach = 20;
/** A recording waits two minutes for its transcript; then nothing more should come. */
const enrichedWithin = 240_000;
const afterwards = 15_000;

/** What the PBX has of a call, and how often its activity is to be written. */
const kinds = [
  {name: 'plain', files: {recordings: 0}, updates: 0},
  {
    name: 'with recording',
    files: {recordings: 1, recordingDelay: 1, transcript: 'none'},
    updates: 1,
  },
  {
    name: 'with recording and transcript',
    files: {recordings: 1, recordingDelay: 1, transcript: 'complete'},
    updates: 1,
  },
] as const;

interface Placed {
  readonly sessions: ReadonlySet<string>;
  /** Requests until the calls were written. */
  readonly asked: Readonly<Record<string, number>>;
}

/** Zoho API credits of a journaled call: each request of these costs one. Callers are cold, so that each ring has its search. */
export async function journalCredits(stack: Stack, people: readonly Person[]): Promise<Figure[]> {
  const placed: Placed[] = [];
  for (const [index, {files}] of kinds.entries()) {
    await control.pbx(stack, '/switches', files);
    placed.push(await place(stack, people.slice(index * callsOfEach, (index + 1) * callsOfEach)));
  }
  await untilEnriched(stack, placed);
  const later = await enrichments(stack, placed);
  return kinds.map(({name, updates}, index) =>
    figure(name, updates, placed[index]!.asked, later[index] ?? {reads: 0, updates: 0}),
  );
}

async function place(stack: Stack, people: readonly Person[]): Promise<Placed> {
  const [before, asked] = [await countActivities(stack), await upstreamCalls(stack)];
  const sessions = await placeCalls(stack, {calls: callsOfEach, people, perSecond: 5});
  await untilActivities(stack, before + callsOfEach);
  return {sessions, asked: difference(await upstreamCalls(stack), asked)};
}

async function untilEnriched(stack: Stack, placed: readonly Placed[]): Promise<void> {
  const until = Date.now() + enrichedWithin;
  const isDone = async () =>
    (await enrichments(stack, placed)).every(
      (one, index) => one.updates >= kinds[index]!.updates * callsOfEach,
    );
  while (Date.now() < until && !(await isDone())) await wait(1_000);
  await wait(afterwards);
}

/** Reads and updates of these calls' activities so far. */
async function enrichments(
  stack: Stack,
  placed: readonly Placed[],
): Promise<{reads: number; updates: number}[]> {
  const {org, id: tenantId = ''} = stack.config.tenants[0] ?? {};
  const activities = await control.zoho<{id: string; Description: string}[]>(
    stack,
    `/records?module=Calls&limit=${kinds.length * callsOfEach}&org=${org}`,
  );
  const log = await loggedRequests(stack);
  return placed.map(({sessions}) => {
    const markers = [...sessions].map((session) => activityMarker(tenantId, session));
    const own = activities.filter(({Description: text}) => markers.some((marker) => text.includes(marker)));
    const paths = new Set(own.map(({id}) => `/crm/v8/Calls/${id}`));
    const count = (method: string) =>
      log.filter((one) => one.method === method && paths.has(one.path)).length;
    return {reads: count('GET'), updates: count('PUT')};
  });
}

function figure(
  name: string,
  wantedUpdates: number,
  asked: Readonly<Record<string, number>>,
  later: {readonly reads: number; readonly updates: number},
): Figure {
  const searches = total(
    Object.fromEntries(Object.entries(asked).filter(([route]) => route.includes('/search'))),
  );
  const creates = asked['POST Calls'] ?? 0;
  const each = (count: number) => (count / callsOfEach).toFixed(1);
  const sum = searches + creates + later.reads + later.updates;
  return {
    id: 'J-credit',
    what: `Zoho credits for each journaled call, ${name}`,
    bar: wantedUpdates === 0 ? '1 create' : '1 create, ≤ 1 update',
    measured: `${each(sum)}: search ${each(searches)}, create ${each(creates)}, read ${each(later.reads)}, update ${each(later.updates)}`,
    holds: creates === callsOfEach && later.updates <= wantedUpdates * callsOfEach,
  };
}
