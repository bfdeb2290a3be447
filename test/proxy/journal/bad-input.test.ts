import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import type {FaultRule} from '../../../demo/zoho-emulator/faults/fault-rule.ts';
import type {SettingsInput} from '../../../src/contract/index.ts';
import {journalSteps} from '../../support/node/journal-steps.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {until as eventually} from '../../support/node/until.ts';
import {scenario} from '../pbx/support/golden.ts';
import {zohoWorld, type ZohoWorld} from '../scenarios/support/zoho-world.ts';

const session = '950000000000001000';
const minute = 60_000;
const hour = 60 * minute;

describe('what Zoho does not take as it is', () => {
  const store = useTestStore();
  let world: ZohoWorld;
  afterEach(() => world.stop());

  const start = async (settings: SettingsInput = {}) => (world = await zohoWorld(store, settings));
  const org = () => world.zoho.world.orgs.find(({key}) => key === 'eu-enterprise')!;
  const fault = (rule: Partial<FaultRule>) => world.zoho.world.faults.add(rule);
  const play = (name = 'inbound-answered') => world.playAsPbx(name);
  const row = () => store.db.selectFrom('journal').selectAll().executeTakeFirstOrThrow();
  const steps = () => journalSteps(store);
  const calls = () => [...org().records.all('Calls')];
  const note = (text: string) =>
    world.agent('101', `/calls/${session}/notes/${crypto.randomUUID()}`, {method: 'PUT', json: {text}});

  describe('call records that cannot be right', () => {
    type Body = Record<string, unknown>;
    const cdr = (): Body => ({...scenario('inbound-answered').at(-1)!});
    const legs = (change: (leg: Body, index: number) => Body): Body => ({
      ...cdr(),
      call_targets: (cdr()['call_targets'] as Body[]).map(change),
    });
    const tell = async (...bodies: Body[]) => {
      for (const body of bodies) assert.equal((await world.post(body)).status, 200);
      await world.settle();
      await world.pass(minute);
    };

    it('believe the legs of persons where the record contradicts itself', async () => {
      await start();
      await tell({
        ...cdr(),
        call_status: 'noanswer',
        talk_duration: 0,
        answered_time: '0',
        ended_reason: 'cancelled',
      });
      const [call] = world.zohoCalls();
      assert.deepEqual([call!.type, call!.seconds, call!.owner], ['Inbound', 240, 'ines']);
    });

    it('clamp an end before the start, say so in the ledger, and log the call (E11)', async () => {
      await start();
      await tell(
        legs((leg, index) => (index === 0 ? {...leg, ended_time: '1781516300', talk_duration: '-107'} : leg)),
      );
      const [call] = world.zohoCalls();
      assert.ok(call!.seconds >= 0 && call!.seconds <= 240);
      assert.ok(
        (await steps()).some((step) => step.includes('negative_duration')),
        (await steps()).join('\n'),
      );
    });

    it('keep calls apart whose ids differ beyond 2^53 (Z40)', async () => {
      await start();
      await tell(
        {...cdr(), session_id: '9007199254740992', cdr_id: '9007199254740994'},
        {...cdr(), session_id: '9007199254740993', cdr_id: '9007199254740995'},
      );
      assert.equal(world.zohoCalls().length, 2);
    });

    it('give a call of an extension that nobody knows to the fallback owner, named in the text (E19)', async () => {
      await start();
      await tell(
        legs((leg) => ({
          ...leg,
          callee: '199',
          destination: String(leg['destination']).replace('101', '199'),
        })),
      );
      const [call] = world.zohoCalls();
      assert.equal(call!.type, 'Inbound');
      assert.match(call!.description, /199/);
      assert.ok((await steps()).some((step) => step.includes('owner: fallback_owner')));
    });
  });

  describe('by what a call is known again (reliability 0.1)', () => {
    it('is a unique field where the tenant has one: a lost answer costs neither waiting nor a second call (Z7, Z31)', async () => {
      await start();
      org().schema.change({module: 'Calls', apiName: 'PBX_Call_Id', unique: true});
      fault({kind: 'drop_after', method: 'POST', path: '/Calls', count: 1});
      await play();
      await world.pass(6_000);
      assert.equal(calls().length, 1);
      assert.match(String(calls()[0]!.values['PBX_Call_Id']), /^call [0-9a-f]{20}$/);
      assert.equal((await row()).activity_id, calls()[0]!.id);
      assert.ok((await steps()).includes('unique field decides'));
      const {dedupe_kind, dedupe_field} = await store.db
        .selectFrom('crm_connection')
        .selectAll()
        .where('tenant_id', '=', '940000000000000001')
        .executeTakeFirstOrThrow();
      assert.deepEqual([dedupe_kind, dedupe_field], ['unique_field', 'PBX_Call_Id']);
    });

    it('is a plain field where there is no unique one, which is asked for after a lost answer', async () => {
      await start({journal: {callKeyField: 'Ticket'}});
      org().schema.change({module: 'Calls', apiName: 'Ticket'});
      fault({kind: 'drop_after', method: 'POST', path: '/Calls', count: 1});
      await play();
      await world.pass(6_000);
      assert.equal(calls().length, 1);
      assert.equal((await row()).activity_id, calls()[0]!.id);
      assert.ok((await steps()).some((step) => step.endsWith('; known by: plain_field')));
      assert.ok((await steps()).some((step) => step.startsWith('adopted')));
    });

    it('is the mark in the text otherwise, and a field that others made stays theirs', async () => {
      await start();
      org().schema.change({module: 'Calls', apiName: 'Campaign'});
      await play();
      assert.equal(calls()[0]!.values['Campaign'], undefined);
      assert.ok((await steps()).some((step) => step.endsWith('; known by: text')));
    });

    it('does not trust a unique field that came after the doubt', async () => {
      await start();
      fault({kind: 'drop_after', method: 'POST', path: '/Calls', count: 1});
      await play();
      org().schema.change({module: 'Calls', apiName: 'PBX_Call_Id', unique: true});
      await world.pass(6_000);
      await world.pass(130_000);
      assert.equal(calls().length, 1);
    });
  });

  describe('fields', () => {
    it('a layout without Description keeps the mark and the outcome in the next text there is (Z28)', async () => {
      await start();
      org().schema.remove('Calls', 'Description');
      await play();
      const text = String(calls()[0]!.values['Call_Agenda']);
      assert.match(text, /^\[call [0-9a-f]{20}\]\nFrom: \+1 415 555 0123/);
      assert.ok(text.length <= 255);
      assert.ok((await steps()).includes('fields left out: Description'));
      await note('Wants the offer by Friday.');
      await world.pass(minute);
      assert.equal(calls().length, 1);
      assert.equal((await row()).state, 'logged');
    });

    it('a layout without any text is known by its facts, and a lost answer still makes one call (Z28)', async () => {
      await start();
      org().schema.remove('Calls', 'Description');
      org().schema.change({module: 'Calls', apiName: 'Call_Agenda', readOnly: true});
      fault({kind: 'drop_after', method: 'POST', path: '/Calls', count: 1});
      await play();
      await world.pass(6_000);
      await world.pass(130_000);
      assert.equal(calls().length, 1);
      assert.equal((await row()).activity_id, calls()[0]!.id);
      assert.ok((await steps()).some((step) => step.endsWith('; known by: none')));
    });

    it('a field that Zoho refuses is left out, its metadata asked once more, and the call is logged (Z28)', async () => {
      await start();
      const refusal = {kind: 'item_error', code: 'INVALID_DATA', details: {api_name: 'Description'}} as const;
      fault({...refusal, method: 'POST', path: '/Calls', count: 1});
      await play();
      assert.equal(calls().length, 1);
      assert.equal((await row()).state, 'logged');
      assert.equal(org().counters.byRoute['GET settings/fields'], 2);
      assert.ok((await steps()).includes('fields left out: Description'));
      await play('outbound');
      assert.equal(org().counters.byRoute['GET settings/fields'], 2);
      assert.equal(calls().length, 2);
    });

    it('a field that became shorter is cut between characters to what its metadata says now (Z30)', async () => {
      await start({journal: {descriptionTemplate: '👩‍👩‍👧‍👦'.repeat(80)}});
      await play();
      org().schema.change({module: 'Calls', apiName: 'Description', length: 400});
      org().schema.change({module: 'Calls', apiName: 'Subject', length: 20});
      await play('outbound');
      assert.equal((await row()).state, 'logged');
      const outbound = calls().find(({values}) => values['Call_Type'] === 'Outbound');
      // The subject's new length is not known yet, and Zoho does without no subject: it is told by its name.
      assert.equal(outbound, undefined);
      await world.pass(7 * hour);
      await play('inbound-missed');
      const missed = calls().find(({values}) => values['Call_Type'] === 'Missed')!;
      assert.ok(String(missed.values['Subject']).length <= 20);
      assert.match(String(missed.values['Subject']), /…$/);
      assert.match(
        String(missed.values['Description']),
        /^\[call [0-9a-f]{20}\]\n(👩‍👩‍👧‍👦)+…\n\[\/call [0-9a-f]{20}\]$/u,
      );
    });

    it('a mandatory custom field fails the call by its name, and takes the tenant’s default (Z29)', async () => {
      await start();
      org().schema.change({module: 'Calls', apiName: 'Branch', mandatory: true});
      await play();
      assert.equal((await row()).state, 'failed');
      assert.match((await row()).problem_detail!, /Branch/);
      assert.ok((await steps()).includes('failed: rejected MANDATORY_NOT_FOUND Branch'));
      world.setSettings({journal: {callDefaults: {Branch: 'Head office'}}});
      assert.equal((await world.agent('101', `/calls/${session}/journal`, {method: 'POST'})).status, 202);
      await world.settle();
      assert.equal(calls()[0]!.values['Branch'], 'Head office');
    });

    it('is written without metadata too, where the grant does not cover it (Z26)', async () => {
      await start();
      fault({kind: 'error', status: 401, code: 'OAUTH_SCOPE_MISMATCH', path: '/settings/fields'});
      await play();
      assert.equal((await row()).state, 'logged');
      assert.ok((await steps()).some((step) => step.endsWith('; known by: text')));
    });
  });

  describe('owners and records', () => {
    it('a user who was deactivated since the list was read gives the call to the fallback owner (E19)', async () => {
      await start();
      await play('outbound');
      const ines = org().users.find(({email}) => email.startsWith('ines@'))!;
      ines.status = 'inactive';
      await play('inbound-answered');
      const call = calls().find(({values}) => values['Call_Type'] === 'Inbound')!;
      assert.equal(call.owner, org().admin.id);
      assert.match(String(call.values['Description']), /Agent: .*\(101\)/);
      const told = await steps();
      assert.ok(told.includes('owner refused'));
      assert.ok(told.some((step) => step.includes('owner: fallback_owner, agent_unknown_in_crm')));
    });

    it('a fallback owner who is gone leaves the call to the connecting user (E19)', async () => {
      await start({journal: {fallbackOwner: '700000000000000099'}});
      org().users.find(({email}) => email.startsWith('ines@'))!.status = 'inactive';
      await play();
      assert.equal(calls()[0]!.owner, org().admin.id);
      assert.ok((await steps()).some((step) => step.includes('fallback_refused')));
    });

    const souza = () =>
      [...org().records.all('Contacts')].find(({values}) => values['Last_Name'] === 'Souza')!;

    it('a record deleted between match and log leaves the call waiting, and it is written when one is there (Z34)', async () => {
      await start();
      const record = souza();
      // The number leads to the record from a call before.
      await play('inbound-outbound');
      org().records.remove('Contacts', record.id);
      await play();
      const parked = await store.db.selectFrom('journal').select('state').execute();
      assert.deepEqual(parked.map(({state}) => state).sort(), ['logged', 'waiting_for_contact']);
      assert.ok((await steps()).includes('record gone'));
      org().records.insert({...record, by: record.createdBy, now: 0, indexDelayMs: 0});
      await world.pass(20 * minute);
      assert.equal(calls().length, 2);
    });

    it('a lead that was converted hands its call to the contact it became (Z34)', async () => {
      await start();
      const lead = [...org().records.all('Leads')].find(({values}) => values['Last_Name'] === 'Rowe')!;
      const contactId = org().nextId();
      fault({kind: 'item_error', code: 'CONVERTED_RECORD', method: 'POST', path: '/Calls', count: 1});
      const at = {by: org().admin.id, now: world.clock.now(), indexDelayMs: 0};
      const person = {Last_Name: 'Rowe', Phone: lead.values['Phone']};
      org().records.insert({id: contactId, module: 'Contacts', values: person, owner: org().admin.id, ...at});
      const search = fault({kind: 'error', status: 403, code: 'NO_PERMISSION', path: '/Contacts/search'});
      await world.lookups.find(world.tenants.list.get('940000000000000001')!.tenant, '+447700900321');
      world.zoho.world.faults.remove(search.id);
      org().records.update(lead, {Converted__s: true, Converted_Contact: {id: contactId}}, at);
      await play('inbound-missed');
      assert.deepEqual(
        calls().map(({values}) => values['Who_Id']),
        [{id: contactId}],
      );
      assert.ok((await steps()).includes('record followed: Contacts'));
    });

    it('a module that the grant may not read leaves its records out, and the call waits for one (Z27)', async () => {
      await start();
      const search = fault({kind: 'error', status: 403, code: 'NO_PERMISSION', path: '/Contacts/search'});
      await play();
      assert.equal((await row()).state, 'waiting_for_contact');
      assert.ok((await steps()).includes('parked: no_record, crm_permission'));
      const {tenant} = world.tenants.list.get('940000000000000001')!;
      const {state, problem} = await world.lookups.find(tenant, '+14155550123');
      assert.deepEqual(
        [state, problem?.code, problem?.detail],
        ['unknown', 'crm_permission', 'The connection may not read Contacts.'],
      );
      await play('inbound-missed');
      assert.deepEqual(
        world.zohoCalls().map(({record}) => record),
        ['Rowe'],
        'other modules go on',
      );
      world.zoho.world.faults.remove(search.id);
      await world.pass(20 * minute);
      assert.equal(calls().length, 2);
      assert.equal((await world.lookups.find(tenant, '+14155550123')).problem, null);
    });

    const refuseLink = {
      kind: 'item_error',
      status: 403,
      code: 'NO_PERMISSION',
      details: {api_name: 'Who_Id'},
      method: 'POST',
      path: '/Calls',
    } as const;

    it('a record that the grant may not use is left out: the call waits as unmatched, with the reason (Z27)', async () => {
      await start();
      const link = fault(refuseLink);
      await play();
      assert.deepEqual(
        [(await row()).state, (await row()).wait_reason],
        ['waiting_for_contact', 'no_record'],
      );
      const told = await steps();
      assert.ok(told.includes('record out of reach: Contacts NO_PERMISSION'), told.join('\n'));
      assert.ok(told.includes('parked: no_record, crm_permission'));
      assert.equal(world.creates(), 1);
      world.zoho.world.faults.remove(link.id);
      await world.pass(20 * minute);
      assert.deepEqual(
        world.zohoCalls().map(({record}) => record),
        ['Souza'],
      );
    });

    it('a record that the grant may not use leaves the call to the next candidate (Z27)', async () => {
      await start({ambiguity: 'lookup_order_then_recent'});
      const at = {owner: org().admin.id, by: org().admin.id, now: world.clock.now(), indexDelayMs: 0};
      const values = {Last_Name: 'Next', Phone: '+1 415 555 0123'};
      org().records.insert({id: org().nextId(), module: 'Leads', values, ...at});
      fault({...refuseLink, count: 1});
      await play();
      assert.deepEqual(
        world.zohoCalls().map(({record}) => record),
        ['Next'],
      );
      assert.equal((await row()).state, 'logged');
      const told = world.sent.flatMap(({event}) =>
        event.type === 'call.linked' ? [event.contact?.name] : [],
      );
      assert.equal(told.at(-1), 'Next');
    });

    it('a record that the grant may not use leaves the call unlinked where the tenant wants that (Z27)', async () => {
      await start({journal: {unmatched: 'log_unlinked'}});
      fault({...refuseLink, count: 1});
      await play();
      assert.deepEqual(
        world.zohoCalls().map(({record}) => record),
        [null],
      );
      assert.equal(world.creates(), 2);
      assert.ok((await steps()).includes('record out of reach: Contacts NO_PERMISSION'));
    });

    it('a module that the grant may not write keeps the call with the reason, and is tried again (Z27)', async () => {
      await start();
      const write = fault({
        kind: 'error',
        status: 403,
        code: 'NO_PERMISSION',
        method: 'POST',
        path: '/Calls',
      });
      await play();
      assert.deepEqual([(await row()).state, (await row()).problem_code], ['queued', 'crm_permission']);
      world.zoho.world.faults.remove(write.id);
      await world.pass(6_000);
      assert.equal(calls().length, 1);
    });

    it('a module that is switched off fails the call by name and is not asked again (Z25)', async () => {
      await start();
      fault({kind: 'error', status: 400, code: 'FEATURE_NOT_SUPPORTED', path: '/Calls'});
      await play();
      await world.pass(24 * hour);
      assert.equal((await row()).state, 'failed');
      assert.match((await row()).problem_detail!, /FEATURE_NOT_SUPPORTED/);
      assert.equal(world.creates(), 1);
    });

    for (const code of ['RECORD_LOCKED', 'RECORD_IN_BLUEPRINT', 'NOT_APPROVED'])
      it(`${code} is tried three times more, an hour between, then failed with its reason (Z35)`, async () => {
        await start();
        fault({kind: 'item_error', code, method: 'POST', path: '/Calls'});
        await play();
        for (let step = 0; step < 6; step += 1) await world.pass(hour);
        assert.equal(world.creates(), 4);
        assert.equal((await row()).state, 'failed');
        assert.match((await row()).problem_detail!, new RegExp(code));
      });
  });

  describe('answers', () => {
    for (const rule of [
      {kind: 'drop_before'},
      {kind: 'drop_after'},
      {kind: 'cut_response'},
      {kind: 'truncated_json'},
      {kind: 'empty', status: 200},
      {kind: 'missing_id'},
      {kind: 'html', status: 503},
      {kind: 'html', status: 200},
    ] as const)
      it(`makes one call of ${JSON.stringify(rule)} (Z7, Z8, Z9, Z12)`, async () => {
        await start();
        fault({...rule, method: 'POST', path: '/Calls', count: 1});
        await play();
        await world.pass(6_000);
        await world.pass(130_000);
        await world.pass(30_000);
        assert.equal(calls().length, 1);
        assert.equal((await row()).state, 'logged');
      });

    for (const rule of [{kind: 'no_answer'}, {kind: 'late'}, {kind: 'drip', bytesPerSecond: 5}] as const)
      it(`makes one call of ${rule.kind}, and holds nobody up for more than ten seconds (Z4, Z5, Z6)`, async () => {
        await start();
        await play('outbound');
        const played = fault({...rule, method: 'POST', path: '/Calls', count: 1});
        await world.pbx.playLines(loadScenario('inbound-answered')).done;
        const settling = world.settle();
        await eventually(() => played.hits > 0);
        await world.clock.advance(10_000);
        // The clock stands now: whatever waited for more than these would wait for ever.
        await settling;
        await world.pass(6_000);
        await world.pass(130_000);
        await world.pass(30_000);
        assert.equal(calls().length, 2);
        const states = await store.db.selectFrom('journal').select('state').execute();
        assert.deepEqual(states, [{state: 'logged'}, {state: 'logged'}]);
      });

    it('judges a row by itself, whatever the status says (Z11)', async () => {
      await start();
      fault({
        kind: 'item_error',
        status: 200,
        code: 'INVALID_DATA',
        method: 'POST',
        path: '/Calls',
        count: 1,
      });
      await play();
      assert.equal((await row()).state, 'failed');
      assert.equal(calls().length, 0);
    });
  });

  describe('after people were at it', () => {
    it('an activity that somebody deleted stays deleted (Z36)', async () => {
      await start();
      await play();
      org().records.remove('Calls', calls()[0]!.id);
      await note('too late');
      await world.pass(24 * hour);
      assert.equal((await row()).state, 'deleted');
      assert.equal(calls().length, 0);
      assert.equal(world.creates(), 1);
    });

    it('what somebody wrote around our block survives each of our changes (Z37)', async () => {
      await start();
      await play();
      const call = calls()[0]!;
      const text = `Before.\n${String(call.values['Description'])}\nAfter.`;
      const at = {by: org().admin.id, now: world.clock.now(), indexDelayMs: 0};
      org().records.update(call, {Description: text}, at);
      await note('Wants the offer by Friday.');
      await world.pass(minute);
      assert.match(
        String(call.values['Description']),
        /^Before\.\n\[call [^]*offer by Friday\.\n\[\/call .*\]\nAfter\.$/,
      );
    });

    for (const understood of [true, false])
      it(`${understood ? 'what somebody saves between our reading and our writing survives' : 'is written where Zoho refuses whatever has the condition that keeps such words'} (Z37)`, async () => {
        await start();
        await play();
        const call = calls()[0]!;
        let release = () => {};
        const until = new Promise<void>((resolve) => (release = resolve));
        const ours = {method: 'PUT', path: '/Calls'};
        const held = fault({...ours, kind: 'latency', until, count: 1});
        if (!understood)
          fault({...ours, kind: 'item_error', status: 412, code: 'ALREADY_MODIFIED', details: {}, count: 1});
        await note('Wants the offer by Friday.');
        const written = world.pass(minute);
        await eventually(() => held.hits > 0);
        if (understood) {
          const text = `${String(call.values['Description'])}\nWants to cancel!`;
          const at = {by: org().admin.id, now: world.clock.now() + 2_000, indexDelayMs: 0};
          org().records.update(call, {Description: text}, at);
        }
        release();
        await written;
        assert.match(
          String(call.values['Description']),
          understood ? /offer by Friday\.\n\[\/call .*\]\nWants to cancel!$/ : /offer by Friday/,
        );
        assert.equal((await row()).state, 'logged');
      });
  });

  describe('a call whose end comes late', () => {
    /** The call as far as it was told until this second, closed by the clock; answers how to tell the rest. */
    const silentFrom = async (second: number) => {
      const lines = loadScenario('inbound-answered');
      const isTold = ({sim}: (typeof lines)[number]) => Number(sim.at) < second;
      await world.pbx.playLines(lines.filter(isTold)).done;
      await world.settle();
      await world.pass(9 * hour);
      await world.services.start();
      await world.settle();
      const rest = lines.filter((line) => !isTold(line)).map((line) => line.event);
      return async () => {
        for (const event of rest) assert.equal((await world.post(event)).status, 200);
        await world.settle();
      };
    };
    const silent = () => silentFrom(247);

    it('gets its length in Zoho (E4)', async () => {
      await start();
      const end = await silent();
      assert.ok(world.zohoCalls()[0]!.seconds < 10);
      await end();
      assert.deepEqual(
        world.zohoCalls().map(({type, seconds}) => [type, seconds]),
        [['Inbound', 240]],
      );
      assert.ok((await steps()).includes('amended: duration 1 s, now 240 s'), (await steps()).join('\n'));
    });

    it('gets its length, outcome and subject; the type, which Zoho does not change, stays, and the ledger says so (E4)', async () => {
      await start();
      const end = await silentFrom(5);
      const [call] = world.zohoCalls();
      assert.equal(call!.type, 'Missed');
      assert.match(call!.subject, /missed/);
      assert.match(call!.description, /The end of this call was not told/);
      await end();
      const [amended, ...others] = world.zohoCalls();
      assert.deepEqual(others, []);
      assert.deepEqual([amended!.seconds, amended!.type], [240, 'Missed']);
      assert.match(amended!.subject, /answered/);
      assert.match(amended!.description, /Result: answered, talk 4:00/);
      const told = (await steps()).filter((step) => step.startsWith('amended'));
      assert.deepEqual(told, ['amended: duration 0 s, now 240 s; subject; type stays missed, is inbound']);
      await note('A note later amends nothing.');
      await world.pass(minute);
      assert.equal((await steps()).filter((step) => step.startsWith('amended')).length, 1);
    });

    it('keeps the length and the subject that somebody entered meanwhile (E4, Z37)', async () => {
      await start();
      const end = await silent();
      const at = {by: org().admin.id, now: world.clock.now(), indexDelayMs: 0};
      const entered = {Subject: 'Talked about the roof', Call_Duration_in_seconds: 1234};
      org().records.update(calls()[0]!, entered, at);
      await end();
      const [call] = world.zohoCalls();
      assert.deepEqual([call!.subject, call!.seconds], ['Talked about the roof', 1234]);
      assert.match(call!.description, /talk 4:00/);
    });

    it('is told in its text where Zoho does not let its length be changed (E4)', async () => {
      await start();
      const end = await silent();
      const details = {api_name: 'Call_Duration'};
      fault({kind: 'item_error', code: 'INVALID_DATA', details, method: 'PUT', path: '/Calls', count: 1});
      await end();
      const [call] = world.zohoCalls();
      assert.notEqual(call!.seconds, 240);
      assert.match(call!.description, /talk 4:00/);
      assert.equal((await row()).state, 'logged');
      assert.ok((await steps()).some((step) => step.startsWith('not amended: duration')));
      await play('outbound');
      assert.equal(world.zohoCalls().at(-1)!.seconds, 63);
    });
  });

  describe('the tenant', () => {
    it('switched off between ring and hang-up keeps the call, asks Zoho nothing, and is written when it is on again (J32)', async () => {
      await start();
      const bodies = loadScenario('inbound-answered');
      await world.pbx.playLines(bodies.slice(0, 6)).done;
      await world.settle();
      world.setSettings({}, {crmEnabled: false});
      const before = {...org().counters.byRoute};
      await world.pbx.playLines(bodies.slice(6)).done;
      await world.settle();
      await world.pass(10 * minute);
      assert.deepEqual({...org().counters.byRoute}, before);
      assert.equal((await row()).state, 'queued');
      world.setSettings({});
      await world.pass(2 * minute);
      assert.equal(calls().length, 1);
      assert.equal((await row()).state, 'logged');
    });
  });
});
