import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import type {LedgerCall, LedgerReply} from '../../../src/contract/index.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {traced, tracedDatabase} from '../../support/node/request-trace.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {goldenTable, scenario} from '../pbx/support/golden.ts';
import {demoTenantId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000001000';
const missed = '950000000000002000';

describe('the ledger', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  afterEach(() => world.stop());

  const play = (name: string) => world.play(name);
  const list = async (query = '') =>
    (await (await world.agent('admin', `/ledger${query}`)).json()) as LedgerReply;
  const one = async (id = session) =>
    (await (await world.agent('admin', `/ledger/${id}`)).json()) as LedgerCall;
  const retry = (json: unknown, as = 'admin') => world.agent(as, '/ledger/retry', {method: 'POST', json});
  const refuse = (times = 1) => {
    const answer = {providerCode: 'MANDATORY_NOT_FOUND', field: 'Reason__c'};
    world.crm.fail('createActivity', new CrmError('rejected', answer), times);
  };

  it('tells every step of a call, from the webhook to the id in the CRM', async () => {
    await play('inbound-answered');
    const call = await one();
    assert.deepEqual(
      call.steps.map(({step}) => step),
      ['received', 'parsed', 'queued', 'matched', 'attempt', 'created'],
    );
    assert.equal(call.steps.at(-1)!.detail, call.journal.activityId);
    assert.match(call.steps.find(({step}) => step === 'matched')!.detail!, /^Contacts:/);
    assert.equal(call.why, 'written');
    assert.deepEqual(call.versions, {wanted: 1, written: 1});
    assert.deepEqual(
      call.steps.map(({at}) => at),
      call.steps.map(({at}) => at).sort(),
    );
  });

  it('names each extension once, however many of its devices rang', async () => {
    await play('inbound-answered');
    assert.deepEqual((await one()).payload.legs, [{kind: 'person', number: '101', answered: true}]);
  });

  it('lists the tenant’s calls newest first, by state and page by page, with how many are in each', async () => {
    for (const {scenario: name} of goldenTable) await play(name);
    const all = await list();
    assert.equal(all.items.length, 10);
    assert.deepEqual(all.counts, {waiting_for_contact: 0, queued: 0, logged: 10, failed: 0, deleted: 0});
    const first = await list('?state=logged&limit=6');
    const rest = await list(`?state=logged&limit=6&cursor=${first.nextCursor}`);
    assert.deepEqual([...first.items, ...rest.items], all.items);
    assert.equal(rest.nextCursor, null);
    assert.equal((await list('?state=failed')).items.length, 0);
    assert.equal((await world.agent('admin', '/ledger?state=lost')).status, 400);
  });

  it('keeps a call that the CRM refuses, with its answer, and no number or name in its path (Z29)', async () => {
    refuse();
    await play('inbound-answered');
    const [entry] = (await list('?state=failed')).items;
    assert.equal(entry!.journal.problem!.provider!.code, 'MANDATORY_NOT_FOUND');
    const call = await one();
    assert.equal(call.why, 'gave_up');
    assert.equal(call.steps.at(-1)!.detail, 'rejected MANDATORY_NOT_FOUND Reason__c');
    assert.equal(call.payload.number, '…0123');
    const {farParty: _, ...kept} = call;
    const text = JSON.stringify(kept);
    for (const secret of ['4155550123', 'Ada', 'Sample', 'Ines'])
      assert.ok(!text.includes(secret), `the ledger tells ${secret}`);
  });

  it('tries failed calls again, one or all of a state, and each is written once', async () => {
    refuse(2);
    await play('inbound-answered');
    await play('inbound-missed');
    const answer = await retry({callIds: [session]});
    assert.equal(answer.status, 202);
    assert.deepEqual(await answer.json(), {accepted: 1});
    await world.settle();
    assert.equal((await one(missed)).why, 'gave_up');
    assert.equal((await one()).why, 'written');
    assert.deepEqual(await (await retry({state: 'failed'})).json(), {accepted: 1});
    await world.settle();
    assert.deepEqual(await (await retry({state: 'failed'})).json(), {accepted: 0});
    assert.equal(world.crm.activities.length, 2);
    assert.equal((await list()).counts.logged, 2);
  });

  it('tries a long list again in a few short transactions: within one the embedded database lets nobody else be served', async () => {
    await world.stop();
    world = await pbxWorld(tracedDatabase(store));
    await play('inbound-answered');
    const failed = 600;
    await sql`insert into call (tenant_id, session_id, direction, trunk, state, extensions, started_at, facts, updated_at)
      select tenant_id, n::text, direction, trunk, state, extensions, started_at, facts, updated_at
      from call, generate_series(1, ${failed}::integer) n`.execute(store.db);
    await sql`insert into journal (tenant_id, session_id, state, queued_at, updated_at)
      select tenant_id, session_id, 'failed', started_at, started_at from call where session_id <> ${session}`.execute(
      store.db,
    );
    const statements = await traced(async () => {
      assert.deepEqual(await (await retry({state: 'failed'})).json(), {accepted: failed});
    });
    assert.ok(statements.length < 10, `${statements.length} statements`);
    const due = await store.db
      .selectFrom('journal')
      .select('session_id')
      .where('state', '=', 'queued')
      .where('next_attempt_at', '<=', new Date(world.clock.now()))
      .execute();
    assert.equal(due.length, failed);
    const steps = await store.db
      .selectFrom('journal_step')
      .selectAll()
      .where('session_id', '=', '7')
      .execute();
    assert.deepEqual(
      steps.map(({step, detail}) => [step, detail]),
      [['asked for by hand', 'ledger']],
    );
  });

  it('is not for agents, and another tenant’s calls are not there (T5, T6)', async () => {
    await play('inbound-answered');
    for (const path of ['/ledger', `/ledger/${session}`])
      assert.equal((await world.agent('101', path)).status, 403);
    assert.equal((await retry({callIds: [session]}, '101')).status, 403);
    const foreign = await retry({callIds: [session, '950000000000099000']});
    assert.equal(foreign.status, 404);
    assert.equal((await world.agent('admin', '/ledger/950000000000099000')).status, 404);
    for (const json of [{}, {callIds: []}, {state: 'logged'}, {callIds: [session], state: 'failed'}])
      assert.equal((await retry(json)).status, 422);
  });

  it('shows dead letters alone, keeps their whole path when they are tried again, and tells admins’ pages', async () => {
    refuse();
    await play('inbound-answered');
    await play('inbound-missed');
    assert.deepEqual(
      (await list('?state=failed')).items.map(({callId}) => callId),
      [session],
    );
    await retry({state: 'failed'});
    const told = world.sent.filter(({event}) => event.type === 'health.updated');
    assert.deepEqual(
      told.map(({tenantId, extensions}) => [tenantId, extensions]),
      [['940000000000000001', []]],
    );
    await world.settle();
    assert.deepEqual(
      (await one()).steps.map(({step}) => step),
      [
        'received',
        'parsed',
        'queued',
        'matched',
        'attempt',
        'failed',
        'asked for by hand',
        'matched',
        'attempt',
        'created',
      ],
    );
    assert.deepEqual((await list('?state=failed')).items, []);
  });

  it('may be read while the tenant itself has CRM off, and not while the system admin has (T7)', async () => {
    await play('inbound-answered');
    world.setSettings({enabled: false});
    assert.equal((await list()).items.length, 1);
    world.setSettings({}, {crmEnabled: false});
    assert.equal((await world.agent('admin', '/ledger')).status, 403);
  });

  it('says why a call is not written: inside, going on, parked, logging off (E16)', async () => {
    await play('internal');
    await world.post(scenario('inbound-missed').slice(0, 2));
    world.crm.records.splice(0);
    await play('inbound-answered');
    assert.equal((await one('950000000000006000')).why, 'internal_call');
    assert.equal((await one(missed)).why, 'call_goes_on');
    assert.equal((await one()).why, 'no_record');
    world.setSettings({journal: {enabled: false}});
    await play('outbound');
    assert.equal((await one('950000000000005000')).why, 'logging_off');
    assert.equal((await one('950000000000005000')).journal.state, 'not_applicable');
  });

  it('tells how reading the PBX’s call log goes', async () => {
    assert.equal((await list()).callLog.state, 'never');
    world.pbx.setSwitches({callStatistics: false});
    await world.services.reconcile();
    const {callLog} = await list();
    assert.equal(callLog.state, 'refused');
    assert.equal(callLog.readUntil, null);
    assert.ok(callLog.checkedAt);
    assert.ok(
      world.sent.some(({event, tenantId}) => event.type === 'health.updated' && tenantId === demoTenantId),
      'admins’ pages are not told',
    );
  });
});
