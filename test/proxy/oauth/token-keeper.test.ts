import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {regionTable} from '../../../src/proxy/oauth/regions.ts';
import {TokenKeeper} from '../../../src/proxy/oauth/token-keeper.ts';
import {systemClock} from '../../../src/proxy/services/time/clock.ts';
import {ConnectionStore} from '../../../src/proxy/services/connection/connection-store.ts';
import {ZohoBench} from '../../support/node/connected-zoho.ts';
import {elapse} from '../../support/node/elapse.ts';
import {gate} from '../../support/node/gate.ts';
import {until} from '../../support/node/until.ts';

const minute = 60_000;

describe('TokenKeeper', () => {
  let bench: ZohoBench;
  before(async () => (bench = await ZohoBench.start()));
  beforeEach(() => bench.reset());
  after(() => bench.stop());

  const tokenCalls = () => bench.asked['POST oauth/v2/token'] ?? 0;
  const failsWith = (kind: string, providerCode?: string) => (error: unknown) =>
    error instanceof CrmError &&
    error.kind === kind &&
    (!providerCode || error.providerCode === providerCode);

  it('asks once for 200 parallel requests in two processes at expiry (Z18)', async () => {
    const {tenant, tokens} = await bench.connect();
    await tokens.token(tenant.id);
    await bench.clock.advance(61 * minute);
    const other = bench.process().tokens;
    const asked = Promise.all(
      Array.from({length: 200}, (_, index) => (index % 2 ? tokens : other).token(tenant.id)),
    );
    const found = await elapse(bench.clock, asked);
    assert.equal(new Set(found.map(({token}) => token)).size, 1);
    assert.equal(tokenCalls(), 2);
  });

  it('refreshes five minutes ahead while everybody goes on with the old token', async () => {
    const {tenant, tokens, connections} = await bench.connect();
    const first = await tokens.token(tenant.id);
    await bench.clock.advance(56 * minute);
    assert.equal((await tokens.token(tenant.id)).token, first.token);
    await until(async () => (await connections.read(tenant.id))!.accessToken!.token !== first.token);
    assert.equal(tokenCalls(), 2);
  });

  it('takes a stored token after a restart without asking', async () => {
    const {tenant, tokens} = await bench.connect();
    const {token} = await tokens.token(tenant.id);
    assert.equal((await bench.process().tokens.token(tenant.id)).token, token);
    assert.equal(tokenCalls(), 1);
  });

  it('renews its lease while Zoho is slow, so that a second process waits and never asks (Z19)', async () => {
    const {tenant} = await bench.connect();
    const {db} = bench.store;
    const leaseUntil = async () =>
      (await db.selectFrom('crm_connection').select('lease_until').executeTakeFirstOrThrow()).lease_until;
    const keeper = () =>
      new TokenKeeper({
        connections: new ConnectionStore(db, bench.box),
        regions: regionTable(bench.emulator.regions),
        clock: systemClock,
        // A machine that stands still for a second is no process that died.
        leaseMs: 2000,
        renewMs: 200,
      });
    bench.emulator.world.faults.add({kind: 'latency', path: '/oauth/v2/token', ms: 4500});
    const first = keeper().token(tenant.id);
    await until(async () => (await leaseUntil()) !== null);
    const began = (await leaseUntil())!.getTime();
    const second = keeper().token(tenant.id);
    const [one, other] = await Promise.all([first, second]);
    assert.equal(one.token, other.token);
    assert.equal(tokenCalls(), 1);
    assert.ok(Date.now() > began, 'the answer took longer than the first lease');
    assert.equal(await leaseUntil(), null);
  });

  it('writes nothing when the lease is somebody else’s by the time Zoho answers (Z19)', async () => {
    const {tenant, tokens, connections} = await bench.connect();
    const zoho = gate();
    bench.emulator.world.faults.add({
      kind: 'latency',
      path: '/oauth/v2/token',
      until: zoho.opened,
      count: 1,
    });
    const slow = tokens.token(tenant.id);
    await until(async () => (await connections.read(tenant.id)) !== undefined && tokenInFlight());
    await sql`update crm_connection set lease_no = lease_no + 1, lease_until = null, access_token_until = null`.execute(
      bench.store.db,
    );
    const winner = await bench.process().tokens.token(tenant.id);
    zoho.open();
    assert.equal((await elapse(bench.clock, slow)).token, winner.token);
    assert.equal((await connections.read(tenant.id))!.accessToken!.token, winner.token);
  });

  it('takes over after a crash: a lease that nobody renews ends (Z20)', async () => {
    const {tenant, tokens, connections} = await bench.connect();
    await connections.takeLease(tenant.id, 20);
    await elapse(bench.clock, tokens.token(tenant.id));
    assert.equal(tokenCalls(), 1);
  });

  for (const code of ['invalid_code', 'invalid_client', 'invalid_client_secret'])
    it(`says once that an admin must authorise again after ${code} with HTTP 200`, async () => {
      const {tenant, tokens, connections} = await bench.connect();
      const told: string[] = [];
      connections.onState((_id, state) => told.push(state));
      bench.emulator.world.faults.add({kind: 'token_error', code});
      for (let attempt = 0; attempt < 5; attempt += 1)
        await assert.rejects(tokens.token(tenant.id), failsWith('authorization_required', code));
      await assert.rejects(
        bench.process().tokens.token(tenant.id),
        failsWith('authorization_required', code),
      );
      assert.equal(tokenCalls(), 1);
      assert.deepEqual(told, ['authorization_required']);
      assert.equal((await connections.read(tenant.id))!.stateReason, code);
    });

  it('tries a refused grant at most once in ten minutes, and is connected again when it is good (Z16)', async () => {
    const {tenant, tokens, connections} = await bench.connect();
    bench.emulator.world.faults.add({kind: 'token_error', count: 2});
    await assert.rejects(tokens.token(tenant.id));
    await bench.clock.advance(9 * minute);
    await assert.rejects(tokens.token(tenant.id));
    assert.equal(tokenCalls(), 1);
    await bench.clock.advance(2 * minute);
    await assert.rejects(tokens.token(tenant.id));
    await bench.clock.advance(11 * minute);
    await tokens.token(tenant.id);
    assert.equal(tokenCalls(), 3);
    assert.equal((await connections.read(tenant.id))!.state, 'connected');
  });

  for (const status of [200, 400])
    it(`cools down for ten minutes after the throttle, sent with HTTP ${status}, and uses the old token meanwhile (Z15)`, async () => {
      const {tenant, tokens, connections} = await bench.connect();
      const {token} = await tokens.token(tenant.id);
      bench.emulator.world.faults.add({kind: 'token_throttle', status, count: 1});
      await bench.clock.advance(56 * minute);
      for (let attempt = 0; attempt < 5; attempt += 1) {
        assert.equal((await tokens.token(tenant.id)).token, token);
        await until(() => tokenCalls() === 2);
      }
      await until(async () => (await connections.read(tenant.id))!.coolUntil > 0);
      await bench.clock.advance(5 * minute);
      await assert.rejects(tokens.token(tenant.id), failsWith('rate_limited'));
      assert.equal(tokenCalls(), 2);
      await bench.clock.advance(6 * minute);
      assert.notEqual((await tokens.token(tenant.id)).token, token);
    });

  const outages = [
    {kind: 'status', status: 503},
    {kind: 'html', status: 200},
    {kind: 'drop_before'},
    {kind: 'empty'},
    {kind: 'token_error', code: 'general_error'},
  ] as const;
  for (const fault of outages)
    it(`keeps the connection when the token endpoint fails (${JSON.stringify(fault)}) (Z17)`, async () => {
      const {tenant, tokens, connections} = await bench.connect();
      bench.emulator.world.faults.add({...fault, path: '/oauth/v2/token', count: 1});
      await assert.rejects(tokens.token(tenant.id), failsWith('unavailable'));
      await assert.rejects(tokens.token(tenant.id), failsWith('unavailable'));
      assert.equal(tokenCalls(), 1, 'not asked again at once');
      assert.equal((await connections.read(tenant.id))!.state, 'connected');
      await bench.clock.advance(16_000);
      await tokens.token(tenant.id);
    });

  it('gives up on a token endpoint that never answers', async () => {
    const {tenant, tokens} = await bench.connect();
    bench.emulator.world.faults.add({kind: 'no_answer', path: '/oauth/v2/token'});
    await assert.rejects(elapse(bench.clock, tokens.token(tenant.id)), failsWith('unavailable'));
  });

  for (const fault of [...outages, {kind: 'status', status: 500}, {kind: 'no_answer'}] as const)
    it(`goes on with the token in hand while its renewal fails (${JSON.stringify(fault)}) (Z17)`, async () => {
      const {tenant, tokens, connections} = await bench.connect();
      const {token} = await tokens.token(tenant.id);
      await bench.clock.advance(56 * minute);
      bench.emulator.world.faults.add({...fault, path: '/oauth/v2/token', count: 1});
      assert.equal((await tokens.token(tenant.id)).token, token);
      await until(() => tokenInFlight());
      // Someone who does not remember the token asks while the renewal is under way, and gets it all the same.
      tokens.forget(tenant.id);
      assert.equal((await elapse(bench.clock, tokens.token(tenant.id))).token, token);
      assert.equal((await bench.process().tokens.token(tenant.id)).token, token);
      assert.equal(tokenCalls(), 2, 'not asked again at once');
      assert.equal((await connections.read(tenant.id))!.state, 'connected');
      await bench.clock.advance(5 * minute);
      assert.notEqual((await tokens.token(tenant.id)).token, token);
    });

  for (const minutes of [-10, 10, -24 * 60, 24 * 60])
    it(`asks for nothing when the clock is set by ${minutes} minutes, and renews in time (Z21)`, async () => {
      const {tenant, tokens, connections} = await bench.connect();
      const {token} = await tokens.token(tenant.id);
      bench.clock.jump(minutes * minute);
      assert.equal((await tokens.token(tenant.id)).token, token);
      await bench.clock.advance(54 * minute);
      assert.equal((await tokens.token(tenant.id)).token, token);
      assert.equal(tokenCalls(), 1);
      await bench.clock.advance(2 * minute);
      assert.equal((await tokens.token(tenant.id)).token, token);
      await until(async () => (await connections.read(tenant.id))!.accessToken!.token !== token);
      await bench.clock.advance(54 * minute);
      await tokens.token(tenant.id);
      assert.equal(tokenCalls(), 2);
    });

  for (const minutes of [-24 * 60, -10, 10, 24 * 60])
    it(`needs one token more at worst when it starts with a clock ${minutes} minutes off (Z21)`, async () => {
      const {tenant, tokens} = await bench.connect();
      await tokens.token(tenant.id);
      await bench.clock.advance(58 * minute);
      bench.clock.jump(minutes * minute);
      const {adapter} = bench.process();
      for (let passed = 0; passed < 50; passed += 10) {
        await adapter.users(tenant);
        await bench.clock.advance(10 * minute);
      }
      assert.ok(tokenCalls() <= 3, `${tokenCalls()} tokens`);
      assert.ok((bench.asked['GET users'] ?? 0) <= 6, 'at most one request is refused');
    });

  it('does not stay away for a day when the clock is set back by one during a cool-down (Z21)', async () => {
    const {tenant, tokens} = await bench.connect();
    bench.emulator.world.faults.add({kind: 'token_throttle', count: 1});
    await assert.rejects(tokens.token(tenant.id), failsWith('rate_limited'));
    bench.clock.jump(-24 * 60 * minute);
    await assert.rejects(tokens.token(tenant.id));
    assert.equal(tokenCalls(), 1);
    await bench.clock.advance(11 * minute);
    await tokens.token(tenant.id);
  });

  it('never hands out again what the CRM has refused, whoever else asks at that moment (Z13)', async () => {
    const {tenant, tokens} = await bench.connect();
    const {token} = await tokens.token(tenant.id);
    tokens.forget(tenant.id);
    const [one, other] = await Promise.all([
      tokens.token(tenant.id),
      tokens.token(tenant.id, {rejected: token}),
    ]);
    assert.equal(one.token, token);
    assert.notEqual(other.token, token);
  });

  const lifetimes: [unknown, number][] = [
    [null, 3600],
    [0, 60],
    [-5, 60],
    [1e12, 3600],
    ['1800', 1800],
    ['soon', 3600],
    [600, 600],
  ];
  for (const [told, seconds] of lifetimes)
    it(`takes expires_in ${JSON.stringify(told)} for ${seconds} seconds (Z17)`, async () => {
      const {tenant, tokens} = await bench.connect();
      bench.emulator.world.faults.add({kind: 'token_change', change: {expires_in: told}});
      const {until} = await tokens.token(tenant.id);
      assert.equal((until - bench.clock.now()) / 1000, seconds);
    });

  for (const domain of ['https://evil.example', 'https://www.zohoapis.com', 'http://127.0.0.1:1', 'nonsense'])
    it(`refuses a token for the API host ${domain} (Z23)`, async () => {
      const {tenant, tokens, connections} = await bench.connect();
      bench.emulator.world.faults.add({kind: 'token_change', change: {api_domain: domain}});
      await assert.rejects(tokens.token(tenant.id), failsWith('unavailable', 'foreign_api_domain'));
      assert.equal((await connections.read(tenant.id))!.accessToken, null);
    });

  it('never follows a redirect with the client secret', async () => {
    const {tenant, tokens} = await bench.connect();
    bench.emulator.world.faults.add({
      kind: 'html',
      status: 307,
      path: '/oauth/v2/token',
      headers: {location: `${bench.emulator.regions.us.accounts}/oauth/v2/token`},
    });
    await assert.rejects(tokens.token(tenant.id), failsWith('unavailable'));
    assert.equal(bench.emulator.world.log.newest(50).filter(({region}) => region === 'us').length, 0);
  });

  it('stores no secret as text', async () => {
    const {tenant, tokens} = await bench.connect();
    const {token} = await tokens.token(tenant.id);
    const rows = await bench.store.db.selectFrom('crm_connection').selectAll().execute();
    const {clientSecret, refreshToken} = bench.emulator.orgs[0]!;
    for (const secret of [token, clientSecret, refreshToken])
      assert.ok(!JSON.stringify(rows).includes(secret));
  });

  it('says that a tenant is not connected', async () => {
    await assert.rejects(bench.process().tokens.token('1'), failsWith('not_configured'));
  });

  function tokenInFlight(): boolean {
    return bench.emulator.world.faults.rules.some(({hits}) => hits > 0);
  }
});
