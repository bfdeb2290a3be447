import type {Kysely} from 'kysely';
import {readNumber} from '../../phone/read-number.ts';
import type {Database} from '../schema.ts';
import type {SecretBox} from '../secret-box.ts';
import type {SealedRow} from './sealed-place.ts';

/**
 * A call is found by a hash of its number, and so is what an agent chose for that number. The hash is made with a key too; only the
 * call still knows the number.
 */
export function callNumbers(countryOf: (tenantId: string) => Promise<string | undefined>) {
  return async (db: Kysely<Database>, box: SecretBox, row: SealedRow, opened: SealedRow): Promise<void> => {
    const [tenantId, sessionId, before, facts] = [
      row.tenant_id!,
      row.session_id!,
      row.number_hash,
      opened.facts,
    ];
    if (!before || !facts) return;
    const {external} = JSON.parse(facts) as {readonly external: string};
    const {e164} = readNumber(external, (await countryOf(tenantId)) ?? 'US');
    const [hash, ...older] = e164 === null ? [] : box.numberHashes(tenantId, e164);
    if (hash === undefined || !older.includes(before)) return;
    await db
      .updateTable('call')
      .set({number_hash: hash})
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .where('number_hash', '=', before)
      .execute();
    await moveChoice(db, tenantId, before, hash);
  };
}

async function moveChoice(
  db: Kysely<Database>,
  tenantId: string,
  before: string,
  hash: string,
): Promise<void> {
  const newer = await db
    .selectFrom('remembered_choice')
    .select('number_hash')
    .where('tenant_id', '=', tenantId)
    .where('number_hash', '=', hash)
    .executeTakeFirst();
  const ofNumber = <Q extends {where(column: 'tenant_id' | 'number_hash', operator: '=', value: string): Q}>(
    query: Q,
  ): Q => query.where('tenant_id', '=', tenantId).where('number_hash', '=', before);
  if (newer) await ofNumber(db.deleteFrom('remembered_choice')).execute();
  else await ofNumber(db.updateTable('remembered_choice').set({number_hash: hash})).execute();
}
