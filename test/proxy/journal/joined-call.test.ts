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
});
