import {spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import type {PageConfig} from '../../../demo/start/page-server.ts';
import {alone} from './alone.ts';

/** The whole demo, started by its own command on free ports. */
export interface RunningDemo {
  /** Origin of the QA page, without a slash at the end. */
  readonly url: string;
  readonly config: PageConfig;
  /** Milliseconds from the command to its `ready` line. */
  readonly readyAfter: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '../../..');

/**
 * Runs what `npm start` runs, with a data folder of its own.
 * @param wished Where it listens, with its parts behind it; somewhere else where something else listens there.
 * @param origins Origins of further pages that may embed the widgets.
 */
export function startDemo(wished: number, options: DemoOptions = {}): Promise<RunningDemo> {
  // Whoever starts first builds widgets and page into folders that all share.
  return alone('demo-start', () => start(wished, options));
}

interface DemoOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly origins?: readonly string[];
}

async function start(wished: number, {env = {}, origins = []}: DemoOptions): Promise<RunningDemo> {
  const port = await freePorts(wished);
  const data = await mkdtemp(join(tmpdir(), 'bgm-demo-'));
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      'demo/start.ts',
      ...['--port', String(port), '--data', data],
      ...origins.flatMap((origin) => ['--origin', origin]),
    ],
    {
      cwd: root,
      env: {...process.env, ...env},
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('close', () => reject(new Error(`The demo ended before it was ready:\n${said.join('\n')}`)));
    createInterface({input: child.stderr}).on('line', (line) => said.push(line));
    createInterface({input: child.stdout}).on('line', (line) => {
      said.push(line);
      const ready = /^ready (http:\S+?)\/?$/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
    });
  });
  const readyAfter = performance.now() - began;
  const config = (await (await fetch(`${url}/config.json`)).json()) as PageConfig;
  return {
    url,
    config,
    readyAfter,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(data, {recursive: true, force: true});
    },
  };
}

/** The first of four free ports in a row, from a wish on; below those that a system gives away by itself. */
async function freePorts(wished: number): Promise<number> {
  for (let first = wished; first < 32_000; first += 1000) {
    const inUse = await Promise.all([0, 1, 2, 3].map((index) => isInUse(first + index)));
    if (!inUse.includes(true)) return first;
  }
  throw new Error(`No four ports are free from ${wished} on.`);
}

function isInUse(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}
