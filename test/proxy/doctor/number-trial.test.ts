import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {NumberTrace} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {adminWorld, type AdminWorld} from './support/admin-world.ts';

describe('trying a number', () => {
  const store = useTestStore();
  let world: AdminWorld;
  beforeEach(async () => {
    world = await adminWorld(store);
  });
  afterEach(() => world.stop());

  const ask = (json: unknown, as = 'admin') => world.admin('/doctor/number', {json, as});
  const trial = async (number: string, country?: string) => {
    const answer = await ask({number, ...(country && {country})});
    assert.equal(answer.status, 200);
    return (await answer.json()) as NumberTrace;
  };
  const requestsOf = ({requests}: NumberTrace) =>
    requests.map(({what, status, records}) => [what, status, records]);

  it('tells what was searched for, each request, and who was found for which reason', async () => {
    const found = await trial('0044 7700 900321');
    assert.equal(found.lookup.state, 'matched');
    assert.deepEqual(found.lookup.matches[0]!.reason, {
      field: 'Mobile',
      stored: '07700 900 321',
      rule: 'national',
      order: 2,
    });
    assert.deepEqual(found.forms, [{text: '7700900321', rule: 'any_format'}]);
    assert.deepEqual(requestsOf(found), [
      ['Contacts/search', 204, 0],
      ['Leads/search', 200, 1],
      ['Accounts/search', 204, 0],
    ]);
    assert.equal(found.rejected, 0);
    assert.equal(found.lookup.source, 'zoho');
  });

  it('tells of the second question where the CRM found nobody, and in which forms it was put', async () => {
    const found = await trial('+44 7700 900999');
    assert.equal(found.lookup.state, 'unknown');
    assert.equal(found.requests.length, 6);
    const rules = new Set(found.forms.map(({rule}) => rule));
    assert.deepEqual([...rules].sort(), ['any_format', 'e164', 'national']);
    const of = (text: string) => found.forms.find((form) => form.text === text)?.rule;
    assert.deepEqual(
      [of('+447700900999'), of('00447700900999'), of('07700 900999'), of('+44 (0)7700 900 999')],
      ['e164', 'e164', 'national', 'e164'],
    );
  });

  it('counts records that the CRM gave and that are not this number (Z39)', async () => {
    world.org.records.insert({
      id: world.org.nextId(),
      module: 'Contacts',
      values: {Last_Name: 'Alike', Phone: '+49 7700 900321'},
      owner: world.org.admin.id,
      by: world.org.admin.id,
      now: 0,
      indexDelayMs: 0,
    });
    const found = await trial('+44 7700 900321');
    assert.equal(found.rejected, 1);
    assert.deepEqual(
      found.lookup.matches.map(({name}) => name),
      ['Callum Rowe'],
    );
  });

  it('asks anew each time, whatever is remembered, and what it learns serves the next lookup', async () => {
    await trial('+14155550123');
    const again = await trial('+14155550123');
    assert.equal(again.requests.length, 3);
    world.zoho.world.log.clear();
    const tenant = world.tenants.list.get('940000000000000001')!.tenant;
    const lookup = await world.lookups.find(tenant, '+14155550123');
    assert.equal(lookup.source, 'cache');
    assert.deepEqual(world.zoho.world.log.newest(10), []);
  });

  it('reads national numbers in the country that is given', async () => {
    assert.equal((await trial('(415) 555-0123', 'US')).lookup.number.e164, '+14155550123');
  });

  it('says what is not looked up, and asks nothing for it', async () => {
    for (const [number, reason] of [
      ['anonymous', 'anonymous'],
      ['101', 'internal'],
      ['112', 'short_number'],
    ] as const) {
      const found = await trial(number);
      assert.deepEqual([found.lookup.state, found.lookup.suppressedBy], ['suppressed', reason]);
      assert.deepEqual([found.forms, found.requests], [[], []]);
    }
    world.setSettings({region: 'eu', enabled: false});
    assert.equal((await trial('+14155550123')).lookup.suppressedBy, 'crm_disabled');
    assert.deepEqual(world.zoho.world.log.newest(10), []);
  });

  it('asks the PBX’s contacts first where the tenant wants that', async () => {
    world.setSettings({region: 'eu', queryMode: 'when_not_in_pbx_contacts'});
    const [entry] = world.pbx.tenant('940000000000000001').contacts.list();
    const found = await trial(entry!.business);
    assert.equal(found.lookup.state, 'pbx_contact');
    assert.deepEqual(found.requests, []);
  });

  it('tells what went wrong instead of an older answer (Z3)', async () => {
    await trial('+14155550123');
    world.zoho.world.faults.add({kind: 'status', status: 503});
    const failed = await trial('+14155550123');
    assert.equal(failed.lookup.state, 'unavailable');
    assert.equal(failed.lookup.problem!.code, 'crm_unavailable');
    assert.deepEqual(
      failed.requests.map(({status}) => status),
      [503, 503, 503],
    );
  });

  it('puts no number into what it tells of requests, and stands against guessing (T10, T20)', async () => {
    const {requests} = await trial('+14155550123');
    assert.ok(!JSON.stringify(requests).includes('5550123'));
    let refused = 0;
    for (let count = 0; count < 20; count += 1)
      if ((await ask({number: `+44770090${1000 + count}`})).status === 429) refused += 1;
    assert.equal(refused, 11);
    await world.clock.advance(60_000);
    assert.equal((await ask({number: '101'})).status, 200);
    assert.equal((await ask({number: '101'}, 'agent')).status, 403);
    assert.equal((await ask({number: 5}, 'viewer')).status, 422);
  });

  it('is for who may see CRM contacts too: it tells whose number it is (T6)', async () => {
    assert.equal((await ask({number: '+14155550123'}, 'viewer')).status, 200);
    assert.equal((await ask({number: '+14155550123'}, 'blind')).status, 403);
  });
});
