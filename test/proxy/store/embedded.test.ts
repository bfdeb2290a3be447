import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, afterEach, describe, it} from 'node:test';
import {openDatabase} from '../../../src/proxy/store/database.ts';
import {type DirectoryInUseError, lockDirectory} from '../../../src/proxy/store/directory-lock.ts';
import {leastFreeBytes, spaceGuard} from '../../../src/proxy/store/free-space.ts';
import {guardStream, type StreamOperations} from '../../../src/proxy/store/synced-fs.ts';
import {HandClock} from '../../support/node/hand-clock.ts';

const root = mkdtempSync(join(tmpdir(), 'bgm-store-'));
after(() => rmSync(root, {recursive: true, force: true}));

let count = 0;
const newDirectory = () => join(root, `data-${count++}`);

describe('the embedded database on disk', () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** Starts a process that holds the directory; resolves when it has it open. */
  async function holder(directory: string, mode: 'hold' | 'write') {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'embedded-writer.ts'), directory, mode]);
    children.push(child);
    const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
    const first = await lines.next();
    assert.equal(first.value, 'open');
    return {child, lines};
  }

  it('keeps ids as text, however big', async () => {
    const database = await openDatabase({memory: true});
    const {db} = database;
    await db
      .insertInto('journal_step')
      .values({tenant_id: 't1', session_id: 's1', step: 'received', detail: null})
      .execute();
    const {id} = await db.selectFrom('journal_step').select('id').executeTakeFirstOrThrow();
    await database.close();
    assert.equal(id, '1');
  });

  it('refuses a second process and names the first, until that is gone (J21)', async () => {
    const directory = newDirectory();
    const {child} = await holder(directory, 'hold');
    await assert.rejects(openDatabase({dataDir: directory}), (error: DirectoryInUseError) => {
      assert.equal(error.holder?.pid, child.pid);
      assert.match(error.message, new RegExp(`process ${child.pid}, started 20.*DATABASE_URL`));
      return true;
    });
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    const database = await openDatabase({dataDir: directory});
    await database.close();
  });

  it('has every acknowledged row after kill -9', async () => {
    const directory = newDirectory();
    const {child, lines} = await holder(directory, 'write');
    let acknowledged = -1;
    while (acknowledged < 200) acknowledged = Number((await lines.next()).value);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    for await (const line of {[Symbol.asyncIterator]: () => lines}) acknowledged = Number(line);
    await ended;
    const database = await openDatabase({dataDir: directory});
    const rows = await database.db.selectFrom('user_epoch').select('user_id').execute();
    await database.close();
    const present = new Set(rows.map((row) => row.user_id));
    for (let row = 0; row <= acknowledged; row++) assert.ok(present.has(String(row)), `row ${row} is lost`);
  });

  it('moves a first start that was cut off aside and begins anew (J22)', async () => {
    const directory = newDirectory();
    const first = await openDatabase({dataDir: directory});
    await first.close();
    rmSync(join(directory, 'initialised'));
    rmSync(join(directory, 'pgdata', 'global'), {recursive: true});
    const warning = once(process, 'warning');
    const database = await openDatabase({dataDir: directory});
    await database.close();
    assert.ok(readdirSync(directory).some((name) => name.startsWith('pgdata.incomplete-')));
    assert.match(String((await warning)[0]), /cut off/);
  });
});

describe('the lock of a directory', () => {
  it('is taken over from a dead process where there are no abstract sockets (J21)', async () => {
    const directory = newDirectory();
    const lock = await lockDirectory(directory, 'darwin');
    await lock.release();
    const dead = spawn(process.execPath, ['-e', '0']);
    await once(dead, 'exit');
    writeFileSync(join(directory, 'holder.json'), JSON.stringify({pid: dead.pid, startedAt: 'then'}));
    await (await lockDirectory(directory, 'darwin')).release();
    assert.ok(!existsSync(join(directory, 'holder.json')));
  });

  it('is refused while the process of the file lives', async () => {
    const directory = newDirectory();
    await (await lockDirectory(directory, 'darwin')).release();
    writeFileSync(
      join(directory, 'holder.json'),
      JSON.stringify({pid: process.ppid, startedAt: '2026-06-15T09:40:00.000Z'}),
    );
    await assert.rejects(lockDirectory(directory, 'darwin'), {name: 'DirectoryInUseError'});
  });
});

describe('a full disk', () => {
  it('stops intake below 256 MiB and lets it go on when there is room again (J20)', () => {
    const clock = new HandClock();
    let free = leastFreeBytes;
    const hasRoom = spaceGuard('/', clock, () => free);
    assert.equal(hasRoom(), true);
    free -= 1;
    assert.equal(hasRoom(), true, 'the disk is asked once a second at most');
    void clock.advance(1000);
    assert.equal(hasRoom(), false);
    free += 1;
    void clock.advance(1000);
    assert.equal(hasRoom(), true);
  });

  for (const [name, errno] of Object.entries({'no space': 51, 'input/output error': 29, 'read-only': 69})) {
    it(`is told at the first refused write: ${name}`, () => {
      const faults: Error[] = [];
      const operations: StreamOperations = {
        write() {
          throw Object.assign(new Error('refused'), {errno});
        },
      };
      guardStream(
        operations,
        () => {},
        (error) => faults.push(error),
      );
      assert.throws(() => operations.write({nfd: 1}), /refused/);
      assert.equal(faults.length, 1);
    });
  }

  it('is told when a sync fails, and a sync that worked is counted', () => {
    const faults: Error[] = [];
    let syncs = 0;
    const operations: StreamOperations = {write: () => 0};
    guardStream(
      operations,
      () => syncs++,
      (error) => faults.push(error),
    );
    assert.throws(() => operations.fsync!({nfd: 99_999}), {code: 'EBADF'});
    assert.equal(faults.length, 1);
    assert.equal(operations.fsync!({}), 0);
    assert.equal(syncs, 0);
  });
});
