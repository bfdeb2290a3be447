import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {journalStore} from '../../../src/proxy/journal/journal-store.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {until} from '../../support/node/until.ts';
import {scenario} from '../pbx/support/golden.ts';
import {demoTenantId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const key = {tenantId: demoTenantId, sessionId: '950000000000001000'};

describe('a proxy that is told to stop', () => {
  const store = useTestStore();
  let world: PbxWorld;
  afterEach(() => world.stop());

  it('takes nothing more, ends the write that is under way, charges no other attempt and leaves no lease (J15)', async () => {
    world = await pbxWorld(store);
    await world.play('inbound-answered');
    await journalStore.bump(store.db, key, world.clock.now());
    let answer = (): void => {};
    world.crm.gate = new Promise<void>((resolve) => (answer = resolve));
    const before = world.crm.asked.length;
    const working = world.services.idle();
    await until(() => world.crm.asked.length > before);

    let isStopped = false;
    const stopped = world.services.stop().then(() => (isStopped = true));
    const refused = await world.post(scenario('inbound-missed'));
    assert.equal(refused.status, 503);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.equal(isStopped, false, 'it waits for the write');

    answer();
    await Promise.all([stopped, working]);
    const row = (await journalStore.find(store.db, key))!;
    assert.equal(row.state, 'logged');
    assert.equal(row.written_version, row.wanted_version);
    // The one try that went well.
    assert.deepEqual([row.attempts, row.unfinished, row.lease_until], [1, 0, null]);
    assert.equal(world.crm.activities.length, 1);
  });
});
