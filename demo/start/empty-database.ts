import {execFile} from 'node:child_process';
import {cp, mkdir, mkdtemp, readFile, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';

const root = join(import.meta.dirname, '../..');
const cache = join(root, '.cache');

/**
 * Puts a database that nobody has written to into a folder. Making one takes seconds of computing, so the first is kept and the
 * next ones are copies; in a process of its own, so that it goes on beside everything else.
 */
export async function copyEmptyDatabase(folder: string): Promise<void> {
  const kept = join(cache, `empty-database-${await version()}`);
  if (!(await exists(kept))) await keepOne(kept);
  await cp(kept, folder, {recursive: true});
}

/** Several demos may start at once: each makes its own, and the first to be whole is kept. */
async function keepOne(kept: string): Promise<void> {
  await mkdir(cache, {recursive: true});
  const making = await mkdtemp(join(cache, 'making-database-'));
  try {
    await promisify(execFile)(process.execPath, [import.meta.filename, making]);
    await rename(making, kept);
  } catch (error) {
    await rm(making, {recursive: true, force: true});
    if (!(await exists(kept))) throw error;
  }
}

/** A folder that one version of the embedded database made is not for another. */
async function version(): Promise<string> {
  const {devDependencies} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return devDependencies['@electric-sql/pglite'] ?? 'unknown';
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.main) {
  const {PGlite} = await import('@electric-sql/pglite');
  // Below the folder, where the proxy looks for it.
  const database = await PGlite.create(join(process.argv[2]!, 'pgdata'));
  await database.close();
}
