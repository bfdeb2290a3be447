import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {useTestStore} from '../../support/node/test-store.ts';
import {goldenTable, scenario, shuffled} from '../pbx/support/golden.ts';
import {crmUserOf, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const journaled = goldenTable.filter(({trunk}) => trunk);

/** The CRM's activities in the words of the golden table. */
function table(world: PbxWorld) {
  return [...world.crm.activities]
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
    .map(({type, startedAt, durationSeconds, ownerId, contact}) => ({
      type,
      startedAt,
      durationSeconds,
      ownerId,
      linked: contact !== null,
    }));
}

const expected = journaled.map((golden) => ({
  type: golden.outcome === 'missed' ? 'missed' : golden.direction === 'outbound' ? 'outbound' : 'inbound',
  startedAt: golden.localStart,
  durationSeconds: golden.talkSeconds,
  ownerId: crmUserOf(golden.owner),
  linked: true,
}));

describe('the golden scenarios in the CRM', () => {
  const store = useTestStore();

  it('gives exactly the table when told in order, and adds nothing when all is told again', async () => {
    const world = await pbxWorld(store);
    for (const {scenario: name} of goldenTable) await world.pbx.playScenario(name).done;
    await world.settle();
    assert.deepEqual(table(world), expected);
    for (const {scenario: name} of goldenTable) await world.pbx.playScenario(name).done;
    await world.settle();
    assert.deepEqual(table(world), expected);
    assert.equal(world.crm.countOf('createActivity'), 10);
    await world.stop();
  });

  for (const seed of [1, 2, 3, 4]) {
    it(`gives the same table when all scenarios are mixed and shuffled (seed ${seed})`, async () => {
      const world = await pbxWorld(store);
      const all = goldenTable.flatMap(({scenario: name}) => scenario(name));
      for (const body of shuffled([...all, ...all], seed)) {
        assert.equal((await world.post(body)).status, 200);
        // Now and then calls are made of half their events.
        if (Number(body['time'] ?? 0) % 7 === 0) await world.settle();
      }
      await world.pass(121_000);
      assert.deepEqual(table(world), expected);
      assert.equal(world.crm.countOf('createActivity'), 10);
      await world.stop();
    });
  }
});
