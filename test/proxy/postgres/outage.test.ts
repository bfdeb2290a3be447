import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {sql} from 'kysely';
import pg from 'pg';
import {systemClock} from '../../../src/proxy/services/time/clock.ts';
import {DatabaseClock} from '../../../src/proxy/services/time/database-clock.ts';
import {openDatabase} from '../../../src/proxy/store/database.ts';
import {testPostgres, type TestPostgres} from '../../support/node/postgres.ts';
import {goldenTable, scenario} from '../pbx/support/golden.ts';
import {startPair, type Pair} from './pair.ts';
import {until} from '../../support/node/until.ts';

describe('a PostgreSQL that is away, slow or shared', () => {
  let server: TestPostgres;
  let url: string;
  let pair: Pair;
  before(async () => {
    server = await testPostgres();
    url = await server.createDatabase();
    pair = await startPair(url);
  });
  after(async () => {
    await pair.stop();
    await server.stop();
  });

  const [event] = scenario('inbound-missed');
  const status = async (path: string) => (await pair.one.app.request(path)).status;
  const creates = () =>
    pair.zoho.world.log.newest(5000).filter(({method, path}) => method === 'POST' && path.endsWith('/Calls'));
  const journal = () => pair.one.database.db.selectFrom('journal').selectAll().execute();
  /** As if a minute had passed since a worker died. */
  const endLeases = () => pair.one.database.db.updateTable('journal').set({lease_until: null}).execute();

  it('gives processes one time, whatever their own clocks say (J29)', async () => {
    const stop = new AbortController();
    const skewed = (minutes: number) =>
      DatabaseClock.open(pair.one.database.db, stop.signal, {
        now: () => Date.now() + minutes * 60_000,
        steady: systemClock.steady.bind(systemClock),
        delay: systemClock.delay.bind(systemClock),
      });
    const [early, late] = await Promise.all([skewed(-5), skewed(5)]);
    const {rows} = await sql<{now: Date}>`select clock_timestamp() as now`.execute(pair.one.database.db);
    for (const clock of [early, late]) assert.ok(Math.abs(clock.now() - rows[0]!.now.getTime()) < 60_000);
    stop.abort();
  });

  it('that a newer version has migrated lets this one start all the same (J23)', async () => {
    const {db} = pair.one.database;
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(db);
    const database = await openDatabase({url});
    await database.close();
    await sql`delete from kysely_migration where name = '9999-later'`.execute(db);
  });

  it('refuses webhooks while it is down, stays alive, and takes them when it is back (J16)', async () => {
    await server.kill();
    const refused = await pair.post(pair.one, event!);
    assert.equal(refused.status, 503);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.equal(await status('/readyz'), 503);
    assert.equal(await status('/healthz'), 200);
    await server.start();
    await until(async () => (await status('/readyz')) === 200);
    assert.equal((await pair.post(pair.one, event!)).status, 200);
  });

  it('that goes away during a job leaves nothing written, and the call is written once afterwards (J17)', async () => {
    const {startedAt, sessionId} = goldenTable.find(({scenario: name}) => name === 'inbound-answered')!;
    const rowOf = async () => (await journal()).find((row) => row.session_id === sessionId);
    const slow = pair.zoho.world.faults.add({kind: 'latency', method: 'GET', ms: 600});
    for (const one of scenario('inbound-answered')) await pair.post(pair.one, one);
    await until(async () => (await rowOf())?.lease_until instanceof Date);
    await server.kill();
    // Zoho's slow answers come in meanwhile, and the job could go on.
    await pause(1500);
    assert.equal(creates().length, 0, 'nothing is sent without an intent that is committed');
    await server.start();
    pair.zoho.world.faults.remove(slow.id);
    await until(() => endLeases().catch(() => undefined));
    await until(async () => (await rowOf())?.state === 'logged');
    const written = [...pair.org.records.all('Calls')].filter(
      ({values}) => Number(values['Call_Start_Time']) === Date.parse(startedAt),
    );
    assert.equal(written.length, 1);
    assert.equal(creates().length, 1);
  });

  it('that is blocked lets nobody wait for ever: webhooks are refused before memory grows (J19)', async () => {
    const blocker = new pg.Client({connectionString: url});
    await blocker.connect();
    await blocker.query('begin; lock table pbx_event in access exclusive mode');
    const since = Date.now();
    const answers = await Promise.all(
      Array.from({length: 40}, (_, index) =>
        pair.post(pair.one, {...event, session_id: `95000000000000${7000 + index}`}),
      ),
    );
    assert.ok(answers.every((answer) => answer.status === 503));
    assert.ok(Date.now() - since < 60_000);
    await blocker.query('rollback');
    await blocker.end();
    assert.equal((await pair.post(pair.one, event!)).status, 200);
  });
});
