import type {Kysely} from 'kysely';
import {ConfigError} from '../config/config-error.ts';
import type {Database} from './schema.ts';
import {SealError, type SecretBox} from './secret-box.ts';

const context = (keyId: string) => ({field: 'encryption_key.sample', tenantId: '', rowKey: keyId});

/**
 * Makes sure that every key which ever wrote into this database is at hand, and registers the writing one. Without this a wrong
 * key would show up as unreadable calls, much later (reliability J30).
 * @throws ConfigError naming the key's id.
 */
export async function checkEncryptionKeys(db: Kysely<Database>, box: SecretBox): Promise<void> {
  const rows = await db.selectFrom('encryption_key').select(['key_id', 'sample']).execute();
  for (const row of rows) requireKey(box, row.key_id, row.sample);
  const writing = box.keyIds[0]!;
  await db
    .insertInto('encryption_key')
    .values({key_id: writing, sample: box.seal(context(writing), 'readable')})
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
}

function requireKey(box: SecretBox, keyId: string, sample: string): void {
  try {
    box.open(context(keyId), sample);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    const isHere = box.keyIds.includes(keyId);
    throw new ConfigError(
      'BGM_ENCRYPTION_KEYS',
      isHere
        ? `has another key under the id "${keyId}" than the one this database was written with`
        : `lacks the key "${keyId}" with which this database was written`,
      isHere ? 'Give the original key, or the new one another id.' : 'Add it after the newest key.',
    );
  }
}
