import {sql, type Kysely} from 'kysely';

/** Which encryption keys were ever written with, each with a sample that only the same key opens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table encryption_key (
    key_id text primary key, sample text not null, first_used_at timestamptz not null default now())`.execute(
    db,
  );
}
