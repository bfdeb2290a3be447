import type {Kysely} from 'kysely';
import {ConfigError} from '../config/config-error.ts';
import {sealedPlaces} from './resealing/sealed-places.ts';
import type {Database} from './schema.ts';
import {SealError, type SecretBox} from './secret-box.ts';

const context = (keyId: string) => ({field: 'encryption_key.sample', tenantId: '', rowKey: keyId});

/**
 * Makes sure that every key which this database needs is at hand, and registers the writing one. Without this a wrong key would show
 * up as unreadable calls, much later (reliability J30). A key that is gone and sealed nothing any more is forgotten (J31).
 * @throws ConfigError naming the key's id.
 */
export async function checkEncryptionKeys(db: Kysely<Database>, box: SecretBox): Promise<void> {
  const rows = await db.selectFrom('encryption_key').select(['key_id', 'sample']).execute();
  for (const row of rows) {
    if (box.keyIds.includes(row.key_id)) requireSameKey(box, row.key_id, row.sample);
    else await dismissKey(db, row.key_id);
  }
  const writing = box.keyIds[0]!;
  await db
    .insertInto('encryption_key')
    .values({key_id: writing, sample: box.seal(context(writing), 'readable')})
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
}

function requireSameKey(box: SecretBox, keyId: string, sample: string): void {
  try {
    box.open(context(keyId), sample);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new ConfigError(
      'BGM_ENCRYPTION_KEYS',
      `has another key under the id "${keyId}" than the one this database was written with`,
      'Give the original key, or the new one another id.',
    );
  }
}

/** @throws ConfigError while anything needs the key. */
async function dismissKey(db: Kysely<Database>, keyId: string): Promise<void> {
  let rows = 0;
  for (const place of sealedPlaces(() => Promise.resolve(undefined)))
    rows += await place.countUnder(db, keyId);
  if (rows > 0)
    throw new ConfigError(
      'BGM_ENCRYPTION_KEYS',
      `lacks the key "${keyId}" with which this database was written; ${rows} rows need it`,
      'Add it after the newest key.',
    );
  await db.deleteFrom('encryption_key').where('key_id', '=', keyId).execute();
}
