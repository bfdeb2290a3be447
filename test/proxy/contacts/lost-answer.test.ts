import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, beforeEach, describe, it} from 'node:test';
import type {Hono} from 'hono';
import type {Contact, CreateContact} from '../../../src/contract/index.ts';
import type {Env} from '../../../src/proxy/middleware/env.ts';
import {ZohoBench} from '../../support/node/connected-zoho.ts';
import {ask, testApp, testCaller} from '../../support/node/test-app.ts';

const minutes = 60_000;
const form: CreateContact = {
  type: 'Contact',
  firstName: 'Ulla',
  lastName: 'Halvorsen',
  phones: [{kind: 'mobile', number: '+441614960981'}],
  onDuplicate: 'create',
};

describe('a create that Zoho did not answer', () => {
  let bench: ZohoBench;
  let app: Hono<Env>;
  before(async () => (bench = await ZohoBench.start()));
  beforeEach(async () => {
    await bench.reset();
    const {tenant, ...zoho} = await bench.connect();
    const calls = {get: () => Promise.reject(new Error()), link: () => Promise.reject(new Error())};
    const callers = {agent: testCaller({tenant, contacts: 'full'})};
    app = testApp({clock: bench.clock, agentRoutes: zoho.withCalls(calls).routes, callers});
  });
  after(() => bench.stop());

  const create = (key: string) =>
    ask(app, '/contacts', {as: 'agent', json: form, headers: {'idempotency-key': key}});
  const records = () =>
    [...bench.org.records.all('Contacts')].filter(({values}) => values.Last_Name === 'Halvorsen');

  /** Sends a form whose answer is lost, while Zoho cannot be asked either whether the record is there. */
  async function loseAnswer(key: string, when: 'drop_before' | 'drop_after'): Promise<void> {
    const {faults} = bench.emulator.world;
    faults.add({kind: when, method: 'POST', path: '/Contacts', count: 1});
    faults.add({kind: 'status', status: 503, method: 'POST', path: '/coql'});
    assert.equal((await create(key)).status, 504);
    faults.clear();
  }

  for (const later of [1, 20, 23 * 60])
    it(`is known again ${later} minutes later`, async () => {
      const key = randomUUID();
      await loseAnswer(key, 'drop_after');
      await bench.clock.advance(later * minutes);
      const response = await create(key);
      const {id} = (await response.json()) as Contact;
      assert.deepEqual([response.status, records().map((record) => record.id)], [201, [id]]);
    });

  it('is known again also when it was asked for in vain meanwhile', async () => {
    const key = randomUUID();
    await loseAnswer(key, 'drop_after');
    await bench.clock.advance(20 * minutes);
    bench.emulator.world.faults.add({kind: 'status', status: 503, method: 'POST', path: '/coql'});
    assert.equal((await create(key)).status, 503);
    bench.emulator.world.faults.clear();
    await bench.clock.advance(20 * minutes);
    assert.equal((await create(key)).status, 201);
    assert.equal(records().length, 1);
  });

  it('is not taken for a record of the same person from before', async () => {
    const {id} = (await (await create(randomUUID())).json()) as Contact;
    await bench.clock.advance(20 * minutes);
    const key = randomUUID();
    await loseAnswer(key, 'drop_before');
    const made = (await (await create(key)).json()) as Contact;
    assert.notEqual(made.id, id);
    assert.equal(records().length, 2);
  });
});
