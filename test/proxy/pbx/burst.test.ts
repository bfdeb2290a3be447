import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from './support/golden.ts';
import {pbxWorld, type PbxWorld} from './support/pbx-world.ts';

const lines = scenario('inbound-answered');
/** The golden call under another session. */
const callOf = (n: number): Record<string, unknown>[] =>
  lines.map((line) => ({...line, session_id: `9500000000${String(n).padStart(8, '0')}`}));

describe('a burst of events, ten times the usual load', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  afterEach(() => world.stop());

  const countOf = async (table: 'pbx_event' | 'call' | 'journal'): Promise<number> => {
    const {count} = await store.db
      .selectFrom(table)
      .select((is) => is.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  };

  it('is taken wholly, three thousand at once, and each call is journaled once (E15)', async () => {
    const calls = Math.ceil(3000 / lines.length);
    const events = Array.from({length: calls}, (_, n) => callOf(n)).flat();
    assert.ok(events.length >= 3000);
    const answers = await Promise.all(events.map((event) => world.post(event)));
    assert.deepEqual(new Set(answers.map(({status}) => status)), new Set([200]));
    assert.equal(await countOf('pbx_event'), events.length);
    await world.settle();
    assert.equal(await countOf('call'), calls);
    assert.equal(await countOf('journal'), calls);
    assert.equal(world.crm.activities.length, calls);
    const markers = world.crm.activities.map(({description}) => /call [0-9a-f]{20}/.exec(description)?.[0]);
    assert.equal(new Set(markers).size, calls);
  });

  it('beyond what may wait is refused with 503 and Retry-After, and nothing that was said 200 to is lost (E15, J19)', async () => {
    // Of a kind that nobody knows: kept like any other, and no work afterwards.
    const deliveries = Array.from({length: 12}, (_, n) =>
      Array.from({length: 600}, (_, k) => ({...lines[0]!, event_type: 'later_kind', seen: n * 600 + k})),
    );
    const answers = await Promise.all(deliveries.map((events) => world.post(events)));
    const refused = answers.filter(({status}) => status !== 200);
    assert.ok(refused.length > 0);
    for (const {status, headers} of refused) {
      assert.equal(status, 503);
      assert.match(headers.get('retry-after')!, /^[1-9]/);
    }
    assert.equal(await countOf('pbx_event'), (answers.length - refused.length) * 600);
    // The PBX brings them again.
    for (const events of deliveries) assert.equal((await world.post(events)).status, 200);
    assert.equal(await countOf('pbx_event'), deliveries.length * 600);
  });
});
