import {sql, type Kysely} from 'kysely';

/** Grows when the CRM records known so far are of no use any more (reliability Z24). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table crm_connection add column records_epoch integer not null default 0').execute(db);
}
