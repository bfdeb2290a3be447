import {sql, type Kysely} from 'kysely';

const statements = [
  // Who works on a journal row holds a lease with a fencing number; a late holder writes nothing (reliability J26, J28).
  `alter table journal add column lease_no integer not null default 0, add column lease_until timestamptz,
    add column unfinished integer not null default 0, add column queued_at timestamptz not null default now(),
    add column written_contact text`,
  // Parked rows are looked at again too.
  `create index journal_waking on journal (next_attempt_at) where next_attempt_at is not null`,
  `create index call_open on call (updated_at) where state <> 'ended'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
