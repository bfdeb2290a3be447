import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {CallRecord, LedgerCall, Lookup, LookupsReply, Settings} from '../../../src/contract/index.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {crmUserOf} from '../pbx/support/pbx-world.ts';
import {wholeWorld, type WholeWorld} from './whole-world.ts';

const session = '950000000000001000';
const minute = 60_000;
const day = 24 * 60 * minute;
const number = '+14155550123';
const phones = [{field: 'Phone', kind: 'phone' as const, stored: number}];

const store = useTestStore();
let world: WholeWorld;
beforeEach(async () => {
  // The moment at which the golden call begins, so that it rings.
  world = await wholeWorld(store, {start: '2026-06-15T09:40:02.000Z'});
});
afterEach(() => world.stop());

const lookUp = async (wanted: string = number): Promise<Lookup> => {
  const answer = await world.as('101', '/lookups', {json: {numbers: [wanted]}});
  return ((await answer.json()) as LookupsReply).results[0]!;
};
const play = (name = 'inbound-answered') => world.play(name);
const call = async () => (await (await world.as('101', `/calls/${session}`)).json()) as CallRecord;
const modulesOf = ({matches}: Lookup) => matches.map(({module}) => module);
const upstream = () => world.crm.countOf('findByNumber');
const create = (type: 'Contact' | 'Lead') =>
  world.as('101', '/contacts', {
    json: {
      type,
      lastName: 'New',
      company: 'New Ltd',
      phones: [{kind: 'mobile', number: '+14155550199'}],
      onDuplicate: 'create',
    },
    headers: {'idempotency-key': randomUUID()},
  });

describe('a setting that an admin saves holds from the next call on:', () => {
  it('the order of modules', async () => {
    world.crm.add({module: 'Leads', name: 'Ada Lead', phones});
    assert.deepEqual(modulesOf(await lookUp()), ['Contacts', 'Leads']);
    await world.change({lookupOrder: ['Leads', 'Contacts', 'Accounts']});
    assert.deepEqual(modulesOf(await lookUp()), ['Leads', 'Contacts']);
  });

  it('a module left out is neither shown nor asked for', async () => {
    world.crm.add({module: 'Leads', name: 'Ada Lead', phones});
    await lookUp();
    await world.change({lookupOrder: ['Leads']});
    assert.deepEqual(modulesOf(await lookUp()), ['Leads']);
    await world.change({lookupOrder: ['Accounts']});
    assert.equal((await lookUp()).state, 'unknown');
  });

  it('PBX contacts first: whom the PBX knows is never asked of the CRM, everybody else is', async () => {
    const known = '+442079460813';
    await lookUp(known);
    await world.change({queryMode: 'when_not_in_pbx_contacts'});
    const before = upstream();
    const found = await lookUp(known);
    assert.deepEqual(
      [found.state, found.source, found.pbxContact?.name],
      ['pbx_contact', 'pbx', 'Building security'],
    );
    assert.equal(upstream(), before, 'the CRM was asked');
    assert.equal((await lookUp()).state, 'matched');
    assert.equal(upstream(), before + 1);
    await world.change({queryMode: 'always'});
    assert.equal((await lookUp(known)).state, 'unknown');
  });

  it('PBX contacts first also for a call that rings: no question goes to the CRM', async () => {
    await world.change({queryMode: 'when_not_in_pbx_contacts'});
    const known = scenario('inbound-answered').map((body) => ({...body, caller: '442079460813'}));
    await world.post(known.slice(0, 3));
    await world.settle();
    const told = world.sent.find(({event}) => event.type === 'lookup.completed');
    assert.ok(told?.event.type === 'lookup.completed' && told.event.lookup.state === 'pbx_contact');
    assert.equal(upstream(), 0);
  });

  it('PBX contacts first, and an agent’s choice before them: whatever waits of that number is written', async () => {
    await world.change({queryMode: 'when_not_in_pbx_contacts'});
    const second = '950000000000001099';
    for (const id of [session, second])
      await world.post(
        scenario('inbound-answered').map(
          (body) =>
            JSON.parse(
              JSON.stringify({...body, caller: '442079460813'}).replaceAll(session, id),
            ) as typeof body,
        ),
      );
    await world.settle();
    assert.equal(world.crm.activities.length, 0);
    const {id} = world.crm.records[0]!;
    await world.as('101', `/calls/${session}/contact`, {method: 'PUT', json: {module: 'Contacts', id}});
    await world.settle();
    assert.deepEqual(
      world.crm.activities.map(({contact}) => contact?.id),
      [id, id],
    );
  });

  it('what happens with several matches', async () => {
    world.crm.add({module: 'Leads', name: 'Ada Twin', phones});
    await world.change({ambiguity: 'lookup_order_then_recent'});
    await play();
    assert.deepEqual(
      world.crm.activities.map(({contact}) => contact?.module),
      ['Contacts'],
    );
  });

  describe('what becomes of calls that wait already,', () => {
    const journal = () =>
      store.db.selectFrom('journal').select(['state', 'wait_reason']).executeTakeFirstOrThrow();
    const contacts = () => world.crm.activities.map(({contact}) => contact?.module ?? null);
    /** Long enough for every process to hear of new settings. */
    const heard = () => world.pass(15_000);

    it('where no record has the number', async () => {
      world.crm.records.splice(0);
      await play();
      assert.deepEqual(await journal(), {state: 'waiting_for_contact', wait_reason: 'no_record'});
      await world.change({journal: {unmatched: 'log_unlinked'}});
      await heard();
      assert.deepEqual(contacts(), [null]);
    });

    it('where the caller hid the number', async () => {
      await world.post(scenario('inbound-answered').map((body) => ({...body, caller: 'anonymous'})));
      await world.settle();
      assert.deepEqual(await journal(), {state: 'waiting_for_contact', wait_reason: 'hidden_number'});
      await world.change({journal: {unmatched: 'log_unlinked'}});
      await heard();
      assert.deepEqual(contacts(), [null]);
    });

    it('where several records have the number', async () => {
      world.crm.add({module: 'Leads', name: 'Ada Twin', phones});
      await play();
      assert.deepEqual(await journal(), {state: 'waiting_for_contact', wait_reason: 'several_records'});
      await world.change({ambiguity: 'lookup_order_then_recent'});
      await heard();
      assert.deepEqual(contacts(), ['Contacts']);
    });

    it('where only one of several records is in a module that is still looked in', async () => {
      world.crm.add({module: 'Leads', name: 'Ada Twin', phones});
      await play();
      await world.change({lookupOrder: ['Leads']});
      await heard();
      assert.deepEqual(contacts(), ['Leads']);
    });

    it('where they have waited longer than they should now', async () => {
      world.crm.add({module: 'Leads', name: 'Ada Twin', phones});
      await play();
      await world.pass(3 * day);
      await world.change({journal: {parkDays: 2, afterParkDays: 'log_unlinked'}});
      await heard();
      assert.deepEqual(contacts(), [null]);
    });

    it('and nothing where their days were over before', async () => {
      world.crm.records.splice(0);
      await world.change({journal: {parkDays: 2}});
      await play();
      for (let days = 0; days < 3; days += 1) await world.pass(day);
      assert.deepEqual(await journal(), {state: 'waiting_for_contact', wait_reason: 'expired'});
      await world.change({journal: {afterParkDays: 'log_unlinked'}});
      await heard();
      assert.deepEqual(contacts(), []);
    });

    it('and nothing where the change is not about them', async () => {
      world.crm.records.splice(0);
      await play();
      const before = upstream();
      await world.change({journal: {publicLinkDays: 7}});
      await heard();
      assert.equal(upstream(), before);
    });
  });

  it('whose a group’s missed call is', async () => {
    const bodies = scenario('ring-group').filter((body) => body['event_type'] === 'call_cdr');
    const unanswered = bodies.map((body) => ({
      ...body,
      call_targets: (body['call_targets'] as object[]).map((leg) => ({...leg, answered_time: '0'})),
    }));
    await world.change({
      journal: {missedGroupOwner: 'fallback_owner', fallbackOwner: crmUserOf('104')},
    });
    await world.post(unanswered);
    await world.settle();
    assert.equal(world.crm.activities[0]!.ownerId, crmUserOf('104'));
  });

  describe('whose an activity is:', () => {
    const transferred = '950000000000007000';
    /** The owner in the CRM, and what the ledger says of it. */
    const playTransfer = async (journal: Partial<Settings['journal']>) => {
      await world.change({journal});
      await play('blind-transfer');
      const {steps} = (await (await world.admin(`/ledger/${transferred}`)).json()) as LedgerCall;
      const [rule] = steps.findLast(({step}) => step === 'attempt')!.detail!.split('; ');
      return [world.crm.activities[0]!.ownerId, rule];
    };
    const ownRecord = () => {
      const record = world.crm.records.find(({name}) => name === 'Ed Blind')!;
      Object.assign(record, {owner: {id: crmUserOf('104'), name: 'Lena Vogt'}});
    };

    it('who answered last', async () => {
      ownRecord();
      assert.deepEqual(await playTransfer({owner: 'last_answered'}), [
        crmUserOf('102'),
        'owner: agent, last_answered',
      ]);
    });

    it('who answered first, and the words of the activity still name both', async () => {
      ownRecord();
      assert.deepEqual(await playTransfer({owner: 'first_answered'}), [
        crmUserOf('101'),
        'owner: agent, first_answered',
      ]);
      assert.match(world.crm.activities[0]!.description, /Ines Holm \(101\).*Omar Reyes \(102\)/);
    });

    it('the record’s owner', async () => {
      ownRecord();
      assert.deepEqual(await playTransfer({owner: 'contact_owner'}), [
        crmUserOf('104'),
        'owner: contact_owner, by_setting',
      ]);
    });

    it('who answered last, where the record’s owner is no user of the CRM any more', async () => {
      ownRecord();
      const gone = world.crm.people.findIndex(({id}) => id === crmUserOf('104'));
      world.crm.people.splice(gone, 1);
      assert.deepEqual(await playTransfer({owner: 'contact_owner'}), [
        crmUserOf('102'),
        'owner: agent, no_record_owner',
      ]);
    });

    it('always one user, without asking the CRM who its users are', async () => {
      ownRecord();
      assert.deepEqual(await playTransfer({owner: 'fixed_user', fixedOwner: crmUserOf('103')}), [
        crmUserOf('103'),
        'owner: fixed_user, by_setting',
      ]);
      assert.equal(world.crm.countOf('users'), 0);
    });

    it('always who connected', async () => {
      assert.deepEqual(await playTransfer({owner: 'fixed_user', fixedOwner: 'connecting_user'}), [
        null,
        'owner: fixed_user, by_setting',
      ]);
    });

    it('the fallback owner, where the CRM does not take the chosen user (E19)', async () => {
      const refusal = new CrmError('rejected', {providerCode: 'INVALID_DATA', field: 'Owner', part: 'owner'});
      world.crm.fail('createActivity', refusal, 1);
      assert.deepEqual(
        await playTransfer({
          owner: 'fixed_user',
          fixedOwner: crmUserOf('103'),
          fallbackOwner: crmUserOf('104'),
        }),
        [crmUserOf('104'), 'owner: fallback_owner, fixed_refused'],
      );
    });

    it('of an outbound call the caller, also where who answered first is asked for', async () => {
      await world.change({journal: {owner: 'first_answered'}});
      await play('outbound');
      assert.equal(world.crm.activities[0]!.ownerId, crmUserOf('101'));
    });
  });

  it('what becomes of a call that nobody is known for', async () => {
    world.crm.records.splice(0);
    await world.change({journal: {unmatched: 'log_unlinked'}});
    await play();
    assert.deepEqual(
      world.crm.activities.map(({contact}) => contact),
      [null],
    );
  });

  it('whether calls are logged', async () => {
    await world.change({journal: {enabled: false}});
    await play();
    assert.equal(world.crm.activities.length, 0);
    assert.equal((await call()).journal.state, 'not_applicable');
  });

  it('the words of an activity', async () => {
    await world.change({journal: {subjectTemplate: 'Ring: {contact}'}});
    await play();
    assert.equal(world.crm.activities[0]!.subject, 'Ring: Ada Sample');
  });

  it('the country in which local numbers are read', async () => {
    assert.equal((await lookUp('0161 496 0234')).number.e164, '+441614960234');
    await world.change({defaultCountry: 'DE'});
    assert.equal((await lookUp('0161 496 0234')).number.e164, '+491614960234');
  });

  it('the time zone in which the CRM gets the start', async () => {
    await world.change({timeZone: 'America/New_York'});
    await play();
    assert.equal(world.crm.activities[0]!.startedAt, '2026-06-15T05:40:00-04:00');
  });

  it('how long an answer counts as fresh', async () => {
    await lookUp();
    assert.equal((await lookUp()).source, 'cache');
    await world.change({cacheTtlSeconds: 0});
    assert.equal((await lookUp()).source, 'zoho');
    await world.change({cacheTtlSeconds: 3600});
    await world.clock.advance(50 * minute);
    assert.equal((await lookUp()).source, 'cache');
  });

  it('whether agents create records, and of which type', async () => {
    assert.equal((await create('Lead')).status, 422);
    await world.change({create: {type: 'Lead'}});
    assert.deepEqual([(await create('Lead')).status, (await create('Contact')).status], [201, 422]);
    await world.change({create: {enabled: false}});
    assert.equal((await create('Lead')).status, 403);
  });

  it('which pages may ask', async () => {
    await world.change({allowedOrigins: ['https://new.example']});
    assert.deepEqual((await world.tenants.all())[0]!.settings.allowedOrigins, ['https://new.example']);
  });
});

describe('a call that rings while settings change', () => {
  it('keeps the answer that its screens have; the next call is found in the new order (D8)', async () => {
    world.crm.add({module: 'Leads', name: 'Ada Lead', phones});
    const bodies = scenario('inbound-answered');
    await world.post(bodies.slice(0, 3));
    await world.settle();
    const lookups = () =>
      world.sent.flatMap(({event}) => (event.type === 'lookup.completed' ? [event.lookup] : []));
    assert.deepEqual(lookups().map(modulesOf), [['Contacts', 'Leads']]);
    await world.change({lookupOrder: ['Leads'], queryMode: 'when_not_in_pbx_contacts'});
    await world.post(bodies.slice(3));
    await world.settle();
    assert.equal(lookups().length, 1, 'the running call was looked up anew');
    const again = bodies.slice(0, 3).map((body) => ({...body, session_id: '950000000000099000'}));
    await world.post(again);
    await world.settle();
    assert.deepEqual(lookups().map(modulesOf), [['Contacts', 'Leads'], ['Leads']]);
  });
});
