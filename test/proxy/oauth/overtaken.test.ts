import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {gate} from '../../support/node/gate.ts';
import {elapse} from '../../support/node/elapse.ts';
import {ask} from '../../support/node/test-app.ts';
import {until} from '../../support/node/until.ts';
import {ConsentBench} from './support/consent-bench.ts';

describe('a consent that waits for Zoho', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(async () => {
    await bench.reset();
    await bench.saveClient(bench.client('eu-enterprise'));
  });
  after(() => bench.stop());

  /** Comes back from Zoho; what is done once Zoho is being asked happens before it answers. */
  const overtaken = async (by: () => unknown, fault: object = {}): Promise<string> => {
    const walk = bench.walk();
    const back = await walk.decide(await walk.begin());
    const zoho = gate();
    bench.world.faults.add({
      kind: 'latency',
      path: '/oauth/v2/token',
      until: zoho.opened,
      count: 1,
      ...fault,
    });
    const page = walk.comeBack(back);
    await until(() => bench.world.faults.rules.some(({hits}) => hits > 0));
    await by();
    zoho.open();
    return (await page).page;
  };
  const disconnect = () => ask(bench.app, '/connection', {as: 'admin', method: 'DELETE'});
  const grants = () => bench.world.grants.grantsIn(bench.world.org('eu-enterprise')!).length;

  it('connects nothing when another admin disconnects meanwhile, and its grant ends at Zoho (T10)', async () => {
    const before = grants();
    const page = await overtaken(disconnect);
    assert.match(page, /belongs to no consent/);
    await bench.assertNoGrant();
    assert.equal(grants(), before);
    const {state, problem} = await bench.connection();
    assert.deepEqual([state, problem], ['authorization_required', null]);
  });

  it('connects nothing when the system admin switches CRM off meanwhile, and its grant ends at Zoho (T7)', async () => {
    const before = grants();
    const page = await overtaken(() => bench.changeUnderWay({crmEnabled: false}));
    assert.match(page, /switched off for your company/);
    await bench.assertNoGrant();
    assert.equal(grants(), before);
  });
});

describe('what went wrong at a consent', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(async () => {
    await bench.reset();
    await bench.connect();
  });
  after(() => bench.stop());

  const code = async () => (await bench.connection()).problem?.code;
  const refuse = () => bench.walk().run({decision: 'refuse'});
  const revoked = async () => {
    const {token} = await bench.process.tokens.token(bench.tenant.id);
    await bench.process.tokens.giveUp(bench.tenant.id, token, 'invalid_code');
  };

  it('is not why a grant that still worked is taken no more later (Z16)', async () => {
    await refuse();
    assert.equal(await code(), 'oauth_consent_refused');
    await revoked();
    assert.equal(await code(), 'crm_grant_revoked');
    // What goes wrong after that is the newest again, however often the dead grant is tried.
    await refuse();
    assert.equal(await code(), 'oauth_consent_refused');
    for (const grant of bench.world.grants.grantsIn(bench.world.org('eu-enterprise')!))
      bench.world.grants.revoke(grant);
    await bench.zoho.clock.advance(11 * 60_000);
    await assert.rejects(bench.process.tokens.token(bench.tenant.id), /invalid_code/);
    assert.equal(await code(), 'oauth_consent_refused');
  });

  it('with a wrong secret is over when the right one is saved', async () => {
    const {clientId, clientSecret} = bench.client('eu-enterprise');
    await bench.saveClient({clientId, clientSecret: 'a-wrong-secret-by-hand'});
    await bench.walk().run();
    assert.equal(await code(), 'oauth_secret_wrong');
    await bench.saveClient({clientId, clientSecret});
    assert.equal(await code(), undefined);
  });
});

describe('a refused grant', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(async () => {
    await bench.reset();
    await bench.connect();
  });
  after(() => bench.stop());

  it('that was revoked is not called connected because a secret is saved (Z16)', async () => {
    const {token} = await bench.process.tokens.token(bench.tenant.id);
    await bench.process.tokens.giveUp(bench.tenant.id, token, 'invalid_code');
    const {clientId, clientSecret} = bench.client('eu-enterprise');
    await bench.saveClient({clientId, clientSecret});
    const {state, problem} = await bench.connection();
    assert.deepEqual([state, problem?.code], ['authorization_required', 'crm_grant_revoked']);
  });

  it('is not ended at Zoho when a consent gives the same refresh token again', async () => {
    const {refreshToken} = (await bench.process.connections.read(bench.tenant.id))!;
    const change = {refresh_token: refreshToken};
    bench.world.faults.add({kind: 'token_change', change, count: 1});
    await bench.walk().run();
    assert.equal((await bench.process.connections.read(bench.tenant.id))!.refreshToken, refreshToken);
    assert.deepEqual(
      bench.requests().filter((request) => request.endsWith('/revoke')),
      [],
    );
  });
});

describe('a token that Zoho refuses', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(async () => {
    await bench.reset();
    await bench.connect();
  });
  after(() => bench.stop());

  it('says nothing of the grant that an admin gave in the meantime (Z13, Z16)', async () => {
    const {token} = await bench.process.tokens.token(bench.tenant.id);
    await bench.walk().run();
    await bench.process.tokens.giveUp(bench.tenant.id, token, 'INVALID_TOKEN');
    assert.equal((await bench.connection()).state, 'connected');
    assert.notEqual((await bench.process.tokens.token(bench.tenant.id)).token, token);
  });
});

describe('a token in memory', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(async () => {
    await bench.reset();
    await bench.connect();
  });
  after(() => bench.stop());

  it('is used no more once another grant is there, also while it is being renewed ahead of its end (Z19, Z24)', async () => {
    const {tokens, connections} = bench.process;
    const old = (await tokens.token(bench.tenant.id)).token;
    await bench.zoho.clock.advance(56 * 60_000);
    const zoho = gate();
    bench.world.faults.add({kind: 'latency', path: '/oauth/v2/token', until: zoho.opened, count: 1});
    assert.equal((await tokens.token(bench.tenant.id)).token, old, 'good for some minutes yet');
    await until(() => bench.world.faults.rules.some(({hits}) => hits > 0));
    await bench.walk().run();
    const consented = (await connections.read(bench.tenant.id))!.accessToken!.token;
    const next = tokens.token(bench.tenant.id);
    zoho.open();
    assert.equal((await elapse(bench.zoho.clock, next)).token, consented);
  });

  it('is not what was read before the tenant was disconnected (Z19)', async () => {
    const {tokens, connections} = bench.process;
    tokens.forget(bench.tenant.id);
    const read = connections.read.bind(connections);
    const database = gate();
    // The answer of the database is on its way when the tenant is disconnected.
    connections.read = async (tenantId) => {
      const found = await read(tenantId);
      connections.read = read;
      await database.opened;
      return found;
    };
    const asked = tokens.token(bench.tenant.id);
    const refused = assert.rejects(asked, /authorization_required/);
    await ask(bench.app, '/connection', {as: 'admin', method: 'DELETE'});
    database.open();
    await elapse(bench.zoho.clock, refused);
    await assert.rejects(tokens.token(bench.tenant.id), /authorization_required/);
  });

  it('is the new organisation’s, whatever a late answer says of the old one (Z24)', async () => {
    const {connections} = bench.process;
    const now = (await connections.read(bench.tenant.id))!.organisation!;
    await connections.setOrganisation(bench.tenant.id, {id: '20099999999', edition: 'free', domain: 'org9'});
    assert.deepEqual((await connections.read(bench.tenant.id))!.organisation, now);
  });
});
