import {sql, type Selectable, type UpdateObject} from 'kysely';
import type {Journal, WaitReason} from '../../contract/index.ts';
import type {ActivityGuard} from '../crm/crm-adapter.ts';
import type {Queries} from '../services/calls/call-store.ts';
import type {SessionKey} from '../pbx/webhook/event-store.ts';
import {paced} from '../services/time/pace.ts';
import type {Database, JournalTable} from '../store/schema.ts';

/** States of a row; a call that is not journaled has none. */
export type JournalState = Exclude<Journal['state'], 'not_applicable'>;
export type JournalRow = Selectable<JournalTable>;

/** What a journal row becomes. Fields left out stay. */
export interface JournalChange {
  readonly state?: JournalState;
  readonly activity_id?: string | null;
  readonly written_version?: number;
  readonly intent_at?: Date | null;
  readonly intent_guard?: string | null;
  readonly intent_kind?: ActivityGuard['kind'] | null;
  readonly doubted_at?: Date | null;
  readonly attempts?: number;
  readonly next_attempt_at?: Date | null;
  readonly problem_code?: string | null;
  readonly problem_detail?: string | null;
  readonly queued_at?: Date;
  readonly wait_reason?: WaitReason | null;
  readonly parked_at?: Date | null;
  readonly written_contact?: string | null;
  readonly written_type?: string | null;
  readonly written_seconds?: number | null;
  readonly written_subject?: string | null;
  readonly written_start?: Date | null;
}

export interface DueRow extends SessionKey {
  /** A process died while it had this row: perhaps because of it. */
  readonly isSuspect: boolean;
}

/** What an activity says that only we wrote. */
export type WrittenFacts = Pick<JournalRow, 'written_seconds' | 'written_subject'> &
  Partial<Pick<JournalRow, 'written_type' | 'written_start'>>;

/**
 * How long a worker may keep a row without a sign of life, milliseconds: a call is done within a minute after a process died with it
 * (reliability J14), the next look and the work included.
 */
export const leaseLength = paced(45_000, 4_000);
/** A call that ended so lately goes before a backlog, milliseconds. */
const freshFor = 60_000;
/** A row that ended this many workers in a row is given up (reliability J24). */
export const crashesAtMost = 3;

/** States in which a row can be tried at once. */
const wakeable: readonly JournalState[] = ['queued', 'waiting_for_contact', 'failed'];

/** The journal's own truth: one row per call that belongs into the CRM. The job queue only wakes who reads it (reliability 0.8). */
export const journalStore = {
  find(db: Queries, key: SessionKey): Promise<JournalRow | undefined> {
    return ofCall(db.selectFrom('journal').selectAll(), key).executeTakeFirst();
  },

  /**
   * The call should be in the CRM as it is now: makes the row, or lets the activity be brought up to date.
   * @returns Whether the row is new.
   */
  async want(db: Queries, key: SessionKey, now: number, dueAt = now): Promise<boolean> {
    const inserted = await db
      .insertInto('journal')
      .values({
        tenant_id: key.tenantId,
        session_id: key.sessionId,
        state: 'queued',
        queued_at: new Date(now),
        next_attempt_at: new Date(dueAt),
        updated_at: new Date(now),
        // Whoever still works on a row of this call that was withdrawn must not pass for who works on this one.
        lease_no: sql`floor(random() * 1000000000)::integer`,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'session_id']).doNothing())
      .executeTakeFirst();
    if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) {
      await this.note(db, key, now, 'queued');
      return true;
    }
    await this.bump(db, key, now, dueAt);
    return false;
  },

  /** Something that stands in the activity changed. A parked or failed row stays what it is; it will be written with the news. */
  async bump(db: Queries, key: SessionKey, now: number, dueAt = now): Promise<void> {
    await ofCall(
      db.updateTable('journal').set({
        wanted_version: sql`wanted_version + 1`,
        state: sql`case when ${isWritten} then 'queued' else state end`,
        queued_at: sql`case when ${isWritten} then ${new Date(now)}::timestamptz else queued_at end`,
        attempts: sql`case when ${isWritten} then 0 else attempts end`,
        next_attempt_at: sql`case when ${isWritten} or (state = 'queued' and intent_at is null and problem_code is null)
          then ${new Date(dueAt)}::timestamptz else next_attempt_at end`,
        updated_at: new Date(now),
      }),
      key,
    ).execute();
  },

  /**
   * Something came that the activity should show, and that can wait until then for more. What is not written yet keeps its time: it
   * takes the news along.
   */
  async news(db: Queries, key: SessionKey, now: number, dueAt: number): Promise<void> {
    await ofCall(
      db.updateTable('journal').set({
        wanted_version: sql`wanted_version + 1`,
        state: sql`case when ${isWritten} then 'queued' else state end`,
        queued_at: sql`case when ${isWritten} then ${new Date(now)}::timestamptz else queued_at end`,
        attempts: sql`case when ${isWritten} then 0 else attempts end`,
        next_attempt_at: sql`case when ${isWritten} then ${new Date(dueAt)}::timestamptz
          when state = 'queued' and activity_id is not null and problem_code is null
          then least(next_attempt_at, ${new Date(dueAt)}::timestamptz) else next_attempt_at end`,
        updated_at: new Date(now),
      }),
      key,
    ).execute();
  },

  /**
   * Lets a parked, failed or waiting row be tried now. A deleted activity stays deleted.
   * @param states Only a row in one of these.
   */
  async wake(
    db: Queries,
    key: SessionKey,
    now: number,
    states: readonly JournalState[] = wakeable,
  ): Promise<boolean> {
    const {numUpdatedRows} = await ofCall(db.updateTable('journal').set(wokenAt(now)), key)
      .where('state', 'in', [...states])
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },

  /**
   * Lets calls of one tenant be tried now that wait or have failed, and says so in their ledger; in one statement, however many.
   * @returns Those that were in such a state.
   */
  async wakeByHand(
    db: Queries,
    tenantId: string,
    sessionIds: readonly string[],
    now: number,
  ): Promise<string[]> {
    const woken = await db
      .with('woken', (cte) =>
        cte
          .updateTable('journal')
          .set(wokenAt(now))
          .where('tenant_id', '=', tenantId)
          .where('session_id', 'in', [...sessionIds])
          .where('state', 'in', [...wakeable])
          .returning(['tenant_id', 'session_id']),
      )
      .insertInto('journal_step')
      .columns(['tenant_id', 'session_id', 'at', 'step', 'detail'])
      .expression((from) =>
        from
          .selectFrom('woken')
          .select([
            'tenant_id',
            'session_id',
            sql<Date>`${new Date(now)}::timestamptz`.as('at'),
            sql<string>`'asked for by hand'`.as('step'),
            sql<string>`'ledger'`.as('detail'),
          ]),
      )
      .returning('session_id')
      .execute();
    return woken.map((row) => row.session_id);
  },

  /** Whether another call of the tenant stands in this activity. */
  async isOthers(db: Queries, {tenantId, sessionId}: SessionKey, activityId: string): Promise<boolean> {
    const row = await db
      .selectFrom('journal')
      .select('session_id')
      .where('tenant_id', '=', tenantId)
      .where('activity_id', '=', activityId)
      .where('session_id', '<>', sessionId)
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Rows that only waited for the grant become due, so that the backlog is written in the order of the calls (reliability Z16). */
  async readmit(db: Queries, tenantId: string, now: number): Promise<void> {
    await db
      .updateTable('journal')
      .set({next_attempt_at: new Date(now)})
      .where('tenant_id', '=', tenantId)
      .where('state', '=', 'queued')
      .where('intent_at', 'is', null)
      .where('problem_code', 'in', ['crm_authorization_required', 'crm_not_configured'])
      .execute();
  },

  /** Parked calls of a number become due: its record is known now. */
  async wakeNumber(
    db: Queries,
    tenantId: string,
    hashes: readonly string[],
    now: number,
  ): Promise<SessionKey[]> {
    if (hashes.length === 0) return [];
    const rows = await db
      .updateTable('journal')
      .from('call')
      // Counted as news, so that a look that is under way does not put them off again.
      .set({next_attempt_at: new Date(now), wanted_version: sql`wanted_version + 1`})
      .whereRef('call.tenant_id', '=', 'journal.tenant_id')
      .whereRef('call.session_id', '=', 'journal.session_id')
      .where('journal.tenant_id', '=', tenantId)
      .where('journal.state', '=', 'waiting_for_contact')
      .where('call.number_hash', 'in', [...hashes])
      .returning('journal.session_id')
      .execute();
    return rows.map((row) => ({tenantId, sessionId: row.session_id}));
  },

  /** The tenant's parked calls become due then, or stay due sooner: what was decided about them may be decided otherwise now. */
  async wakeParked(db: Queries, tenantId: string, dueAt: number): Promise<void> {
    await db
      .updateTable('journal')
      .set({
        next_attempt_at: sql`least(next_attempt_at, ${new Date(dueAt)}::timestamptz)`,
        // Counted as news, so that a look that is under way does not put them off again.
        wanted_version: sql`wanted_version + 1`,
      })
      .where('tenant_id', '=', tenantId)
      .where('state', '=', 'waiting_for_contact')
      // Those whose days are over wait no more.
      .where('next_attempt_at', 'is not', null)
      .execute();
  },

  /** Takes a row that was not written yet out of the journal: it turned out to be part of another call. */
  async withdraw(db: Queries, key: SessionKey): Promise<boolean> {
    const {numDeletedRows} = await ofCall(db.deleteFrom('journal'), key)
      .where('activity_id', 'is', null)
      .where('intent_at', 'is', null)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },

  /**
   * Rows whose time has come, so many of each tenant, that none waits for another's backlog (reliability T18). Calls that are not in
   * the CRM yet come before news of those that are; among them those that just ended, then the backlog in the order of the calls
   * (reliability Z16, J34).
   */
  async due(
    db: Queries,
    now: number,
    exceptTenants: readonly string[],
    {ofEach, inAll} = {ofEach: 20, inAll: 200},
  ): Promise<DueRow[]> {
    const urgency = sql`(activity_id is not null), (queued_at < ${new Date(now - freshFor)}::timestamptz), queued_at,
      session_id`;
    let rows = db
      .selectFrom('journal')
      .select([
        'tenant_id',
        'session_id',
        'unfinished',
        sql<string>`row_number() over (partition by tenant_id order by ${urgency})`.as('place'),
      ])
      .where('state', 'in', ['queued', 'waiting_for_contact'])
      .where('next_attempt_at', '<=', new Date(now))
      .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<', new Date(now))]));
    if (exceptTenants.length > 0) rows = rows.where('tenant_id', 'not in', [...exceptTenants]);
    const due = await db
      .selectFrom(rows.as('row'))
      .select(['row.tenant_id', 'row.session_id', 'row.unfinished'])
      .where('row.place', '<=', String(ofEach))
      .orderBy('row.place')
      .limit(inAll)
      .execute();
    return due.map((row) => ({
      tenantId: row.tenant_id,
      sessionId: row.session_id,
      isSuspect: row.unfinished > 0,
    }));
  },

  /** Takes a due row for this worker alone; undefined when it is not due or somebody has it. */
  lease(db: Queries, key: SessionKey, now: number): Promise<JournalRow | undefined> {
    return ofCall(
      db.updateTable('journal').set({
        lease_no: sql`lease_no + 1`,
        lease_until: new Date(now + leaseLength),
        unfinished: sql`unfinished + 1`,
        records_org_id: sql`(select records_org_id from crm_connection
          where crm_connection.tenant_id = journal.tenant_id)`,
      }),
      key,
    )
      .where('state', 'in', ['queued', 'waiting_for_contact'])
      .where('next_attempt_at', '<=', new Date(now))
      .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<', new Date(now))]))
      .returningAll()
      .executeTakeFirst();
  },

  /** A sign of life. False when the lease went to somebody else. */
  async renew(db: Queries, row: JournalRow, now: number): Promise<boolean> {
    const {numUpdatedRows} = await held(
      db.updateTable('journal').set({lease_until: new Date(now + leaseLength)}),
      row,
    ).executeTakeFirst();
    return numUpdatedRows > 0n;
  },

  /** Writes under the lease. @throws LostLeaseError when the lease went to somebody else: then nothing is written. */
  write(db: Queries, row: JournalRow, change: JournalChange, now: number): Promise<JournalRow> {
    return writeHeld(db, row, {...change, updated_at: new Date(now)});
  },

  /**
   * Lets a row lie until its next time. What changed while it was looked at, such as a record that an agent chose, is due at once.
   * @throws LostLeaseError
   */
  rest(
    db: Queries,
    row: JournalRow,
    {next_attempt_at: next = null, ...change}: JournalChange,
    now: number,
  ): Promise<JournalRow> {
    const at = sql<Date | null>`case when wanted_version > ${row.wanted_version} then ${new Date(now)}::timestamptz
      else ${next}::timestamptz end`;
    return writeHeld(db, row, {...change, next_attempt_at: at, updated_at: new Date(now)});
  },

  /**
   * The activity shows this version now. What changed while it was being written is due at once.
   * @throws LostLeaseError
   */
  async written(
    db: Queries,
    row: JournalRow,
    {
      activityId,
      version,
      contact,
      facts,
      now,
    }: {
      activityId: string;
      version: number;
      contact: string | null;
      facts?: WrittenFacts;
      now: number;
    },
  ): Promise<JournalRow> {
    return writeHeld(db, row, {
      state: sql`case when wanted_version > ${version} then 'queued' else 'logged' end`,
      next_attempt_at: sql`case when wanted_version > ${version} then ${new Date(now)}::timestamptz end`,
      activity_id: activityId,
      written_version: version,
      written_contact: contact,
      ...facts,
      intent_at: null,
      parked_at: null,
      // This try counts too; what is to be written at once starts anew.
      attempts: sql`case when wanted_version > ${version} then 0 else ${triesOf(row) + 1}::integer end`,
      problem_code: null,
      problem_detail: null,
      updated_at: new Date(now),
    });
  },

  /**
   * The activity is of an organisation that is not the tenant's any more: nothing brings it up to date (reliability Z24).
   * @throws LostLeaseError
   */
  writtenElsewhere(db: Queries, row: JournalRow, now: number): Promise<JournalRow> {
    return writeHeld(db, row, {
      state: 'logged',
      activity_id: null,
      written_version: sql`wanted_version`,
      next_attempt_at: null,
      intent_at: null,
      parked_at: null,
      problem_code: null,
      problem_detail: null,
      updated_at: new Date(now),
    });
  },

  /** Gives the row back. */
  async release(db: Queries, row: JournalRow): Promise<void> {
    await held(db.updateTable('journal').set({lease_until: null, unfinished: 0}), row).execute();
  },

  /** A line of the ledger. @param detail Codes and field names only. */
  async note(
    db: Queries,
    key: SessionKey,
    now: number,
    step: string,
    detail: string | null = null,
  ): Promise<void> {
    await db
      .insertInto('journal_step')
      .values({tenant_id: key.tenantId, session_id: key.sessionId, at: new Date(now), step, detail})
      .execute();
  },
};

/** A row that is tried now, as if for the first time. */
const wokenAt = (now: number) => ({
  state: 'queued',
  queued_at: sql<Date>`case when state = 'queued' then queued_at else ${new Date(now)}::timestamptz end`,
  attempts: 0,
  unfinished: 0,
  next_attempt_at: new Date(now),
  problem_code: null,
  problem_detail: null,
  updated_at: new Date(now),
});

/** Its activity can be brought up to date: it stands in the organisation that is connected (reliability Z24). */
const isWritten = sql`(state = 'logged' and activity_id is not null)`;

/** Failed tries so far; a parked row counts looks for its record instead. */
export const triesOf = ({state, attempts}: JournalRow): number =>
  state === 'waiting_for_contact' ? 0 : attempts;

async function writeHeld(
  db: Queries,
  row: JournalRow,
  change: UpdateObject<Database, 'journal'>,
): Promise<JournalRow> {
  const written = await held(db.updateTable('journal').set(change), row).returningAll().executeTakeFirst();
  if (!written) throw new LostLeaseError('The lease on the journal row is over.');
  return written;
}

/** Somebody else works on this row by now; whatever we found out is theirs to find again. */
export class LostLeaseError extends Error {
  override readonly name = 'LostLeaseError';
}

interface Filtered<Q> {
  where(column: 'tenant_id' | 'session_id', operator: '=', value: string): Q;
}
const ofCall = <Q extends Filtered<Q>>(query: Q, {tenantId, sessionId}: SessionKey): Q =>
  query.where('tenant_id', '=', tenantId).where('session_id', '=', sessionId);

interface Numbered<Q> extends Filtered<Q> {
  where(column: 'tenant_id' | 'session_id', operator: '=', value: string): Q;
  where(column: 'lease_no', operator: '=', value: number): Q;
}
const held = <Q extends Numbered<Q>>(query: Q, row: JournalRow): Q =>
  ofCall(query, {tenantId: row.tenant_id, sessionId: row.session_id}).where('lease_no', '=', row.lease_no);
