import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {fileURLToPath} from 'node:url';
import {sql} from 'kysely';
import {openDatabase, type OpenDatabase} from '../../../src/proxy/store/database.ts';
import {SecretBox} from '../../../src/proxy/store/secret-box.ts';
import {testPostgres} from './postgres.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tables = [
  'tenant',
  'crm_connection',
  'pbx_event',
  'call',
  'journal',
  'journal_step',
  'database_life',
  'call_log_reading',
  'note',
  'lookup_cache',
  'remembered_choice',
  'idempotency',
  'number_lease',
  'user_epoch',
  'encryption_key',
  'crm_credit',
  'lookup_time',
  'lookup_failure',
  'process_message',
  'recording_search',
  'recording',
  'link',
  'link_audit',
  'sign_in_try',
  'oauth_consent',
  'audit_log',
];

/** A key ring for tests: one key, always the same. */
export function testSecretBox(): SecretBox {
  return new SecretBox([{id: 'test', key: Buffer.alloc(32, 7)}]);
}

export interface TestStore extends OpenDatabase {
  /** Empties every table; call it before each test. */
  reset(): Promise<void>;
}

let isPostgres = false;

/** From now on {@link openTestStore} opens databases on a real PostgreSQL; for the files in `test/proxy/postgres`. */
export function useTestPostgres(): void {
  isPostgres = true;
}

/**
 * A migrated database in memory for one test file. The first file on a machine migrates and leaves a snapshot in `.cache`, so the
 * others start in half the time. Close it in `after`.
 */
export async function openTestStore(): Promise<TestStore> {
  if (isPostgres) return resettable(await openDatabase({url: await (await testPostgres()).createDatabase()}));
  const file = join(root, '.cache', `test-store-${versionHash()}.tar`);
  const snapshot = readSnapshot(file);
  const database = await openDatabase({memory: true, ...(snapshot && {snapshot})});
  if (!snapshot) await saveSnapshot(database, file);
  return resettable(database);
}

/** A store for all tests of the `describe`, or of the file, that calls it: open before the first one, closed after the last. */
export function useTestStore(): TestStore {
  const store: Partial<TestStore> = {};
  before(async () => {
    Object.assign(store, await openTestStore());
  });
  after(() => store.close?.());
  return store as TestStore;
}

/** A database that a test opened itself, with a way to empty it. */
export function resettable(database: OpenDatabase): TestStore {
  return {
    ...database,
    async reset() {
      await sql.raw(`truncate ${tables.join(', ')} restart identity cascade`).execute(database.db);
    },
  };
}

function readSnapshot(file: string): Blob | undefined {
  try {
    return new Blob([readFileSync(file)]);
  } catch {
    return undefined;
  }
}

async function saveSnapshot(database: OpenDatabase, file: string): Promise<void> {
  const dump = await database.pglite!.dumpDataDir('none');
  mkdirSync(join(root, '.cache'), {recursive: true});
  // Renamed into place: another test file must never read half of it.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
  renameSync(draft, file);
}

/** Changes with the migrations and the embedded database's version. */
function versionHash(): string {
  const hash = createHash('sha256');
  const folder = join(root, 'src/proxy/store/migrations');
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')));
  return hash.digest('hex').slice(0, 16);
}
