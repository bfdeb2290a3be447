import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import type {Health} from '../../../src/contract/index.ts';
import {tellHealth} from '../../../src/proxy/health/health-teller.ts';
import {LookupTimes} from '../../../src/proxy/health/lookup-times.ts';
import {classOf, timeOf} from '../../../src/proxy/health/time-classes.ts';
import {notJournaled} from '../../../src/proxy/journal/journal-view.ts';
import {MemoryEventHub} from '../../../src/proxy/services/stream/memory-event-hub.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {openTestStore, type TestStore} from '../../support/node/test-store.ts';
import {adminWorld, type AdminWorld} from '../doctor/support/admin-world.ts';
import {scenario} from '../pbx/support/golden.ts';
import {demoTenantId} from '../pbx/support/pbx-world.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('the health of a tenant', () => {
  let store: TestStore;
  let world: AdminWorld;
  before(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    world = await adminWorld(store);
  });
  afterEach(() => world.stop());
  after(() => store.close());

  const health = async (as = 'admin') => (await (await world.admin('/health', {as})).json()) as Health;
  const play = (name: string) => world.play(name);

  it('is quiet and complete before anything happened', async () => {
    const found = await health();
    assert.equal(found.state, 'connected');
    assert.deepEqual(found.queue, {depth: 0, oldestAt: null, paused: null});
    assert.deepEqual([found.parked.count, found.failed.count], [0, 0]);
    assert.deepEqual(
      [found.credits, found.lookups, found.duplicates, found.failures],
      [null, null, null, []],
    );
    assert.deepEqual(found.webhook, {lastEventAt: null, eventsLastHour: 0});
    assert.equal(found.callLog.state, 'never');
  });

  it('tells what a call cost, how long its lookup took, when the PBX last spoke, and by what a call is known', async () => {
    const events = scenario('inbound-answered').length;
    await play('inbound-answered');
    const found = await health();
    assert.ok(found.credits!.spentLastHour > 3, String(found.credits!.spentLastHour));
    assert.equal(found.credits!.spentLastDay, found.credits!.spentLastHour);
    assert.equal(found.credits!.limit, 60_000);
    assert.equal(found.credits!.usedUpAt, null);
    assert.equal(found.lookups!.count, 1);
    assert.ok(found.lookups!.p95Ms >= found.lookups!.p50Ms);
    assert.equal(found.webhook.eventsLastHour, events);
    assert.equal(found.webhook.lastEventAt, new Date(world.clock.now()).toISOString());
    assert.deepEqual(found.duplicates, {kind: 'text_mark', field: 'Description'});
    await world.clock.advance(2 * hour);
    const later = await health();
    assert.deepEqual([later.webhook.eventsLastHour, later.lookups], [0, null]);
    assert.equal(later.webhook.lastEventAt, found.webhook.lastEventAt);
    assert.ok(later.credits!.spentLastHour < found.credits!.spentLastHour);
  });

  it('counts the calls that wait, are parked and failed, each with its oldest, and what failed by code', async () => {
    world.zoho.world.faults.add({
      kind: 'item_error',
      method: 'POST',
      path: '/Calls',
      code: 'MANDATORY_NOT_FOUND',
      details: {api_name: 'Branch'},
      count: 1,
    });
    await play('inbound-answered');
    const failed = await health();
    assert.deepEqual([failed.failed.count, failed.queue.depth], [1, 0]);
    assert.equal(failed.failed.oldestAt, new Date(world.clock.now()).toISOString());
    assert.deepEqual(
      failed.failures.map(({code, count}) => [code, count]),
      [['MANDATORY_NOT_FOUND', 1]],
    );
    for (const module of ['Contacts', 'Leads', 'Accounts'] as const)
      for (const {id} of [...world.org.records.all(module)]) world.org.records.remove(module, id);
    await play('inbound-missed');
    assert.equal((await health()).parked.count, 1);
    await world.clock.advance(25 * hour);
    assert.deepEqual((await health()).failures, []);
  });

  it('says why nothing is written and until when: Zoho throttles us (Z1)', async () => {
    world.zoho.world.faults.add({kind: 'status', status: 429, headers: {'retry-after': '40'}, count: 1});
    await play('inbound-answered');
    const {state, queue, failures} = await health();
    assert.equal(state, 'degraded');
    assert.equal(queue.paused!.why, 'throttled');
    const wait = Date.parse(queue.paused!.until!) - world.clock.now();
    assert.ok(wait > 0 && wait <= 40_000, String(wait));
    assert.ok(failures.some(({code}) => code === 'crm_rate_limited'));
    assert.deepEqual(world.healthTold, [demoTenantId]);
  });

  it('says so when credits run low or are used up, and forecasts the end (Z2)', async () => {
    world.org.limits.credits.set(world.clock.now(), 59_940);
    await play('inbound-answered');
    const low = await health();
    assert.deepEqual(low.credits!.shed, ['journal', 'enrichment', 'timeline']);
    assert.equal(low.queue.paused!.why, 'credits');
    assert.ok(low.credits!.remaining < 60);
    const end = Date.parse(low.credits!.usedUpAt!) - world.clock.now();
    assert.ok(end > 0 && end < 24 * hour);
  });

  it('says so when Zoho must be authorised again, and when it is switched off (Z16, T7)', async () => {
    for (const grant of world.zoho.world.grants.grantsIn(world.org)) world.zoho.world.grants.revoke(grant);
    await play('inbound-answered');
    const refused = await health();
    assert.equal(refused.state, 'authorization_required');
    assert.deepEqual(
      [refused.queue.paused, refused.queue.depth],
      [{why: 'authorization_required', until: null}, 1],
    );
    world.setSettings({region: 'eu', enabled: false});
    assert.deepEqual([(await health()).state, (await health()).queue.paused!.why], ['disabled', 'off']);
    world.setSettings({region: 'eu', journal: {enabled: false}});
    assert.equal((await health()).queue.paused!.why, 'off');
    await sql`delete from crm_connection`.execute(store.db);
    world.setSettings({region: 'eu'});
    assert.equal((await health()).state, 'not_configured');
  });

  it('does not take what the call log filled for a webhook', async () => {
    world.pbx.setSwitches({drop: ['*']});
    world.pbx.playScenario('inbound-answered');
    for (let minutes = 0; minutes < 40; minutes += 5) await world.pass(5 * minute);
    await world.services.reconcile();
    await world.settle();
    const {callLog, webhook} = await health();
    assert.deepEqual([callLog.state, callLog.filled], ['ok', 1]);
    assert.deepEqual(webhook, {lastEventAt: null, eventsLastHour: 0});
  });

  it('is one tenant’s alone, for admins and who may look at settings (T5, T6)', async () => {
    await play('inbound-answered');
    assert.equal((await health('stranger')).webhook.lastEventAt, null);
    assert.equal((await health('viewer')).webhook.lastEventAt === null, false);
    assert.equal((await world.admin('/health', {as: 'agent'})).status, 403);
    assert.equal((await world.admin('/health?scope=tenant')).status, 400);
  });

  it('is told from indexes, also with ten thousand calls', async () => {
    await sql`insert into call (tenant_id, session_id, direction, trunk, state, started_at, facts)
      select ${demoTenantId}, 'bulk-' || n, 'inbound', true, 'ended', now(), '' from generate_series(1, 10000) n`.execute(
      store.db,
    );
    await sql`insert into journal (tenant_id, session_id, state, queued_at)
      select ${demoTenantId}, 'bulk-' || n, case when n % 100 = 0 then 'failed' else 'logged' end, now()
      from generate_series(1, 10000) n`.execute(store.db);
    await sql`insert into journal_step (tenant_id, session_id, at, step, detail)
      select ${demoTenantId}, 'bulk-' || n, ${new Date(world.clock.now())}, case when n % 100 = 0 then 'failed' else 'created' end, 'rejected X_Y'
      from generate_series(1, 10000) n`.execute(store.db);
    await sql`insert into pbx_event (tenant_id, event_key, event_type, received_at, body)
      select ${demoTenantId}, 'bulk-' || n, 'call_cdr', ${new Date(world.clock.now())}, '' from generate_series(1, 10000) n`.execute(
      store.db,
    );
    await sql`analyze`.execute(store.db);
    assert.equal((await health()).failed.count, 100);
    const plan = await sql<Record<string, string>>`explain select state, count(*) from journal
      where tenant_id = ${demoTenantId} and journal.state in ('queued', 'waiting_for_contact', 'failed') group by state`.execute(
      store.db,
    );
    assert.match(JSON.stringify(plan.rows), /journal_open/);
  });
});

describe('what admins’ pages hear', () => {
  it('is all that happens in the tenant, and news of its health, which agents do not hear', () => {
    const hub = new MemoryEventHub(new HandClock());
    const heard: Record<string, string[]> = {admin: [], agent: [], stranger: []};
    const listen = (tenantId: string, who: string, wholeTenant: boolean) =>
      hub.subscribe(tenantId, {extension: '101', wholeTenant}, undefined, ({type}) => heard[who]!.push(type));
    listen(demoTenantId, 'admin', true);
    listen(demoTenantId, 'agent', false);
    listen('940000000000000002', 'stranger', true);
    const journal = {type: 'journal.updated', callId: '1', journal: notJournaled} as const;
    hub.publish(demoTenantId, {extensions: ['102']}, journal);
    tellHealth(hub, demoTenantId);
    assert.deepEqual(heard, {admin: ['journal.updated', 'health.updated'], agent: [], stranger: []});
  });
});

describe('times of lookups', () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  beforeEach(() => store.reset());
  after(() => store.close());

  it('are the middle and the slow end of the last hour, tenant by tenant', async () => {
    const clock = new HandClock();
    const times = new LookupTimes(store.db, clock);
    times.note('1', 9000, undefined);
    await clock.advance(hour + 1);
    for (let n = 1; n <= 100; n += 1) times.note('1', n, n === 100 ? 'crm_timeout' : undefined);
    assert.deepEqual(await times.ofLastHour('1'), {count: 100, p50Ms: 50, p95Ms: 95});
    assert.equal(await times.ofLastHour('2'), null);
    assert.deepEqual(await times.failures('1'), [{code: 'crm_timeout', count: 1, lastAt: clock.now()}]);
    await clock.advance(25 * hour);
    assert.deepEqual(await times.failures('1'), []);
  });

  it('are of all proxies on the database, whichever is asked, and outlive them', async () => {
    const clock = new HandClock();
    const [one, two] = [new LookupTimes(store.db, clock), new LookupTimes(store.db, clock)];
    const stopping = new AbortController();
    const writing = one.runUntil(stopping.signal, clock);
    for (let n = 0; n < 90; n += 1) one.note('1', 40, undefined);
    for (let n = 0; n < 10; n += 1) two.note('1', 1200, 'crm_unavailable');
    one.note('1', 40, 'crm_unavailable');
    // The one writes by itself before long; the other's last ones come when it stops.
    await clock.advance(10_000);
    one.note('1', 40, undefined);
    stopping.abort();
    await writing;
    const found = await two.ofLastHour('1');
    assert.deepEqual([found!.count, found!.p50Ms], [102, 40]);
    assert.ok(Math.abs(found!.p95Ms - 1200) < 0.03 * 1200, String(found!.p95Ms));
    const [failure] = await new LookupTimes(store.db, clock).failures('1');
    assert.deepEqual([failure!.code, failure!.count], ['crm_unavailable', 11]);
  });

  it('keep what is counted while a process writes for the last time', async () => {
    const clock = new HandClock();
    const stopping = new AbortController();
    // Where a query is made, the write is under way.
    const db = store.db.withPlugin({
      transformQuery: ({node}) => {
        if (!stopping.signal.aborted) times.note('1', 40, undefined);
        stopping.abort();
        return node;
      },
      transformResult: ({result}) => Promise.resolve(result),
    });
    const times = new LookupTimes(db, clock);
    times.note('1', 40, undefined);
    const writing = times.runUntil(stopping.signal, clock);
    await clock.advance(10_000);
    await writing;
    assert.equal((await new LookupTimes(store.db, clock).ofLastHour('1'))!.count, 2);
  });

  it('take few rows however many lookups there are, and none for ever', async () => {
    const clock = new HandClock();
    const times = new LookupTimes(store.db, clock);
    for (let n = 0; n < 20_000; n += 1) times.note('1', n * 7, n % 2 ? 'crm_timeout' : undefined);
    assert.equal((await times.ofLastHour('1'))!.count, 20_000);
    const rows = async () =>
      (
        await sql<{
          n: number;
        }>`select (select count(*) from lookup_time) + (select count(*) from lookup_failure) as n`.execute(
          store.db,
        )
      ).rows.map(({n}) => Number(n))[0]!;
    assert.ok((await rows()) <= 385, String(await rows()));
    await clock.advance(25 * hour);
    await times.sweep();
    assert.equal(await rows(), 0);
  });

  it('are told to three per cent, from one millisecond to a minute', () => {
    for (let time = 0; time <= 65_000; time += 1) {
      const told = timeOf(classOf(time));
      assert.ok(told >= time && told <= time * 1.032, `${time} is told as ${told}`);
    }
    assert.deepEqual([timeOf(classOf(-5)), timeOf(classOf(1e9))], [0, 65_535]);
  });
});
