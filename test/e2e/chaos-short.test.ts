import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {compare, type Activity} from '../../chaos/compare.ts';
import {runCampaign} from '../../chaos/campaign.ts';
import {expectedOf} from '../../chaos/expected.ts';
import {makePlan, shapes} from '../../chaos/plan.ts';

describe('a fault campaign', () => {
  // `npm run chaos` is the same with ten thousand calls, on PostgreSQL with two proxies too.
  it(
    'leaves each call in Zoho exactly once, whatever died, came twice, late, in disorder or not at all (J1–J13, Z1, Z3, Z7–Z9, E1–E4, E16)',
    {timeout: 300_000},
    async (t) => {
      const said: string[] = [];
      const {culprits, ...sum} = await runCampaign({
        calls: 24,
        database: 'pglite',
        seed: 1,
        limit: 280_000,
        say: (line) => said.push(line),
      });
      t.diagnostic(said.join('; '));
      assert.deepEqual(sum, {calls: 24, lost: 0, duplicated: 0, wrong: 0}, culprits.join('\n'));
    },
  );

  it('plays every shape of call, with what the plan says of each', () => {
    const {calls} = makePlan(1000, 1);
    assert.deepEqual(new Set(calls.map(({shape}) => shape)), new Set(shapes));
    const kinds = calls.map((call) => expectedOf(call).kind);
    for (const kind of ['activity', 'parked', 'nothing'] as const) assert.ok(kinds.includes(kind), kind);
  });
});

describe('the comparison of a campaign', () => {
  const call: Activity = {
    org: 'one',
    type: 'Inbound',
    start: 1000,
    seconds: 60,
    owner: 'ines@demo.example',
    record: 'Contacts:1',
  };
  const found = (...activities: Activity[]) => compare([call], activities);

  it('finds nothing to blame where all is right', () => {
    assert.deepEqual(found(call), {lost: [], duplicated: [], wrong: []});
  });

  it('sees a call that is missing', () => {
    assert.deepEqual(found().lost, [call]);
  });

  it('sees a call that stands there twice', () => {
    assert.deepEqual(found(call, call).duplicated, [call]);
  });

  for (const change of [
    {type: 'Missed'},
    {start: 4600},
    {seconds: 61},
    {owner: 'ada@demo.example'},
    {record: 'Leads:1'},
  ])
    it(`sees a wrong ${Object.keys(change).join()}`, () => {
      const other = {...call, ...change};
      assert.deepEqual(found(other), {lost: [], duplicated: [], wrong: [{found: other, expected: call}]});
    });

  it('sees an activity that belongs to no call', () => {
    const stray = {...call, org: 'two'};
    assert.deepEqual(found(call, stray).wrong, [{found: stray}]);
  });
});
