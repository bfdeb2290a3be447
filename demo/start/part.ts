import {spawn, type ChildProcess} from 'node:child_process';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

/** Where Node keeps what it compiled, so that the next start need not. */
export const compiled = join(import.meta.dirname, '../../.cache/node');

/** One process of the demo that tells by a JSON line when it is ready. */
export interface Part<Ready> {
  readonly name: string;
  readonly ready: Ready;
  readonly process: ChildProcess;
}

/**
 * Starts a program and waits for its `{"ready":true,…}` line.
 * @throws Error when it ends before that; what it said on standard error was passed on.
 */
export function startPart<Ready>(
  name: string,
  command: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Part<Ready>> {
  const child = spawn(process.execPath, command, {
    env: {NODE_COMPILE_CACHE: compiled, ...process.env, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`${name} ended (${String(code)}) before it was ready; its last words stand above.`));
    });
    createInterface({input: child.stderr}).on('line', (line) => {
      process.stderr.write(`[${name}] ${line}\n`);
    });
    createInterface({input: child.stdout}).on('line', (line) => {
      const ready = readyLine<Ready>(line);
      if (ready) resolve({name, ready, process: child});
    });
  });
}

/** Ends a part: asks first, then insists. */
export async function stopPart(part: Pick<Part<unknown>, 'process'>, patienceMs = 5_000): Promise<void> {
  const {process: child} = part;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(insist);
}

function readyLine<Ready>(line: string): Ready | undefined {
  if (!line.startsWith('{"ready":true')) return undefined;
  return JSON.parse(line) as Ready;
}
