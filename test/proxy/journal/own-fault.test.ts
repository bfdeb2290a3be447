import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {journalStore, type JournalRow} from '../../../src/proxy/journal/journal-store.ts';
import {journalSteps} from '../../support/node/journal-steps.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {demoTenantId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000001000';
const hour = 3_600_000;

describe('a call that the proxy itself cannot write', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  afterEach(() => world.stop());

  const play = () => world.play('inbound-answered');
  const row = () => store.db.selectFrom('journal').selectAll().executeTakeFirstOrThrow();
  const steps = () => journalSteps(store);
  const byHand = async () => {
    assert.equal((await world.agent('101', `/calls/${session}/journal`, {method: 'POST'})).status, 202);
    await world.settle();
  };

  it('says so in the ledger at each try, is given up after a week, and is written by hand then', async () => {
    world.crm.findByNumber = () => Promise.reject(new TypeError('Something of ours is undefined.'));
    await play();
    assert.deepEqual([(await row()).state, (await row()).problem_code], ['queued', 'internal']);
    assert.ok((await steps()).includes('postponed: internal'), (await steps()).join('\n'));
    for (let quarter = 0; quarter < 32; quarter += 1) await world.pass(6 * hour);
    assert.deepEqual([(await row()).state, (await row()).next_attempt_at], ['failed', null]);
    assert.ok((await steps()).includes('failed: gave up after a week'));
    Reflect.deleteProperty(world.crm, 'findByNumber');
    await byHand();
    assert.equal(world.crm.activities.length, 1);
  });

  it('is looked for before it is written by hand, when the process died of the CRM’s answer (J10, J24)', async () => {
    world.crm.fail('createActivity', {error: new CrmError('unknown_outcome'), when: 'after'});
    await play();
    await store.db.updateTable('journal').set({unfinished: 3}).execute();
    await world.pass(6_000);
    assert.equal((await row()).state, 'failed');
    await byHand();
    await world.pass(130_000);
    assert.equal(world.crm.activities.length, 1);
    assert.equal((await row()).activity_id, world.crm.activities[0]!.id);
  });

  it('is written once although the process slept through its lease in the middle of the create (J26)', async () => {
    let taken: JournalRow | undefined;
    const create = world.crm.createActivity.bind(world.crm);
    world.crm.createActivity = async (...asked) => {
      Reflect.deleteProperty(world.crm, 'createActivity');
      const made = await create(...asked);
      await store.db.updateTable('journal').set({lease_until: null}).execute();
      const other = {tenantId: demoTenantId, sessionId: session};
      taken = await journalStore.lease(store.db, other, world.clock.now());
      return made;
    };
    await play();
    assert.ok(taken, 'another worker has it');
    assert.equal((await row()).activity_id, null, 'the sleeper wrote nothing down');
    assert.ok(!(await steps()).some((step) => step.startsWith('created')));
    // The other one dies too: its lease ends.
    await world.pass(46_000);
    assert.equal(world.crm.activities.length, 1);
    assert.equal((await row()).activity_id, world.crm.activities[0]!.id);
    assert.ok((await steps()).some((step) => step.startsWith('adopted')));
  });

  it('takes no other call’s activity for its own where Zoho can only be asked for what is alike (Z7)', async () => {
    await play();
    const [known] = world.crm.activities;
    world.crm.guard = {kind: 'none', field: null};
    world.crm.findActivity = () => Promise.resolve(known);
    world.crm.fail('createActivity', new CrmError('unknown_outcome'));
    await world.post(
      scenario('inbound-answered').map((body) => ({...body, session_id: '950000000000001900'})),
    );
    await world.settle();
    await world.pass(6_000);
    await world.pass(130_000);
    const rows = await store.db.selectFrom('journal').select(['state', 'activity_id']).execute();
    assert.deepEqual(
      rows.map(({state, activity_id}) => [state, activity_id]).sort(),
      world.crm.activities.map(({id}) => ['logged', id]).sort(),
    );
    assert.equal(world.crm.activities.length, 2);
  });

  it('is looked for before it is written by hand, when a week of doubt was over (Z7)', async () => {
    world.crm.fail('createActivity', {error: new CrmError('unknown_outcome'), when: 'after'});
    await play();
    world.crm.findActivity = () => Promise.reject(new CrmError('unavailable'));
    for (let quarter = 0; quarter < 32; quarter += 1) await world.pass(6 * hour);
    assert.equal((await row()).state, 'failed');
    Reflect.deleteProperty(world.crm, 'findActivity');
    await byHand();
    await world.pass(130_000);
    assert.equal(world.crm.activities.length, 1);
  });
});
