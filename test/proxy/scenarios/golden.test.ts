import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import * as mutate from '../../../demo/pbx-simulator/mutations/index.ts';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import type {Line} from '../../../demo/pbx-simulator/events.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {goldenTable} from '../pbx/support/golden.ts';
import {demoTenantId, secondTenantId} from '../pbx/support/pbx-world.ts';
import {zohoWorld, type ZohoCall, type ZohoWorld} from './support/zoho-world.ts';

const mailboxes: Record<string, string> = {'101': 'ines', '102': 'omar', '103': 'mei', '104': 'lena'};
const records: Record<string, string> = {
  'inbound-answered': 'Souza',
  'inbound-missed': 'Rowe',
  'ring-group': 'Oduya Bakeries',
  'queue-ivr': 'Whitlock',
  outbound: 'Aird',
  'blind-transfer': 'Nandan',
  'attended-transfer': 'Rowe',
  'inbound-outbound': 'Souza',
  'late-recording': 'Bell',
  'duplicates-out-of-order': 'Pike',
};
const journaled = goldenTable.filter(({trunk}) => trunk);
const names = goldenTable.map(({scenario}) => scenario);

/** The golden table in Zoho's words. */
const expected = journaled.map((golden) => ({
  type: golden.outcome === 'missed' ? 'Missed' : golden.direction === 'outbound' ? 'Outbound' : 'Inbound',
  startedAt: golden.startedAt,
  seconds: golden.talkSeconds,
  owner: mailboxes[golden.owner],
  record: records[golden.scenario],
}));
const shown = (calls: readonly ZohoCall[]) =>
  calls.map(({type, startedAt, seconds, owner, record}) => ({
    type,
    startedAt: new Date(startedAt).toISOString(),
    seconds,
    owner,
    record,
  }));
const expectedOf = (name: string) => expected[journaled.findIndex(({scenario}) => scenario === name)]!;

describe('PBX events in, Zoho calls out', () => {
  const store = useTestStore();
  let world: ZohoWorld;
  afterEach(() => world.stop());

  const play = async (lines: readonly Line[], options: Parameters<ZohoWorld['pbx']['playLines']>[1] = {}) => {
    await world.pbx.playLines(lines, options).done;
    await world.settle();
  };
  const all = () => names.flatMap(loadScenario);

  it('gives exactly the golden table in order, and replaying all of it adds nothing', async () => {
    world = await zohoWorld(store);
    for (const name of names) await play(loadScenario(name));
    assert.deepEqual(shown(world.zohoCalls()), expected);
    await play(all());
    await world.pass(130_000);
    assert.deepEqual(shown(world.zohoCalls()), expected);
    assert.equal(world.creates(), 10);
  });

  for (const seed of [11, 12, 13]) {
    it(`gives the same table mixed and shuffled, every event twice (E2, E3) (seed ${seed})`, async () => {
      world = await zohoWorld(store);
      await play(mutate.shuffleWebhooks(mutate.duplicateWebhooks(all(), 1), seed));
      await world.pass(130_000);
      assert.deepEqual(shown(world.zohoCalls()), expected);
      assert.equal(world.creates(), 10);
    });
  }

  it('gives the same table in the other dialect, without cdr ids and without UUIDs', async () => {
    world = await zohoWorld(store);
    await play(
      mutate.stripEventId(mutate.stripCdrId(names.flatMap((name) => mutate.dialectSwap(loadScenario(name))))),
    );
    await world.pass(130_000);
    assert.deepEqual(shown(world.zohoCalls()), expected);
  });

  it('takes 1 search and 1 create for a call, whoever it rang at', async () => {
    world = await zohoWorld(store);
    await play(loadScenario('ring-group'));
    const asked = world.zoho.world.log.newest(100).filter(({host}) => host === 'api');
    const writes = asked.filter(({path}) => path.endsWith('/Calls'));
    assert.equal(writes.length, 1);
    const bodies = asked.filter(({body, query}) => /4960234/.test(body + query) && !/Calls$/.test(body));
    assert.ok(bodies.length <= 4, `${bodies.length} requests with the number`);
  });

  it('parks an unmatched call and writes it once, with its own start, when the record appears', async () => {
    world = await zohoWorld(store);
    const bringBack = world.withoutRecord('Souza');
    await play(loadScenario('inbound-answered'));
    assert.equal(world.creates(), 0);
    const [row] = await store.db.selectFrom('journal').select('state').execute();
    assert.equal(row!.state, 'waiting_for_contact');
    bringBack();
    await world.pass(20 * 60_000);
    assert.deepEqual(shown(world.zohoCalls()), [expectedOf('inbound-answered')]);
  });

  it('writes nothing while Zoho is down or not authorised, and the whole table afterwards', async () => {
    world = await zohoWorld(store);
    const fault = world.zoho.world.faults.add({kind: 'status', status: 503});
    for (const name of names) await play(loadScenario(name));
    assert.equal(world.zohoCalls().length, 0);
    world.zoho.world.faults.remove(fault.id);
    for (let turn = 0; turn < 6; turn++) await world.pass(120_000);
    assert.deepEqual(shown(world.zohoCalls()), expected);
  });

  it('makes one activity when Zoho did it and the answer was lost (Z7, J10)', async () => {
    world = await zohoWorld(store);
    world.zoho.world.faults.add({kind: 'drop_after', method: 'POST', path: '/Calls', count: 1});
    await play(loadScenario('inbound-answered'));
    await world.pass(10_000);
    await world.pass(130_000);
    assert.deepEqual(shown(world.zohoCalls()), [expectedOf('inbound-answered')]);
    const [row] = await store.db.selectFrom('journal').selectAll().execute();
    assert.equal(row!.state, 'logged');
  });

  it('changes only the offset when the tenant’s zone changes', async () => {
    world = await zohoWorld(store, {timeZone: 'America/New_York'});
    for (const name of names) await play(loadScenario(name));
    assert.deepEqual(shown(world.zohoCalls()), expected);
    const [create] = world.zoho.world.log.newest(5000).filter(({path}) => path.endsWith('/Calls'));
    assert.match(create!.body, /T0\d:\d\d:\d\d-04:00/);
  });

  it('keeps start and duration when the clocks go back during the night', async () => {
    world = await zohoWorld(store);
    await world.pass(Date.parse('2026-10-25T06:00:00Z') - world.clock.now());
    await play(mutate.dstShift(loadScenario('inbound-answered')));
    const [call] = world.zohoCalls();
    assert.equal(call!.seconds, 240);
    assert.ok(Math.abs(call!.startedAt - Date.parse(mutate.summerTimeEnds)) < 3600_000);
  });

  it('logs a caller who gave up in the queue as missed', async () => {
    world = await zohoWorld(store);
    await play(mutate.abandoned(loadScenario('queue-ivr')));
    const [call] = world.zohoCalls();
    assert.equal(call!.type, 'Missed');
    assert.equal(call!.seconds, 0);
    assert.equal(call!.record, 'Whitlock');
  });

  it('logs a voicemail as missed and says so', async () => {
    world = await zohoWorld(store);
    await play(mutate.voicemail(loadScenario('inbound-missed')));
    const [call] = world.zohoCalls();
    assert.equal(call!.type, 'Missed');
    assert.match(call!.description, /voicemail/);
  });

  it('neither asks for nor writes a hidden caller', async () => {
    world = await zohoWorld(store);
    await play(mutate.hiddenCaller(loadScenario('inbound-answered')));
    await world.pass(130_000);
    assert.equal(world.zoho.world.log.newest(100).filter(({host}) => host === 'api').length, 0);
  });

  for (const seed of [null, 21, 22, 23, 24]) {
    it(`joins an attended transfer that is told as two sessions (E8) (${seed === null ? 'in order' : `seed ${seed}`})`, async () => {
      world = await zohoWorld(store);
      const lines = mutate.attendedTransferSecondSession(loadScenario('attended-transfer'));
      if (seed !== null) await play(mutate.shuffleWebhooks(lines, seed));
      else for (const line of lines) await play([line]);
      await world.pass(130_000);
      assert.deepEqual(shown(world.zohoCalls()), [expectedOf('attended-transfer')]);
    });
  }

  it('shares nothing between two tenants that have the same calls', async () => {
    world = await zohoWorld(store);
    const lines = loadScenario('inbound-answered');
    await play(mutate.interleave(lines, mutate.otherTenant(lines, secondTenantId)));
    assert.deepEqual(shown(world.zohoCalls(demoTenantId)), [expectedOf('inbound-answered')]);
    const [theirs] = world.zohoCalls(secondTenantId);
    assert.equal(theirs!.seconds, 240);
    // The number stands in both orgs, under different names.
    assert.equal(theirs!.record, 'Marchetti');
  });
});
