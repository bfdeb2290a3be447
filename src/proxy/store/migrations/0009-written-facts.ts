import {sql, type Kysely} from 'kysely';

const statements = [
  // What the activity says of the call, so that a late end can amend it and what people changed can be told from what we wrote.
  `alter table journal add column written_type text, add column written_seconds integer, add column written_subject text`,
  // Since when a call waits for its record; failures in between do not begin its days anew.
  `alter table journal add column parked_at timestamptz`,
  // The timeline that the database was on, and when it was another one all of a sudden: its last transactions may be lost.
  `create table database_life (id integer primary key check (id = 1), timeline text not null, lost_at timestamptz)`,
  // Up to which loss it was looked whether the call is in the CRM without our knowing.
  `alter table journal add column doubted_at timestamptz`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
