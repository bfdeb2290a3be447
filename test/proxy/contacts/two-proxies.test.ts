import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, afterEach, before, beforeEach, describe, it, mock} from 'node:test';
import {sql} from 'kysely';
import type {Hono} from 'hono';
import type {Contact, CreateContact, Problem} from '../../../src/contract/index.ts';
import type {Env} from '../../../src/proxy/middleware/env.ts';
import type {Tenant} from '../../../src/proxy/services/tenants/tenants.ts';
import {ZohoBench} from '../../support/node/connected-zoho.ts';
import {elapse} from '../../support/node/elapse.ts';
import {gate, type Gate} from '../../support/node/gate.ts';
import {ask, testApp, testCaller} from '../../support/node/test-app.ts';
import {until} from '../../support/node/until.ts';

const number = '+441614960981';
/** Milliseconds between two looks whether it is one's turn. */
const pause = 200;
const form: CreateContact = {
  type: 'Contact',
  lastName: 'Halvorsen',
  phones: [
    {kind: 'mobile', number},
    {kind: 'phone', number: '+441614960982'},
  ],
  onDuplicate: 'reject',
};

describe('two agents on one call, each at another proxy', () => {
  let bench: ZohoBench;
  let tenant: Tenant;
  let here: Hono<Env>;
  let there: Hono<Env>;
  let zoho: Gate;
  before(async () => (bench = await ZohoBench.start()));
  beforeEach(async () => {
    await bench.reset();
    zoho = gate();
    const {tenant: connected, ...one} = await bench.connect();
    const two = bench.process();
    tenant = connected;
    here = proxy(one);
    there = proxy(two);
    // Both have their token.
    for (const {lookups} of [one, two]) await lookups.find(tenant, '+441614960999', {refresh: true});
  });
  afterEach(() => zoho.open());
  after(() => bench.stop());

  function proxy(services: ReturnType<ZohoBench['process']>): Hono<Env> {
    const calls = {get: () => Promise.reject(new Error()), link: () => Promise.reject(new Error())};
    const agents = ['ines', 'lena'].map((userId) => [userId, testCaller({tenant, userId})]);
    const callers = Object.fromEntries(agents) as Record<string, ReturnType<typeof testCaller>>;
    return testApp({clock: bench.clock, agentRoutes: services.withCalls(calls).routes, callers});
  }

  const create = (app: Hono<Env>, as: string, json = form) =>
    ask(app, '/contacts', {as, json, headers: {'idempotency-key': randomUUID()}});
  const records = () =>
    [...bench.org.records.all('Contacts')].filter(({values}) => values.Last_Name === 'Halvorsen');

  /** A form of Ines that is at Zoho, which does not answer yet, and one of Lena, who waits for her turn. */
  async function both(json?: CreateContact) {
    const {faults} = bench.emulator.world;
    const sent = faults.add({kind: 'latency', method: 'POST', path: '/Contacts', until: zoho.opened});
    const first = create(here, 'ines');
    await until(() => sent.hits === 1);
    const delay = mock.method(bench.clock, 'delay');
    const second = create(there, 'lena', json);
    const hasToWait = () => delay.mock.calls.some(({arguments: [milliseconds]}) => milliseconds === pause);
    await until(() => hasToWait() || sent.hits === 2);
    return {first, second};
  }

  it('make one record, and the second is shown it before Zoho’s search knows it', async () => {
    const {first, second} = await both();
    zoho.open();
    const made = await first;
    assert.equal(made.status, 201);
    const {id} = (await made.json()) as Contact;
    await bench.clock.advance(pause);
    const refused = await second;
    const {code, candidates} = (await refused.json()) as Problem & {candidates?: Contact[]};
    assert.deepEqual([refused.status, code], [409, 'duplicate_contact']);
    assert.deepEqual([candidates?.map((one) => one.id), records().map((one) => one.id)], [[id], [id]]);
  });

  it('wait for each other also when they name the same numbers in another order', async () => {
    const {first, second} = await both({...form, phones: form.phones.toReversed()});
    zoho.open();
    assert.equal((await first).status, 201);
    await bench.clock.advance(pause);
    assert.equal((await second).status, 409);
    assert.equal(records().length, 1);
  });

  it('do not wait for a proxy that died', async () => {
    const {first, second} = await both();
    await sql`update number_lease set lease_until = now() - interval '1 second'`.execute(bench.store.db);
    bench.emulator.world.faults.clear();
    await bench.clock.advance(pause);
    assert.equal((await second).status, 201);
    zoho.open();
    await first;
  });

  it('are told to try again when their turn does not come, and nothing is made', async () => {
    const {first, second} = await both();
    zoho.open();
    await first;
    await sql`insert into number_lease (tenant_id, number_hash, holder, lease_until)
      values (${tenant.id}, ${bench.box.numberHash(tenant.id, number)}, 'another', now() + interval '1 hour')`.execute(
      bench.store.db,
    );
    const answer = await elapse(bench.clock, second);
    const {code, retryable} = (await answer.json()) as Problem;
    assert.deepEqual([answer.status, code, retryable], [504, 'crm_timeout', true]);
    assert.equal(records().length, 1);
  });

  it('leave no lease behind, nor for longer than an hour where a proxy died', async () => {
    const leases = () => bench.store.db.selectFrom('number_lease').selectAll().execute();
    assert.equal((await create(here, 'ines')).status, 201);
    assert.deepEqual(await leases(), []);
    const died = {tenant_id: tenant.id, number_hash: '1', holder: 'another', lease_until: new Date(0)};
    await bench.store.db.insertInto('number_lease').values(died).execute();
    await bench.process().sweep();
    assert.deepEqual(await leases(), []);
  });
});
