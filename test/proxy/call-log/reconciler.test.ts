import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import type {SomeSwitches} from '../../../demo/pbx-simulator/switches.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {goldenTable, scenario, shuffled} from '../pbx/support/golden.ts';
import {crmUserOf, demoTenantId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const minute = 60_000;
/** The attended transfer has two. */
const sessions = goldenTable.length + 1;
const journaled = goldenTable.filter(({trunk}) => trunk);
const expected = journaled
  .map(({outcome, direction, localStart, talkSeconds, owner}) => ({
    type: outcome === 'missed' ? 'missed' : direction === 'outbound' ? 'outbound' : 'inbound',
    startedAt: localStart,
    durationSeconds: talkSeconds,
    ownerId: crmUserOf(owner),
  }))
  .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));

describe('what webhooks missed', () => {
  const store = useTestStore();
  let world: PbxWorld;
  afterEach(() => world.stop());

  const play = async (switches: SomeSwitches) => {
    for (const {scenario} of goldenTable) await world.pbx.playLines(loadScenario(scenario), {switches}).done;
    await world.settle();
  };
  const reconcile = async () => {
    await world.services.reconcile();
    await world.settle();
  };
  const written = () =>
    world.crm.activities
      .map(({type, startedAt, durationSeconds, ownerId}) => ({type, startedAt, durationSeconds, ownerId}))
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const reading = () =>
    store.db
      .selectFrom('call_log_reading')
      .selectAll()
      .where('tenant_id', '=', demoTenantId)
      .executeTakeFirst();

  it('is read from the call log: a day without any webhook gives the full table (J16)', async () => {
    world = await pbxWorld(store);
    await play({drop: ['*']});
    assert.equal(world.crm.activities.length, 0);
    await reconcile();
    await world.pass(3 * minute);
    assert.deepEqual(written(), expected);
    assert.equal((await reading())!.filled, sessions);
    assert.deepEqual(
      world.sent.filter(({event}) => event.type === 'call.ringing' || event.type === 'call.dialing'),
      [],
      'old calls ring no card',
    );
  });

  it('is the end of every call when each call_cdr was lost', async () => {
    world = await pbxWorld(store);
    await play({drop: ['call_cdr']});
    assert.equal(world.crm.activities.length, 0);
    await reconcile();
    await world.pass(3 * minute);
    assert.deepEqual(written(), expected);
  });

  for (const seed of [31, 32, 33]) {
    it(`is whatever was dropped by chance, and webhooks that come after all change nothing (seed ${seed})`, async () => {
      world = await pbxWorld(store);
      const lines = goldenTable.flatMap(({scenario}) => loadScenario(scenario));
      const kept = new Set(shuffled(lines, seed).slice(0, lines.length / 2));
      for (const line of lines) {
        const switches: SomeSwitches = kept.has(line) ? {} : {drop: ['*']};
        await world.pbx.playLines([line], {switches}).done;
      }
      await world.settle();
      await reconcile();
      await world.pass(3 * minute);
      assert.deepEqual(written(), expected);
      await world.pbx.playLines(shuffled(lines, seed + 1)).done;
      await world.pass(3 * minute);
      assert.deepEqual(written(), expected);
    });
  }

  it('is added once, however often the log is read', async () => {
    world = await pbxWorld(store);
    await play({drop: ['*']});
    await reconcile();
    for (let turn = 0; turn < 4; turn++) {
      await world.pass(61 * minute);
      await reconcile();
    }
    assert.equal(world.crm.activities.length, expected.length);
    assert.equal((await reading())!.filled, sessions);
    const events = await store.db.selectFrom('pbx_event').select('event_key').execute();
    assert.equal(events.length, sessions);
  });

  for (const when of ['before', 'after'] as const) {
    it(`is not what a webhook without session id tells ${when} the log is read (E12)`, async () => {
      world = await pbxWorld(store);
      await play({drop: ['*']});
      const nameless = goldenTable
        .flatMap(({scenario: name}) => scenario(name))
        .filter((body) => body['event_type'] === 'call_cdr')
        .map(({session_id: _, ...body}) => body);
      const tell = async () => {
        assert.equal((await world.post(nameless)).status, 200);
        await world.settle();
      };
      if (when === 'before') await tell();
      await reconcile();
      if (when === 'after') await tell();
      await world.pass(61 * minute);
      await reconcile();
      await world.pass(3 * minute);
      assert.deepEqual(written(), expected);
      assert.equal((await reading())!.filled, when === 'before' ? 0 : sessions);
    });
  }

  it('stays lost, and says so, while the PBX hides the call log; it is read when it is shown again', async () => {
    world = await pbxWorld(store);
    world.pbx.setSwitches({callStatistics: false});
    await play({drop: ['*']});
    await reconcile();
    assert.equal((await reading())!.state, 'refused');
    assert.equal(world.crm.activities.length, 0);
    world.pbx.setSwitches({callStatistics: true});
    await world.pass(31 * minute);
    await reconcile();
    assert.equal((await reading())!.state, 'ok');
    await world.pass(3 * minute);
    assert.deepEqual(written(), expected);
  });

  for (const [status, state] of [
    [401, 'refused'],
    [403, 'refused'],
    [429, 'unavailable'],
    [503, 'unavailable'],
  ] as const) {
    it(`waits for a call log that answers ${status}`, async () => {
      world = await pbxWorld(store);
      await play({drop: ['*']});
      world.pbx.setSwitches({restFault: status, restFaultPath: '/api/calllogs'});
      await reconcile();
      assert.equal((await reading())!.state, state);
      world.pbx.setSwitches({restFault: 0});
      await world.pass(31 * minute);
      await reconcile();
      await world.pass(3 * minute);
      assert.deepEqual(written(), expected);
    });
  }

  it('is not what was called while the CRM was off', async () => {
    world = await pbxWorld(store);
    world.setSettings({enabled: false});
    await play({drop: ['*']});
    await reconcile();
    assert.equal((await reading())!.state, 'off');
    world.setSettings({});
    await world.pass(6 * minute);
    await reconcile();
    await world.pass(3 * minute);
    assert.equal((await reading())!.state, 'ok');
    assert.equal(world.crm.activities.length, 0);
  });
});
