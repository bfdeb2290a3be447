import {sql, type Kysely} from 'kysely';
import {noteHeard} from '../../journal/journal-steps.ts';
import {journalStore} from '../../journal/journal-store.ts';
import {describeError, type Logger} from '../../logging.ts';
import {readNumber} from '../../phone/read-number.ts';
import type {CallStore, Queries, StoredCall} from '../../services/calls/call-store.ts';
import type {Clock} from '../../services/time/clock.ts';
import type {Tenant, Tenants} from '../../services/tenants/tenants.ts';
import {commitLazily} from '../../store/lazy-commit.ts';
import type {Database} from '../../store/schema.ts';
import {isOn} from '../webhook/event-intake.ts';
import type {EventStore, SessionEvents, SessionKey, StoredEvent} from '../webhook/event-store.ts';
import type {CallFacts} from './call-facts.ts';
import {isPartOf, joined, seemsHalf, spanOfMain, spanOfPart} from './joined-sessions.ts';
import type {NumberBook} from './number-book.ts';
import type {NumberBooks} from './number-books.ts';
import {numbersOf} from './session-events.ts';
import {
  firstGenerationOf,
  generationGap,
  generationsOf,
  isOneCall,
  toldStart,
  type Generation,
} from './session-generations.ts';
import {SessionQueue} from './session-queue.ts';
import {reduceSession} from './session-reducer.ts';

/** How long a call that seems to be half of one waits for its other half before it is journaled alone, milliseconds. */
const waitsForHalf = 120_000;
/** How long an ended call waits for the directory before persons and menus are told apart by rule of thumb. */
const waitsForDirectory = 120_000;
/** An open call of which nothing is heard is looked at so often: it may have ended without telling (reliability E4). */
const silentLookEvery = 3_600_000;

/** A call before and after its newest events, after both are stored. */
export interface CallChange {
  readonly tenant: Tenant;
  readonly before: StoredCall | undefined;
  readonly after: CallFacts;
  /** Canonical external number; null when there is none to look up. */
  readonly e164: string | null;
}

export interface ProcessorDeps {
  readonly db: Kysely<Database>;
  readonly events: EventStore;
  readonly calls: CallStore;
  readonly tenants: Tenants;
  readonly books: NumberBooks;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Logger;
  /** True when other processes work on the same database. */
  readonly shared: boolean;
  /** Told after the commit. Must not throw. */
  readonly onChange: (change: CallChange) => void;
  /** Called inside the transaction in which a call became due for the journal. */
  readonly wakeJournal: (db: Queries, session: SessionKey) => Promise<void>;
  /** Called inside the transaction that sees a call with the outside over; may be called again for the same. */
  readonly onEnded?: (db: Queries, tenant: Tenant, facts: CallFacts) => Promise<void>;
}

type Turn =
  | {readonly done: true; readonly change?: CallChange; readonly wakes: readonly string[]}
  /** Events came between reading and locking: read again. */
  | {readonly done: false}
  /** These events are of several calls, or of one whose other events are gone. */
  | {readonly done: 'several'};

/**
 * Turns a session's stored events into its call, again from all of them at each turn. So it does not matter in which order events
 * came, how often, or whether the process died halfway.
 */
export class SessionProcessor {
  readonly #deps: ProcessorDeps;
  readonly #queue: SessionQueue;

  constructor(deps: ProcessorDeps) {
    this.#deps = deps;
    // The embedded database has one connection: webhooks must not wait behind a crowd of transactions.
    this.#queue = new SessionQueue((session) => this.#safely(session), deps.shared ? 8 : 1);
  }

  wake({tenantId, sessionId}: SessionKey): void {
    // Calls that shared a session id are told by the same events.
    this.#queue.add({tenantId, sessionId: firstGenerationOf(sessionId)});
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }

  /**
   * Picks up what is left over: events of before a crash, of a process that died, of a time without directory; and calls that fell
   * silent.
   * @param olderThan Milliseconds that an event must have waited; 0 at start-up.
   */
  async recover(olderThan: number): Promise<void> {
    const {db, events, clock} = this.#deps;
    const now = clock.now();
    for (const session of await events.waiting(db, now - olderThan)) this.wake(session);
    const silent = await db
      .selectFrom('call')
      .select(['tenant_id', 'session_id'])
      .where('state', '<>', 'ended')
      .where('updated_at', '<', new Date(now - silentLookEvery))
      .limit(200)
      .execute();
    for (const row of silent) this.wake({tenantId: row.tenant_id, sessionId: row.session_id});
  }

  async #safely(session: SessionKey): Promise<void> {
    try {
      await this.#process(session);
    } catch (error) {
      // Its events stay unprocessed, and `recover` brings it back.
      const {tenantId, sessionId: callId} = session;
      this.#deps.log.error('session not processed', {tenantId, callId, error: describeError(error)});
    }
  }

  async #process(session: SessionKey): Promise<void> {
    const {db, events, tenants, books} = this.#deps;
    const tenant = await tenants.byId(session.tenantId);
    if (!tenant) return;
    for (let turn: Turn = {done: false}; !turn.done;) {
      const stored = await events.ofSession(db, session);
      if (stored.count === 0) return;
      // The directory may ask the PBX: never while a transaction is open.
      const book = await books.of(tenant.id, numbersOf(stored.events.map(({event}) => event)));
      const whole = {sessionId: session.sessionId, events: stored.events};
      turn = await db.transaction().execute((tx) => this.#turn(tx, tenant, session, whole, book, stored));
      if (turn.done === 'several') turn = await this.#several(tenant, session, stored, book);
      else this.#told(tenant, turn);
      if (stored.count > stored.events.length) await events.markLeftOut(db, session);
    }
  }

  #told(tenant: Tenant, turn: Turn): void {
    if (turn.done !== true) return;
    if (turn.change) this.#deps.onChange(turn.change);
    for (const sessionId of turn.wakes) this.wake({tenantId: tenant.id, sessionId});
  }

  /** The session id was used again, or the events of its call are gone: each call gets what is told of it. */
  async #several(
    tenant: Tenant,
    session: SessionKey,
    stored: SessionEvents,
    book: NumberBook,
  ): Promise<Turn> {
    const {db, calls, events} = this.#deps;
    const known = await calls.generations(db, session.tenantId, session.sessionId);
    for (const part of generationsOf(session.sessionId, stored.events, known)) {
      const purged = known.some(({sessionId, eventsPurged}) => sessionId === part.sessionId && eventsPurged);
      const turn = await db.transaction().execute(async (tx): Promise<Turn> => {
        if (!purged) return this.#turn(tx, tenant, session, part, book, stored);
        // Of the rest of a call no call can be made: what is stored of it stays (reliability E14).
        const key = {tenantId: session.tenantId, sessionId: part.sessionId};
        await journalStore.note(tx, key, this.#deps.clock.now(), 'late event', part.events[0]!.event.type);
        await events.markProcessed(tx, session, keysOf(part));
        return {done: true, wakes: []};
      });
      if (turn.done === false) return turn;
      this.#told(tenant, turn);
    }
    return {done: true, wakes: []};
  }

  async #turn(
    tx: Queries,
    tenant: Tenant,
    session: SessionKey,
    part: Generation,
    book: NumberBook,
    /** All that was read of the session. */
    read: SessionEvents,
  ): Promise<Turn> {
    const {events, calls, clock} = this.#deps;
    const {sessionId, events: stored} = part;
    if (!(await this.#isAlone(tx, session, read.count))) return {done: false};
    const before = await calls.find(tx, session.tenantId, sessionId);
    const isWhole = stored === read.events;
    if (isWhole && needsParting(before, stored)) return {done: 'several'};
    // The events are on the disk already; screens need not wait for what is made of them.
    await commitLazily(tx);
    const now = clock.now();
    const receivedAt = Math.min(...stored.map((event) => event.receivedAt));
    const told = stored.map(({event}) => event);
    const {callbackPrefix, defaultCountry, journal} = tenant.settings;
    const silentMs = journal.silentHours * 3_600_000;
    const alone = reduceSession(told, {
      sessionId,
      book,
      receivedAt,
      now,
      silentMs,
      callbackPrefix,
      country: defaultCountry,
    });
    const keys = keysOf(part);
    if (!alone) {
      await events.markProcessed(tx, session, keys);
      return {done: true, wakes: []};
    }
    const {facts, partner} = await this.#withPartner(tx, tenant.id, alone, book);
    const {e164} = readNumber(facts.trunk ? facts.external : '', defaultCountry);
    await calls.save(tx, tenant.id, facts, e164, now);

    const newestAt = Math.max(...stored.map((event) => event.receivedAt));
    const settled = book.sure || now - newestAt >= waitsForDirectory;
    const call = {tenantId: session.tenantId, sessionId};
    if (facts.state === 'ended' && !settled) {
      // At the next look what was saved just now is no news any more: an activity that stands learns of it from here.
      if (before && !sameForJournal(before.facts, facts))
        await journalStore.bump(tx, call, now, now + waitsForDirectory);
      return {done: true, change: {tenant, before, after: facts, e164}, wakes: []};
    }
    await this.#journal(tx, tenant, {...call, events: stored}, before?.facts, facts, now);
    if (facts.trunk && facts.state === 'ended' && facts.joined?.as !== 'part' && isOn(tenant))
      await this.#deps.onEnded?.(tx, tenant, facts);
    await events.markProcessed(tx, session, keys);
    const changed = !before || JSON.stringify(before.facts) !== JSON.stringify(facts);
    const wakes = partner !== undefined && changed ? [partner] : [];
    return {done: true, change: {tenant, before, after: facts, e164}, wakes};
  }

  /**
   * Two processes may hear of one session at once: the second waits, and reads again if the first knew more. In a single process a
   * session has one turn at a time anyway.
   */
  async #isAlone(tx: Queries, session: SessionKey, known: number): Promise<boolean> {
    if (!this.#deps.shared) return true;
    const name = `${session.tenantId} ${session.sessionId}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
    return (await this.#deps.events.countOf(tx, session)) === known;
  }

  /** Finds the other half of an attended transfer that the PBX told as two sessions. */
  async #withPartner(
    tx: Queries,
    tenantId: string,
    facts: CallFacts,
    book: NumberBook,
  ): Promise<{facts: CallFacts; partner?: string}> {
    if (!seemsHalf(facts)) return {facts};
    const {calls} = this.#deps;
    if (facts.consultedBy !== '') {
      const candidates = await calls.near(tx, tenantId, facts.consultedBy, spanOfMain(facts));
      const main = candidates.findLast((call) => isPartOf(facts, call.facts));
      if (!main) return {facts};
      return {
        facts: {...facts, joined: {sessionId: main.sessionId, as: 'part'}},
        partner: main.sessionId,
      };
    }
    const consultants = new Set(facts.legs.filter(({kind}) => kind === 'person').map(({number}) => number));
    for (const extension of consultants) {
      const candidates = await calls.near(tx, tenantId, extension, spanOfPart(facts));
      const part = candidates.find((call) => isPartOf(call.facts, facts));
      if (part) return {facts: joined(facts, part.facts, book), partner: part.sessionId};
    }
    return {facts};
  }

  /** Every ended call with the outside gets its journal row in the same transaction as its last fact (decision 2). */
  async #journal(
    tx: Queries,
    tenant: Tenant,
    session: SessionKey & {readonly events: readonly StoredEvent[]},
    before: CallFacts | undefined,
    facts: CallFacts,
    now: number,
  ): Promise<void> {
    const goesOnElsewhere = facts.joined?.as === 'main' && facts.state !== 'ended';
    if (facts.joined?.as === 'part' || goesOnElsewhere) {
      await journalStore.withdraw(tx, session);
      return;
    }
    if (!facts.trunk || facts.state !== 'ended') return;
    // A call that was under way when the CRM was switched off waits until it is on again (reliability J32).
    const wasOpen = before !== undefined && before.state !== 'ended';
    if (!tenant.settings.journal.enabled || !(isOn(tenant) || wasOpen)) return;
    const known = await journalStore.find(tx, session);
    if (known && before && sameForJournal(before, facts)) return;
    if (!known) await noteHeard(tx, session, session.events, facts.flags, now);
    const incomplete = seemsHalf(facts) && facts.joined === null;
    await journalStore.want(tx, session, now, incomplete ? now + waitsForHalf : now);
    if (!incomplete) await this.#deps.wakeJournal(tx, session);
  }
}

const keysOf = ({events}: Generation): string[] => events.map(({key}) => key);

/** Whether these events are of more than the one call that is stored under their session id. */
function needsParting(before: StoredCall | undefined, stored: readonly StoredEvent[]): boolean {
  if (before?.eventsPurged || !isOneCall(stored)) return true;
  const start = toldStart(stored);
  return before !== undefined && start !== null && start - before.facts.startedAt >= generationGap;
}

/** Would the activity say the same? Live details like the state of a leg's device do not stand in it. */
function sameForJournal(a: CallFacts, b: CallFacts): boolean {
  const told = ({flags: _flags, sipCallId: _id, ...rest}: CallFacts) => JSON.stringify(rest);
  return told(a) === told(b);
}
