import {sql, type Kysely} from 'kysely';

const statements = [
  // When the newest attempt of a key began, so that `created_at` stays that of the first one: a repeated create looks for what any
  // of them may have made. In milliseconds also where the version before writes the row: ours compares it with what it has read.
  `alter table idempotency
    add column attempted_at timestamptz not null default date_trunc('milliseconds', now())`,
  `update idempotency set attempted_at = created_at`,
  // Who makes a record for a number right now. Rows are gone when it is made; of a process that died, an hour later.
  `create table number_lease (
    tenant_id text not null, number_hash text not null, holder text not null, lease_until timestamptz not null,
    primary key (tenant_id, number_hash))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
