import {sql, type Kysely} from 'kysely';

const statements = [
  // How far the PBX's call log of each tenant was read, and how that went.
  `create table call_log_reading (
    tenant_id text primary key, state text not null default 'never', next_at timestamptz not null, deep_at timestamptz,
    read_until timestamptz, not_before timestamptz, checked_at timestamptz, filled integer not null default 0)`,
  // Raw events are kept for days, calls for years: who folds a call must know that its events are gone (reliability E14).
  `alter table call add column events_purged_at timestamptz`,
  `create index pbx_event_age on pbx_event (received_at)`,
  // Why a parked call waits, for people.
  `alter table journal add column wait_reason text`,
  // The ledger is read newest first.
  `create index journal_newest on journal (tenant_id, queued_at desc, session_id desc)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
