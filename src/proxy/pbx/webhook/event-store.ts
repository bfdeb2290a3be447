import {sql, type Kysely} from 'kysely';
import type {Queries} from '../../services/calls/call-store.ts';
import type {Database} from '../../store/schema.ts';
import type {SealContext, SecretBox} from '../../store/secret-box.ts';
import {readPbxEvent, type PbxEvent} from '../wire/pbx-event.ts';
import {tellingTypes} from '../wire/wire-words.ts';

/** Most events of one session that are read; a long queue call has some hundred, with many agents thousands. */
const eventsAtMost = 3000;

export interface NewEvent {
  readonly tenantId: string;
  readonly key: string;
  readonly event: PbxEvent;
  /** The event as it came. */
  readonly body: object;
}

/** A stored event, read again. */
export interface StoredEvent {
  readonly key: string;
  readonly receivedAt: number;
  readonly event: PbxEvent;
}

/** What was read of a session. */
export interface SessionEvents {
  /** Oldest delivery first. */
  readonly events: readonly StoredEvent[];
  /** How many are stored of it. */
  readonly count: number;
}

/** One PBX session of one tenant. */
export interface SessionKey {
  readonly tenantId: string;
  readonly sessionId: string;
}

/** PBX events as they came: the truth from which calls are made, again and again. Bodies are sealed. */
export class EventStore {
  readonly #box: SecretBox;

  constructor(box: SecretBox) {
    this.#box = box;
  }

  /** Stores each event once. @returns How many were new, when they are durable. */
  async add(db: Kysely<Database>, events: readonly NewEvent[], now: number): Promise<number> {
    if (events.length === 0) return 0;
    const {numInsertedOrUpdatedRows} = await db
      .insertInto('pbx_event')
      .values(
        events.map(({tenantId, key, event, body}) => ({
          tenant_id: tenantId,
          event_key: key,
          session_id: event.sessionId || null,
          event_type: event.type,
          occurred_at: event.at === null ? null : new Date(event.at),
          received_at: new Date(now),
          body: this.#box.seal(bodyAt(tenantId, key), JSON.stringify(body)),
          // What belongs to no call has nothing to wait for.
          processed: event.sessionId === '' || event.kind === 'other',
        })),
      )
      .onConflict((conflict) => conflict.columns(['tenant_id', 'event_key']).doNothing())
      .executeTakeFirst();
    return Number(numInsertedOrUpdatedRows ?? 0n);
  }

  /** Every event of a session; of too many those that tell most. */
  async ofSession(db: Queries, session: SessionKey): Promise<SessionEvents> {
    const {tenantId, sessionId} = session;
    const rows = await mostTelling(db, session)
      .select(['event_key', 'received_at', 'body'])
      // In the same statement: what comes after it must be seen as new.
      .select(countOf(db, session).as('count'))
      .execute();
    const events = rows.map((row) => ({
      key: row.event_key,
      receivedAt: row.received_at.getTime(),
      event: this.#read(tenantId, sessionId, row),
    }));
    return {
      events: events.sort((a, b) => a.receivedAt - b.receivedAt || (a.key < b.key ? -1 : 1)),
      count: Number(rows[0]?.count ?? 0),
    };
  }

  /** How many events are stored of a session. */
  async countOf(db: Queries, session: SessionKey): Promise<number> {
    const {count} = await countOf(db, session).executeTakeFirstOrThrow();
    return Number(count);
  }

  async markProcessed(
    db: Queries,
    {tenantId, sessionId}: SessionKey,
    keys: readonly string[],
  ): Promise<void> {
    await db
      .updateTable('pbx_event')
      .set({processed: true})
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .where('event_key', 'in', [...keys])
      .where('processed', '=', false)
      .execute();
  }

  /** Events that {@link ofSession} leaves out will never be read: they would be waited for without end. */
  async markLeftOut(db: Queries, session: SessionKey): Promise<void> {
    await db
      .updateTable('pbx_event')
      .set({processed: true})
      .where('tenant_id', '=', session.tenantId)
      .where('session_id', '=', session.sessionId)
      .where('event_key', 'not in', mostTelling(db, session).select('event_key'))
      .where('processed', '=', false)
      .execute();
  }

  /** CDR ids that the events of a session name: the PBX may name its recording files by them. */
  async cdrIds(db: Queries, session: SessionKey): Promise<string[]> {
    const rows = await mostTelling(db, session).select(['event_key', 'body']).execute();
    const ids = rows.map(({event_key, body}) => {
      const event = JSON.parse(this.#box.open(bodyAt(session.tenantId, event_key), body)) as {
        cdr_id?: unknown;
      };
      return typeof event.cdr_id === 'string' || typeof event.cdr_id === 'number' ? String(event.cdr_id) : '';
    });
    return [...new Set(ids)].filter((id) => id !== '');
  }

  /** Sessions whose call does not show all their events yet, longest waiting first. */
  async waiting(db: Queries, before: number): Promise<SessionKey[]> {
    const rows = await db
      .selectFrom('pbx_event')
      .select(['tenant_id', 'session_id', sql<Date>`min(received_at)`.as('since')])
      .where('processed', '=', false)
      .where('received_at', '<=', new Date(before))
      .groupBy(['tenant_id', 'session_id'])
      .orderBy('since')
      .limit(500)
      .execute();
    return rows.map((row) => ({tenantId: row.tenant_id, sessionId: row.session_id!}));
  }

  /** A queue's notice speaks of many sessions and is stored for each, so the row's session is the one it is read for. */
  #read(tenantId: string, sessionId: string, row: {event_key: string; body: string}): PbxEvent {
    const body = JSON.parse(this.#box.open(bodyAt(tenantId, row.event_key), row.body)) as object;
    return {...readPbxEvent(body), sessionId};
  }
}

/** The rows of a session that are read: those that tell what became of the call first, then the newest. */
const mostTelling = (db: Queries, {tenantId, sessionId}: SessionKey) =>
  db
    .selectFrom('pbx_event')
    .where('tenant_id', '=', tenantId)
    .where('session_id', '=', sessionId)
    .orderBy(sql`lower(event_type) in (${sql.join(tellingTypes)})`, 'desc')
    .orderBy('received_at', 'desc')
    .orderBy('event_key')
    .limit(eventsAtMost);

const countOf = (db: Queries, {tenantId, sessionId}: SessionKey) =>
  db
    .selectFrom('pbx_event')
    .select(sql<string>`count(*)`.as('count'))
    .where('tenant_id', '=', tenantId)
    .where('session_id', '=', sessionId);

const bodyAt = (tenantId: string, rowKey: string): SealContext => ({
  field: 'pbx_event.body',
  tenantId,
  rowKey,
});
