import {sql, type Kysely} from 'kysely';

const statements = [
  // A create in doubt is looked for as it was sent, not as the call is known by now.
  `alter table journal add column written_start timestamptz, add column intent_kind text`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
