import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {searchedNumber} from '../../../src/proxy/phone/searched-number.ts';
import {ZohoBench} from '../../support/node/connected-zoho.ts';

describe('a tenant whose API credits run low', () => {
  let bench: ZohoBench;
  let zoho: Awaited<ReturnType<ZohoBench['connect']>>;
  before(async () => (bench = await ZohoBench.start()));
  beforeEach(async () => {
    await bench.reset();
    zoho = await bench.connect();
  });
  after(() => bench.stop());

  const left = (credits: number) =>
    bench.org.limits.credits.set(bench.clock.now(), bench.org.limits.creditLimit - credits);
  const lookUp = () =>
    zoho.adapter.findByNumber(zoho.tenant, searchedNumber('+14155550123', 'GB')!, ['Contacts']);
  const draft = {
    subject: 'Inbound call answered',
    type: 'inbound',
    startedAt: '2026-06-15T09:40:00+00:00',
    durationSeconds: 240,
    description: 'Answered by 101.',
    marker: 'call 0123456789abcdef0123',
    contact: null,
    ownerId: null,
  } as const;
  const isLow = (error: unknown) => error instanceof CrmError && error.kind === 'rate_limited';

  it('is told of as degraded, while names and calls still come through and enrichment waits', async () => {
    const {id} = await zoho.adapter.createActivity(zoho.tenant, draft);
    left(500);
    await lookUp();
    assert.equal((await zoho.state(zoho.tenant)).state, 'degraded');
    await assert.rejects(zoho.adapter.updateActivity(zoho.tenant, id, draft), isLow);
    await zoho.adapter.createActivity(zoho.tenant, {...draft, marker: 'call 1123456789abcdef0123'});
    const {credits, guard} = await zoho.health(zoho.tenant);
    assert.deepEqual(credits.shed, ['enrichment', 'timeline']);
    assert.ok(credits.remaining < 500);
    assert.deepEqual(guard, {kind: 'text', field: 'Description'}, 'what the calls were sent with');
  });

  it('keeps the last credits for names (Z2)', async () => {
    left(80);
    await lookUp();
    await assert.rejects(zoho.adapter.createActivity(zoho.tenant, draft), isLow);
    assert.equal((await lookUp()).records.length, 1);
  });

  it('is asked nothing for a quarter of an hour once nothing is left, and recovers by itself (Z2)', async () => {
    left(2);
    await lookUp();
    await assert.rejects(async () => {
      for (let index = 0; index < 5; index += 1) await lookUp();
    }, isLow);
    const before = bench.org.counters.total;
    await assert.rejects(lookUp(), isLow);
    assert.equal(bench.org.counters.total, before);
    left(50_000);
    await bench.clock.advance(16 * 60_000);
    await lookUp();
    assert.equal((await zoho.state(zoho.tenant)).state, 'connected');
  });
});
