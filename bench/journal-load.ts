import {setTimeout as wait} from 'node:timers/promises';
import {activityMarker} from '../src/proxy/journal/activity-marker.ts';
import {control, type Person} from './worlds.ts';
import type {Stack} from './stack.ts';

/** So many calls are on their way at most: more would wait at the PBX, whose patience with a webhook ends after five seconds. */
const underWayAtMost = 100;
/** Calls placed at once. */
const atOnce = 10;
/** No call takes longer than this to become an activity, milliseconds. */
const patience = 180_000;

/** A request as the emulator's log tells it. */
interface LoggedRequest {
  readonly at: number;
  readonly ms: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

interface Webhook {
  readonly sessionId?: string;
  readonly eventType: string;
  readonly attempts: readonly {readonly at: string}[];
}

/** Calls of known people that were answered and are over, told at once. */
export interface LoadOptions {
  readonly calls: number;
  readonly people: readonly Person[];
  /** Calls placed a second. Left out: as fast as they are journaled, a hundred under way. */
  readonly perSecond?: number;
}

/** Places the calls at their pace. @returns Ids of their sessions. */
export async function placeCalls(
  stack: Stack,
  {calls, people, perSecond}: LoadOptions,
): Promise<ReadonlySet<string>> {
  const sessions = new Set<string>();
  const [began, before] = [performance.now(), await countActivities(stack)];
  const place = async (n: number) => void sessions.add(await placeCall(stack, people, n));
  if (perSecond) {
    for (let n = 0; n < calls; n += 1) {
      await wait(Math.max(1, began + (n * 1000) / perSecond - performance.now()));
      await place(n);
    }
    return sessions;
  }
  for (let n = 0; n < calls; n += atOnce) {
    while (n - ((await countActivities(stack)) - before) > underWayAtMost - atOnce) await wait(50);
    const some = Array.from({length: Math.min(atOnce, calls - n)}, (_, index) => n + index);
    await Promise.all(some.map(place));
  }
  return sessions;
}

async function placeCall(stack: Stack, people: readonly Person[], n: number): Promise<string> {
  const {id} = await control.pbx<{id: string}>(stack, '/calls', {
    tenant: stack.config.tenants[0]?.id,
    from: people[n % people.length]?.digits,
    to: `10${1 + (n % 4)}`,
    ends: 'answered',
    talkSeconds: 60,
    instant: true,
  });
  return id;
}

/** Call activities of the first tenant's org. */
export async function countActivities(stack: Stack): Promise<number> {
  const org = stack.config.tenants[0]?.org ?? '';
  const state = await control.zoho<{orgs: {totals: {Calls: number}}[]}>(stack, `/state?limit=1&org=${org}`);
  return state.orgs[0]?.totals.Calls ?? 0;
}

/** Resolves when the org has so many. @throws Error after three minutes without a new one. */
export async function untilActivities(stack: Stack, count: number): Promise<void> {
  let [seen, seenAt] = [-1, Date.now()];
  for (;;) {
    const found = await countActivities(stack);
    if (found >= count) return;
    if (found > seen) [seen, seenAt] = [found, Date.now()];
    if (Date.now() - seenAt > patience)
      throw new Error(
        `${count - found} calls did not become activities: the last one came three minutes ago.`,
      );
    await wait(100);
  }
}

/** Milliseconds from the first attempt of each session's `call_cdr` to the CRM's answer to its create, as both worlds tell. */
export async function cdrToActivity(stack: Stack, sessions: ReadonlySet<string>): Promise<number[]> {
  const tenantId = stack.config.tenants[0]?.id ?? '';
  const ended = await cdrTimes(stack, sessions);
  const creates = (await loggedRequests(stack)).filter(
    ({method, path, status}) => method === 'POST' && path.endsWith('/Calls') && status === 201,
  );
  const markers = new Map([...ended].map(([id, at]) => [activityMarker(tenantId, id), at]));
  return creates.flatMap(({at, ms, body}) => {
    const marker = /call [0-9a-f]{20}/.exec(body)?.[0] ?? '';
    const endedAt = markers.get(marker);
    return endedAt === undefined ? [] : [at + ms - endedAt];
  });
}

/** The emulator's newest requests of the first tenant's org. */
export async function loggedRequests(stack: Stack): Promise<readonly LoggedRequest[]> {
  const org = stack.config.tenants[0]?.org ?? '';
  const {log} = await control.zoho<{log: LoggedRequest[]}>(stack, `/state?limit=5000&org=${org}`);
  return log;
}

/** When each session's `call_cdr` first left the PBX, epoch milliseconds. */
async function cdrTimes(stack: Stack, sessions: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(`${stack.config.pbx}/control/state?webhooks=5000`);
  const {webhooks} = (await answer.json()) as {webhooks: Webhook[]};
  return new Map(
    webhooks.flatMap(({sessionId, eventType, attempts}) =>
      sessionId && eventType === 'call_cdr' && sessions.has(sessionId) && attempts[0]
        ? [[sessionId, Date.parse(attempts[0].at)] as const]
        : [],
    ),
  );
}
