import {sql, type Kysely} from 'kysely';

const statements = [
  // What an admin's page shows of a tenant: counts of calls that are not written, what failed lately, the last webhook. Partial, so
  // that the many calls that went well cost nothing; `health/journal-health.ts` asks with the same words.
  `create index journal_open on journal (tenant_id, state, queued_at)
    where state in ('queued', 'waiting_for_contact', 'failed')`,
  `create index journal_step_trouble on journal_step (tenant_id, at) where step in ('postponed', 'failed')`,
  `create index pbx_event_newest on pbx_event (tenant_id, received_at) where event_key not like 'call-log:%'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
