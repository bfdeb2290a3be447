import {createHash} from 'node:crypto';
import {cp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join, relative, sep} from 'node:path';

/**
 * Finishes a built folder of widgets: writes `manifest.json` with an integrity hash for every script, and gives the same files
 * the name under which pages find the newest of this major version.
 * @param folder Holds a folder for each version.
 */
export async function finishWidgets(folder: string, version: string): Promise<void> {
  const own = join(folder, version);
  const scripts = (await readdir(own, {recursive: true})).filter((name) => name.endsWith('.js')).sort();
  const hashes = await Promise.all(
    scripts.map(async (name) => [slashed(name), await integrityOf(join(own, name))]),
  );
  const manifest = {
    version,
    entry: 'bgm-crm.js',
    integrity: Object.fromEntries(hashes) as Record<string, string>,
  };
  await writeFile(join(own, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await rm(join(folder, '1'), {recursive: true, force: true});
  await cp(own, join(folder, '1'), {recursive: true});
}

/** As a browser checks it: `<script integrity="sha384-…">`. */
export async function integrityOf(path: string): Promise<string> {
  return `sha384-${createHash('sha384')
    .update(await readFile(path))
    .digest('base64')}`;
}

const slashed = (name: string) => relative('.', name).split(sep).join('/');
