import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {gate} from '../../support/node/gate.ts';
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
