import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {sql} from 'kysely';
import {openDatabase, type OpenDatabase} from '../../../src/proxy/store/database.ts';
import {testPostgres, type TestPostgres} from '../../support/node/postgres.ts';

describe('a PostgreSQL that goes away', () => {
  let server: TestPostgres;
  let database: OpenDatabase;
  before(async () => {
    server = await testPostgres();
    database = await openDatabase({url: await server.createDatabase()});
  });
  after(async () => {
    await database.close();
    await server.stop();
  });

  it('between two statements of a transaction fails that transaction, not the process (J17)', async () => {
    const {db} = database;
    const lost = db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx);
      await server.kill();
      await server.start();
      await sql`select 1`.execute(tx);
    });
    await assert.rejects(lost);
    await sql`select 1`.execute(db);
  });
});
