import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

const folder = join(import.meta.dirname, '../../../.cache');

/** Does something that no two test processes may do at once; whoever died over it holds nobody up. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, {recursive: true});
  const lock = join(folder, `${name}.lock`);
  while (!(await isTaken(lock))) await pause(50);
  try {
    return await work();
  } finally {
    await rm(lock, {force: true});
  }
}

async function isTaken(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), {flag: 'wx'});
    return true;
  } catch {
    const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (owner > 0 && !isAlive(owner)) await rm(lock, {force: true});
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
