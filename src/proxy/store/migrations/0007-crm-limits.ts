import {sql, type Kysely} from 'kysely';

const statements = [
  // By what this tenant's CRM can know a call again (reliability 0.1), and how many users its credits are for.
  `alter table crm_connection add column dedupe_kind text, add column dedupe_field text, add column licensed_users integer`,
  // The unique field that a create in doubt was sent with: then the CRM itself refuses a second one.
  `alter table journal add column intent_guard text`,
  // API credits that we spent, by the hour.
  `create table crm_credit (
    tenant_id text not null, hour timestamptz not null, spent integer not null, primary key (tenant_id, hour))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
