import {sql, type Kysely} from 'kysely';

/** Messages between processes that are too long for a notification; the notification then names the row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table process_message (
    id bigint generated always as identity primary key, body text not null,
    created_at timestamptz not null default now())`.execute(db);
  await sql`create index process_message_age on process_message (created_at)`.execute(db);
}
