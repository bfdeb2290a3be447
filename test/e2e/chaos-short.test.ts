import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {compare, type Activity} from '../../chaos/compare.ts';
import {runCampaign} from '../../chaos/campaign.ts';
import type {DatabaseKind} from '../../chaos/database.ts';
import {expectedOf} from '../../chaos/expected.ts';
import {makePlan, shapes} from '../../chaos/plan.ts';

/** On each database, a thousand in all. */
const calls = 500;
const minute = 60_000;

// Both at once: much of a campaign is waiting.
describe('a fault campaign', {concurrency: 2}, () => {
  // `npm run chaos` is the same with ten thousand calls on each.
  const databases = {pglite: 'the embedded database', postgres: 'PostgreSQL with two proxies'} as const;
  for (const [database, name] of Object.entries(databases) as [DatabaseKind, string][])
    it(
      `leaves each call in Zoho exactly once, on ${name}, whatever died, came twice, late, in disorder or not at all (J1–J13, Z1, Z3, Z7–Z9, E1–E4, E16)`,
      {timeout: 15 * minute},
      async (t) => {
        const said: string[] = [];
        const say = (line: string) => said.push(line);
        // Generous for a machine that has much else to do; a quiet one needs a minute.
        const {culprits, ...sum} = await runCampaign({calls, database, seed: 1, limit: 14 * minute, say});
        t.diagnostic(said.join('; '));
        assert.deepEqual(sum, {calls, lost: 0, duplicated: 0, wrong: 0}, culprits.join('\n'));
      },
    );

  it('plays every shape of call, with what the plan says of each', () => {
    const plan = makePlan(1000, 1);
    assert.deepEqual(new Set(plan.calls.map(({shape}) => shape)), new Set(shapes));
    const kinds = plan.calls.map((call) => expectedOf(call).kind);
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
