import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, beforeEach, describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {createZohoServices} from '../../../src/proxy/crm/zoho/create-zoho-services.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {searchedNumber} from '../../../src/proxy/phone/searched-number.ts';
import {ConnectionStore} from '../../../src/proxy/services/connection/connection-store.ts';
import {provisionConnection} from '../../../src/proxy/services/connection/provision-connection.ts';
import {emptyDirectory} from '../../support/node/connected-zoho.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {testTenant} from '../../support/node/test-app.ts';
import {openTestStore, testSecretBox, type TestStore} from '../../support/node/test-store.ts';
import {hostileTexts, seeded} from '../phone/hostile-texts.ts';

describe('answers of a hostile or broken Zoho', () => {
  let server: Server;
  let store: TestStore;
  let answer: {status?: number; headers?: Record<string, string>; body: string | Buffer};
  let origin: string;
  const elsewhere: string[] = [];
  const tenant = testTenant();
  const box = testSecretBox();

  before(async () => {
    store = await openTestStore();
    server = createServer((request, response) => {
      if (request.url === '/elsewhere') elsewhere.push(request.url);
      const token = JSON.stringify({access_token: 'made.up', api_domain: origin, expires_in: 3600});
      const {status = 200, headers = {}, body} = request.url === '/oauth/v2/token' ? {body: token} : answer;
      response.writeHead(status, {'content-type': 'application/json', ...headers}).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await store.close();
  });
  beforeEach(async () => {
    await store.reset();
    await store.db
      .insertInto('tenant')
      .values({
        id: tenant.id,
        domain: tenant.domain,
        crm_enabled: true,
        settings: '{}',
        agents: '{}',
        webhook_secrets: '',
      })
      .execute();
    const grant = {region: 'eu', clientId: '1000.X', clientSecret: 'c', refreshToken: 'r'} as const;
    const connections = new ConnectionStore(store.db, box);
    await provisionConnection(store.db, box, connections, tenant.id, grant);
    await connections.setOrganisation(tenant.id, {id: '1', edition: 'standard', domain: 'org1'});
  });

  /** Each question by a process of its own, so that none has learnt to keep away from this Zoho. */
  function find(given: typeof answer) {
    answer = given;
    const {adapter} = createZohoServices({
      db: store.db,
      box,
      clock: new HandClock(),
      connections: new ConnectionStore(store.db, box),
      regions: {eu: {accounts: origin, api: origin, ui: origin}},
      directory: emptyDirectory,
    });
    return adapter.findByNumber(tenant, searchedNumber('+14155550123', 'GB')!, ['Contacts']);
  }
  const unavailable = (error: unknown) => error instanceof CrmError && error.kind === 'unavailable';
  const person = (id: unknown, more: object = {}) =>
    JSON.stringify({data: [{id, Last_Name: 'Souza', Phone: '+1 415 555 0123', ...more}]});

  it('takes no more than two megabytes, also when they come compressed', async () => {
    const large = person('730111000000100001', {Description: 'x'.repeat(3 * 1024 * 1024)});
    await assert.rejects(find({body: large}), unavailable);
    const headers = {'content-encoding': 'gzip'};
    await assert.rejects(find({headers, body: gzipSync(large)}), unavailable);
  });

  it('takes nothing that is nested without end', async () => {
    await assert.rejects(find({body: '['.repeat(500_000)}), unavailable);
    await assert.rejects(find({body: `{"data":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`}), unavailable);
  });

  it('follows no redirect', async () => {
    await assert.rejects(
      find({status: 302, headers: {location: `${origin}/elsewhere`}, body: ''}),
      unavailable,
    );
    assert.deepEqual(elsewhere, []);
  });

  it('is not changed by __proto__', async () => {
    const body =
      '{"data":[{"id":"730111000000100001","Last_Name":"Souza","__proto__":{"polluted":true},"Owner":{"__proto__":{"id":"9"}}}]}';
    const {records} = await find({body});
    assert.equal(records[0]?.owner, null);
    assert.equal(({} as {polluted?: boolean}).polluted, undefined);
  });

  it('keeps ids that exceed 2^53 as they are, and takes none that JSON has rounded', async () => {
    assert.equal((await find({body: person('9007199254740993123')})).records[0]?.id, '9007199254740993123');
    assert.deepEqual(
      (await find({body: '{"data":[{"id":9007199254740993123,"Last_Name":"Souza"}]}'})).records,
      [],
    );
    for (const id of ['../Leads/1', '', null, true, {}, '12a'])
      assert.deepEqual((await find({body: person(id)})).records, []);
  });

  it('reads what it knows and ignores the rest', async () => {
    const {records} = await find({
      body: person('730111000000100001', {Phone: 5, Owner: 'me', Full_Name: ['x'], New: {}}),
    });
    assert.deepEqual([records[0]?.name, records[0]?.phones, records[0]?.owner], ['Souza', [], null]);
  });

  it('keeps names as text: no control characters, no bidi overrides, no torn surrogates, not endless', async () => {
    const name = `\u202egnp.<img src=x onerror=alert(1)>\u0000\ud800👩‍👩‍👧 ${'Z\u0335'.repeat(6000)}`;
    const {records} = await find({body: person('730111000000100001', {Last_Name: name})});
    const shown = records[0]!.name;
    assert.ok(shown.startsWith('gnp.<img src=x onerror=alert(1)>'));
    assert.ok(shown.length <= 200 && !/[\u0000-\u001f\u202a-\u202e]|\p{Surrogate}/u.test(shown));
  });

  it('answers or refuses, whatever is broken in an answer', async () => {
    const good = person('730111000000100001', {
      Owner: {id: '7', name: 'Ines Holm'},
      Last_Activity_Time: '2026-06-12T09:12:44+00:00',
    });
    const random = seeded(3);
    for (const piece of hostileTexts(150, 11)) {
      const at = Math.floor(random() * good.length);
      const body = good.slice(0, at) + piece + good.slice(at + Math.floor(random() * 6));
      await find({body, status: [200, 200, 200, 400, 500][Math.floor(random() * 5)]!}).catch(
        (error: unknown) => assert.ok(error instanceof CrmError, `${String(error)} for ${body}`),
      );
    }
  });
});
