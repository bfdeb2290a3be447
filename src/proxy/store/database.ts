import type {PGlite} from '@electric-sql/pglite';
import {Kysely, PostgresDialect} from 'kysely';
import pg from 'pg';
import {systemClock} from '../services/time/clock.ts';
import {breathingDialect} from './breathing-dialect.ts';
import {lockDirectory, requireWritable} from './directory-lock.ts';
import {openInMemory, openOnDisk} from './embedded.ts';
import {spaceGuard, untilRoom} from './free-space.ts';
import {migrate} from './migrate.ts';
import type {Database} from './schema.ts';

export interface OpenDatabase {
  readonly db: Kysely<Database>;
  /** The embedded database, when it is one; pg-boss shares it. */
  readonly pglite?: PGlite;
  /** Connection string, when it is a Postgres server; pg-boss opens its own connections. */
  readonly url?: string;
  /** True when other processes may work on the same database, so that memory must be refreshed. */
  readonly shared: boolean;
  /** False when the disk is nearly full: take in nothing more. */
  hasRoom(): boolean;
  close(): Promise<void>;
}

export type DatabasePlace =
  {readonly url: string} | {readonly dataDir: string} | {readonly memory: true; readonly snapshot?: Blob};

/**
 * Opens and migrates the database: Postgres by its URL, or the embedded one in a directory (one process only) or in memory.
 * @param onFault The embedded database lost its disk; end the process, because its next query may hang.
 * @throws DirectoryInUseError when another process holds the directory.
 * @throws ConfigError when the directory cannot be written.
 */
export async function openDatabase(
  place: DatabasePlace,
  onFault: (error: Error) => void = endProcess,
): Promise<OpenDatabase> {
  if ('url' in place) return openPostgres(place.url);
  if ('dataDir' in place) return openDirectory(place.dataDir, onFault);
  return finish(
    await openInMemory(place.snapshot),
    () => true,
    async () => {},
  );
}

async function openDirectory(directory: string, onFault: (error: Error) => void): Promise<OpenDatabase> {
  requireWritable(directory);
  await untilRoom(directory, systemClock);
  const lock = await lockDirectory(directory);
  try {
    const pglite = await openOnDisk(directory, onFault);
    return await finish(pglite, spaceGuard(directory, systemClock), () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function finish(
  pglite: PGlite,
  hasRoom: () => boolean,
  release: () => Promise<void>,
): Promise<OpenDatabase> {
  const db = new Kysely<Database>({dialect: breathingDialect(pglite)});
  await migrate(db);
  return {
    db,
    pglite,
    shared: false,
    hasRoom,
    async close() {
      await pglite.close();
      await release();
    },
  };
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 3000,
    statement_timeout: 5000,
    // A server that vanished without a word answers nothing, not even that time is up.
    query_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    types: {getTypeParser},
  });
  outliveLostConnections(pool);
  const db = new Kysely<Database>({dialect: new PostgresDialect({pool})});
  try {
    await migratePatiently(url);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {db, url, shared: true, hasRoom: () => true, close: () => db.destroy()};
}

/** A migration may take longer than any other statement, and so may the wait for another process that migrates. */
async function migratePatiently(url: string): Promise<void> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 3000,
    types: {getTypeParser},
  });
  outliveLostConnections(pool);
  const db = new Kysely<Database>({dialect: new PostgresDialect({pool})});
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
}

/**
 * A connection that breaks is replaced by the pool, and whoever waited for an answer is told. Without listeners it would end the
 * process: an idle one through the pool, one that is held between two statements by itself.
 */
function outliveLostConnections(pool: pg.Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
}

/** Ids as text: they may exceed 2^53. */
const int8: number = pg.types.builtins.INT8;
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === int8 ? (text: string) => text : (pg.types.getTypeParser(oid, format) as never);

function endProcess(error: Error): void {
  process.stderr.write(`The embedded database lost its disk: ${error.message}\n`);
  process.exit(1);
}
