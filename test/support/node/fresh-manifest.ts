import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {promisify} from 'node:util';

const root = join(import.meta.dirname, '../../..');

/** The custom elements manifest of the sources as they are now, whatever was last written down of them. */
export async function freshManifest(): Promise<unknown> {
  const folder = await mkdtemp(join(root, 'node_modules/.manifest-test-'));
  const analyzer = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  const config = ['--config', 'custom-elements-manifest.config.mjs', '--outdir', relative(root, folder)];
  await promisify(execFile)(process.execPath, [analyzer, 'analyze', ...config], {cwd: root});
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'custom-elements.json'), 'utf8'));
  await rm(folder, {recursive: true});
  return manifest;
}
