import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import {startZohoEmulator, type ZohoEmulator} from '../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {Connection, Lookup} from '../../../src/contract/index.ts';
import {createZohoServices} from '../../../src/proxy/crm/zoho/create-zoho-services.ts';
import {regionTable} from '../../../src/proxy/oauth/regions.ts';
import {createConnectionSide} from '../../../src/proxy/services/connection/connection-side.ts';
import {ConnectionStore} from '../../../src/proxy/services/connection/connection-store.ts';
import {provisionConnection} from '../../../src/proxy/services/connection/provision-connection.ts';
import {UserEpochs} from '../../../src/proxy/services/session/user-epochs.ts';
import {ConsentWalk} from '../../support/node/consent.ts';
import {gate} from '../../support/node/gate.ts';
import {ask, testApp, testCaller} from '../../support/node/test-app.ts';
import {useTestStore, testSecretBox} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {demoTenantId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const first = 'eu-enterprise';
const second = 'eu-professional';
const minute = 60_000;

describe('another organisation than before gives its consent', () => {
  const store = useTestStore();
  let zoho: ZohoEmulator;
  let world: PbxWorld;
  let connections: ConnectionStore;
  let services: ReturnType<typeof createZohoServices>;
  let app: ReturnType<typeof testApp>;
  beforeEach(start);
  afterEach(async () => {
    await world.stop();
    await zoho.stop();
  });

  async function start(): Promise<void> {
    zoho = await startZohoEmulator({
      orgs: [first, second],
      now: () => world?.clock.now() ?? 0,
      settings: {indexDelayMs: 0},
    });
    const regions = regionTable(zoho.regions);
    world = await pbxWorld(store, {
      settings: {region: 'eu'},
      crmSide: async ({box, clock, directory}) => {
        await sql`insert into tenant (id, domain, crm_enabled, settings, webhook_secrets)
          values (${demoTenantId}, 'demo.example', true, '{}', '')`.execute(store.db);
        connections = new ConnectionStore(store.db, box);
        services = createZohoServices({db: store.db, box, clock, connections, regions, directory});
        connections.onOrganisation((tenantId) => services.forgetOrganisation(tenantId));
        return {adapter: services.adapter, lookups: services.lookups};
      },
    });
    connections.onState((tenantId, state) => {
      if (state === 'connected') world.services.resumeJournal(tenantId);
    });
    const {clock, hub, tenants} = world;
    const side = createConnectionSide({
      db: store.db,
      box: testSecretBox(),
      clock,
      connections,
      regions,
      tenants,
      epochs: new UserEpochs(store.db, clock, false),
      hub,
      publicUrls: [new URL('http://127.0.0.1:8890')],
      crm: services,
      onError: (error) => assert.fail(error as Error),
    });
    const {tenant} = world.tenants.list.get(demoTenantId)!;
    const admin = testCaller({tenant, role: 'tenant_admin', settings: 'full', name: 'Lena Berg'});
    app = testApp({...side, clock, callers: {admin}, publicUrls: [new URL('http://127.0.0.1:8890')]});
    const {clientId, secrets} = zoho.world.clients.at(-1)!;
    const client = {clientId, clientSecret: secrets.eu!};
    await ask(app, '/settings/credentials', {as: 'admin', method: 'PUT', json: client});
    assert.match(await consent(first), /Zoho is connected/);
  }

  async function consent(org: string): Promise<string> {
    const walk = new ConsentWalk({
      authorize: () => ask(app, '/connection/authorize', {as: 'admin', json: {}}),
      open: async (url, headers) =>
        app.request(url.pathname + url.search, {headers: {...headers, host: url.host}}),
    });
    return (await walk.run({org})).page;
  }

  const connection = async () => (await (await ask(app, '/connection', {as: 'admin'})).json()) as Connection;
  const confirm = (org: string) =>
    ask(app, '/connection/confirm', {
      as: 'admin',
      json: {organisationId: zoho.world.org(org)!.definition.zgid},
    });
  const play = (name: string) => world.playAsPbx(name);
  const journal = () => store.db.selectFrom('journal').selectAll().orderBy('queued_at').execute();
  /** Activities made in an organisation since the start. */
  const activities = (org: string) =>
    [...zoho.world.org(org)!.records.all('Calls')].filter(({seeded}) => !seeded).map(({values}) => values);
  const revoke = (org: string) => {
    for (const grant of zoho.world.grants.grantsIn(zoho.world.org(org)!)) zoho.world.grants.revoke(grant);
  };
  const addContact = (org: string, name: string, phone: string): string => {
    const found = zoho.world.org(org)!;
    const id = found.nextId();
    const by = found.admin.id;
    const values = {Last_Name: name, Phone: phone};
    found.records.insert({id, module: 'Contacts', values, owner: by, by, now: 0, indexDelayMs: 0});
    return id;
  };

  it('goes on with the old one until an admin has confirmed the new one (Z24)', async () => {
    const page = await consent(second);
    assert.match(page, /until you confirm it/);
    const shown = await connection();
    assert.equal(shown.state, 'connected');
    assert.equal(shown.problem?.code, 'crm_other_organisation');
    assert.equal(shown.organisation?.id, zoho.world.org(first)!.definition.zgid);
    assert.equal(shown.otherOrganisation?.id, zoho.world.org(second)!.definition.zgid);
    assert.equal(shown.otherOrganisation?.name, 'Second Tenant');
    await play('inbound-answered');
    assert.equal(activities(first).length, 1);
    assert.equal(activities(second).length, 0);
    const {pending_grant: kept} = await store.db
      .selectFrom('crm_connection')
      .select('pending_grant')
      .executeTakeFirstOrThrow();
    assert.match(kept!, /^1\.test\./, 'sealed');
  });

  it('never gives an id of the old one to the new one; calls that waited are looked for anew (Z24, D9)', async () => {
    // Written before: its activity stays where it is.
    await play('inbound-answered');
    assert.equal(activities(first).length, 1);
    // One call waits for Zoho with the record that was found, one with the record that an agent chose.
    zoho.world.faults.add({kind: 'status', status: 503, method: 'POST', path: '/Calls'});
    await play('outbound');
    await play('inbound-missed');
    const [written, found, chosen] = await journal();
    const wrong = addContact(first, 'Wrong Choice', '+44 161 496 0999');
    await world.agent('admin', `/calls/${chosen!.session_id}/contact`, {
      method: 'PUT',
      json: {module: 'Contacts', id: wrong},
    });
    const linked = await store.db.selectFrom('call').select(['session_id', 'contact_id']).execute();
    for (const {session_id: id} of [found!, chosen!])
      assert.notEqual(linked.find(({session_id}) => session_id === id)!.contact_id, null);
    // Then the old organisation withdraws its grant.
    revoke(first);
    zoho.world.grants.expireTokens(zoho.world.org(first)!, 0);
    zoho.world.faults.clear();
    await world.pass(20 * minute);
    assert.deepEqual(
      (await journal()).map(({state}) => state),
      ['logged', 'queued', 'queued'],
    );
    const {remote} = (await (await world.agent('admin', `/calls/${found!.session_id}`)).json()) as {
      remote: {number: {e164: string}};
    };
    const there = addContact(second, 'Same Number Elsewhere', remote.number.e164);
    const oldIds = new Set(
      (['Contacts', 'Leads', 'Accounts', 'Calls'] as const).flatMap((module) =>
        [...zoho.world.org(first)!.records.all(module)].map(({id}) => id),
      ),
    );

    await consent(second);
    assert.equal((await connection()).state, 'authorization_required');
    await world.pass(20 * minute);
    assert.equal(activities(second).length, 0, 'not before it is confirmed');
    const before = zoho.world.log.newest(1)[0]?.number ?? 0;
    assert.equal((await confirm(second)).status, 200);
    await world.pass(minute);
    await world.pass(minute);

    const shown = await connection();
    assert.equal(shown.state, 'connected');
    assert.equal(shown.problem, null);
    assert.equal(shown.otherOrganisation, null);
    assert.equal(shown.organisation?.name, 'Second Tenant');
    const sent = zoho.world.log.newest(5000).filter(({number}) => number > before);
    assert.ok(sent.length > 0);
    for (const {path, query, body} of sent)
      for (const [id] of `${path} ${query} ${body}`.matchAll(/[0-9]{15,}/g))
        assert.ok(!oldIds.has(id), `${path} names ${id} of the old organisation`);
    const left = await sql`select 1 from remembered_choice`.execute(store.db);
    assert.equal(left.rows.length, 0);

    const [activity, ...others] = activities(second);
    assert.deepEqual(others, [], 'the other number is nobody’s there: it waits');
    assert.equal((activity!['Who_Id'] as {id: string}).id, there);
    const after = await journal();
    assert.deepEqual(
      [found, chosen].map((row) => after.find(({session_id}) => session_id === row!.session_id)!.state),
      ['logged', 'waiting_for_contact'],
    );

    // News of the old call changes nothing any more, in either organisation.
    const changes = () =>
      zoho.world.log.newest(5000).filter(({method, path}) => method === 'PUT' && path.includes('/Calls/'))
        .length;
    const done = changes();
    await world.agent('101', `/calls/${written!.session_id}/notes/${crypto.randomUUID()}`, {
      method: 'PUT',
      json: {text: 'Belongs to the old organisation.'},
    });
    await world.pass(10 * minute);
    assert.equal(changes(), done);
    assert.equal(activities(first).length, 1);
    const old = (await journal()).find(({session_id}) => session_id === written!.session_id)!;
    assert.equal(old.state, 'logged');
    assert.equal(old.activity_id, null);
  });

  describe('while a number is being looked up', () => {
    const number = '+441314960456';
    const tenant = () => world.tenants.list.get(demoTenantId)!.tenant;
    /** Looks the number up, and does something when Zoho's answer is on its way. */
    const findWhile = async (act: () => Promise<unknown>) => {
      const {adapter, lookups} = services;
      const [asked, answered] = [gate(), gate()];
      const find = adapter.findByNumber.bind(adapter);
      adapter.findByNumber = async (...question) => {
        adapter.findByNumber = find;
        const found = await find(...question);
        asked.open();
        await answered.opened;
        return found;
      };
      const found = lookups.find(tenant(), number);
      await asked.opened;
      await act();
      answered.open();
      return found;
    };
    const names = ({matches}: Lookup) => matches.map(({name}) => name);

    it('answers with the records of the one that was confirmed, and keeps no others (Z24)', async () => {
      addContact(second, 'Same Number Elsewhere', number);
      await consent(second);
      const found = await findWhile(() => confirm(second));
      assert.deepEqual(names(found), ['Same Number Elsewhere']);
      assert.deepEqual(names(await services.lookups.find(tenant(), number)), ['Same Number Elsewhere']);
    });

    it('answers with nobody, and keeps nobody, once the tenant is disconnected (Z24)', async () => {
      const disconnect = () => ask(app, '/connection', {as: 'admin', method: 'DELETE'});
      for (const found of [await findWhile(disconnect), await services.lookups.find(tenant(), number)])
        assert.deepEqual(
          [found.state, found.problem?.code, names(found)],
          ['unavailable', 'crm_authorization_required', []],
        );
      assert.deepEqual(await store.db.selectFrom('lookup_cache').selectAll().execute(), []);
    });

    for (const [when, waited] of [
      ['when nobody answers', 0],
      ['at the deadline', 1500],
    ] as const)
      it(`shows no older answer of the one before ${when} (Z24)`, async () => {
        assert.equal((await services.lookups.find(tenant(), number)).state, 'matched');
        await world.clock.advance(6 * minute);
        const found = await findWhile(async () => {
          await ask(app, '/connection', {as: 'admin', method: 'DELETE'});
          await world.clock.advance(waited);
        });
        assert.deepEqual([names(found), found.complete], [[], waited === 0]);
      });

    it('keeps no record of the one before with a call that rings (Z24)', async () => {
      await consent(second);
      const {lookups} = services;
      const find = lookups.find.bind(lookups);
      const before: string[] = [];
      lookups.find = async (...question) => {
        lookups.find = find;
        const found = await find(...question);
        before.push(...names(found));
        assert.equal((await confirm(second)).status, 200);
        return found;
      };
      // The moment at which the golden call rings.
      world.clock.jump(Date.parse('2026-06-15T09:40:02.000Z') - world.clock.now());
      await world.post(scenario('inbound-answered').slice(0, 3));
      await world.settle();
      assert.equal(before.length, 1);
      const calls = await store.db.selectFrom('call').select(['match_state', 'contact_id']).execute();
      assert.deepEqual(calls, [{match_state: 'none', contact_id: null}]);
    });
  });

  describe('while the CRM writes', () => {
    const note = async (text: string) => {
      const [row] = await journal();
      const path = `/calls/${row!.session_id}/notes/${crypto.randomUUID()}`;
      assert.ok((await world.agent('101', path, {method: 'PUT', json: {text}})).ok);
    };
    /** Holds the next answer to a question on its way back. */
    const held = (method: 'createActivity' | 'updateActivity') => {
      const {adapter} = services;
      const [asked, answered] = [gate(), gate()];
      const real = {
        createActivity: adapter.createActivity.bind(adapter),
        updateActivity: adapter.updateActivity.bind(adapter),
      };
      const write = real[method] as (...question: unknown[]) => Promise<never>;
      const instead = async (...question: unknown[]) => {
        Reflect.deleteProperty(adapter, method);
        const written = await write(...question);
        asked.open();
        await answered.opened;
        return written;
      };
      Object.assign(adapter, {[method]: instead});
      return {asked, answered};
    };

    for (const what of ['a new call', 'a change of one'] as const)
      it(`never asks the new one for ${what}, of which the old one’s answer came after the confirmation (Z24)`, async () => {
        if (what === 'a change of one') await play('outbound');
        await consent(second);
        if (what === 'a change of one') await note('While it was the old one.');
        const writing = held(what === 'a new call' ? 'createActivity' : 'updateActivity');
        const working = what === 'a new call' ? play('outbound') : world.pass(minute);
        await writing.asked.opened;
        assert.equal((await confirm(second)).status, 200);
        writing.answered.open();
        await working;
        const [call] = [...zoho.world.org(first)!.records.all('Calls')].filter(({seeded}) => !seeded);
        const before = zoho.world.log.newest(1)[0]!.number;
        await note('Of the old customer.');
        for (let passed = 0; passed < 10 * minute; passed += minute) await world.pass(minute);
        const since = zoho.world.log.newest(5000).filter(({number}) => number > before);
        assert.ok(!since.some(({path}) => path.includes(call!.id)));
        const [row] = await journal();
        assert.deepEqual([row!.state, row!.activity_id], ['logged', null]);
        assert.equal(activities(second).length, 0);
      });
  });

  it('drops what browsers keep, and ends the old grant at Zoho (Z24)', async () => {
    await consent(second);
    world.sent.length = 0;
    await confirm(second);
    assert.deepEqual(world.sent.map(({event}) => event.type).sort(), ['cache.cleared', 'connection.updated']);
    const {clientId} = zoho.world.clients.at(-1)!;
    const grants = zoho.world.grants.grantsIn(zoho.world.org(first)!);
    assert.equal(grants.filter((grant) => grant.clientId === clientId).length, 0);
  });

  it('is confirmed by its id only, once', async () => {
    assert.equal((await confirm(second)).status, 404);
    await consent(second);
    assert.equal((await confirm(first)).status, 404);
    assert.equal((await confirm(second)).status, 200);
    assert.equal((await confirm(second)).status, 404);
  });

  it('is forgotten when the old one consents again', async () => {
    await consent(second);
    assert.match(await consent(first), /Zoho is connected/);
    const shown = await connection();
    assert.equal(shown.otherOrganisation, null);
    assert.equal(shown.problem, null);
    const {clientId} = zoho.world.clients.at(-1)!;
    const live = (org: string) =>
      zoho.world.grants.grantsIn(zoho.world.org(org)!).filter((grant) => grant.clientId === clientId).length;
    assert.deepEqual([live(first), live(second)], [1, 0]);
  });

  it('is asked for too when the tenant was disconnected meanwhile (Z24)', async () => {
    await ask(app, '/connection', {as: 'admin', method: 'DELETE'});
    assert.match(await consent(second), /until you confirm it/);
    assert.equal((await connection()).state, 'authorization_required');
    assert.match(await consent(first), /Zoho is connected/);
  });

  it('needs no confirmation from the tenants file, and drops the old ids all the same (Z24)', async () => {
    const wrong = addContact(first, 'Wrong Choice', '+44 161 496 0999');
    await play('inbound-answered');
    await world.agent('101', '/calls/950000000000001000/contact', {
      method: 'PUT',
      json: {module: 'Contacts', id: wrong},
    });
    const choices = async () => (await sql`select 1 from remembered_choice`.execute(store.db)).rows.length;
    assert.equal(await choices(), 1);
    const {region, clientId, clientSecret, refreshToken} = zoho.orgs.find(({key}) => key === second)!;
    const grant = {region, clientId, clientSecret, refreshToken};
    await provisionConnection(store.db, testSecretBox(), connections, demoTenantId, grant);
    // As at a start: the file is read before anything is remembered.
    services.tokens.forget(demoTenantId);
    await services.adapter.organisation(world.tenants.list.get(demoTenantId)!.tenant);
    assert.equal(await choices(), 0);
    const shown = await connection();
    assert.equal(shown.organisation?.id, zoho.world.org(second)!.definition.zgid);
    assert.equal(shown.authorizedBy, null);
  });

  it('goes on in the data centre of its grant when only the setting changes (D9)', async () => {
    world.setSettings({region: 'us'});
    await play('inbound-answered');
    assert.equal(activities(first).length, 1);
  });

  it('keeps the backlog when the client changes (D9)', async () => {
    revoke(first);
    zoho.world.grants.expireTokens(zoho.world.org(first)!, 0);
    await play('inbound-answered');
    assert.deepEqual(
      (await journal()).map(({state}) => state),
      ['queued'],
    );
    const {clientId, clientSecret} = zoho.orgs[0]!;
    await ask(app, '/settings/credentials', {as: 'admin', method: 'PUT', json: {clientId, clientSecret}});
    assert.deepEqual(
      (await journal()).map(({state}) => state),
      ['queued'],
    );
    assert.match(await consent(first), /Zoho is connected/);
    await world.pass(minute);
    assert.equal(activities(first).length, 1);
  });
});
