import {sql, type Kysely, type Selectable, type Transaction} from 'kysely';
import type {CallRecord, LinkedContact} from '../../../contract/index.ts';
import type {CallFacts} from '../../pbx/session/call-facts.ts';
import {extensionsOf} from '../../pbx/session/agent-views.ts';
import {lazily} from '../../store/lazy-commit.ts';
import type {CallTable, Database} from '../../store/schema.ts';
import type {SealContext, SecretBox} from '../../store/secret-box.ts';

export type Queries = Kysely<Database> | Transaction<Database>;
export type MatchState = CallRecord['match']['state'];

/** The record that a call belongs to, and who said so. */
export interface CallLink extends LinkedContact {
  readonly ownerId: string | null;
}

/** A call as it is stored, opened. */
export interface StoredCall {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly facts: CallFacts;
  readonly matchState: MatchState;
  readonly contact: CallLink | null;
  /** `agent`: a person decided, also when the decision is "none of them". */
  readonly linkedBy: 'agent' | 'match' | null;
  readonly numberHash: string | null;
  /** Its raw events are deleted; what is stored of it is all there is. */
  readonly eventsPurged: boolean;
}

/** Calls that began from `from` to `to` and were not over before `goesOnAt`, milliseconds since 1970. */
export interface CallSpan {
  readonly from: number;
  readonly to: number;
  readonly goesOnAt: number;
}

/** Calls in the database. Whatever names a person or number is sealed; every query is held to one tenant. */
export class CallStore {
  readonly #box: SecretBox;

  constructor(box: SecretBox) {
    this.#box = box;
  }

  async find(db: Queries, tenantId: string, sessionId: string): Promise<StoredCall | undefined> {
    const row = await db
      .selectFrom('call')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .executeTakeFirst();
    return row && this.open(row);
  }

  /**
   * Lets nobody else change this call until the transaction ends. Whoever adds to a call takes it first, so that the end of the call
   * and the news of it see each other.
   */
  async hold(db: Queries, {tenantId, sessionId}: {tenantId: string; sessionId: string}): Promise<void> {
    await db
      .selectFrom('call')
      .select('session_id')
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .forNoKeyUpdate()
      .execute();
  }

  open(row: Selectable<CallTable>): StoredCall {
    const {tenant_id: tenantId, session_id: sessionId} = row;
    return {
      tenantId,
      sessionId,
      facts: JSON.parse(this.#box.open(factsAt(tenantId, sessionId), row.facts)) as CallFacts,
      matchState: row.match_state as MatchState,
      contact:
        row.contact === null
          ? null
          : (JSON.parse(this.#box.open(contactAt(tenantId, sessionId), row.contact)) as CallLink),
      linkedBy: row.linked_by as StoredCall['linkedBy'],
      numberHash: row.number_hash,
      eventsPurged: row.events_purged_at !== null,
    };
  }

  /** The calls that had this session id at the PBX, oldest first (reliability E13). */
  async generations(
    db: Queries,
    tenantId: string,
    sessionId: string,
  ): Promise<{sessionId: string; startedAt: number; endedAt: number | null; eventsPurged: boolean}[]> {
    const rows = await db
      .selectFrom('call')
      .select(['session_id', 'started_at', 'ended_at', 'events_purged_at'])
      .where('tenant_id', '=', tenantId)
      .where((is) =>
        is.or([is('session_id', '=', sessionId), is('session_id', 'like', `${likeText(sessionId)}:g%`)]),
      )
      .orderBy('started_at')
      .execute();
    return rows.map((row) => ({
      sessionId: row.session_id,
      startedAt: row.started_at.getTime(),
      endedAt: row.ended_at?.getTime() ?? null,
      eventsPurged: row.events_purged_at !== null,
    }));
  }

  /** Calls between these two that began in the same second: what a call without a session id is known by (reliability E12). */
  async between(
    db: Queries,
    tenantId: string,
    {caller, callee, startedAt}: Pick<CallFacts, 'caller' | 'callee' | 'startedAt'>,
  ): Promise<StoredCall[]> {
    const second = Math.floor(startedAt / 1000) * 1000;
    const rows = await db
      .selectFrom('call')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('started_at', '>=', new Date(second))
      .where('started_at', '<', new Date(second + 1000))
      .execute();
    return rows
      .map((row) => this.open(row))
      .filter(({facts}) => facts.caller === caller && facts.callee === callee);
  }

  /** Writes what the reducer made; the link to a record stays as it is. */
  async save(
    db: Queries,
    tenantId: string,
    facts: CallFacts,
    e164: string | null,
    now: number,
  ): Promise<void> {
    const columns = {
      direction: facts.direction,
      trunk: facts.trunk,
      state: facts.state,
      outcome: facts.outcome,
      number_hash: e164 === null ? null : this.#box.numberHash(tenantId, e164),
      extensions: JSON.stringify(extensionsOf(facts)),
      owner_extension: facts.owner.extension,
      started_at: new Date(facts.startedAt),
      ended_at: facts.endedAt === null ? null : new Date(facts.endedAt),
      facts: this.#box.seal(factsAt(tenantId, facts.sessionId), JSON.stringify(facts)),
      updated_at: new Date(now),
    };
    await db
      .insertInto('call')
      .values({tenant_id: tenantId, session_id: facts.sessionId, ...columns})
      .onConflict((conflict) => conflict.columns(['tenant_id', 'session_id']).doUpdateSet(columns))
      .execute();
  }

  /**
   * Notes what a lookup said. An agent's choice is never overwritten, unless what was chosen is gone.
   * @param match With `instead` the call takes it only while that record is still its own.
   * @returns Whether the call took it.
   */
  async setMatch(
    db: Queries,
    call: {tenantId: string; sessionId: string},
    match: {
      state: MatchState;
      contact: CallLink | null;
      by: 'agent' | 'match' | null;
      instead?: CallLink | null;
    },
  ): Promise<boolean> {
    const {tenantId, sessionId} = call;
    const sealed =
      match.contact && this.#box.seal(contactAt(tenantId, sessionId), JSON.stringify(match.contact));
    let update = db
      .updateTable('call')
      .set({
        match_state: match.state,
        contact_module: match.contact?.module ?? null,
        contact_id: match.contact?.id ?? null,
        contact: sealed,
        linked_by: match.by,
      })
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId);
    if (match.instead)
      update = update
        .where('contact_module', '=', match.instead.module)
        .where('contact_id', '=', match.instead.id);
    else if (match.by !== 'agent') update = update.where(sql<boolean>`linked_by is distinct from 'agent'`);
    // A guess can be made again; what a person decided must reach the disk.
    const taken = await (
      match.by === 'agent' ? update.returning('session_id') : update.returning(lazily.as('lazily'))
    ).execute();
    return taken.length > 0;
  }

  /**
   * Calls with the outside in which this extension took part and that lie so in time, oldest first: candidates for the other half.
   * A phone may ring often in a day and during a long talk, so of too many the newest count.
   */
  async near(db: Queries, tenantId: string, extension: string, span: CallSpan): Promise<StoredCall[]> {
    const rows = await db
      .selectFrom('call')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('trunk', '=', true)
      .where('started_at', '>=', new Date(span.from))
      .where('started_at', '<=', new Date(span.to))
      .where((is) => is.or([is('ended_at', 'is', null), is('ended_at', '>=', new Date(span.goesOnAt))]))
      .where(takesPart(extension))
      .orderBy('started_at', 'desc')
      .limit(50)
      .execute();
    return rows.reverse().map((row) => this.open(row));
  }

  /** Hashes under which calls of a number may stand. */
  numberHashes(tenantId: string, e164: string): string[] {
    return this.#box.numberHashes(tenantId, e164);
  }
}

/** Condition: this extension is among those of the call. */
export const takesPart = (extension: string) => sql<boolean>`call.extensions::jsonb ? ${extension}::text`;

const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const factsAt = (tenantId: string, rowKey: string): SealContext => ({field: 'call.facts', tenantId, rowKey});
const contactAt = (tenantId: string, rowKey: string): SealContext => ({
  field: 'call.contact',
  tenantId,
  rowKey,
});
