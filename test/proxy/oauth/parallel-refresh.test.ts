import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {regionTable} from '../../../src/proxy/oauth/regions.ts';
import {TokenKeeper} from '../../../src/proxy/oauth/token-keeper.ts';
import {systemClock} from '../../../src/proxy/services/time/clock.ts';
import {ConnectionStore} from '../../../src/proxy/services/connection/connection-store.ts';
import {elapse} from '../../support/node/elapse.ts';
import {gate} from '../../support/node/gate.ts';
import {until} from '../../support/node/until.ts';
import {ConsentBench} from './support/consent-bench.ts';

describe('the end of a token that a consent gave', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(async () => {
    await bench.reset();
    await bench.connect();
    await bench.zoho.store.db
      .updateTable('crm_connection')
      .set({access_token_until: new Date(0)})
      .execute();
  });
  after(() => bench.stop());

  const tokenCalls = () =>
    bench.requests().filter((request) => request.endsWith('POST /oauth/v2/token')).length;

  it('costs one token call for 200 requests in two proxies, at an endpoint slower than the lease (Z18, Z19)', async () => {
    // A machine that stands still for a second is no process that died.
    const lease = 2000;
    const slow = 4500;
    const proxies = [1, 2].map(() => {
      const connections = new ConnectionStore(bench.zoho.store.db, bench.zoho.box);
      const regions = regionTable(bench.zoho.emulator.regions);
      return new TokenKeeper({connections, regions, clock: systemClock, leaseMs: lease, renewMs: lease / 10});
    });
    bench.world.faults.add({kind: 'latency', path: '/oauth/v2/token', ms: slow});
    const before = tokenCalls();
    const began = performance.now();
    const found = await Promise.all(
      Array.from({length: 200}, (_, index) => proxies[index % 2]!.token(bench.tenant.id)),
    );
    assert.ok(performance.now() - began > 2 * lease, 'the lease would have ended on the way');
    assert.equal(new Set(found.map(({token}) => token)).size, 1);
    assert.equal(tokenCalls() - before, 1);
  });

  it('leaves no old token behind when a new consent overtakes its renewal (Z19)', async () => {
    const zoho = gate();
    bench.world.faults.add({kind: 'latency', path: '/oauth/v2/token', until: zoho.opened, count: 1});
    const {tokens, connections} = bench.process;
    const renewal = tokens.token(bench.tenant.id);
    await until(() => bench.world.faults.rules.some(({hits}) => hits > 0));
    await bench.walk().run();
    const consented = (await connections.read(bench.tenant.id))!.accessToken!.token;
    zoho.open();
    assert.equal((await elapse(bench.zoho.clock, renewal)).token, consented);
    assert.equal((await connections.read(bench.tenant.id))!.accessToken!.token, consented);
  });
});
