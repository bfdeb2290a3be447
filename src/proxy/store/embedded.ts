import {closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync} from 'node:fs';
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
 * A first initialisation that was cut off is moved aside, never deleted: it may open and still lack half of its catalogue.
 * @param onFault Called when the disk refuses a write; the process should end.
 */
export async function openOnDisk(directory: string, onFault: (error: Error) => void): Promise<PGlite> {
  const folder = join(directory, 'pgdata');
  const begun = join(directory, 'initialising');
  const finished = join(directory, 'initialised');
  const open = async (): Promise<PGlite> => {
    if (!existsSync(folder)) mark(begun);
    const pglite = await openSynced(folder, onFault);
    if (!existsSync(finished)) mark(finished);
    rmSync(begun, {force: true});
    return pglite;
  };
  const isHalf = () => existsSync(folder) && !existsSync(finished);
  if (isHalf() && existsSync(begun)) moveAside(folder);
  try {
    return await open();
  } catch (error) {
    if (!isHalf()) throw error;
    moveAside(folder);
    return open();
  }
}

function moveAside(folder: string): void {
  const aside = `${folder}.incomplete-${Date.now()}`;
  renameSync(folder, aside);
  process.emitWarning(`A first start was cut off; its unfinished files are kept in ${aside}.`);
}

/** An empty file that is on the disk before anything that depends on it. */
function mark(file: string): void {
  const descriptor = openSync(file, 'w');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

async function openSynced(folder: string, onFault: (error: Error) => void): Promise<PGlite> {
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
