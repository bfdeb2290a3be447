import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {ZohoClient, names} from './zoho-client.ts';

describe('control port of the Zoho emulator', () => {
  let zoho: ZohoClient;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  beforeEach(() => zoho.reset());
  after(() => zoho.stop());

  const org = 'eu-enterprise';

  it('shows records, credits, counters and the request log', async () => {
    await zoho.search('Contacts', {phone: '4155550123'});
    const {body} = await zoho.control('GET', `/state?org=${org}&limit=3`);
    const [shown] = body.orgs;
    assert.equal(shown.key, org);
    assert.equal(shown.totals.Contacts, 4);
    assert.deepEqual(
      shown.records.Contacts.map((contact: {Full_Name: string}) => contact.Full_Name),
      ['Marcus Bell', 'Fergus Aird', 'Dana Whitlock'],
    );
    assert.equal(shown.records.Contacts[0].$seeded, true);
    assert.deepEqual(shown.credits, {used: 1, limit: 60_000});
    assert.equal(shown.counters.byRoute['GET Contacts/search'], 1);
    assert.equal(shown.counters.byRoute['POST oauth/v2/token'], 1);
    const [search] = body.log;
    assert.deepEqual(
      [search.method, search.path, search.query, search.status, search.credits, search.org],
      ['GET', '/crm/v8/Contacts/search', '?phone=4155550123', 200, 1, org],
    );
    assert.equal(typeof search.ms, 'number');
  });

  it('logs no secret of a token request', async () => {
    await zoho.refresh();
    const {body} = await zoho.control('GET', '/log');
    const text = JSON.stringify(body);
    assert.match(text, /refresh_token/);
    assert.ok(!text.includes(zoho.access.refreshToken));
    assert.ok(!text.includes(zoho.access.clientSecret));
  });

  it('adds, changes and removes records behind the API’s back', async () => {
    const fields = {Last_Name: 'Sample', Phone: '+44 20 7946 0958'};
    const added = await zoho.control('POST', '/records', {org, module: 'Contacts', fields});
    assert.equal(added.status, 201);
    assert.equal(added.body.$seeded, false);
    assert.deepEqual(names(await zoho.search('Contacts', {phone: '2079460958'})), ['Sample']);
    const {id} = added.body;
    await zoho.control('POST', '/records', {org, module: 'Contacts', id, fields: {Last_Name: 'Changed'}});
    assert.deepEqual(names(await zoho.search('Contacts', {phone: '2079460958'})), ['Changed']);
    assert.equal((await zoho.control('DELETE', '/records', {org, module: 'Contacts', id})).status, 204);
    assert.equal((await zoho.search('Contacts', {phone: '2079460958'})).status, 204);
    assert.equal((await zoho.control('DELETE', `/records?org=${org}&module=Contacts&id=${id}`)).status, 404);
  });

  it('switches a module off', async () => {
    await zoho.control('POST', `/orgs/${org}/settings`, {disabledModules: ['Calls']});
    assert.equal((await zoho.get('Calls?fields=Subject')).body.code, 'INVALID_MODULE');
  });

  it('removes a field', async () => {
    await zoho.control('POST', `/orgs/${org}/fields`, {
      module: 'Calls',
      apiName: 'Voice_Recording__s',
      remove: true,
    });
    const {body} = await zoho.get('settings/fields?module=Calls');
    assert.ok(!body.fields.some((field: {api_name: string}) => field.api_name === 'Voice_Recording__s'));
  });

  it('expires tokens, revokes consents and moves the clock', async () => {
    await zoho.token();
    await zoho.control('POST', `/orgs/${org}/expire-tokens`);
    assert.equal((await zoho.get('org')).body.code, 'INVALID_TOKEN');
    await zoho.control('POST', `/orgs/${org}/revoke-grants`);
    assert.deepEqual((await zoho.refresh()).body, {error: 'invalid_code'});
    const moved = await zoho.control('POST', '/clock', {advanceMs: 3_600_000});
    assert.equal(
      moved.body.now,
      '2026-06-15T'.concat(new Date(zoho.clock.now() + 3_600_000).toISOString().slice(11)),
    );
  });

  it('goes back to the start', async () => {
    const {refreshToken} = zoho.access;
    await zoho.create('Leads', {Last_Name: 'Gone'});
    await zoho.control('POST', `/orgs/${org}/revoke-grants`);
    await zoho.control('POST', '/reset', {});
    assert.equal(zoho.org.records.count('Leads'), 3);
    assert.ok((await zoho.refresh({refresh_token: refreshToken})).body.access_token);
  });

  it('is open to pages on this machine and to no others', async () => {
    const ask = async (origin: string) => {
      const answer = await fetch(`${zoho.emulator.control}/control/state?limit=1`, {headers: {origin}});
      return answer.headers.get('access-control-allow-origin');
    };
    assert.equal(await ask('http://127.0.0.1:5173'), 'http://127.0.0.1:5173');
    assert.equal(await ask('http://localhost:8080'), 'http://localhost:8080');
    assert.equal(await ask('http://127.0.0.1.evil.example'), null);
    assert.equal(await ask('https://evil.example'), null);
  });

  it('says what it knows when asked for something else', async () => {
    assert.match((await zoho.control('POST', '/orgs/nobody/settings')).body.error, /eu-enterprise/);
    assert.match((await zoho.control('POST', `/orgs/${org}/explode`)).body.error, /expire-tokens/);
    assert.match(
      (await zoho.control('POST', `/orgs/${org}/settings`, {speed: 1})).body.error,
      /indexDelayMs/,
    );
    assert.equal((await zoho.control('POST', '/records', 'text')).status, 400);
  });

  it('has a page with calls, requests and faults; names stay text', async () => {
    await zoho.create('Calls', {
      Subject: '<script>alert(1)</script>',
      Call_Type: 'Missed',
      Call_Start_Time: zoho.clock.ago(60),
    });
    await zoho.control('POST', '/faults', {kind: 'latency', ms: 1, org});
    const text = await (await fetch(`${zoho.emulator.control}/?org=${org}`)).text();
    assert.match(text, /&lt;script&gt;alert\(1\)/);
    assert.doesNotMatch(text, /<script>alert/);
    assert.match(text, /POST \/crm\/v8\/Calls/);
    assert.match(text, /0 of 0/);
    assert.match(text, /aria-current="page"/);
  });

  it('switches a fault on and off by the page’s own forms', async () => {
    const post = (path: string, form: Record<string, string>) =>
      fetch(zoho.emulator.control + path, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
      });
    const on = await post('/page/faults', {
      kind: 'status',
      org,
      path: '/org',
      ms: '',
      status: '502',
      rate: '100',
    });
    assert.equal(on.status, 303);
    assert.equal(on.headers.get('location'), `/?org=${org}`);
    assert.equal((await zoho.get('org')).status, 502);
    const [{id}] = (await zoho.control('GET', '/faults')).body;
    await post('/page/faults/remove', {id, org});
    assert.equal((await zoho.get('org')).status, 200);
    assert.equal((await post('/page/faults', {kind: 'earthquake', org})).status, 400);
  });
});
