import {sql, type Kysely} from 'kysely';

const statements = [
  // When the newest attempt of a key began, so that `created_at` stays that of the first one: a repeated create looks for what any
  // of them may have made. In milliseconds also where the version before writes the row: ours compares it with what it has read.
  `alter table idempotency
    add column attempted_at timestamptz not null default date_trunc('milliseconds', now())`,
  `update idempotency set attempted_at = created_at`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
