import {existsSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {PGlite, types, type PGliteOptions} from '@electric-sql/pglite';
import {SyncedFS} from './synced-fs.ts';

/** Embedded ids come as text, as on Postgres: they may exceed 2^53. */
const parsers = {[types.INT8]: (text: string) => text};

/** @param snapshot A migrated database from `dumpDataDir`, for tests. */
export async function openInMemory(snapshot?: Blob): Promise<PGlite> {
  return PGlite.create({parsers, ...(snapshot && {loadDataDir: snapshot})});
}

/**
 * Opens the embedded database in a directory, with commits that reach the disk. The directory must be locked already.
 * A first initialisation that was cut off is moved aside, never deleted.
 * @param onFault Called when the disk refuses a write; the process should end.
 */
export async function openOnDisk(directory: string, onFault: (error: Error) => void): Promise<PGlite> {
  const folder = join(directory, 'pgdata');
  const finished = join(directory, 'initialised');
  try {
    return await openSynced(folder, finished, onFault);
  } catch (error) {
    if (existsSync(finished) || !existsSync(folder)) throw error;
    const aside = `${folder}.incomplete-${Date.now()}`;
    renameSync(folder, aside);
    process.emitWarning(`A first start was cut off; its unfinished files are kept in ${aside}.`);
    return openSynced(folder, finished, onFault);
  }
}

async function openSynced(
  folder: string,
  finished: string,
  onFault: (error: Error) => void,
): Promise<PGlite> {
  const fs = new SyncedFS(folder, onFault);
  const options: PGliteOptions = {
    fs,
    parsers,
    startParams: [
      ...PGlite.defaultStartParams.filter((flag) => flag !== '-F'),
      '-c',
      'wal_sync_method=fsync',
    ],
  };
  const pglite = await PGlite.create(options);
  await requireSync(pglite, fs);
  writeFileSync(finished, '');
  return pglite;
}

/** The hook leans on PGlite's inside; an upgrade that moves it must not pass unnoticed. */
async function requireSync(pglite: PGlite, fs: SyncedFS): Promise<void> {
  const before = fs.syncs;
  await pglite.exec('create table if not exists sync_probe (at timestamptz); truncate sync_probe');
  await pglite.exec('insert into sync_probe values (now())');
  if (fs.syncs > before) return;
  await pglite.close();
  throw new Error(
    'The embedded database does not reach the disk (fsync hook not called). Use DATABASE_URL, or the PGlite version that this package pins.',
  );
}
