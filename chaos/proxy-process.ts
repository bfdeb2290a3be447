import {spawn, type ChildProcess} from 'node:child_process';
import type {WriteStream} from 'node:fs';
import {createInterface} from 'node:readline';
import {join} from 'node:path';
import {compiled} from '../demo/start/part.ts';
import {children} from './children.ts';

const root = join(import.meta.dirname, '..');
/** A proxy that cannot start so often in a row has a fault that waiting does not cure. */
const failedStartsAtMost = 20;

/** A proxy whose supervisor starts it again whenever it ends, as an operator's would. */
export class ProxyProcess {
  readonly counts = {killed: 0, endedByItself: 0};
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: WriteStream;
  #child: ChildProcess | undefined;
  #isReady = false;
  #stopping = false;
  #failedStarts = 0;
  #restart: NodeJS.Timeout | undefined;
  #told: (() => void)[] = [];

  /** @param log Takes what the proxy says. */
  constructor(env: NodeJS.ProcessEnv, log: WriteStream) {
    this.#env = env;
    this.#log = log;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when it serves. */
  start(): Promise<void> {
    this.#stopping = false;
    this.#failedStarts = 0;
    const ready = this.ready();
    this.#spawn();
    return ready;
  }

  ready(): Promise<void> {
    return this.#isReady ? Promise.resolve() : new Promise((resolve) => this.#told.push(resolve));
  }

  /** Pulls the plug, at whatever it is doing. */
  kill(): void {
    this.counts.killed += 1;
    // It has not noticed yet, and whoever waits must wait for its next life.
    this.#isReady = false;
    this.#child?.kill('SIGKILL');
  }

  /** Asks it to end, then insists. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(insist);
  }

  #spawn(): void {
    const child = children.add(
      spawn(process.execPath, ['src/proxy/main.ts'], {
        cwd: root,
        env: {NODE_COMPILE_CACHE: compiled, ...process.env, ...this.#env},
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    this.#child = child;
    child.stderr.pipe(this.#log, {end: false});
    createInterface({input: child.stdout}).on('line', (line) => {
      if (!line.startsWith('{"ready":true')) return void this.#log.write(`${line}\n`);
      this.#isReady = true;
      this.#failedStarts = 0;
      for (const tell of this.#told.splice(0)) tell();
    });
    child.once('exit', (_code, signal) => {
      if (!this.#isReady) this.#failedStarts += 1;
      this.#isReady = false;
      if (this.#stopping) return;
      if (signal !== 'SIGKILL') this.counts.endedByItself += 1;
      if (this.#failedStarts > failedStartsAtMost)
        throw new Error('The proxy does not start; its log has the reason.');
      this.#restart = setTimeout(() => this.#spawn(), 200);
    });
  }
}
