import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {ZohoClient} from './zoho-client.ts';

describe('Calls of the Zoho emulator', () => {
  let zoho: ZohoClient;
  let contact: string;
  let lead: string;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  beforeEach(async () => {
    zoho.reset();
    contact = (await zoho.search('Contacts', {phone: '4155550123'})).body.data[0].id;
    lead = (await zoho.search('Leads', {phone: '7700900321'})).body.data[0].id;
  });
  after(() => zoho.stop());

  const call = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
    Subject: 'Inbound call',
    Call_Type: 'Inbound',
    Call_Start_Time: zoho.clock.ago(600),
    Call_Duration: '04:00',
    ...changes,
  });
  const missed = (changes = {}) => call({Call_Type: 'Missed', Call_Duration: undefined, ...changes});
  const read = async (id: string) => (await zoho.get(`Calls/${id}`)).body.data[0];
  const refusal = async (changes: Record<string, unknown>) => {
    const {status, body} = await zoho.insert('Calls', call(changes));
    assert.equal(status, 400, JSON.stringify(body));
    const {code, details} = body.data[0];
    return [code, details.api_name];
  };

  it('keeps the instant, and answers in the zone of the org', async () => {
    const stored = await read(
      await zoho.create('Calls', call({Call_Start_Time: '2026-06-15T04:05:06-04:00'})),
    );
    assert.equal(stored.Call_Start_Time, '2026-06-15T09:05:06+01:00');
  });

  const durations = [
    ['04:00', 240, '04:00'],
    ['0:07', 7, '00:07'],
    ['75:30', 4530, '75:30'],
    ['1:02:03', 3723, '62:03'],
    ['12', 720, '12:00'],
  ] as const;
  for (const [sent, seconds, shown] of durations) {
    it(`reads the duration ${sent} as ${seconds} s`, async () => {
      const stored = await read(await zoho.create('Calls', call({Call_Duration: sent})));
      assert.equal(stored.Call_Duration_in_seconds, seconds);
      assert.equal(stored.Call_Duration, shown);
    });
  }

  it('logs a missed call without duration', async () => {
    const stored = await read(await zoho.create('Calls', missed()));
    assert.equal(stored.Call_Duration_in_seconds, 0);
  });

  it('hangs on a contact, a lead, an account, a contact with its account, or on nobody', async () => {
    const account = (await zoho.search('Accounts', {phone: '1614960234'})).body.data[0].id;
    const onContact = await read(await zoho.create('Calls', call({Who_Id: {id: contact}})));
    assert.deepEqual(onContact.Who_Id, {name: 'Ana Souza', id: contact});
    assert.equal(onContact.$se_module, null);
    const onLead = await read(await zoho.create('Calls', call({What_Id: {id: lead}, $se_module: 'Leads'})));
    assert.deepEqual(onLead.What_Id, {name: 'Callum Rowe', id: lead});
    assert.equal(onLead.$se_module, 'Leads');
    const both = {Who_Id: {id: contact}, What_Id: {id: account}, $se_module: 'Accounts'};
    assert.equal((await read(await zoho.create('Calls', call(both)))).What_Id.name, 'Oduya Bakeries');
    assert.equal((await read(await zoho.create('Calls', call()))).Who_Id, null);
  });

  it('belongs to the owner that was sent', async () => {
    const ines = zoho.org.users.find(({email}) => email === 'ines@demo.example')!;
    const stored = await read(await zoho.create('Calls', call({Owner: {id: ines.id}})));
    assert.deepEqual(stored.Owner, {name: 'Ines Holm', id: ines.id, email: 'ines@demo.example'});
  });

  describe('refuses', () => {
    const missing = ['Subject', 'Call_Type', 'Call_Start_Time', 'Call_Duration'];
    for (const field of missing) {
      it(`an answered call without ${field}`, async () => {
        assert.deepEqual(await refusal({[field]: undefined}), ['MANDATORY_NOT_FOUND', field]);
      });
    }

    it('a duration of zero, for answered calls only', async () => {
      const {body} = await zoho.insert('Calls', call({Call_Duration: '00:00'}));
      assert.equal(body.data[0].code, 'DEPENDENT_MISMATCH');
      assert.equal(body.data[0].message, 'Call Duration can not be zero.');
      assert.deepEqual(await refusal({Call_Type: 'Outbound', Call_Duration: '00:00'}), [
        'DEPENDENT_MISMATCH',
        'Call_Duration',
      ]);
    });

    const wrong: readonly (readonly [string, Record<string, unknown>, string, string])[] = [
      ['a malformed duration', {Call_Duration: 'four'}, 'INVALID_DATA', 'Call_Duration'],
      ['61 seconds behind the colon', {Call_Duration: '01:61'}, 'INVALID_DATA', 'Call_Duration'],
      ['a number as duration', {Call_Duration: 240}, 'INVALID_DATA', 'Call_Duration'],
      ['an unknown type', {Call_Type: 'Sideways'}, 'INVALID_DATA', 'Call_Type'],
      ['a time without offset', {Call_Start_Time: '2026-06-15T08:00:00'}, 'INVALID_DATA', 'Call_Start_Time'],
      ['milliseconds', {Call_Start_Time: '2026-06-15T08:00:00.000Z'}, 'INVALID_DATA', 'Call_Start_Time'],
      ['a day that is none', {Call_Start_Time: '2026-02-30T08:00:00Z'}, 'INVALID_DATA', 'Call_Start_Time'],
      ['an unknown contact', {Who_Id: {id: '1'}}, 'INVALID_DATA', 'Who_Id'],
      ['a What_Id alone', {What_Id: {id: '1'}}, 'DEPENDENT_FIELD_MISSING', '$se_module'],
      ['an unknown module', {What_Id: {id: '1'}, $se_module: 'Dragons'}, 'INVALID_DATA', '$se_module'],
      ['an unknown lead', {What_Id: {id: '1'}, $se_module: 'Leads'}, 'INVALID_DATA', 'What_Id'],
      ['a description that is too long', {Description: 'x'.repeat(32_001)}, 'INVALID_DATA', 'Description'],
      [
        'a recording that is no address',
        {Voice_Recording__s: 'javascript:alert(1)'},
        'INVALID_DATA',
        'Voice_Recording__s',
      ],
    ];
    for (const [what, changes, code, field] of wrong) {
      it(what, async () => {
        assert.deepEqual(await refusal(changes), [code, field]);
      });
    }

    it('a completed call in the future, but not a scheduled one', async () => {
      const future = {Call_Start_Time: zoho.clock.ago(-60)};
      assert.deepEqual(await refusal(future), ['INVALID_DATA', 'Call_Start_Time']);
      const scheduled = {Call_Type: 'Outbound', Outgoing_Call_Status: 'Scheduled', Call_Duration: undefined};
      await zoho.create('Calls', call({...future, ...scheduled}));
    });

    it('a contact of a lead’s record, and a lead as contact', async () => {
      const both = {Who_Id: {id: contact}, What_Id: {id: lead}, $se_module: 'Leads'};
      assert.deepEqual(await refusal(both), ['INVALID_DATA', 'Who_Id']);
      assert.deepEqual(await refusal({Who_Id: {id: lead}}), ['INVALID_DATA', 'Who_Id']);
    });
  });

  describe('updates', () => {
    const change = async (id: string, values: Record<string, unknown>) => {
      const {body} = await zoho.api('PUT', `Calls/${id}`, {data: [values]});
      return body.data[0];
    };

    it('take description, recording and result, and keep the rest', async () => {
      const id = await zoho.create('Calls', call());
      const values = {
        Description: 'Note\nmore',
        Voice_Recording__s: 'http://127.0.0.1:8887/crm/v1/links/abc',
        Call_Result: 'Interested',
      };
      assert.equal((await change(id, values)).code, 'SUCCESS');
      const stored = await read(id);
      assert.equal(stored.Description, 'Note\nmore');
      assert.equal(stored.Call_Duration_in_seconds, 240);
      assert.equal(stored.Subject, 'Inbound call');
    });

    it('move a call from a contact to a lead', async () => {
      const id = await zoho.create('Calls', call({Who_Id: {id: contact}}));
      const halfway = await change(id, {What_Id: {id: lead}, $se_module: 'Leads'});
      assert.equal(halfway.code, 'INVALID_DATA');
      const moved = await change(id, {Who_Id: null, What_Id: {id: lead}, $se_module: 'Leads'});
      assert.equal(moved.code, 'SUCCESS');
      const back = await change(id, {Who_Id: {id: contact}, What_Id: null});
      assert.equal(back.code, 'SUCCESS');
      assert.equal((await read(id)).$se_module, null);
    });

    it('change neither the type nor the owner of a completed call', async () => {
      const id = await zoho.create('Calls', call());
      assert.deepEqual((await change(id, {Call_Type: 'Missed'})).details.api_name, 'Call_Type');
      assert.deepEqual((await change(id, {Owner: {id: zoho.org.users[1]!.id}})).details.api_name, 'Owner');
      assert.equal(
        (await change(id, {Call_Type: 'Inbound', Owner: {id: zoho.org.admin.id}})).code,
        'SUCCESS',
      );
    });

    it('find no call that somebody deleted', async () => {
      const id = await zoho.create('Calls', call({Who_Id: {id: contact}}));
      await zoho.api('DELETE', `Calls/${id}`);
      assert.equal((await change(id, {Description: 'x'})).message, 'the id given seems to be invalid');
    });
  });
});
