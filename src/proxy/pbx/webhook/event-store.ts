import {sql, type Kysely} from 'kysely';
import type {Queries} from '../../services/calls/call-store.ts';
import type {Database} from '../../store/schema.ts';
import type {SealContext, SecretBox} from '../../store/secret-box.ts';
import {readPbxEvent, type PbxEvent} from '../wire/pbx-event.ts';

/** Most events of one session that are looked at; a long queue call with many agents has some hundred. */
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

  /** Every event of a session, oldest delivery first. */
  async ofSession(db: Queries, {tenantId, sessionId}: SessionKey): Promise<StoredEvent[]> {
    const rows = await db
      .selectFrom('pbx_event')
      .select(['event_key', 'received_at', 'body'])
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .orderBy('received_at')
      .orderBy('event_key')
      .limit(eventsAtMost)
      .execute();
    return rows.map((row) => ({
      key: row.event_key,
      receivedAt: row.received_at.getTime(),
      event: this.#read(tenantId, sessionId, row),
    }));
  }

  /** How many events {@link ofSession} would answer. */
  async countOf(db: Queries, {tenantId, sessionId}: SessionKey): Promise<number> {
    const {count} = await db
      .selectFrom('pbx_event')
      .select(sql<string>`count(*)`.as('count'))
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .executeTakeFirstOrThrow();
    return Math.min(Number(count), eventsAtMost);
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

  /** CDR ids that the events of a session name: the PBX may name its recording files by them. */
  async cdrIds(db: Queries, {tenantId, sessionId}: SessionKey): Promise<string[]> {
    const rows = await db
      .selectFrom('pbx_event')
      .select(['event_key', 'body'])
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .limit(eventsAtMost)
      .execute();
    const ids = rows.map(({event_key, body}) => {
      const event = JSON.parse(this.#box.open(bodyAt(tenantId, event_key), body)) as {cdr_id?: unknown};
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

const bodyAt = (tenantId: string, rowKey: string): SealContext => ({
  field: 'pbx_event.body',
  tenantId,
  rowKey,
});
