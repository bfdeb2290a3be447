import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {
  crmUserOf,
  demoTenantId,
  newNoteId,
  pbxWorld,
  secondTenantId,
  type PbxWorld,
} from '../pbx/support/pbx-world.ts';

const session = '950000000000001000';
const minute = 60_000;

describe('the journal of a call', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  // What it still does in the background would reach into the next test.
  afterEach(() => world.stop());

  const play = (name: string) => world.play(name);
  const row = () => store.db.selectFrom('journal').selectAll().executeTakeFirstOrThrow();
  const steps = async () =>
    (await store.db.selectFrom('journal_step').select('step').orderBy('id').execute()).map(({step}) => step);
  const removeRecords = () => world.crm.records.splice(0);

  it('tells the way of the call, who took it and how long all waited', async () => {
    await play('queue-ivr');
    const {description, subject} = world.crm.activities[0]!;
    assert.equal(subject, 'Inbound call answered: Cy Queue');
    assert.match(description, /From: \+1 415 555 0145/);
    assert.match(description, /Agent: Mei Tan \(103\)/);
    assert.match(description, /Waited: ringing 0:21, in queue 0:24/);
    assert.match(
      description,
      /Way: Welcome menu \(5000\) 0:11 → Sales queue \(8000\) 0:24 → Mei Tan \(103\) 2:10/,
    );
  });

  it('uses the tenant’s own words, and a name that would run as a formula does not', async () => {
    world.setSettings({
      journal: {subjectTemplate: '{contact} {or this}', descriptionTemplate: '{agent}|{duration}'},
    });
    removeRecords();
    const phones = [{field: 'Phone', kind: 'phone' as const, stored: '+14155550123'}];
    world.crm.add({module: 'Contacts', name: '=HYPERLINK("x")', phones});
    await play('inbound-answered');
    assert.equal(world.crm.activities[0]!.subject, `'=HYPERLINK("x") {or this}`);
    assert.match(world.crm.activities[0]!.description, /^\[call [0-9a-f]{20}\]\nInes Holm\|4:00\n/);
  });

  it('moves only the offset when the tenant moves', async () => {
    world.setSettings({timeZone: 'America/New_York'});
    await play('inbound-answered');
    assert.equal(world.crm.activities[0]!.startedAt, '2026-06-15T05:40:00-04:00');
  });

  it('writes nothing while logging is off', async () => {
    world.setSettings({journal: {enabled: false}});
    await play('inbound-answered');
    assert.equal(world.crm.activities.length, 0);
    const call = (await (await world.agent('101', `/calls/${session}`)).json()) as {journal: {state: string}};
    assert.equal(call.journal.state, 'not_applicable');
  });

  describe('whose it is', () => {
    it('is the agent’s, also by an e-mail that an admin set by hand', async () => {
      world.setSettings({}, {agents: {'101': 'MEI@demo.example'}});
      await play('inbound-answered');
      assert.equal(world.crm.activities[0]!.ownerId, crmUserOf('103'));
    });

    it('is the fallback’s when the CRM does not know the agent, and the ledger says so', async () => {
      world.crm.people.splice(1);
      world.setSettings({journal: {fallbackOwner: '700000000000000099'}});
      await play('inbound-answered');
      assert.equal(world.crm.activities[0]!.ownerId, '700000000000000099');
      assert.match(world.crm.activities[0]!.description, /Agent: Ines Holm \(101\)/);
      const step = await store.db
        .selectFrom('journal_step')
        .selectAll()
        .where('step', '=', 'attempt')
        .executeTakeFirst();
      assert.match(step!.detail!, /^owner: fallback_owner, agent_unknown_in_crm;/);
    });

    it('is the contact’s owner for a group that nobody answered', async () => {
      const bodies = scenario('ring-group').filter((body) => body['event_type'] === 'call_cdr');
      const unanswered = bodies.map((body) => ({
        ...body,
        call_targets: (body['call_targets'] as object[]).map((leg) => ({...leg, answered_time: '0'})),
      }));
      await world.post(unanswered);
      await world.settle();
      const [activity] = world.crm.activities;
      assert.equal(activity!.type, 'missed');
      assert.equal(activity!.ownerId, world.crm.records.find(({name}) => name === 'Oduya Works')!.owner!.id);
    });
  });

  describe('a call without a record', () => {
    it('waits, and is written once with its own start when the record appears in the CRM', async () => {
      const [ada] = removeRecords();
      await play('inbound-answered');
      assert.equal(world.crm.activities.length, 0);
      assert.equal((await row()).state, 'waiting_for_contact');
      world.crm.records.push(ada!);
      await world.pass(16 * minute);
      await world.pass(60 * minute);
      assert.equal(world.crm.activities.length, 1);
      assert.equal(world.crm.activities[0]!.startedAt, '2026-06-15T10:40:00+01:00');
      assert.equal((await row()).state, 'logged');
    });

    it('is written at once when an agent makes a record of its number', async () => {
      removeRecords();
      await play('inbound-answered');
      const phones = [{field: 'Phone', kind: 'phone' as const, stored: '+14155550123'}];
      const made = world.crm.add({module: 'Contacts', name: 'Ada Made', phones});
      const {tenant} = world.tenants.list.get(demoTenantId)!;
      const contact = (await world.lookups.contact(tenant, {module: 'Contacts', id: made.id}))!;
      await world.lookups.learn(tenant, '+14155550123', contact, 'created');
      await world.settle();
      assert.deepEqual(
        world.crm.activities.map(({contact: ref}) => ref?.id),
        [made.id],
      );
    });

    it('is written as soon as the caller’s next call finds a record', async () => {
      const [ada] = removeRecords();
      await play('inbound-answered');
      world.crm.records.push(ada!);
      await world.clock.advance(10 * minute);
      const now = String(Math.floor(world.clock.now() / 1000));
      const next = {...scenario('inbound-answered')[0], session_id: '950000000000001900', time: now};
      const ringing = {...scenario('inbound-answered')[3], session_id: '950000000000001900', time: now};
      await world.post([next, ringing]);
      await world.settle();
      await world.settle();
      assert.equal(world.crm.activities.length, 1);
    });

    it('is written without one where the tenant wants that', async () => {
      world.setSettings({journal: {unmatched: 'log_unlinked'}});
      removeRecords();
      await play('inbound-answered');
      assert.equal(world.crm.activities[0]!.contact, null);
      assert.equal(world.crm.activities[0]!.subject, 'Inbound call answered: +1 415 555 0123');
    });

    it('of a hidden caller asks the CRM nothing and waits', async () => {
      const hidden = scenario('inbound-answered').map((body) => ({...body, caller: 'anonymous'}));
      await world.post(hidden);
      await world.settle();
      assert.equal(world.crm.countOf('findByNumber'), 0);
      assert.equal((await row()).state, 'waiting_for_contact');
      // Looked at again only when its days are over: then it may be written without a record.
      assert.equal((await row()).next_attempt_at!.getTime(), world.clock.now() + 30 * 24 * 60 * minute);
    });
  });

  describe('a call with several records', () => {
    const phones = [{field: 'Mobile', kind: 'mobile' as const, stored: '+14155550123'}];

    it('waits for an agent’s choice, takes it, and remembers it for the next call (Z33)', async () => {
      const lead = world.crm.add({module: 'Leads', name: 'Ada Lead', phones});
      await play('inbound-answered');
      assert.equal(world.crm.activities.length, 0);
      const open = await world.agent('101', `/calls/${session}`);
      const record = (await open.json()) as {match: {state: string; candidates: {id: string}[]}};
      assert.equal(record.match.state, 'ambiguous');
      assert.equal(record.match.candidates.length, 2);

      const chosen = {module: 'Leads', id: lead.id};
      const response = await world.agent('101', `/calls/${session}/contact`, {method: 'PUT', json: chosen});
      assert.equal(response.status, 200);
      await world.settle();
      assert.deepEqual(
        world.crm.activities.map(({contact}) => contact),
        [chosen],
      );

      const again = scenario('inbound-answered').map((body) => ({...body, session_id: '950000000000001900'}));
      await world.post(again);
      await world.settle();
      assert.deepEqual(
        world.crm.activities.map(({contact}) => contact),
        [chosen, chosen],
      );
    });

    it('takes the first module and the newest where the tenant wants no question (Z33)', async () => {
      world.setSettings({ambiguity: 'lookup_order_then_recent'});
      world.crm.add({module: 'Leads', name: 'Ada Lead', phones, lastActivityAt: '2026-06-14T08:00:00.000Z'});
      const newest = world.crm.add({
        module: 'Contacts',
        name: 'Ada Newer',
        phones,
        lastActivityAt: '2026-06-14T08:00:00.000Z',
      });
      await play('inbound-answered');
      assert.equal(world.crm.activities[0]!.contact!.id, newest.id);
    });
  });

  describe('when an agent corrects the record', () => {
    it('moves the one activity, and back to none', async () => {
      await play('inbound-answered');
      const other = world.crm.records.find(({name}) => name === 'Cy Queue')!;
      await world.agent('101', `/calls/${session}/contact`, {
        method: 'PUT',
        json: {module: 'Contacts', id: other.id},
      });
      await world.settle();
      assert.deepEqual(
        world.crm.activities.map(({contact}) => contact),
        [{module: 'Contacts', id: other.id}],
      );
      await world.agent('101', `/calls/${session}/contact`, {method: 'DELETE'});
      await world.settle();
      assert.deepEqual(
        world.crm.activities.map(({contact}) => contact),
        [null],
      );
      assert.equal(world.crm.countOf('createActivity'), 1);
    });
  });

  describe('when the CRM fails', () => {
    const fail = (kind: ConstructorParameters<typeof CrmError>[0], facts = {}, times = 1) =>
      world.crm.fail('createActivity', new CrmError(kind, facts), times);

    it('tries again after 5 s, 30 s, 2 minutes while it is unavailable', async () => {
      fail('unavailable', {}, 3);
      await play('inbound-answered');
      assert.equal((await row()).problem_code, 'crm_unavailable');
      await world.pass(5_000);
      await world.pass(29_000);
      assert.equal(world.crm.countOf('createActivity'), 2);
      await world.pass(1_000);
      await world.pass(2 * minute);
      assert.equal(world.crm.activities.length, 1);
      assert.equal((await row()).state, 'logged');
      assert.equal((await row()).problem_code, null);
    });

    it('lets a new call try within a minute whether the CRM is back, however long an old one waits (Z3, J34)', async () => {
      fail('unavailable', {}, 5);
      await play('inbound-answered');
      for (const wait of [6_000, 36_000, 3 * minute, 12 * minute]) await world.pass(wait);
      assert.equal(world.crm.countOf('createActivity'), 5);
      await world.pass(minute);
      await play('inbound-missed');
      await world.pass(10_000);
      assert.equal(world.crm.activities.length, 1);
    });

    it('tells how many tries it took, the one that went well among them, and starts anew with the next change', async () => {
      fail('unavailable');
      await play('inbound-answered');
      await world.pass(10_000);
      const tries = async () => {
        const call = await world.agent('101', `/calls/${session}`);
        return ((await call.json()) as {journal: {attempts: number}}).journal.attempts;
      };
      assert.deepEqual([(await row()).state, await tries()], ['logged', 2]);
      const note = {method: 'PUT', json: {text: 'Calls back on Friday'}};
      assert.equal((await world.agent('101', `/calls/${session}/notes/${newNoteId()}`, note)).status, 201);
      world.crm.fail('updateActivity', new CrmError('unavailable'));
      await world.pass(2_000);
      // As after a first failure: 5 seconds, not more.
      const {state, attempts, next_attempt_at: next} = await row();
      assert.deepEqual([state, attempts], ['queued', 1]);
      assert.ok(next!.getTime() - world.clock.now() <= 5_000);
      await world.pass(6_000);
      assert.deepEqual([(await row()).state, await tries()], ['logged', 2]);
    });

    it('waits as long as the CRM asks when there were too many requests, and charges no attempt', async () => {
      fail('rate_limited', {retryAfterSeconds: 90});
      await play('inbound-answered');
      assert.equal((await row()).attempts, 0);
      await world.pass(89_000);
      assert.equal(world.crm.countOf('createActivity'), 1);
      await world.pass(2_000);
      assert.equal(world.crm.activities.length, 1);
    });

    it('keeps all calls while nobody has authorised, asks once a minute at most, and drains when told', async () => {
      world.crm.fail('any', new CrmError('authorization_required'));
      for (const name of ['inbound-answered', 'inbound-missed', 'outbound']) await world.play(name);
      await world.pass(50_000);
      assert.equal(world.crm.asked.length, 1);
      const states = await store.db.selectFrom('journal').select(['state', 'attempts']).execute();
      assert.deepEqual(states, Array(3).fill({state: 'queued', attempts: 0}));
      world.services.resumeJournal(demoTenantId);
      await world.settle();
      await world.pass(11_000);
      assert.equal(world.crm.activities.length, 3);
    });

    it('makes no second activity when the answer to the first was lost', async () => {
      world.crm.fail('createActivity', {error: new CrmError('unknown_outcome'), when: 'after'});
      await play('inbound-answered');
      assert.equal(world.crm.activities.length, 1);
      assert.equal((await row()).activity_id, null);
      await world.pass(6_000);
      assert.equal(world.crm.countOf('createActivity'), 1);
      assert.equal((await row()).activity_id, world.crm.activities[0]!.id);
      assert.ok((await steps()).includes('adopted'));
    });

    it('makes no second activity while the CRM’s index lags behind a lost answer (Z38)', async () => {
      world.crm.fail('createActivity', {error: new CrmError('unknown_outcome'), when: 'after'});
      await play('inbound-answered');
      const [activity] = world.crm.activities;
      world.crm.unindexed.add(activity!.id);
      await world.pass(6_000);
      await world.pass(100_000);
      assert.equal(world.crm.countOf('createActivity'), 1);
      world.crm.unindexed.clear();
      await world.pass(20_000);
      assert.equal(world.crm.countOf('createActivity'), 1);
      assert.equal((await row()).activity_id, activity!.id);
    });

    it('makes it again only after looking twice, with the settle time between (Z38, J9)', async () => {
      fail('unknown_outcome');
      await play('inbound-answered');
      await world.pass(6_000);
      assert.equal(world.crm.countOf('findActivity'), 1);
      await world.pass(100_000);
      assert.equal(world.crm.countOf('createActivity'), 1);
      await world.pass(20_000);
      assert.equal(world.crm.countOf('findActivity'), 2);
      assert.equal(world.crm.countOf('createActivity'), 2);
      assert.equal(world.crm.activities.length, 1);
    });

    it('adopts the activity that a unique field says is there', async () => {
      fail('duplicate', {existingId: '700000000000555555'});
      await play('inbound-answered');
      assert.equal((await row()).activity_id, '700000000000555555');
    });

    it('fails with code and field when the CRM refuses, and can be tried by hand', async () => {
      fail('rejected', {providerCode: 'MANDATORY_NOT_FOUND', field: 'Branch'});
      await play('inbound-answered');
      const call = (await (await world.agent('101', `/calls/${session}`)).json()) as {
        journal: {state: string; problem: {code: string; provider: {code: string}; detail: string}};
      };
      assert.equal(call.journal.state, 'failed');
      assert.equal(call.journal.problem.code, 'crm_rejected');
      assert.equal(call.journal.problem.provider.code, 'MANDATORY_NOT_FOUND');
      assert.match(call.journal.problem.detail, /Branch/);
      await world.pass(24 * 60 * minute);
      assert.equal(world.crm.activities.length, 0);
      assert.equal((await world.agent('101', `/calls/${session}/journal`, {method: 'POST'})).status, 202);
      await world.settle();
      assert.equal(world.crm.activities.length, 1);
    });

    it('gives up after a week, and the call is kept', async () => {
      fail('unavailable', {}, 1000);
      await play('inbound-answered');
      for (let day = 0; day < 32; day++) await world.pass(6 * 60 * minute);
      assert.equal((await row()).state, 'failed');
      assert.ok(world.crm.countOf('createActivity') < 60);
    });

    it('looks once more when the record is gone', async () => {
      const ada = world.crm.records.find(({name}) => name === 'Ada Sample')!;
      fail('not_found');
      await world.post(scenario('inbound-answered').slice(0, 6));
      await world.settle();
      world.crm.records.splice(world.crm.records.indexOf(ada), 1);
      const converted = world.crm.add({module: 'Accounts', name: 'Ada Works', phones: ada.phones});
      await world.post(scenario('inbound-answered').slice(6));
      await world.settle();
      await world.settle();
      assert.deepEqual(
        world.crm.activities.map(({contact}) => contact?.id),
        [converted.id],
      );
    });

    it('does not let one tenant’s trouble hold up another’s', async () => {
      const theirs = scenario('inbound-answered').map((body) => ({...body, tenant_id: secondTenantId}));
      const secret = world.tenants.list.get(secondTenantId)!.secrets.webhookSecrets[0]!;
      fail('unavailable');
      await play('inbound-answered');
      assert.equal(world.crm.activities.length, 0);
      await world.post(theirs, {secret});
      await world.settle();
      assert.equal(world.crm.activities.length, 1);
    });
  });

  describe('notes', () => {
    const put = (text: string, id = newNoteId(), ifMatch?: string) =>
      world.agent('101', `/calls/${session}/notes/${id}`, {
        method: 'PUT',
        json: {text},
        ...(ifMatch !== undefined && {headers: {'if-match': ifMatch}}),
      });

    it('written during the call stand in the activity from the start (E17)', async () => {
      await world.post(scenario('inbound-answered').slice(0, 6));
      await world.settle();
      assert.equal((await put('Wants the offer by Friday.')).status, 201);
      await world.post(scenario('inbound-answered').slice(6));
      await world.settle();
      assert.match(world.crm.activities[0]!.description, /Ines Holm \(101\): Wants the offer by Friday\./);
      assert.equal(world.crm.countOf('updateActivity'), 0);
    });

    it('written later update the same activity, several changes at once, and people’s own words stay (E17, Z37)', async () => {
      await play('inbound-answered');
      const [activity] = world.crm.activities;
      activity!.description = `Typed by a person.\n${activity!.description}`;
      const id = newNoteId();
      const {etag} = (await (await put('first', id)).json()) as {etag: string};
      await put('second', id, etag);
      await put('another');
      await world.settle();
      assert.equal(world.crm.countOf('updateActivity'), 1);
      assert.equal(world.crm.activities.length, 1);
      assert.match(activity!.description, /^Typed by a person\./);
      assert.match(activity!.description, /second/);
      assert.match(activity!.description, /another/);
      assert.doesNotMatch(activity!.description, /first/);
    });

    it('are not written into an activity that a person deleted, which stays deleted', async () => {
      await play('inbound-answered');
      world.crm.activities.splice(0);
      await put('too late');
      await world.settle();
      assert.equal((await row()).state, 'deleted');
      await world.pass(60 * minute);
      assert.equal(world.crm.activities.length, 0);
    });
  });

  describe('after a crash', () => {
    it('makes calls of events that were stored and not understood yet (J3, J4)', async () => {
      await world.play('inbound-answered');
      await store.db.deleteFrom('journal').execute();
      await store.db.deleteFrom('call').execute();
      await store.db.updateTable('pbx_event').set({processed: false}).execute();
      await world.services.start();
      await world.settle();
      assert.equal((await store.db.selectFrom('call').selectAll().execute()).length, 1);
      await world.services.stop();
    });

    it('looks before it writes again, when the process died between request and answer (J10)', async () => {
      await play('inbound-answered');
      // As if the answer had never been written down.
      await store.db
        .updateTable('journal')
        .set({
          state: 'queued',
          activity_id: null,
          written_version: 0,
          intent_at: new Date(world.clock.now()),
          next_attempt_at: new Date(world.clock.now()),
          lease_until: new Date(world.clock.now() + minute),
        })
        .execute();
      await world.settle();
      assert.equal(world.crm.countOf('findActivity'), 0, 'the lease of the dead is respected');
      await world.pass(2 * minute);
      assert.equal(world.crm.countOf('createActivity'), 1);
      assert.equal((await row()).activity_id, world.crm.activities[0]!.id);
    });

    it('gives up a row that ended the process three times, and goes on with the others (J24)', async () => {
      world.crm.fail('createActivity', new CrmError('unavailable'));
      await play('inbound-answered');
      await store.db.updateTable('journal').set({unfinished: 3}).execute();
      await world.pass(6_000);
      assert.equal((await row()).state, 'failed');
      await play('outbound');
      assert.equal(world.crm.activities.length, 1);
    });
  });
});
