import {sql, type Kysely} from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whose JWTs count as a tenant's users besides the PBX's tokens: `{issuer, audience, jwksUrl}` as JSON text.
  await sql.raw(`alter table tenant add column token_issuer text`).execute(db);
}
