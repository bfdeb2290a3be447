import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {Hono} from 'hono';
import type {SearchReply} from '../../../src/contract/index.ts';
import type {Env} from '../../../src/proxy/middleware/env.ts';
import {ZohoBench} from '../../support/node/connected-zoho.ts';
import {ask, testApp, testCaller} from '../../support/node/test-app.ts';

const each = 40;

describe('pages of a search in Zoho', () => {
  let bench: ZohoBench;
  let app: Hono<Env>;
  before(async () => (bench = await ZohoBench.start()));
  beforeEach(async () => {
    await bench.reset();
    const {tenant, ...zoho} = await bench.connect();
    const calls = {get: () => Promise.reject(new Error()), link: () => Promise.reject(new Error())};
    const callers = {agent: testCaller({tenant})};
    app = testApp({clock: bench.clock, agentRoutes: zoho.withCalls(calls).routes, callers});
    // Zoho tells the newest first: those whose name begins with the word come after those in which it stands later.
    for (const module of ['Contacts', 'Leads'] as const)
      for (const [first, last] of [
        ['Quillon', 'Reed'],
        ['Beta', 'Quillon'],
      ] as const)
        for (let index = 0; index < each; index += 1)
          bench.add(module, {First_Name: first, Last_Name: `${last} ${index}`});
  });
  after(() => bench.stop());

  const search = async (limit: number, cursor?: string): Promise<SearchReply> => {
    const json = {query: 'quillon', modules: ['Contacts', 'Leads'], limit, ...(cursor && {cursor})};
    return (await (await ask(app, '/contacts/search', {as: 'agent', json})).json()) as SearchReply;
  };

  for (const limit of [10, 25])
    for (const pause of [0, 60_000])
      it(`hold each record once, ${limit} at a time, ${pause / 1000} seconds apart`, async () => {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await search(limit, cursor);
          ids.push(...page.items.map(({id}) => id));
          cursor = page.nextCursor ?? undefined;
          await bench.clock.advance(pause);
        } while (cursor);
        assert.deepEqual([ids.length, new Set(ids).size], [4 * each, 4 * each]);
      });

  it('begin with names that begin with what was typed, as far as Zoho has told of them', async () => {
    for (let index = 0; index < 12; index += 1)
      bench.add('Leads', {First_Name: 'Gamma', Last_Name: `Quillon ${index}`});
    bench.add('Contacts', {First_Name: 'Quillon', Last_Name: 'Sample'});
    const {items} = await search(10);
    assert.equal(items[0]?.name, 'Quillon Sample');
  });
});
