import type {Kysely} from 'kysely';
import type {CallLogState} from '../../../contract/index.ts';
import {describeError, type Logger} from '../../logging.ts';
import type {Meter} from '../../metrics/meter.ts';
import type {CallStore} from '../../services/calls/call-store.ts';
import type {Clock} from '../../services/time/clock.ts';
import {paced} from '../../services/time/pace.ts';
import type {Tenant, Tenants} from '../../services/tenants/tenants.ts';
import type {Database} from '../../store/schema.ts';
import {PbxUnavailableError} from '../pbx-api.ts';
import {NoServiceUserError} from '../rest/service-account.ts';
import {firstGenerationOf, generationGap} from '../session/session-generations.ts';
import {isWeakSession} from '../session/weak-session.ts';
import {isOn} from '../webhook/event-intake.ts';
import type {EventStore, NewEvent, SessionKey} from '../webhook/event-store.ts';
import {userOf} from '../wire/address.ts';
import {readPbxEvent} from '../wire/pbx-event.ts';
import {callLogEvent, inOrder} from './call-log-event.ts';
import {CallLogReader, CallLogRefusedError, type AskPbx} from './call-log-reader.ts';
import type {CallLogRow} from './call-log-row.ts';
import {LegsInLook} from './legs-in-look.ts';
import {readingStore, type CallLogReading} from './reading-store.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A webhook gets this long to come by itself: the PBX tries again after 15 s and 1 min. */
const grace = paced(2 * minute, 10_000);
/** Calls are listed when they end, under the time at which they began: every look goes back so far, and each hour much farther. */
const overlap = hour;
const deepOverlap = 24 * hour;
const deepEvery = hour;
/** A tenant whose log was never read: what it did today. */
const firstLookBack = 24 * hour;
/** A proxy that was away for longer leaves the rest to people. */
const furthest = 30 * 24 * hour;
/** A refusal is an admin's decision, and asking again costs the tenant a line in the PBX's audit. */
const afterRefusal = 30 * minute;
/** A row without an end is one that never gets one after so long. */
const endlessAfter = 8 * hour;
/** Calls stored at once. */
const batchSize = 20;

export interface ReconcilerDeps {
  readonly db: Kysely<Database>;
  readonly ask: AskPbx;
  readonly calls: CallStore;
  readonly events: EventStore;
  readonly tenants: Tenants;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Logger;
  readonly meter: Meter;
  readonly hasRoom: () => boolean;
  /** Milliseconds between two looks. */
  readonly every: number;
  /** Told after a session's events are durable. */
  readonly wake: (session: SessionKey) => void;
  /** A tenant's call log was read, or could not be. */
  readonly onRead: (tenantId: string) => void;
}

/**
 * Fills what webhooks missed: reads each tenant's call log and stores, for every session that we do not know to its end, the
 * `call_cdr` that did not come. From there on it is an event like any other (api-draft B7).
 */
export class Reconciler {
  readonly #deps: ReconcilerDeps;
  readonly #reader: CallLogReader;
  /** Tenants of whose calls the PBX could not tell all legs, and since when. */
  readonly #failingSince = new Map<string, number>();
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(deps: ReconcilerDeps) {
    this.#deps = deps;
    this.#reader = new CallLogReader(deps.ask);
  }

  /** Reads the log of every tenant whose turn has come; one tenant's trouble does not hold up another. */
  runDue(): Promise<void> {
    this.#running ??= this.#round().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Begins with no further tenant and resolves when the running one is through. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => {});
  }

  async #round(): Promise<void> {
    const {tenants, log} = this.#deps;
    for (const tenant of await tenants.all()) {
      if (this.#stopped) return;
      await this.#tenant(tenant).catch((error: unknown) =>
        log.error('call log not read', {tenantId: tenant.id, error: describeError(error)}),
      );
    }
  }

  async #tenant(tenant: Tenant): Promise<void> {
    const {db, clock, every} = this.#deps;
    const now = clock.now();
    const reading = await readingStore.claim(db, tenant.id, now, now + every);
    if (!reading) return;
    if (!isOn(tenant)) {
      // What is called while the CRM is off is not ours, also when it is on again.
      await readingStore.done(db, tenant.id, now, {state: 'off', nextAt: now + every, notBefore: now});
      return;
    }
    await this.#read(tenant, reading, now);
    this.#deps.onRead(tenant.id);
  }

  async #read(tenant: Tenant, reading: CallLogReading, now: number): Promise<void> {
    const {db, every, log} = this.#deps;
    const deep = reading.deep_at === null || now - reading.deep_at.getTime() >= deepEvery;
    let filled = 0;
    try {
      const since = await this.#since(reading, deep, now);
      const {rows, whole} = await this.#reader.since(tenant.id, since);
      if (reading.read_until === null) await readingStore.begin(db, tenant.id, since);
      const isFilled = await this.#fill(tenant.id, rows, now, (count) => (filled += count));
      await readingStore.done(db, tenant.id, now, {
        state: 'ok',
        nextAt: now + every,
        filled,
        // The window is long; what is left of it comes with the next look.
        ...(whole && isFilled && {readUntil: now, ...(deep && {deepAt: now})}),
      });
    } catch (error) {
      const state = stateOf(error);
      if (reading.state !== state)
        log.warn('call log not readable', {tenantId: tenant.id, code: state, error: describeError(error)});
      const wait = state === 'unavailable' ? every : Math.max(every, afterRefusal);
      await readingStore.done(db, tenant.id, now, {state, nextAt: now + wait, filled});
    }
  }

  /** From where to read: what is known to be whole, less an overlap, and not later than the oldest call that is still open. */
  async #since(reading: CallLogReading, deep: boolean, now: number): Promise<number> {
    const {db} = this.#deps;
    const known = reading.read_until?.getTime() ?? now - firstLookBack + deepOverlap;
    const from = known - (deep ? deepOverlap : overlap);
    const {oldest} = await db
      .selectFrom('call')
      .select(({fn}) => fn.min('started_at').as('oldest'))
      .where('tenant_id', '=', reading.tenant_id)
      .where('state', '<>', 'ended')
      .executeTakeFirstOrThrow();
    const open = oldest === null ? from : new Date(oldest).getTime() - minute;
    return Math.max(Math.min(from, open), reading.not_before?.getTime() ?? 0, now - furthest);
  }

  #legsOf(tenantId: string, now: number): LegsInLook {
    return new LegsInLook({
      ask: (rowId) => this.#reader.legs(tenantId, rowId),
      now,
      failingSince: this.#failingSince.get(tenantId),
      outOfReach: now - furthest,
    });
  }

  /**
   * Stores what is missing, some calls at a time, and tells how many those were.
   * @returns Whether that was all.
   */
  async #fill(
    tenantId: string,
    rows: readonly CallLogRow[],
    now: number,
    told: (count: number) => void,
  ): Promise<boolean> {
    const missing = await this.#missing(tenantId, rows, now);
    const legs = this.#legsOf(tenantId, now);
    let stored = 0;
    for (let at = 0; at < missing.length && !this.#stopped; at += batchSize) {
      if (!this.#deps.hasRoom()) throw new PbxUnavailableError('No room for more events.');
      const batch: NewEvent[] = [];
      for (const session of missing.slice(at, at + batchSize)) {
        const event = await this.#event(tenantId, session, legs);
        if (event) batch.push(event);
      }
      stored += batch.length;
      told(await this.#store(tenantId, batch, now));
    }
    this.#note(tenantId, legs.hasFailed, now);
    if (stored < missing.length) legs.expectPbx();
    return stored === missing.length;
  }

  /** @returns How many were new. */
  async #store(tenantId: string, batch: readonly NewEvent[], now: number): Promise<number> {
    const {db, events, meter, wake} = this.#deps;
    const added = await events.add(db, batch, now);
    for (const {event} of batch) wake({tenantId, sessionId: event.sessionId});
    meter.reconciled(added);
    return added;
  }

  #note(tenantId: string, hasFailed: boolean, now: number): void {
    if (!hasFailed) this.#failingSince.delete(tenantId);
    else if (!this.#failingSince.has(tenantId)) {
      this.#failingSince.set(tenantId, now);
      this.#deps.log.warn('legs of a call not readable', {tenantId});
    }
  }

  /** Undefined while the PBX cannot tell the call's legs. */
  async #event(
    tenantId: string,
    rows: readonly CallLogRow[],
    inLook: LegsInLook,
  ): Promise<NewEvent | undefined> {
    const {sessionId} = rows[0]!;
    const legs: CallLogRow[] = [];
    for (const row of rows) {
      const told = await inLook.of(row);
      if (!told) return undefined;
      legs.push(...told);
    }
    const {key, body} = callLogEvent(tenantId, sessionId, rows, legs);
    return {tenantId, key, event: readPbxEvent(body), body};
  }

  /** Sessions that have ended for the PBX and not for us, oldest first. */
  async #missing(tenantId: string, rows: readonly CallLogRow[], now: number): Promise<CallLogRow[][]> {
    const sessions = new Map<string, CallLogRow[]>();
    for (const row of rows) {
      if (row.sessionId !== '') sessions.set(row.sessionId, [...(sessions.get(row.sessionId) ?? []), row]);
    }
    for (const [sessionId, of] of sessions) {
      const ended = of.filter(({endedAt}) => endedAt !== null);
      if (ended.length === 0 || of.some((row) => goesOn(row, now))) sessions.delete(sessionId);
      else sessions.set(sessionId, ended);
    }
    const known = await this.#known(tenantId, [...sessions.keys()]);
    const missing: CallLogRow[][] = [];
    for (const of of sessions.values())
      if (!known.some((call) => isSame(call, of)) && !(await this.#isKnownUnnamed(tenantId, of)))
        missing.push(of);
    return missing.sort((a, b) => (a[0]!.startedAt ?? 0) - (b[0]!.startedAt ?? 0));
  }

  /** Whether the webhook told this call, but not its session id. */
  async #isKnownUnnamed(tenantId: string, rows: readonly CallLogRow[]): Promise<boolean> {
    const {db, calls} = this.#deps;
    const {startedAt, wire} = inOrder(rows)[0]!;
    if (startedAt === null) return false;
    const parties = {caller: userOf(wire.text('caller')), callee: userOf(wire.text('callee'))};
    const found = await calls.between(db, tenantId, {...parties, startedAt});
    return found.some(({sessionId}) => isWeakSession(sessionId));
  }

  /** Calls that are known to their end. */
  async #known(tenantId: string, sessionIds: readonly string[]): Promise<KnownCall[]> {
    const {db, calls} = this.#deps;
    const known: KnownCall[] = [];
    for (let at = 0; at < sessionIds.length; at += 100) {
      const found = await db
        .selectFrom('call')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('state', '=', 'ended')
        .where('session_id', 'in', sessionIds.slice(at, at + 100))
        .execute();
      for (const row of found) {
        const {facts} = calls.open(row);
        if (facts.flags.includes('incomplete')) continue;
        const {startedAt, endedAt} = facts;
        known.push({sessionId: firstGenerationOf(facts.sessionId), startedAt, endedAt: endedAt ?? startedAt});
      }
    }
    return known;
  }
}

interface KnownCall {
  readonly sessionId: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

/**
 * Whether a call is known as these rows tell it. Rows that begin before it or end after it are more of it: the PBX may list a leg
 * later than another. A session id that comes again a day later is another call (reliability E13).
 */
const isSame = ({sessionId, startedAt, endedAt}: KnownCall, rows: readonly CallLogRow[]): boolean =>
  sessionId === rows[0]!.sessionId &&
  rows.some((row) => Math.abs((row.startedAt ?? 0) - startedAt) < generationGap) &&
  rows.every(
    (row) =>
      (row.startedAt ?? startedAt) >= startedAt - minute && (row.endedAt ?? endedAt) <= endedAt + minute,
  );

/** A row that has just ended, or that has no end yet: others of its call may follow, and its webhook may be on its way. */
const goesOn = ({startedAt, endedAt}: CallLogRow, now: number): boolean =>
  endedAt === null ? startedAt !== null && startedAt > now - endlessAfter : endedAt > now - grace;

function stateOf(error: unknown): CallLogState {
  if (error instanceof CallLogRefusedError) return 'refused';
  if (error instanceof NoServiceUserError) return 'no_service_user';
  if (error instanceof PbxUnavailableError) return 'unavailable';
  throw error;
}
