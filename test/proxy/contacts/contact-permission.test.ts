import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {CallRecord, CallsReply} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {wholeWorld, type WholeWorld} from '../settings/whole-world.ts';

const session = '950000000000001000';

const store = useTestStore();
let world: WholeWorld;
beforeEach(async () => {
  world = await wholeWorld(store);
  await world.play('inbound-answered');
});
afterEach(() => world.stop());

/** Every route that touches a contact, as this agent uses it. */
async function tried(as: string): Promise<Record<string, number>> {
  const {id} = world.crm.records.find(({name}) => name === 'Ada Sample')!;
  const ref = {module: 'Contacts', id};
  const made = {type: 'Contact', lastName: 'New', phones: [{kind: 'mobile', number: '+14155550199'}]};
  const create = {
    json: {...made, onDuplicate: 'reject'},
    headers: {'idempotency-key': randomUUID()},
  };
  const asked = {
    lookup: ['/lookups', {json: {numbers: ['+14155550123']}}],
    search: ['/contacts/search', {json: {query: 'Ada'}}],
    read: [`/contacts/Contacts/${id}`, {}],
    link: [`/calls/${session}/contact`, {method: 'PUT', json: ref}],
    unlink: [`/calls/${session}/contact`, {method: 'DELETE'}],
    create: ['/contacts', create],
  } as const;
  const found: Record<string, number> = {};
  for (const [what, [path, options]] of Object.entries(asked))
    found[what] = (await world.as(as, path, options)).status;
  return found;
}

describe('the PBX permission for CRM contacts', () => {
  it('given in full lets an agent find, connect and create', async () => {
    assert.deepEqual(await tried('101'), {
      lookup: 200,
      search: 200,
      read: 200,
      link: 200,
      unlink: 200,
      create: 201,
    });
  });

  it('given for looking leaves out creating (T6)', async () => {
    assert.deepEqual(await tried('101~view'), {
      lookup: 200,
      search: 200,
      read: 200,
      link: 200,
      unlink: 200,
      create: 403,
    });
    assert.equal(world.crm.countOf('create'), 0);
  });

  it('not given shows no contact anywhere, and asks the CRM nothing (T6)', async () => {
    const before = world.crm.asked.length;
    const found = await tried('101~none');
    assert.deepEqual([...new Set(Object.values(found))], [403]);
    assert.equal(world.crm.asked.length, before);
  });

  it('not given leaves the agent the own calls, without saying whose they are', async () => {
    const full = (await (await world.as('101', `/calls/${session}`)).json()) as CallRecord;
    assert.equal(full.contact!.name, 'Ada Sample');
    const bare = await (await world.as('101~none', `/calls/${session}`)).text();
    const list = await (await world.as('101~none', '/calls')).text();
    assert.equal((JSON.parse(list) as CallsReply).items.length, 1);
    for (const text of [bare, list]) assert.ok(!text.includes('Ada Sample'), text);
  });
});
