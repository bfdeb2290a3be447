import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {ProvisionedTenant} from '../../../src/proxy/config/tenants-file.ts';
import {auditPage} from '../../../src/proxy/services/audit/audit-log.ts';
import {ConnectionStore} from '../../../src/proxy/services/connection/connection-store.ts';
import {provision} from '../../../src/proxy/services/tenants/provisioning.ts';
import {TenantService} from '../../../src/proxy/services/tenants/tenant-service.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {openTestStore, testSecretBox, type TestStore} from '../../support/node/test-store.ts';

const box = testSecretBox();
const file: ProvisionedTenant = {
  id: 't1',
  domain: 'demo.example',
  webhookSecret: 'webhooksecret1',
  pbx: {username: 'crm-service', password: 'hunter2'},
  settings: {
    defaultCountry: 'GB',
    journal: {recordingLink: 'none'},
    allowedOrigins: ['https://portal.example'],
  },
  agents: {'104': 'lena@office.example'},
  connection: {
    region: 'eu',
    clientId: '1000.EXAMPLE',
    clientSecret: 'client-secret',
    refreshToken: 'refresh-1',
  },
};

describe('provisioned tenants', () => {
  let store: TestStore;
  let connections: ConnectionStore;
  before(async () => {
    store = await openTestStore();
    connections = new ConnectionStore(store.db, box);
  });
  beforeEach(() => store.reset());
  after(() => store.close());

  const apply = (...tenants: ProvisionedTenant[]) => provision(store.db, box, connections, tenants);
  const tenants = (shared = false, clock = new HandClock()) =>
    new TenantService(store.db, box, clock, shared);

  it('are there with their settings, secrets and connection, and nothing of it can be read in the database', async () => {
    await apply(file);
    const tenant = await tenants().byDomain('Demo.Example');
    assert.equal(tenant?.id, 't1');
    assert.equal(tenant.crmEnabled, true);
    assert.equal(tenant.settings.region, 'eu');
    assert.equal(tenant.settings.defaultCountry, 'GB');
    assert.deepEqual(tenant.settings.lookupOrder, ['Contacts', 'Leads', 'Accounts']);
    assert.deepEqual(await tenants().secrets('t1'), {webhookSecrets: ['webhooksecret1'], pbx: file.pbx});
    assert.equal((await connections.read('t1'))?.refreshToken, 'refresh-1');
    const dump = JSON.stringify([
      await store.db.selectFrom('tenant').selectAll().execute(),
      await store.db.selectFrom('crm_connection').selectAll().execute(),
    ]);
    for (const secret of ['webhooksecret1', 'hunter2', 'client-secret', 'refresh-1'])
      assert.ok(!dump.includes(secret), secret);
  });

  it('keep what admins set where the file says nothing, also inside journal', async () => {
    await apply(file);
    await store.db
      .updateTable('tenant')
      .set({
        settings: JSON.stringify({timeZone: 'Europe/Paris', defaultCountry: 'FR', journal: {enabled: false}}),
        crm_enabled: false,
      })
      .execute();
    await apply({id: 't1', domain: 'demo.example', settings: {defaultCountry: 'GB', journal: {parkDays: 5}}});
    const tenant = (await tenants().byId('t1'))!;
    assert.equal(tenant.settings.defaultCountry, 'GB');
    assert.equal(tenant.settings.timeZone, 'Europe/Paris');
    assert.equal(tenant.settings.journal.enabled, false);
    assert.equal(tenant.settings.journal.parkDays, 5);
    assert.equal(tenant.crmEnabled, false);
    assert.deepEqual(tenant.agents, {'104': 'lena@office.example'});
    assert.deepEqual((await tenants().secrets('t1'))?.webhookSecrets, ['webhooksecret1']);
  });

  it('keep their version while the file says the same; what the file changes stands in the history as nobody’s', async () => {
    const versionOf = async () =>
      (await store.db.selectFrom('tenant').select('settings_version').executeTakeFirstOrThrow())
        .settings_version;
    await apply(file);
    const first = await versionOf();
    await apply(file);
    assert.equal(await versionOf(), first);
    assert.deepEqual((await auditPage(store.db, box, 't1'))!.items, []);
    await apply({...file, crmEnabled: false, agents: {}, settings: {...file.settings, defaultCountry: 'IE'}});
    assert.equal(await versionOf(), first + 1);
    const {items} = (await auditPage(store.db, box, 't1'))!;
    assert.deepEqual(
      items.map(({by, topic, changes}) => [by, topic, changes[0]]),
      [
        [null, 'agents', {pointer: '/104', from: 'lena@office.example', to: null}],
        [null, 'feature', {pointer: '/enabled', from: true, to: false}],
        [null, 'settings', {pointer: '/defaultCountry', from: 'GB', to: 'IE'}],
      ],
    );
  });

  it('are read anew at once when another process changed one, and never from a reading that began before', async () => {
    await apply(file);
    const [here, there] = [tenants(true), tenants(true)];
    const zoneOf = async (service: TenantService) => (await service.byId('t1'))!.settings.timeZone;
    const set = (timeZone: string) =>
      store.db
        .updateTable('tenant')
        .set({settings: JSON.stringify({timeZone})})
        .execute();
    assert.equal(await zoneOf(there), 'UTC');
    await set('Asia/Tokyo');
    there.changedElsewhere();
    assert.equal(await zoneOf(there), 'Asia/Tokyo');
    const older = here.reload();
    const written = set('Europe/Paris');
    const changed = written.then(() => here.changed());
    await Promise.all([older, changed]);
    assert.equal(await zoneOf(here), 'Europe/Paris');
  });

  it('keep a connection that did not change, with its token and its state', async () => {
    await apply(file);
    await store.db
      .updateTable('crm_connection')
      .set({state: 'authorization_required', state_reason: 'invalid_code'})
      .execute();
    await apply(file);
    assert.equal((await connections.read('t1'))?.state, 'authorization_required');
    await apply({...file, connection: {...file.connection!, refreshToken: 'refresh-2'}});
    const connection = await connections.read('t1');
    assert.equal(connection?.state, 'connected');
    assert.equal(connection.refreshToken, 'refresh-2');
  });

  it('trust the issuer that the file names, until it takes that back', async () => {
    const jwt = {issuer: 'https://id.example', audience: 'crm', jwksUrl: 'https://id.example/keys'};
    const issuer = async () => (await tenants().byId('t1'))!.tokenIssuer;
    await apply({...file, jwt});
    assert.deepEqual(await issuer(), jwt);
    await apply(file);
    assert.deepEqual(await issuer(), jwt);
    await apply({...file, jwt: null});
    assert.equal(await issuer(), undefined);
  });

  it('are refused without a webhook secret, all of them together', async () => {
    const {webhookSecret: _, ...bare} = file;
    await assert.rejects(apply({...file, id: 't0', domain: 'other.example'}, bare), {
      setting: 'BGM_TENANTS_FILE',
      message: /\/tenants\/1\/webhookSecret \(required\)/,
    });
    assert.deepEqual(await tenants().all(), []);
  });

  it('may exchange their domains', async () => {
    const other = {id: 't2', domain: 'second.example', webhookSecret: 'webhooksecret2'};
    await apply(file, other);
    await apply({...file, domain: other.domain}, {...other, domain: file.domain});
    const service = tenants();
    assert.equal((await service.byDomain('second.example'))?.id, 't1');
    assert.equal((await service.byDomain('demo.example'))?.id, 't2');
  });

  it('may not take the domain of one that the file names no more, which is said with what to do', async () => {
    const other = {id: 't2', domain: 'second.example', webhookSecret: 'webhooksecret2'};
    await apply(file, other);
    await assert.rejects(apply({...other, domain: file.domain}), {
      setting: 'BGM_TENANTS_FILE',
      message:
        /\/tenants\/0\/domain \(held by the tenant t1, .+\)\. Name that tenant too, with another domain/,
    });
    assert.equal((await tenants().byDomain('second.example'))?.id, 't2', 'nothing of the file is applied');
    await apply({id: 't1', domain: 'old.example'}, {...other, domain: file.domain});
    assert.equal((await tenants().byDomain('demo.example'))?.id, 't2');
  });

  it('are seen by another process within five seconds', async () => {
    const clock = new HandClock();
    const other = tenants(true, clock);
    assert.equal(await other.byId('t1'), undefined);
    await apply(file);
    assert.equal(await other.byId('t1'), undefined);
    await clock.advance(5000);
    await other.byId('t1');
    await other.reload();
    assert.equal((await other.byId('t1'))?.domain, 'demo.example');
    assert.equal(await other.knowsOrigin('https://portal.example'), true);
    assert.equal(await other.knowsOrigin('https://other.example'), false);
  });
});
