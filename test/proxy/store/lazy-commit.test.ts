import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {Kysely, PGliteDialect, sql} from 'kysely';
import type {Queries} from '../../../src/proxy/services/calls/call-store.ts';
import {commitLazily, lazily} from '../../../src/proxy/store/lazy-commit.ts';
import type {Database} from '../../../src/proxy/store/schema.ts';
import {SyncedFS} from '../../../src/proxy/store/synced-fs.ts';

describe('a commit that need not wait for the disk', () => {
  let folder: string;
  let fs: SyncedFS;
  let db: Kysely<Database>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bgm-lazy-'));
    fs = new SyncedFS(join(folder, 'pgdata'), (error) => {
      throw error;
    });
    const startParams = PGlite.defaultStartParams.filter((flag) => flag !== '-F');
    const pglite = await PGlite.create({fs, startParams: [...startParams, '-c', 'wal_sync_method=fsync']});
    db = new Kysely<Database>({dialect: new PGliteDialect({pglite})});
    await sql`create table word (text text)`.execute(db);
  });
  after(async () => {
    await db.destroy();
    await rm(folder, {recursive: true, force: true});
  });

  const syncsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const earlier = fs.syncs;
    await work();
    return fs.syncs - earlier;
  };
  const say = (queries: Queries) => sql`insert into word values ('hello')`.execute(queries);

  it('does not reach the disk by itself, and everything else still does', async () => {
    const lazy = () =>
      db.transaction().execute(async (tx) => {
        await commitLazily(tx);
        await say(tx);
      });
    assert.equal(await syncsOf(lazy), 0);
    assert.ok((await syncsOf(() => say(db))) > 0);
    assert.ok((await syncsOf(() => db.transaction().execute((tx) => say(tx)))) > 0);
  });

  it('may be asked for by a single statement', async () => {
    const alone = () => sql`insert into word values ('hello') returning ${lazily}`.execute(db);
    assert.equal(await syncsOf(alone), 0);
    assert.ok((await syncsOf(() => say(db))) > 0);
  });
});
