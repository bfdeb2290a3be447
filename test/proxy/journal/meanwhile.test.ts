import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {CallRecord} from '../../../src/contract/index.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000001000';
const phones = [{field: 'Mobile', kind: 'mobile' as const, stored: '+14155550123'}];

describe('what an agent does while a call is being written', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    // Just after the end of the call: its card was shown, and its lookup is known.
    world = await pbxWorld(store, {start: '2026-06-15T09:44:10.000Z'});
  });
  afterEach(() => world.stop());

  const bodies = scenario('inbound-answered');
  const ring = async () => {
    await world.post(bodies.slice(0, 6));
    await world.settle();
  };
  const hangUp = async () => {
    await world.post(bodies.slice(6));
    await world.settle();
  };
  const row = () => store.db.selectFrom('journal').selectAll().executeTakeFirstOrThrow();
  const steps = async () =>
    (await store.db.selectFrom('journal_step').select('step').orderBy('id').execute()).map(({step}) => step);
  const ada = () => world.crm.records.find(({name}) => name === 'Ada Sample')!;
  const other = () => world.crm.records.find(({name}) => name === 'Cy Queue')!;
  const link = async ({module, id}: {module: string; id: string}) => {
    const response = await world.agent('101', `/calls/${session}/contact`, {
      method: 'PUT',
      json: {module, id},
    });
    assert.equal(response.status, 200);
  };
  const unlink = () => world.agent('101', `/calls/${session}/contact`, {method: 'DELETE'});
  const written = () => world.crm.activities.map(({contact}) => contact?.id ?? null);

  /** Does something while the CRM is at work on the next new activity. */
  const duringCreate = (act: () => Promise<unknown>) => {
    const create = world.crm.createActivity.bind(world.crm);
    world.crm.createActivity = async (...asked) => {
      world.crm.createActivity = create;
      const made = await create(...asked);
      await act();
      return made;
    };
  };
  /** Does something when the next lookup is answered and nobody has acted on it yet. */
  const afterLookup = (act: () => Promise<unknown>) => {
    const find = world.lookups.find.bind(world.lookups);
    world.lookups.find = async (...asked) => {
      world.lookups.find = find;
      const answer = await find(...asked);
      await act();
      return answer;
    };
  };

  it('moves the activity to the record that was linked while the CRM was making it', async () => {
    await ring();
    duringCreate(() => link(other()));
    await hangUp();
    assert.deepEqual(written(), [other().id]);
    assert.equal((await row()).state, 'logged');
    assert.equal(world.crm.countOf('createActivity'), 1);
  });

  it('takes the activity from the record that was undone while the CRM was making it', async () => {
    await ring();
    duringCreate(unlink);
    await hangUp();
    assert.deepEqual(written(), [null]);
    assert.equal(world.crm.countOf('createActivity'), 1);
  });

  it('does not park a call for a month whose record was linked while it was looked for', async () => {
    const lead = world.crm.add({module: 'Leads', name: 'Ada Lead', phones});
    await ring();
    afterLookup(() => link(lead));
    await hangUp();
    assert.deepEqual(written(), [lead.id]);
    assert.equal((await row()).state, 'logged');
  });

  it('keeps the record that was linked while the CRM refused the one before, which is gone (Z34)', async () => {
    await ring();
    world.crm.records.splice(world.crm.records.indexOf(ada()), 1);
    world.crm.createActivity = async () => {
      Reflect.deleteProperty(world.crm, 'createActivity');
      await link(other());
      throw new CrmError('not_found');
    };
    await hangUp();
    assert.deepEqual(written(), [other().id]);
    const call = (await (await world.agent('101', `/calls/${session}`)).json()) as CallRecord;
    assert.equal(call.contact?.id, other().id);
  });

  for (const kind of ['text', 'unique_field'] as const)
    it(`moves what it finds again (${kind}) after a lost answer to the record that was linked meanwhile`, async () => {
      world.crm.guard = {kind, field: kind === 'text' ? 'Description' : 'PBX_Call_Id'};
      world.crm.fail('createActivity', {error: new CrmError('unknown_outcome'), when: 'after'});
      await ring();
      await hangUp();
      assert.equal((await row()).activity_id, null);
      await link(other());
      await world.pass(10_000);
      await world.pass(10_000);
      assert.ok((await steps()).includes('adopted'));
      assert.deepEqual(written(), [other().id]);
    });
});
