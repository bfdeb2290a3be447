import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {sql} from 'kysely';
import type {LookupsReply, Session, SessionReply, SettingsReply} from '../../../src/contract/index.ts';
import {shiftTimes} from '../../../demo/pbx-simulator/mutations/index.ts';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import {testPostgres, type TestPostgres} from '../../support/node/postgres.ts';
import {goldenTable, scenario} from '../pbx/support/golden.ts';
import {startPair, type Pair} from './pair.ts';
import {until} from '../../support/node/until.ts';

const sessionId = '950000000000999000';

/** The answered call of the golden table, as if it began now. */
function callOfNow(): object[] {
  const lines = loadScenario('inbound-answered');
  const seconds = Math.floor(Date.now() / 1000 - 1_781_516_400);
  const text = JSON.stringify(shiftTimes(lines, seconds).map(({event}) => event));
  return JSON.parse(text.replaceAll('950000000000001000', sessionId)) as object[];
}

describe('two proxies on one PostgreSQL', () => {
  let server: TestPostgres;
  let pair: Pair;
  before(async () => {
    server = await testPostgres();
    pair = await startPair(await server.createDatabase());
  });
  after(async () => {
    await pair.stop();
    await server.stop();
  });

  const zohoCalls = () => [...pair.org.records.all('Calls')];
  const journal = () =>
    pair.one.database.db.selectFrom('journal').selectAll().orderBy('session_id').execute();
  const who = async (proxy: Pair['one'], as: string, number: string) => {
    const reply = await proxy.ask('/lookups', {as, json: {numbers: [number]}});
    return ((await reply.json()) as LookupsReply).results[0]!;
  };

  it('both bring an empty database up to date at once, each step once (J23)', async () => {
    const {rows} = await sql<{name: string; times: string}>`select name, count(*) as times
      from kysely_migration group by name`.execute(pair.one.database.db);
    assert.ok(rows.length >= 4);
    assert.ok(rows.every(({times}) => times === '1'));
  });

  it('a browser on the second hears at once of a call that the first took, with the caller’s name', async () => {
    const {token} = await pair.two.signIn(pair.tokenOf('101'));
    const stream = await pair.two.listen(token);
    const call = callOfNow();
    const ringing = call.slice(0, 4);
    for (const event of ringing) assert.equal((await pair.post(pair.one, event)).status, 200);
    await until(() => stream.events.find(({type}) => type === 'call.ringing'));
    const told = await until(() => stream.events.find(({type}) => type === 'lookup.completed'));
    assert.match(JSON.stringify(told), /Souza/);
    // The rest of the call comes to either, one after the other.
    for (const [index, event] of call.slice(4).entries())
      assert.equal((await pair.post(index % 2 ? pair.one : pair.two, event)).status, 200);
    await until(() =>
      stream.events.find((event) => event.type === 'journal.updated' && event.journal.state === 'logged'),
    );
    stream.close();
    assert.equal(zohoCalls().length, 1);
  });

  it('write each call once, whichever took its events, and at the same time (J28, J29)', async () => {
    const trunk = goldenTable.filter((golden) => golden.trunk);
    await Promise.all(
      trunk.flatMap((golden) =>
        scenario(golden.scenario).map((event, index) => pair.post(index % 2 ? pair.one : pair.two, event)),
      ),
    );
    await until(async () => {
      const rows = await journal();
      return rows.length === trunk.length + 1 && rows.every(({state}) => state === 'logged');
    });
    const starts = new Set(zohoCalls().map(({values}) => Number(values['Call_Start_Time'])));
    assert.deepEqual(
      trunk.filter(({startedAt}) => !starts.has(Date.parse(startedAt))),
      [],
    );
    const creates = pair.zoho.world.log
      .newest(5000)
      .filter(({method, path}) => method === 'POST' && path.endsWith('/Calls'));
    assert.equal(creates.length, trunk.length + 1);
  });

  it('ask Zoho for one token, however many requests both have (Z18)', async () => {
    const asked = () => pair.org.counters.byRoute['POST oauth/v2/token'] ?? 0;
    const before = asked();
    await pair.one.database.db
      .updateTable('crm_connection')
      .set({access_token: null, access_token_until: null})
      .execute();
    const {token} = await pair.one.signIn(pair.tokenOf('101'));
    await Promise.all(
      Array.from({length: 20}, (_, index) =>
        who(index % 2 ? pair.one : pair.two, token, `+4420794600${10 + index}`),
      ),
    );
    assert.ok(asked() - before <= 1, `${asked() - before} token requests`);
  });

  it('make one contact of a form that was sent to both at once, and both know it then', async () => {
    const [{token}, other] = await Promise.all([
      pair.one.signIn(pair.tokenOf('104')),
      pair.two.signIn(pair.tokenOf('104')),
    ]);
    const number = '+441614960981';
    assert.equal((await who(pair.two, other.token, number)).state, 'unknown');
    const key = randomUUID();
    const form = {
      type: 'Contact',
      lastName: 'Halvorsen',
      phones: [{kind: 'mobile', number}],
      onDuplicate: 'reject',
    };
    const send = (proxy: Pair['one'], as: string) =>
      proxy.ask('/contacts', {as, json: form, headers: {'idempotency-key': key}});
    const answers = await Promise.all([
      send(pair.one, token),
      send(pair.two, other.token),
      send(pair.one, token),
    ]);
    const statuses = answers.map(({status}) => status).sort();
    assert.equal(statuses[0], 201, await answers[0].text());
    assert.ok(statuses.every((status) => status === 201 || status === 409));
    const made = [...pair.org.records.all('Contacts')].filter(
      ({values}) => values['Last_Name'] === 'Halvorsen',
    );
    assert.equal(made.length, 1);
    await until(async () => (await who(pair.two, other.token, number)).state === 'matched');
  });

  it('end a session everywhere when the user signs out at one', async () => {
    const {token} = await pair.one.signIn(pair.tokenOf('102'));
    assert.equal((await pair.two.ask('/session', {as: token})).status, 200);
    await pair.one.ask('/session', {as: token, method: 'DELETE'});
    await until(async () => (await pair.two.ask('/session', {as: token})).status === 401);
  });

  it('hear of each other’s notes in order, also of those too long for a notification', async () => {
    const mine = await pair.one.signIn(pair.tokenOf('101'));
    const stream = await pair.two.listen(mine.token);
    const texts = Array.from({length: 20}, (_, index) =>
      index % 5 === 2 ? `${index} ${'x'.repeat(9000)}` : `${index}`,
    );
    for (const text of texts) {
      const saved = await pair.one.ask(`/calls/${sessionId}/notes/${randomUUID()}`, {
        method: 'PUT',
        as: mine.token,
        json: {text},
      });
      assert.equal(saved.status, 201);
    }
    const heard = () =>
      stream.events.flatMap((event) => (event.type === 'note.updated' ? [event.note?.text] : []));
    await until(() => heard().length >= texts.length);
    stream.close();
    assert.deepEqual(heard(), texts);
    const {rows} = await sql<{body: string}>`select body from process_message`.execute(pair.one.database.db);
    assert.ok(rows.length > 0);
    assert.ok(
      rows.every(({body}) => body.startsWith('1.k1.') && !body.includes('xxxx')),
      'sealed',
    );
  });

  it('follow the settings that an admin saved at one, before the screens of the other have asked', async () => {
    const [admin, agent] = await Promise.all([
      pair.one.signIn(pair.tokenOf('100')),
      pair.two.signIn(pair.tokenOf('101')),
    ]);
    const stream = await pair.two.listen(agent.token);
    const read = await pair.one.ask('/settings', {as: admin.token});
    const settings = (await read.json()) as SettingsReply;
    const saved = await pair.one.ask('/settings', {
      method: 'PUT',
      as: admin.token,
      json: {...settings, cacheTtlSeconds: 17},
      headers: {'if-match': read.headers.get('etag')!},
    });
    assert.equal(saved.status, 200);
    await until(() => stream.events.find(({type}) => type === 'settings.updated'));
    stream.close();
    const session = await pair.two.ask('/session', {as: agent.token});
    assert.equal(((await session.json()) as Session).cacheTtlSeconds, 17);
    const there = await pair.two.ask('/settings', {as: (await pair.two.signIn(pair.tokenOf('100'))).token});
    assert.equal(there.headers.get('etag'), saved.headers.get('etag'));
  });

  it('both stop when the system admin switches CRM off at one, and go on when it is on again (T7)', async () => {
    const headers = {origin: 'https://crm.example'};
    const as = pair.pbx.systemUsers[0]!.token;
    const reply = await pair.one.ask('/session', {method: 'POST', as, headers});
    const system = ((await reply.json()) as SessionReply).token;
    const agent = await pair.two.signIn(pair.tokenOf('101'));
    const stream = await pair.two.listen(agent.token);
    const lookUp = () => pair.two.ask('/lookups', {as: agent.token, json: {numbers: ['+14155550123']}});
    const set = async (enabled: boolean) => {
      const path = `/tenants/${pair.tenantId}/crm`;
      const done = await pair.one.ask(path, {method: 'PUT', as: system, headers, json: {enabled}});
      assert.equal(done.status, 200);
      const state = enabled ? 'connected' : 'disabled';
      await until(() =>
        stream.events.find((event) => event.type === 'connection.updated' && event.state === state),
      );
    };
    await set(false);
    assert.equal((await lookUp()).status, 403);
    await set(true);
    assert.equal((await lookUp()).status, 200);
    stream.close();
  });

  it('let streams start over when they may have missed something, and hear each other again', async () => {
    const {token} = await pair.two.signIn(pair.tokenOf('101'));
    const stream = await pair.two.listen(token);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bgm-crm-channel'`.execute(
      pair.one.database.db,
    );
    await until(() => stream.events.find(({type}) => type === 'stream.reset'));
    await pair.one.ask(`/calls/${sessionId}/notes/${randomUUID()}`, {
      method: 'PUT',
      as: token,
      json: {text: 'again'},
    });
    await until(() =>
      stream.events.find((event) => event.type === 'note.updated' && event.note?.text === 'again'),
    );
    stream.close();
  });
});
