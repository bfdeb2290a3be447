import type {Selectable} from 'kysely';
import type {CallLogState} from '../../../contract/index.ts';
import type {Queries} from '../../services/calls/call-store.ts';
import type {CallLogReadingTable} from '../../store/schema.ts';

export type CallLogReading = Selectable<CallLogReadingTable>;

/** What one look into a call log changes. */
export interface ReadingResult {
  readonly state: CallLogState;
  readonly nextAt: number;
  readonly readUntil?: number;
  readonly deepAt?: number;
  readonly notBefore?: number;
  readonly filled?: number;
}

/** How far each tenant's call log was read. */
export const readingStore = {
  find: (db: Queries, tenantId: string): Promise<CallLogReading | undefined> =>
    db.selectFrom('call_log_reading').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst(),

  /** Takes a tenant whose turn has come for this process; undefined when it is not due, or another process has it. */
  async claim(
    db: Queries,
    tenantId: string,
    now: number,
    until: number,
  ): Promise<CallLogReading | undefined> {
    await db
      .insertInto('call_log_reading')
      .values({tenant_id: tenantId, state: 'never', next_at: new Date(now)})
      .onConflict((conflict) => conflict.column('tenant_id').doNothing())
      .execute();
    return db
      .updateTable('call_log_reading')
      .set({next_at: new Date(until)})
      .where('tenant_id', '=', tenantId)
      .where('next_at', '<=', new Date(now))
      .returningAll()
      .executeTakeFirst();
  },

  /** The log was seen for the first time: later looks begin there too, until one has filled all that is missing. */
  async begin(db: Queries, tenantId: string, since: number): Promise<void> {
    await db
      .updateTable('call_log_reading')
      .set({read_until: new Date(since), not_before: new Date(since)})
      .where('tenant_id', '=', tenantId)
      .execute();
  },

  /** The CRM is on again: what was called before is not ours, and the first look is due at once. */
  async beginAgain(db: Queries, tenantId: string, now: number): Promise<void> {
    await db
      .updateTable('call_log_reading')
      .set({state: 'never', next_at: new Date(now), not_before: new Date(now)})
      .where('tenant_id', '=', tenantId)
      .execute();
  },

  async done(db: Queries, tenantId: string, now: number, result: ReadingResult): Promise<void> {
    await db
      .updateTable('call_log_reading')
      .set((row) => ({
        state: result.state,
        next_at: new Date(result.nextAt),
        checked_at: new Date(now),
        ...(result.readUntil !== undefined && {read_until: new Date(result.readUntil)}),
        ...(result.deepAt !== undefined && {deep_at: new Date(result.deepAt)}),
        ...(result.notBefore !== undefined && {not_before: new Date(result.notBefore)}),
        ...(result.filled && {filled: row('filled', '+', result.filled)}),
      }))
      .where('tenant_id', '=', tenantId)
      .execute();
  },
};
