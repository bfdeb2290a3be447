import type {EncryptionKey} from '../store/secret-box.ts';
import {ConfigError} from './config-error.ts';

const setting = 'BGM_ENCRYPTION_KEYS';
const remedy =
  'Give it id:base64 with 32 random bytes, the newest first, e.g. "k1:$(openssl rand -base64 32)".';

/**
 * Reads `id:base64,id:base64`: the first key writes, all read.
 * @throws ConfigError naming the id of the wrong key, never the key.
 */
export function parseEncryptionKeys(text: string | undefined): EncryptionKey[] {
  if (!text?.trim()) throw new ConfigError(setting, 'is missing', remedy);
  const keys = text.split(',').map((entry) => parseKey(entry.trim()));
  const twice = keys.find(({id}, index) => keys.findIndex((other) => other.id === id) !== index);
  if (twice) throw new ConfigError(setting, `has the id "${twice.id}" twice`, 'Give each key its own id.');
  return keys;
}

function parseKey(entry: string): EncryptionKey {
  const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry) ?? [];
  if (id === undefined || encoded === undefined)
    throw new ConfigError(setting, 'has an entry that is not id:base64', remedy);
  const key = Buffer.from(encoded, 'base64');
  if (key.length !== 32)
    throw new ConfigError(setting, `has a key "${id}" of ${key.length} bytes instead of 32`, remedy);
  return {id, key};
}
