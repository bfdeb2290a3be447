import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {activityMarker} from '../../../src/proxy/journal/activity-marker.ts';
import {DatabaseLife} from '../../../src/proxy/journal/database-life.ts';
import type {JournalJob} from '../../../src/proxy/journal/journal-job.ts';
import {JournalWorker} from '../../../src/proxy/journal/journal-worker.ts';
import {silentLogger} from '../../../src/proxy/logging.ts';
import {tenantCards} from '../../../demo/pbx-simulator/tenant-cards.ts';
import {localTime} from '../../../src/proxy/journal/activity-draft.ts';
import {journalStore, LostLeaseError, type JournalRow} from '../../../src/proxy/journal/journal-store.ts';
import {parkedDelay, retryDelay} from '../../../src/proxy/journal/retry-schedule.ts';
import type {TurnResult} from '../../../src/proxy/journal/turn-outcome.ts';
import type {Tenant, Tenants} from '../../../src/proxy/services/tenants/tenants.ts';
import {until} from '../../support/node/until.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {demoTenantId, pbxWorld, secondTenantId, type PbxWorld} from '../pbx/support/pbx-world.ts';

const key = {tenantId: demoTenantId, sessionId: '950000000000001000'};

describe('a journal row', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
    await world.play('inbound-answered');
    await journalStore.bump(store.db, key, world.clock.now());
  });
  // What it still does in the background would reach into the next test.
  afterEach(() => world.stop());

  const now = () => world.clock.now();
  const workerWith = (
    turn: (tenant: {id: string}, row: JournalRow) => Promise<TurnResult>,
    byId?: Tenants['byId'],
  ) =>
    new JournalWorker({
      db: store.db,
      job: {turn} as unknown as JournalJob,
      life: new DatabaseLife(store.db, world.clock, silentLogger),
      tenants: byId ? {...world.tenants, byId} : world.tenants,
      clock: world.clock,
      log: silentLogger,
    });
  const row = (tenantId: string, n: number) =>
    store.db
      .insertInto('call')
      .values({
        tenant_id: tenantId,
        session_id: String(n),
        direction: 'inbound',
        trunk: true,
        state: 'ended',
        extensions: '[]',
        started_at: new Date(now()),
        facts: '',
        updated_at: new Date(now()),
      })
      .execute()
      .then(() => journalStore.want(store.db, {tenantId, sessionId: String(n)}, now()));
  const fail = (leased: JournalRow) =>
    journalStore.write(store.db, leased, {state: 'failed', next_attempt_at: null}, now());

  it('is worked on by one worker at a time (J28)', async () => {
    const leases = await Promise.all(Array.from({length: 5}, () => journalStore.lease(store.db, key, now())));
    assert.equal(leases.filter((row) => row !== undefined).length, 1);
  });

  it('goes to another worker when the first gives no sign of life, and the first then writes nothing (J26)', async () => {
    const first = (await journalStore.lease(store.db, key, now()))!;
    await world.clock.advance(61_000);
    const second = (await journalStore.lease(store.db, key, now()))!;
    assert.ok(second.lease_no > first.lease_no);
    assert.equal(await journalStore.renew(store.db, first, now()), false);
    await assert.rejects(journalStore.write(store.db, first, {state: 'failed'}, now()), LostLeaseError);
    await assert.rejects(
      journalStore.written(store.db, first, {activityId: '1', version: 2, contact: null, now: now()}),
      LostLeaseError,
    );
    await journalStore.release(store.db, first);
    assert.equal(await journalStore.renew(store.db, second, now()), true);
  });

  it('that was withdrawn does not lend its lease to the one that comes after it (J26)', async () => {
    await store.db.deleteFrom('journal').execute();
    await journalStore.want(store.db, key, now());
    const first = (await journalStore.lease(store.db, key, now()))!;
    assert.ok(await journalStore.withdraw(store.db, key));
    await journalStore.want(store.db, key, now());
    assert.ok(await journalStore.lease(store.db, key, now()));
    await assert.rejects(journalStore.write(store.db, first, {state: 'failed'}, now()), LostLeaseError);
  });

  it('stays with a worker that gives signs of life', async () => {
    const first = (await journalStore.lease(store.db, key, now()))!;
    await world.clock.advance(40_000);
    assert.equal(await journalStore.renew(store.db, first, now()), true);
    await world.clock.advance(40_000);
    assert.equal(await journalStore.lease(store.db, key, now()), undefined);
  });

  it('is due again when something changed while it was being written', async () => {
    const row = (await journalStore.lease(store.db, key, now()))!;
    await journalStore.bump(store.db, key, now());
    const written = await journalStore.written(store.db, row, {
      activityId: row.activity_id!,
      version: row.wanted_version,
      contact: null,
      now: now(),
    });
    assert.equal(written.state, 'queued');
    assert.ok(written.next_attempt_at);
  });

  for (const [unfinished, together] of [
    [0, 2],
    [1, 1],
  ] as const)
    it(`is worked on ${together === 1 ? 'alone after a process died with it' : 'beside those of other tenants'} (J24)`, async () => {
      const [, second] = tenantCards();
      const bodies = scenario('inbound-answered').map((body) => ({...body, tenant_id: secondTenantId}));
      assert.equal((await world.post(bodies, {secret: second!.webhookSecret})).status, 200);
      await world.services.idle();
      await store.db
        .updateTable('journal')
        .set({state: 'queued', next_attempt_at: new Date(now()), unfinished, lease_until: null})
        .execute();
      let running = 0;
      let most = 0;
      const turn = async (_: unknown, row: JournalRow) => {
        running += 1;
        most = Math.max(most, running);
        // The first goes on when the second is there, however long that took to lease.
        await until(() => most === together);
        await fail(row);
        running -= 1;
        return 'done' as const;
      };
      assert.equal(await workerWith(turn).runDue(), 2);
      assert.equal(most, together);
    });

  it('does not wait for another tenant’s backlog, however slowly that is written (T18)', async () => {
    await store.db.deleteFrom('journal').execute();
    for (let n = 1; n <= 6; n += 1) await row(demoTenantId, n);
    const order: string[] = [];
    const turn = async (tenant: {id: string}, leased: JournalRow) => {
      order.push(tenant.id === demoTenantId ? 'slow' : 'other');
      if (order.length === 1) await row(secondTenantId, 7);
      // Two of these are long enough. The next look finds the other tenant too, however long its row takes to lease.
      if (order.length > 2) await until(() => order.includes('other'));
      if (tenant.id === demoTenantId) await world.clock.advance(8000);
      await fail(leased);
      return 'done' as const;
    };
    assert.equal(await workerWith(turn).runDue(), 7);
    assert.ok(order.indexOf('other') <= 3, order.join());
  });

  it('is worked on at once beside a region of tenants whose CRM hangs (T18)', async () => {
    await store.db.deleteFrom('journal').execute();
    const away = 40;
    for (let n = 0; n < away; n += 1) await row(`away ${n}`, n);
    let answer = (): void => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const begun: string[] = [];
    const turn = async (tenant: {id: string}, leased: JournalRow) => {
      begun.push(tenant.id);
      if (tenant.id !== demoTenantId) await answered;
      await fail(leased);
      return 'done' as const;
    };
    const worker = workerWith(turn, (id) => Promise.resolve({id} as Tenant));
    await worker.look();
    await until(() => begun.length === away);
    await row(demoTenantId, away);
    await worker.look();
    await until(() => begun.includes(demoTenantId));
    answer();
    await worker.runDue();
    assert.equal(begun.length, away + 1);
  });

  it('that a process died with has its turn though others always have something due, and they have theirs (J24)', async () => {
    await store.db.deleteFrom('journal').execute();
    for (const n of [1, 2]) await row(demoTenantId, n);
    await store.db.updateTable('journal').set({unfinished: 1}).execute();
    await row(secondTenantId, 3);
    const order: string[] = [];
    const turn = async (tenant: {id: string}, leased: JournalRow) => {
      order.push(tenant.id === demoTenantId ? 'suspect' : 'other');
      if (tenant.id === secondTenantId && order.length < 10) await row(secondTenantId, order.length + 3);
      await fail(leased);
      return 'done' as const;
    };
    await workerWith(turn).runDue();
    assert.deepEqual(order.slice(0, 4), ['other', 'suspect', 'other', 'suspect']);
  });

  it('is not taken out of the journal once it may be in the CRM', async () => {
    assert.equal(await journalStore.withdraw(store.db, key), false);
  });
});

describe('times of the journal', () => {
  it('wait longer after each failure, within a fifth of the schedule', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 99].map((failed) => retryDelay(failed, 0.5) / 1000),
      [5, 30, 120, 600, 3600, 21_600, 21_600],
    );
    assert.equal(retryDelay(1, 0), 4000);
    assert.equal(retryDelay(1, 1), 6000);
    assert.deepEqual(
      [1, 2, 3, 4, 99].map((looks) => parkedDelay(looks, 0.5) / 60_000),
      [15, 60, 360, 1440, 1440],
    );
  });

  it('carry the offset that the zone has at that instant', () => {
    const at = (text: string, zone: string) => localTime(Date.parse(text), zone);
    assert.equal(at('2026-06-15T09:40:00Z', 'Europe/London'), '2026-06-15T10:40:00+01:00');
    assert.equal(at('2026-10-25T00:59:59.900Z', 'Europe/London'), '2026-10-25T01:59:59+01:00');
    assert.equal(at('2026-10-25T01:00:00Z', 'Europe/London'), '2026-10-25T01:00:00+00:00');
    assert.equal(at('2026-01-01T00:00:00Z', 'Asia/Kathmandu'), '2026-01-01T05:45:00+05:45');
    assert.equal(at('2028-02-29T23:30:00Z', 'Asia/Kolkata'), '2028-03-01T05:00:00+05:30');
  });

  it('have a marker that tells nothing and differs for every call of every tenant', () => {
    const markers = [
      activityMarker(demoTenantId, '950000000000001000'),
      activityMarker(demoTenantId, '950000000000001001'),
      activityMarker('940000000000000002', '950000000000001000'),
    ];
    assert.equal(new Set(markers).size, 3);
    assert.ok(markers.every((marker) => /^call [0-9a-f]{20}$/.test(marker)));
    assert.equal(activityMarker(demoTenantId, '950000000000001000'), markers[0]);
  });
});
