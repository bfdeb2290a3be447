import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {PbxUnavailableError} from '../../../src/proxy/pbx/pbx-api.ts';
import {openTestStore, type TestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

type Body = Record<string, unknown>;

describe('a call while the PBX’s REST is away', () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  it('is looked up and written all the same, after a wait for the list of extensions', async (t) => {
    const world = await pbxWorld(store);
    t.after(() => world.stop());
    world.directory.extension = () => Promise.reject(new PbxUnavailableError('Away.'));
    await world.play('inbound-answered');
    assert.equal(world.crm.activities.length, 0);
    await world.services.start();
    await world.pass(130_000);
    await world.pass(20_000);
    assert.deepEqual(
      world.crm.activities.map(({contact}) => contact?.id),
      [world.crm.records.find(({name}) => name === 'Ada Sample')!.id],
    );
    const {problem_code} = await store.db.selectFrom('journal').selectAll().executeTakeFirstOrThrow();
    assert.equal(problem_code, null);
  });
});

describe('what the PBX tells of a call that is written already', () => {
  let store: TestStore;
  let world: PbxWorld;
  before(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    world = await pbxWorld(store);
    await world.play('inbound-answered');
  });
  afterEach(() => world.stop());
  after(() => store.close());

  const later = (value: unknown) => String(Number(value) + 60);
  /** The call's record once more, with a talk that lasted a minute longer. */
  const longer = (): Body => {
    const cdr = scenario('inbound-answered').at(-1)! as Body;
    const legs = cdr['call_targets'] as Body[];
    return {
      ...cdr,
      ended_time: later(cdr['ended_time']),
      call_targets: legs.map((leg) =>
        leg['answered_time'] === '0' ? leg : {...leg, ended_time: later(leg['ended_time'])},
      ),
    };
  };

  it('reaches the CRM also when the PBX could not say at that moment whose number it is (E4)', async () => {
    assert.equal(world.crm.activities[0]!.durationSeconds, 240);
    const ask = world.directory.extension.bind(world.directory);
    // One number only, of which nothing is known anyway: what else is told of the call is the same with and without it.
    world.directory.extension = (tenantId, number) =>
      number === '14155550123' ? Promise.reject(new PbxUnavailableError('Away.')) : ask(tenantId, number);
    assert.equal((await world.post(longer())).status, 200);
    await world.settle();
    world.directory.extension = ask;
    await world.services.start();
    await world.settle();
    await world.pass(130_000);
    assert.deepEqual(
      world.crm.activities.map(({durationSeconds}) => durationSeconds),
      [300],
    );
  });
});
