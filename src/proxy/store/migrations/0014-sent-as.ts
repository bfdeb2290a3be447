import {sql, type Kysely} from 'kysely';

const statements = [
  // A create in doubt is looked for as it was sent, not as the call is known by now.
  `alter table journal add column written_start timestamptz, add column intent_kind text`,
  // What a worker wrote or read while another organisation was connected is the old one's (reliability Z24).
  `alter table journal add column records_org_id text`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
