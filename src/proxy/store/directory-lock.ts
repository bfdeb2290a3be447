import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {ConfigError} from '../config/config-error.ts';

/** Who holds a data directory, as written beside the data. */
export interface LockHolder {
  readonly pid: number;
  /** When the holder started, RFC 3339. */
  readonly startedAt: string;
}

/** Another process works on this data directory; two would silently lose each other's rows (reliability 0.7). */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';
  readonly holder: LockHolder | undefined;

  constructor(directory: string, holder: LockHolder | undefined) {
    const by = holder ? `process ${holder.pid}, started ${holder.startedAt}` : 'another process';
    super(
      `BGM_DATA_DIR ${directory} is in use by ${by}. Stop it, choose another directory, or use DATABASE_URL for several processes.`,
    );
    this.holder = holder;
  }
}

export interface DirectoryLock {
  release(): Promise<void>;
}

const fileName = 'holder.json';

/**
 * Makes the directory if it is not there.
 * @throws ConfigError when this process may not write there.
 */
export function requireWritable(directory: string): void {
  try {
    mkdirSync(directory, {recursive: true});
    // Tried, not asked: permissions are not all that may stand in the way.
    const probe = join(directory, '.writable');
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const {code = 'unknown'} = error as NodeJS.ErrnoException;
    // A full disk is another matter, and passes.
    if (code === 'ENOSPC' || code === 'EDQUOT') return;
    throw new ConfigError(
      'BGM_DATA_DIR',
      `${directory} cannot be written (${code})`,
      'Give a directory that this user may write, or use DATABASE_URL.',
    );
  }
}

/**
 * Claims a directory for this process. On Linux an abstract socket decides, which the kernel frees even after `kill -9`; elsewhere
 * the holder's file does, and the file of a dead process is taken over. Blind between containers that share a volume.
 * @throws DirectoryInUseError naming the holder's pid and start time.
 */
export async function lockDirectory(
  directory: string,
  platform: NodeJS.Platform = process.platform,
): Promise<DirectoryLock> {
  mkdirSync(directory, {recursive: true});
  const file = join(directory, fileName);
  const free = platform === 'linux' ? await claimSocket(directory, file) : claimFile(directory, file);
  const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString();
  writeFileSync(file, JSON.stringify({pid: process.pid, startedAt} satisfies LockHolder));
  return {
    async release() {
      rmSync(file, {force: true});
      await free();
    },
  };
}

async function claimSocket(directory: string, file: string): Promise<() => Promise<void>> {
  const digest = createHash('sha256').update(realpathSync(directory)).digest('hex');
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new DirectoryInUseError(directory, readHolder(file)) : error),
    );
    server.listen(`\0bgm-crm-${digest}`, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function claimFile(directory: string, file: string): () => Promise<void> {
  const holder = readHolder(file);
  if (holder && holder.pid !== process.pid && isAlive(holder.pid))
    throw new DirectoryInUseError(directory, holder);
  rmSync(file, {force: true});
  // `wx`: of two processes that found the same dead holder, one wins.
  writeFileSync(file, '{}', {flag: 'wx'});
  return () => Promise.resolve();
}

function readHolder(file: string): LockHolder | undefined {
  try {
    const {pid, startedAt} = JSON.parse(readFileSync(file, 'utf8')) as Partial<LockHolder>;
    return typeof pid === 'number' && typeof startedAt === 'string' ? {pid, startedAt} : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
