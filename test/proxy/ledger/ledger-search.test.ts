import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {LedgerCall, LedgerReply, LedgerSearch} from '../../../src/contract/index.ts';
import {ledgerCalls} from '../../../src/proxy/services/calls/ledger-calls.ts';
import {CallStore} from '../../../src/proxy/services/calls/call-store.ts';
import {useTestStore, testSecretBox} from '../../support/node/test-store.ts';
import {goldenTable, scenario} from '../pbx/support/golden.ts';
import {demoTenantId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const answered = '950000000000001000';
const missed = '950000000000002000';
const forwarded = '950000000000009000';

describe('finding a call in the ledger', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
    for (const {scenario: name} of goldenTable) await world.play(name);
  });
  afterEach(() => world.stop());

  const ask = (json: LedgerSearch | object, as = 'admin') =>
    world.agent(as, '/ledger/search', {method: 'POST', json});
  const search = async (json: LedgerSearch, as = 'admin') =>
    (await (await ask(json, as)).json()) as LedgerReply;
  const idsOf = async (json: LedgerSearch) => (await search(json)).items.map(({callId}) => callId);
  const list = async (as = 'admin') => (await (await world.agent(as, '/ledger')).json()) as LedgerReply;
  const farParty = async (id: string, as = 'admin') =>
    ((await (await world.agent(as, `/ledger/${id}`)).json()) as LedgerCall).farParty;

  it('tells who was at the other end: the record’s name and the number, in the list and of one call', async () => {
    const ada = {number: '+1 415 555 0123', name: 'Ada Sample'};
    assert.deepEqual(await farParty(answered), ada);
    assert.deepEqual(await farParty(missed), {number: '+44 7700 900321', name: 'Bo Lead'});
    const {items, parties} = await list();
    assert.deepEqual(items.find(({callId}) => callId === answered)!.farParty, ada);
    assert.equal(parties, 'shown');
    assert.equal(await farParty('950000000000006000'), null, 'a call between colleagues has none');
  });

  it('tells the name that came with the call where no record has it, and of a withheld number none', async () => {
    world.crm.records.splice(0);
    const told = scenario('late-recording').map((event) => ({
      ...event,
      session_id: '950000000000077000',
      ...('caller' in event && {caller: 'anonymous', caller_display_name: 'Anonymous'}),
    }));
    await world.post(told);
    await world.settle();
    assert.deepEqual(await farParty('950000000000077000'), {number: null, name: null});
    const named = scenario('inbound-answered').map((event) => ({
      ...event,
      session_id: '950000000000078000',
      ...('caller' in event && {caller: '+14155550177', caller_display_name: 'Eva Sturm'}),
    }));
    await world.post(named);
    await world.settle();
    assert.deepEqual(await farParty('950000000000078000'), {number: '+1 415 555 0177', name: 'Eva Sturm'});
  });

  it('finds by words of a name, whatever the accents and capitals, and page by page', async () => {
    assert.deepEqual(await idsOf({party: 'sámple ADA'}), [forwarded, answered]);
    assert.deepEqual(await idsOf({party: 'Nobody'}), []);
    const first = await search({party: 'ada', limit: 1});
    assert.deepEqual(
      first.items.map(({callId}) => callId),
      [forwarded],
    );
    assert.deepEqual(await idsOf({party: 'ada', limit: 1, cursor: first.nextCursor!}), [answered]);
    assert.equal((await search({party: 'ada', limit: 2})).nextCursor, null);
  });

  it('finds by a number in any writing, whole or its end', async () => {
    for (const party of ['+1 (415) 555-0123', '0014155550123', '555 0123', '0123'])
      assert.deepEqual(await idsOf({party}), [forwarded, answered], party);
    for (const party of ['07700 900321', '+44 7700 900 321'])
      assert.deepEqual(await idsOf({party}), ['950000000000008000', missed], party);
  });

  it('finds by when it began, and by state as well', async () => {
    const tenToTen = {from: '2026-06-15T09:50:00.000Z', to: '2026-06-15T10:10:00.000Z'};
    assert.deepEqual(await idsOf(tenToTen), ['950000000000003000', missed]);
    assert.deepEqual(await idsOf({...tenToTen, party: 'bo lead'}), [missed]);
    assert.deepEqual(await idsOf({...tenToTen, state: 'failed'}), []);
  });

  it('looks so far back in one go and goes on from there, without missing or repeating a call', async () => {
    const calls = new CallStore(testSecretBox());
    const {tenant} = world.tenants.list.get(demoTenantId)!;
    const found: string[] = [];
    let pages = 0;
    for (let cursor: string | null | undefined; cursor !== null; pages++) {
      const wish = {limit: 25, ...(cursor !== undefined && {cursor})};
      const source = {db: store.db, calls};
      const page = await ledgerCalls(source, tenant, {party: 'sample'}, wish, {inAll: 4, atOnce: 2});
      found.push(...page.calls.map(({sessionId}) => sessionId));
      cursor = page.nextCursor;
    }
    assert.deepEqual(found, [forwarded, answered]);
    assert.ok(pages >= 3, `${pages} pages`);
  });

  it('tells who may not see CRM contacts the end of a number, no name, and lets them search by time only (T6)', async () => {
    assert.deepEqual(await farParty(answered, 'admin~none'), {number: '…0123', name: null});
    assert.deepEqual(await farParty(answered, 'admin~view'), {number: '+1 415 555 0123', name: 'Ada Sample'});
    const reply = await list('admin~none');
    assert.equal(reply.parties, 'masked');
    const text = JSON.stringify(reply);
    for (const secret of ['5550123', '555 0123', 'Sample', 'Bo Lead', '900321'])
      assert.ok(!text.includes(secret), `the list tells ${secret}`);
    assert.equal((await ask({party: 'ada'}, 'admin~none')).status, 403);
    const time = {from: '2026-06-15T09:50:00.000Z', to: '2026-06-15T09:55:00.000Z'};
    assert.equal((await search(time, 'admin~none')).items.length, 1);
  });

  it('keeps names and numbers with the call alone: no step of the ledger has one (T19)', async () => {
    await idsOf({party: 'Ada Sample'});
    const rows = await store.db.selectFrom('journal_step').selectAll().execute();
    const text = JSON.stringify(rows);
    for (const secret of ['Ada', 'Sample', '5550123', '900321']) assert.ok(!text.includes(secret), secret);
  });

  it('is for admins, and takes nothing that it does not know (T5, T6)', async () => {
    assert.equal((await ask({party: 'ada'}, '101')).status, 403);
    for (const wrong of [{party: ' '}, {from: 'today'}, {limit: 0}, {name: 'ada'}, {party: 'x'.repeat(101)}])
      assert.equal((await ask(wrong)).status, 422, JSON.stringify(wrong));
    assert.equal((await ask({cursor: 'none'})).status, 400);
  });
});
