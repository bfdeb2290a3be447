import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as mutate from '../../../demo/pbx-simulator/mutations/index.ts';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {pbxWorld} from '../pbx/support/pbx-world.ts';

const consultation = '950000000000008100';

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
});
