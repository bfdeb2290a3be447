import {execFile} from 'node:child_process';
import {copyFile, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Figure} from './figure.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

/** `npm ci` in an empty folder with this tree's lock file: seconds and megabytes. */
export async function benchInstall(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bgm-install-'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      await copyFile(join(root, file), join(folder, file));
    const began = performance.now();
    // Vite, when it has built in this process, leaves a word behind that makes npm skip the tools.
    const env = {...process.env, NODE_ENV: ''};
    await run('npm', ['ci', '--no-progress'], {cwd: folder, env, maxBuffer: 1 << 26});
    const seconds = (performance.now() - began) / 1000;
    const {stdout} = await run('du', ['-sm', 'node_modules'], {cwd: folder});
    return [
      {id: 'install', what: 'npm ci, time', bar: '–', measured: `${seconds.toFixed(0)} s`},
      {id: 'install', what: 'npm ci, size on disk', bar: '–', measured: `${Number.parseInt(stdout, 10)} MB`},
    ];
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
