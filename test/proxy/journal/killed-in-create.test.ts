import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {LookupCache} from '../../../src/proxy/services/lookups/lookup-cache.ts';
import {LookupService} from '../../../src/proxy/services/lookups/lookup-service.ts';
import {RememberedChoices} from '../../../src/proxy/services/lookups/remembered-choices.ts';
import {MemoryCrm} from '../../support/node/memory-crm.ts';
import {mortalStore, type MortalStore} from '../../support/node/mortal-store.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {pbxWorld, seedGolden, type CrmSideParts, type PbxWorld} from '../pbx/support/pbx-world.ts';

const minute = 60_000;
/** More than the way of a call takes, so that a loop that never ends is noticed. */
const statementsAtMost = 200;
/** The first and the last that the PBX tells of a call. */
const events = [scenario('inbound-answered')[0]!, scenario('inbound-answered').at(-1)!];

describe('a process that is killed on the way from webhook to activity', () => {
  const store = useTestStore();

  /** A process on what is there, with Zoho as it is. */
  async function process(crm: MemoryCrm, mortal: MortalStore, start?: number): Promise<PbxWorld> {
    const crmSide = ({box, clock, directory}: CrmSideParts) => {
      const {db} = mortal;
      const cache = new LookupCache(db, box);
      const choices = new RememberedChoices(db, box);
      const lookups = new LookupService({adapter: crm, cache, choices, directory, clock});
      return Promise.resolve({adapter: crm, lookups});
    };
    return pbxWorld(mortal, {crmSide, ...(start && {start: new Date(start).toISOString()})});
  }
  /** Whatever a killed process does ends in an error or in nothing. */
  const dying = (work: Promise<unknown>) => work.catch(() => {});
  const rows = () => store.db.selectFrom('journal').selectAll().execute();

  /** What the PBX tells; it tells again what was not taken, and nothing else. */
  const tell = async (world: PbxWorld, untold: readonly object[]): Promise<object[]> => {
    const refused: object[] = [];
    for (const event of untold) if ((await world.post(event)).status !== 200) refused.push(event);
    return refused;
  };

  /** @returns Whether it lived to the end. */
  async function survives(statements: number): Promise<boolean> {
    await store.reset();
    const crm = new MemoryCrm();
    seedGolden(crm);
    const first = mortalStore(store);
    const killed = await process(crm, first);
    first.dieAfter(statements);
    const untold = await tell(killed, events);
    await dying(killed.settle());
    const lived = !first.isDead();
    await dying(killed.stop());
    const where = `killed after ${statements} statements`;
    const wasWritten = crm.activities.length > 0;

    const next = await process(crm, mortalStore(store), killed.clock.now());
    await next.services.start();
    assert.deepEqual(await tell(next, untold), [], where);
    await next.settle();
    for (let passed = 0; passed < minute; passed += 10_000) await next.pass(10_000);
    // What Zoho has is found again at once; what it has not must be sure to be absent first.
    if (wasWritten) assert.deepEqual(await states(), [['logged', crm.activities[0]!.id]], where);
    for (let passed = 0; passed < 3 * minute; passed += minute) await next.pass(minute);
    await next.stop();
    assert.equal(crm.activities.length, 1, where);
    assert.deepEqual(await states(), [['logged', crm.activities[0]!.id]], where);
    return lived;
  }
  const states = async () => (await rows()).map((row) => [row.state, row.activity_id]);

  it('loses and doubles nothing, wherever that was (J2, J3, J4, J5, J7, J8, J10, J12, J13)', async () => {
    let statements = 0;
    while (!(await survives(statements))) {
      statements += 1;
      assert.ok(statements < statementsAtMost, 'it ends');
    }
    assert.ok(statements > 20, `${statements} places to die at`);
  });
});
