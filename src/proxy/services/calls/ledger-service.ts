import {sql, type Kysely} from 'kysely';
import type {LedgerCall, LedgerEntry, LedgerReply, LedgerRetry} from '../../../contract/index.ts';
import {ledgerStates} from '../../../contract/index.ts';
import type {CrmAdapter} from '../../crm/crm-adapter.ts';
import {tellHealth} from '../../health/health-teller.ts';
import {journalStore, type JournalRow} from '../../journal/journal-store.ts';
import {shownJournal} from '../../journal/journal-view.ts';
import {ledgerReason} from '../../journal/ledger-reason.ts';
import type {Caller} from '../../middleware/env.ts';
import {Refusal} from '../../middleware/refusal.ts';
import {readingStore} from '../../pbx/call-log/reading-store.ts';
import type {Leg} from '../../pbx/session/call-facts.ts';
import type {Database} from '../../store/schema.ts';
import type {CallStore, Queries, StoredCall} from './call-store.ts';
import type {Clock} from '../time/clock.ts';
import type {EventHub} from '../stream/event-hub.ts';
import {farPartyOf, redacted} from './far-party.ts';
import {ledgerCalls, type LedgerFilter} from './ledger-calls.ts';

export interface LedgerDeps {
  readonly db: Kysely<Database>;
  readonly calls: CallStore;
  readonly crm: Pick<CrmAdapter, 'activityUrl'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly hub: Pick<EventHub, 'publish'>;
  /** Inside a transaction: this call's journal became due. */
  readonly wakeJournal: (db: Queries, key: {tenantId: string; sessionId: string}) => Promise<void>;
}

type LedgerState = (typeof ledgerStates)[number];

const stepsAtMost = 500;

/** What became of each call of a tenant, for its admins (api-draft B3). */
export class LedgerService {
  readonly #deps: LedgerDeps;

  constructor(deps: LedgerDeps) {
    this.#deps = deps;
  }

  /**
   * Calls that belong in the CRM, newest first.
   * @throws Refusal `forbidden` when somebody who may not see CRM contacts asks for a number or name: the answer would tell.
   */
  async list(
    caller: Caller,
    {cursor, limit, ...filter}: LedgerFilter & {cursor?: string; limit: number},
  ): Promise<LedgerReply> {
    const {tenant} = caller;
    if (filter.party !== undefined && !mayName(caller)) throw new Refusal('forbidden');
    const page = await ledgerCalls(this.#deps, tenant, filter, {
      limit,
      ...(cursor !== undefined && {cursor}),
    });
    const journals = await this.#journals(
      tenant.id,
      page.calls.map(({sessionId}) => sessionId),
    );
    return {
      items: page.calls.map((call) => this.#entry(caller, call, journals.get(call.sessionId))),
      nextCursor: page.nextCursor,
      counts: await this.#counts(tenant.id),
      parties: mayName(caller) ? 'shown' : 'masked',
      callLog: await this.#callLog(tenant.id),
    };
  }

  /** @throws Refusal `not_found` for what is not there, or is another tenant's. */
  async get(caller: Caller, callId: string): Promise<LedgerCall> {
    const {db, calls} = this.#deps;
    const {tenant} = caller;
    const call = await calls.find(db, tenant.id, callId);
    if (!call) throw new Refusal('not_found');
    const key = {tenantId: tenant.id, sessionId: callId};
    const row = await journalStore.find(db, key);
    const ofCall = (table: 'journal_step' | 'note') =>
      db.selectFrom(table).where('tenant_id', '=', tenant.id).where('session_id', '=', callId);
    const steps = await ofCall('journal_step')
      .select(['at', 'step', 'detail'])
      .orderBy('id', 'desc')
      .limit(stepsAtMost)
      .execute();
    const notes = await ofCall('note')
      .select(sql<string>`count(*)`.as('count'))
      .executeTakeFirstOrThrow();
    const {external, legs, talkSeconds, ringSeconds, queueSeconds} = call.facts;
    return {
      ...this.#entry(caller, call, row),
      versions: row ? {wanted: row.wanted_version, written: row.written_version} : null,
      payload: {
        number: redacted(external),
        talkSeconds,
        ringSeconds,
        queueSeconds,
        notes: Number(notes.count),
        legs: shownLegs(legs),
      },
      steps: steps.reverse().map(({at, step, detail}) => ({at: at.toISOString(), step, detail})),
    };
  }

  /**
   * Lets calls be tried again now.
   * @returns How many that were; written and deleted ones are none of them.
   * @throws Refusal `not_found` when one of the calls is not the tenant's: then nothing is tried.
   */
  async retry({tenant}: Caller, which: LedgerRetry): Promise<number> {
    const {db, hub} = this.#deps;
    const ids =
      'state' in which
        ? await this.#inState(tenant.id, which.state)
        : await this.#checked(tenant.id, which.callIds);
    let accepted = 0;
    for (let at = 0; at < ids.length; at += wokenAtOnce) {
      const some = ids.slice(at, at + wokenAtOnce);
      accepted += await db.transaction().execute((tx) => this.#wake(tx, tenant.id, some));
    }
    // Each call tells of itself when it was written; until then its state is news.
    if (accepted > 0) tellHealth(hub, tenant.id);
    return accepted;
  }

  async #wake(tx: Queries, tenantId: string, ids: readonly string[]): Promise<number> {
    const {clock, wakeJournal} = this.#deps;
    const woken = await journalStore.wakeByHand(tx, tenantId, ids, clock.now());
    const [first] = woken;
    // One call wakes the worker, and it finds the others.
    if (first !== undefined) await wakeJournal(tx, {tenantId, sessionId: first});
    return woken.length;
  }

  async #checked(tenantId: string, callIds: readonly string[]): Promise<string[]> {
    const wanted = [...new Set(callIds)];
    const found = await this.#deps.db
      .selectFrom('call')
      .select('session_id')
      .where('tenant_id', '=', tenantId)
      .where('session_id', 'in', wanted)
      .execute();
    if (found.length < wanted.length) throw new Refusal('not_found');
    return wanted;
  }

  async #inState(tenantId: string, state: LedgerState): Promise<string[]> {
    const rows = await this.#deps.db
      .selectFrom('journal')
      .select('session_id')
      .where('tenant_id', '=', tenantId)
      .where('state', '=', state)
      .orderBy('queued_at')
      .limit(retriedAtOnce)
      .execute();
    return rows.map((row) => row.session_id);
  }

  async #journals(tenantId: string, ids: readonly string[]): Promise<Map<string, JournalRow>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#deps.db
      .selectFrom('journal')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('session_id', 'in', [...ids])
      .execute();
    return new Map(rows.map((row) => [row.session_id, row]));
  }

  async #counts(tenantId: string): Promise<LedgerReply['counts']> {
    const rows = await this.#deps.db
      .selectFrom('journal')
      .select(['state', sql<string>`count(*)`.as('count')])
      .where('tenant_id', '=', tenantId)
      .groupBy('state')
      .execute();
    const of = (wanted: string) => Number(rows.find(({state}) => state === wanted)?.count ?? 0);
    return Object.fromEntries(ledgerStates.map((state) => [state, of(state)])) as LedgerReply['counts'];
  }

  async #callLog(tenantId: string): Promise<LedgerReply['callLog']> {
    const reading = await readingStore.find(this.#deps.db, tenantId);
    return {
      state: (reading?.state ?? 'never') as LedgerReply['callLog']['state'],
      checkedAt: reading?.checked_at?.toISOString() ?? null,
      readUntil: reading?.read_until?.toISOString() ?? null,
      filled: reading?.filled ?? 0,
    };
  }

  #entry(caller: Caller, call: StoredCall, row: JournalRow | undefined): LedgerEntry {
    const {crm, clock} = this.#deps;
    const {tenant} = caller;
    const {facts, contact} = call;
    return {
      callId: call.sessionId,
      startedAt: new Date(facts.startedAt).toISOString(),
      direction: facts.direction === 'forwarded' ? 'inbound' : facts.direction,
      outcome: facts.outcome,
      farParty: farPartyOf(call, tenant.settings.defaultCountry, mayName(caller)),
      extension: facts.owner.extension,
      contact: contact && {module: contact.module, id: contact.id},
      journal: shownJournal(row, (id) => crm.activityUrl(tenant, id)),
      why: ledgerReason(facts, row, clock.now()),
      queuedAt: row?.queued_at.toISOString() ?? null,
      flags: [...facts.flags],
    };
  }
}

/** Calls that one request tries again; the admin asks once more for the rest. */
const retriedAtOnce = 5000;

/** So many of them are woken in one transaction: the embedded database lets nobody else's request be read within one. */
const wokenAtOnce = 100;

const mayName = ({contacts}: Caller): boolean => contacts !== 'none';

/** Each extension once, however many of its devices rang: one of them answered, and the others did not. */
function shownLegs(legs: readonly Leg[]): LedgerCall['payload']['legs'] {
  const places = new Map<string, LedgerCall['payload']['legs'][number]>();
  for (const {kind, number, answeredAt} of legs) {
    const key = `${kind} ${number}`;
    const answered = answeredAt !== null || (places.get(key)?.answered ?? false);
    places.set(key, {kind, number: kind === 'external' ? redacted(number) : number, answered});
  }
  return [...places.values()];
}
