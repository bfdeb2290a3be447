import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as mutate from '../../../demo/pbx-simulator/mutations/index.ts';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {pbxWorld} from '../pbx/support/pbx-world.ts';

const consultation = '950000000000008100';
const rings = 60;

/** Calls that rang at extension 101 and were answered nowhere, so many seconds after 10:50:00 UTC, when the transferred call begins. */
const rangAt = (seconds: (n: number) => number) =>
  Array.from({length: rings}, (_, n) => {
    const lines = mutate.freshIds(loadScenario('inbound-missed'), () =>
      String(950000000000060000n + BigInt(n) * 10n),
    );
    const moved = mutate.shiftTimes(lines, 3600 + seconds(n)).map(({event}) => event);
    return JSON.parse(
      JSON.stringify(moved.at(-1)).replaceAll('sip:102@', 'sip:101@').replaceAll('"102"', '"101"'),
    ) as object;
  });

describe('a consultation that became part of a call', () => {
  const store = useTestStore();

  it('is written with that call and not once more, also when somebody asks for it by hand (E8)', async (t) => {
    const world = await pbxWorld(store);
    t.after(() => world.stop());
    await world.pbx.playLines(mutate.attendedTransferSecondSession(loadScenario('attended-transfer'))).done;
    await world.settle();
    await world.pass(130_000);
    assert.equal(world.crm.activities.length, 1);
    const asked = await world.agent('admin', `/calls/${consultation}/journal`, {method: 'POST'});
    assert.deepEqual(
      [asked.status, ((await asked.json()) as {code: string}).code],
      [409, 'call_not_journalable'],
    );
    await world.settle();
    assert.equal(world.crm.activities.length, 1);
  });

  it('tells the same way of the call, however the PBX told it: who consulted was still with the caller', async (t) => {
    const world = await pbxWorld(store);
    t.after(() => world.stop());
    const lines = loadScenario('attended-transfer');
    let next = 2000;
    await world.pbx.playLines(mutate.attendedTransferSecondSession(lines)).done;
    await world.settle();
    await world.pass(130_000);
    await world.pbx.playLines(mutate.freshIds(lines, () => String(next++))).done;
    await world.settle();
    assert.deepEqual(
      world.crm.activities.map(({description}) => description.match(/^(Result|Way): .*$/gm)),
      Array(2).fill(['Result: answered, talk 2:24', 'Way: Ines Holm (101) 0:54 → Mei Tan (103) 1:30']),
    );
  });

  for (const [when, seconds] of [
    ['that day', (n: number) => -60 * (n + 1)],
    ['while the caller talked', (n: number) => 1 + (n % 10)],
  ] as const) {
    it(`is written with that call, however often the agent’s phone rang ${when} (E8)`, async (t) => {
      const world = await pbxWorld(store);
      t.after(() => world.stop());
      await world.post(rangAt(seconds));
      await world.settle();
      await world.pbx.playLines(mutate.attendedTransferSecondSession(loadScenario('attended-transfer'))).done;
      await world.settle();
      await world.pass(130_000);
      assert.equal(world.crm.activities.length, rings + 1);
      assert.deepEqual(
        world.crm.activities
          .filter(({type}) => type !== 'missed')
          .map((a) => [a.startedAt, a.durationSeconds]),
        [['2026-06-15T11:50:00+01:00', 144]],
      );
    });
  }
});
