import {sql, type Kysely} from 'kysely';

const statements = [
  // What admins changed. `no` orders entries of one millisecond; `id` is what the sealed columns are bound to.
  `create table audit_log (
    no bigint generated always as identity primary key, id text not null, tenant_id text not null,
    at timestamptz not null, user_id text, by_name text, topic text not null, changes text not null)`,
  `create index audit_log_newest on audit_log (tenant_id, no desc)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
