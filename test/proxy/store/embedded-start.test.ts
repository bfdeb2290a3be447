import assert from 'node:assert/strict';
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {after, afterEach, describe, it} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {openDatabase} from '../../../src/proxy/store/database.ts';
import {requireWritable} from '../../../src/proxy/store/directory-lock.ts';
import {leastFreeBytes, leastFreeToOpen, spaceGuard, untilRoom} from '../../../src/proxy/store/free-space.ts';
import {HandClock, settled} from '../../support/node/hand-clock.ts';

const root = mkdtempSync(join(tmpdir(), 'bgm-start-'));
const writer = join(import.meta.dirname, 'embedded-writer.ts');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
after(() => rmSync(root, {recursive: true, force: true}));

function start(command: string, ...args: string[]) {
  const child = spawn(command, args, {stdio: ['pipe', 'pipe', 'pipe']});
  children.push(child);
  return child;
}

describe('a first start of the embedded database', () => {
  it('may be killed at any moment: the next one works, and what was begun is kept aside (J22)', async () => {
    const directory = join(root, 'killed');
    const moments = ['initialising', 'pgdata/PG_VERSION'];
    const killed = async () => {
      rmSync(directory, {recursive: true, force: true});
      for (const moment of moments) {
        const child = start(process.execPath, writer, directory, 'hold');
        const ended = once(child, 'exit');
        while (!existsSync(join(directory, moment)) && child.exitCode === null) await pause(1);
        child.kill('SIGKILL');
        await ended;
        if (existsSync(join(directory, 'initialised'))) return false;
      }
      return true;
    };
    // A kill that comes too late, since this process got no turn, is no kill while it begins.
    for (let tries = 1; !(await killed()); tries += 1) assert.ok(tries < 10, 'killed while it began');
    const database = await openDatabase({dataDir: directory});
    await database.db.insertInto('user_epoch').values({tenant_id: 't1', user_id: 'u1', epoch: 1}).execute();
    await database.close();
    const aside = readdirSync(directory).filter((name) => name.startsWith('pgdata.incomplete-'));
    // The first kill may fall before or after the first file; the second always leaves some.
    assert.ok(aside.length >= 1 && aside.length <= moments.length, `${aside.length} kept aside`);
    assert.ok(
      aside.some((name) => readdirSync(join(directory, name)).length > 0),
      'nothing was deleted',
    );
    assert.ok(!existsSync(join(directory, 'initialising')));
  });
});

describe('a data directory that cannot be written', () => {
  it('is named in one line with what to do', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    await assert.rejects(openDatabase({dataDir: join(file, 'data')}), {
      name: 'ConfigError',
      message:
        /^BGM_DATA_DIR \S+a-file\/data cannot be written \(ENOTDIR\)\. Give a directory .*DATABASE_URL\.$/,
    });
  });

  it('is found out by writing, so that read-only is read-only for whoever runs it', () => {
    const directory = join(root, 'read-only');
    mkdirSync(directory);
    const isRoot = process.geteuid!() === 0;
    // Root may write everywhere.
    if (isRoot) {
      chownSync(root, 65534, 65534);
      process.seteuid!(65534);
    }
    try {
      if (!isRoot) chmodSync(directory, 0o555);
      assert.throws(() => requireWritable(directory), {
        name: 'ConfigError',
        message: /cannot be written \(EACCES\)/,
      });
    } finally {
      if (isRoot) process.seteuid!(0);
      chmodSync(directory, 0o755);
    }
  });
});

describe('a disk without room', () => {
  it('keeps the database closed, says so once, and lets it open when there is room (J20)', async () => {
    const clock = new HandClock();
    const lines: string[] = [];
    let free = leastFreeToOpen - 1;
    let isOpen = false;
    const opening = untilRoom(
      '/data',
      clock,
      () => free,
      (line) => lines.push(line),
    ).then(() => (isOpen = true));
    await clock.advance(60_000);
    assert.equal(isOpen, false);
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /^The disk of \/data is full .* as soon as there is room\.$/);
    free += 1;
    await clock.advance(1000);
    await opening;
    assert.match(lines[1]!, /has room again/);
  });

  it('is told to the operator when intake stops and when it goes on (J20)', async () => {
    const clock = new HandClock();
    const lines: string[] = [];
    let free = leastFreeBytes;
    const hasRoom = spaceGuard(
      '/data',
      clock,
      () => free,
      (line) => lines.push(line),
    );
    for (const bytes of [free, 0, 0, free]) {
      free = bytes;
      hasRoom();
      await clock.advance(1000);
    }
    await settled();
    assert.equal(lines.length, 2);
    assert.match(lines[0]!, /nearly full .* webhooks are refused/);
    assert.match(lines[1]!, /webhooks are taken/);
  });

  // A small disk of one's own needs a right that not every machine gives, not even to root.
  if (spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0)
    it('that fills up ends the process at once, and everything acknowledged is there when there is room (J20)', async () => {
      const disk = join(root, 'small-disk');
      mkdirSync(disk);
      const keeper = start(
        'unshare',
        '-m',
        'sh',
        '-c',
        `mount -t tmpfs -o size=130m none ${disk} && echo up && cat`,
      );
      await once(keeper.stdout, 'data');
      const inside = ['-m', '-t', String(keeper.pid), process.execPath, writer, join(disk, 'data'), 'write'];
      const full = start('nsenter', ...inside);
      const complaint = text(full.stderr);
      const lines = createInterface({input: full.stdout})[Symbol.asyncIterator]();
      await lines.next();
      const ballast = `/proc/${keeper.pid}/root${join(disk, 'ballast')}`;
      fill(ballast);
      const since = Date.now();
      let acknowledged = -1;
      for await (const line of {[Symbol.asyncIterator]: () => lines}) acknowledged = Number(line);
      assert.ok(Date.now() - since < 60_000, 'it did not hang');
      assert.match(await complaint, /lost its disk/);
      rmSync(ballast);
      const next = start('nsenter', ...inside.slice(0, -1), 'count');
      const [first, ...counted] = (await text(next.stdout)).trim().split('\n');
      assert.equal(first, 'open');
      assert.ok(Number(counted[0]) > acknowledged, `${counted[0]} rows, ${acknowledged} acknowledged`);
    });
});

/** Writes until the disk has no byte left. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let size = 1 << 20; size >= 4096;) {
      try {
        writeSync(file, Buffer.alloc(size));
      } catch {
        size /= 2;
      }
    }
  } finally {
    closeSync(file);
  }
}
