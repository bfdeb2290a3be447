import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {CallRecord, CallsReply, Problem} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {goldenTable, scenario} from '../pbx/support/golden.ts';
import {pbxWorld, secondTenantId, type PbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000001000';

describe('calls over HTTP', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  // What it still does in the background would reach into the next test.
  afterEach(() => world.stop());

  const playAll = async () => {
    for (const {scenario: name} of goldenTable) await world.play(name);
  };
  const list = async (who: string, query = '') =>
    (await (await world.agent(who, `/calls${query}`)).json()) as CallsReply;
  const get = async (who: string, id = session) =>
    (await (await world.agent(who, `/calls/${id}`)).json()) as CallRecord;
  const problem = async (response: Response) => (await response.json()) as Problem;

  it('shows a call with everything the CRM side knows of it', async () => {
    await world.play('inbound-answered');
    const call = await get('101');
    assert.equal(call.id, session);
    assert.equal(call.direction, 'inbound');
    assert.equal(call.state, 'ended');
    assert.equal(call.outcome, 'answered');
    assert.equal(call.talkSeconds, 240);
    assert.equal(call.remote.number.e164, '+14155550123');
    assert.equal(call.local.extension, '101');
    assert.equal(call.contact?.name, 'Ada Sample');
    assert.equal(call.match.state, 'matched');
    assert.deepEqual(
      call.match.candidates.map(({name}) => name),
      ['Ada Sample'],
    );
    assert.equal(call.journal.state, 'logged');
    assert.match(call.journal.activityUrl!, /^https:/);
    assert.deepEqual(call.notes, []);
  });

  it('lists an agent’s own calls, newest first, also those that rang and went elsewhere', async () => {
    await playAll();
    const {items} = await list('101');
    assert.deepEqual(
      items.map(({id}) => id.slice(-5)),
      ['10000', '08100', '08000', '07000', '06000', '05000', '03000', '01000'],
    );
    assert.ok(items.every(({local}) => local.extension === '101'));
  });

  it('lists the tenant’s calls to an admin and another tenant’s to nobody', async () => {
    await playAll();
    assert.equal((await list('admin')).items.length, 12);
    const theirs = scenario('inbound-answered').map((body) => ({
      ...body,
      tenant_id: secondTenantId,
      session_id: '950000000000099000',
    }));
    await world.post(theirs, {secret: world.tenants.list.get(secondTenantId)!.secrets.webhookSecrets[0]!});
    await world.settle();
    assert.equal((await list('admin')).items.length, 12);
    assert.equal((await world.agent('admin', '/calls/950000000000099000')).status, 404);
  });

  it('goes through a history page by page without losing or repeating a call', async () => {
    await playAll();
    const seen: string[] = [];
    let query = '?limit=5';
    for (let pages = 0; pages < 5; pages++) {
      const {items, nextCursor} = await list('admin', query);
      seen.push(...items.map(({id}) => id));
      if (nextCursor === null) break;
      query = `?limit=5&cursor=${nextCursor}`;
    }
    assert.equal(seen.length, 12);
    assert.equal(new Set(seen).size, 12);
  });

  it('filters missed, unlogged, failed and active calls', async () => {
    world.crm.records.splice(0, 1);
    await playAll();
    assert.deepEqual(
      (await list('102', '?filter=missed')).items.map(({id}) => id.slice(-5)),
      ['02000'],
    );
    assert.deepEqual(
      (await list('admin', '?filter=unlogged')).items.map(({id}) => id.slice(-5)),
      ['09000', '01000'],
    );
    assert.deepEqual((await list('admin', '?filter=failed')).items, []);
    assert.deepEqual((await list('admin', '?filter=active')).items, []);
    const ringing = scenario('inbound-answered')
      .slice(0, 5)
      .map((body) => ({...body, session_id: '950000000000001700'}));
    await world.post(ringing);
    await world.settle();
    const {items} = await list('101', '?filter=active');
    assert.deepEqual(
      items.map(({id, state}) => [id, state]),
      [['950000000000001700', 'ringing']],
    );
  });

  it('says that an internal call belongs into no CRM, with the colleague’s name', async () => {
    await world.play('internal');
    const call = await get('104', '950000000000006000');
    assert.equal(call.direction, 'internal');
    assert.equal(call.trunk, false);
    assert.equal(call.match.state, 'suppressed');
    assert.equal(call.journal.state, 'not_applicable');
    assert.deepEqual(call.remote, {
      number: {raw: '101', e164: null, national: null, international: null, country: null, kind: 'extension'},
      displayName: 'Ines Holm',
    });
    assert.equal((await get('101', '950000000000006000')).remote.displayName, 'Lena Vogt');
    assert.equal(world.crm.asked.length, 0);
  });

  it('shows nobody a call of others: the answer is that of a call that is not there', async () => {
    await world.play('inbound-answered');
    const foreign = await problem(await world.agent('104', `/calls/${session}`));
    const unknown = await problem(await world.agent('104', '/calls/950000000000001001'));
    assert.equal(foreign.status, 404);
    assert.deepEqual({...foreign, requestId: ''}, {...unknown, requestId: ''});
    const ref = {module: 'Contacts', id: '1'};
    assert.equal(
      (await world.agent('104', `/calls/${session}/contact`, {method: 'PUT', json: ref})).status,
      404,
    );
    assert.equal((await world.agent('104', `/calls/${session}/notes`)).status, 404);
    assert.equal((await world.agent('104', `/calls/${session}/journal`, {method: 'POST'})).status, 404);
  });

  it('refuses what it does not know, by name', async () => {
    for (const query of [
      '?filter=odd',
      '?limit=0',
      '?limit=101',
      '?limit=x',
      '?page=2',
      '?cursor=nonsense',
      '?limit=1&limit=2',
    ]) {
      const response = await world.agent('101', `/calls${query}`);
      assert.equal(response.status, 400, query);
      assert.equal((await problem(response)).code, 'malformed');
    }
    assert.equal((await world.agent('101', `/calls/${session}?fields=all`)).status, 400);
    const wrong: [unknown, string][] = [
      [{module: 'Deals', id: '1'}, '/module'],
      [{module: 'Contacts'}, '/id'],
      [{module: 'Contacts', id: 1}, '/id'],
      [{module: 'Contacts', id: '1', force: true}, '/force'],
    ];
    for (const [json, pointer] of wrong) {
      const response = await world.agent('101', `/calls/${session}/contact`, {method: 'PUT', json});
      assert.equal(response.status, 422);
      assert.deepEqual(
        (await problem(response)).errors?.map((error) => error.pointer),
        [pointer],
      );
    }
  });

  it('links only records that the CRM has', async () => {
    await world.play('inbound-answered');
    const json = {module: 'Contacts', id: '4876876000000999999'};
    assert.equal((await world.agent('101', `/calls/${session}/contact`, {method: 'PUT', json})).status, 404);
    assert.equal((await get('101')).contact?.name, 'Ada Sample');
  });

  it('keeps an agent’s “none of these” against later lookups', async () => {
    world.setSettings({journal: {unmatched: 'park'}});
    await world.post(scenario('inbound-answered').slice(0, 6));
    await world.settle();
    await world.agent('101', `/calls/${session}/contact`, {method: 'DELETE'});
    await world.post(scenario('inbound-answered').slice(6));
    await world.settle();
    const call = await get('101');
    assert.equal(call.contact, null);
    assert.equal(call.journal.state, 'waiting_for_contact');
  });

  it('logs by hand only what can be logged', async () => {
    await world.post([...scenario('internal'), ...scenario('inbound-answered').slice(0, 6)]);
    await world.settle();
    for (const id of ['950000000000006000', session]) {
      const response = await world.agent('101', `/calls/${id}/journal`, {method: 'POST'});
      assert.equal((await problem(response)).code, 'call_not_journalable');
    }
  });
});
