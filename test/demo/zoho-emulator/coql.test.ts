import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {ZohoClient} from './zoho-client.ts';

describe('COQL of the Zoho emulator', () => {
  let zoho: ZohoClient;
  let contactId: string;
  let leadId: string;

  before(async () => {
    zoho = await ZohoClient.start();
    contactId = (await zoho.search('Contacts', {phone: '4155550123'})).body.data[0].id;
    leadId = (await zoho.search('Leads', {phone: '7700900321'})).body.data[0].id;
    const call = (subject: string, minutesAgo: number, more: object) => ({
      Subject: subject,
      Call_Type: 'Inbound',
      Call_Start_Time: zoho.clock.ago(minutesAgo * 60),
      Call_Duration: '01:00',
      ...more,
    });
    await zoho.insert(
      'Calls',
      call('first', 30, {Who_Id: {id: contactId}}),
      call('second', 20, {Who_Id: {id: contactId}}),
      call('third', 10, {What_Id: {id: leadId}, $se_module: 'Leads'}),
    );
  });
  after(() => zoho.stop());

  const subjects = async (rest: string) =>
    ((await zoho.coql(`select Subject from Calls where ${rest}`)).body.data ?? []).map(
      (row: any) => row.Subject,
    );

  it('gives the chosen columns, the id in any case, and no more', async () => {
    const {status, body} = await zoho.coql(`select Last_Name, Phone from Contacts where Last_Name = 'souza'`);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      data: [{Last_Name: 'Souza', Phone: '+1 (415) 555-0123', id: contactId}],
      info: {count: 1, more_records: false},
    });
  });

  it('counts records, whatever the limit', async () => {
    const count = async (where: string) =>
      (await zoho.coql(`select COUNT(id) from Contacts where ${where} limit 1`)).body;
    const all = await zoho.coql('select id from Contacts where Phone is not null limit 2000');
    assert.ok(all.body.data.length > 1);
    assert.deepEqual(await count('Phone is not null'), {
      data: [{'COUNT(id)': all.body.data.length}],
      info: {count: 1, more_records: false},
    });
    assert.equal((await count("Last_Name = 'Nobody'")).data[0]['COUNT(id)'], 0);
  });

  it('is 204 without rows', async () => {
    assert.equal((await zoho.coql(`select id from Contacts where Last_Name = 'Nobody'`)).status, 204);
  });

  it('reads a contact’s or a lead’s call history, newest first', async () => {
    assert.deepEqual(await subjects(`Who_Id = '${contactId}' order by Call_Start_Time desc`), [
      'second',
      'first',
    ]);
    assert.deepEqual(await subjects(`What_Id = ${leadId}`), ['third']);
  });

  it('follows lookups', async () => {
    const {body} = await zoho.coql(
      `select Who_Id.Last_Name, What_Id->Leads.Last_Name, What_Id from Calls where id is not null order by id asc`,
    );
    assert.equal(body.data[0]['Who_Id.Last_Name'], 'Souza');
    assert.equal(body.data[0]['What_Id->Leads.Last_Name'], null);
    assert.equal(body.data[2]['What_Id->Leads.Last_Name'], 'Rowe');
    assert.deepEqual(body.data[2]['What_Id'], {name: 'Callum Rowe', id: leadId});
  });

  const found: readonly (readonly [string, readonly string[]])[] = [
    [`Subject like 'f%'`, ['first']],
    [`Subject like '%ir%'`, ['first', 'third']],
    [`Subject like '%d'`, ['second', 'third']],
    [`Subject not like '%ir%'`, ['second']],
    [`Subject in ('first', 'third')`, ['first', 'third']],
    [`Subject not in ('first', 'third')`, ['second']],
    [`Who_Id is null`, ['third']],
    [`Who_Id is not null`, ['first', 'second']],
    [`Subject != 'first'`, ['second', 'third']],
    [`Call_Duration_in_seconds >= 60 and Subject = 'first'`, ['first']],
    [`(Subject = 'first' or Subject = 'third') and What_Id is null`, ['first']],
    [`id is not null limit 2`, ['first', 'second']],
    [`id is not null limit 1, 2`, ['second', 'third']],
    [`id is not null limit 2 offset 2`, ['third']],
  ];
  for (const [where, wanted] of found) {
    it(`where ${where}`, async () => {
      assert.deepEqual(await subjects(where), wanted);
    });
  }

  it('compares times with offsets', async () => {
    const at = zoho.clock.ago(25 * 60).replace('Z', '+00:00');
    assert.deepEqual(await subjects(`Call_Start_Time > '${at}'`), ['second', 'third']);
    assert.deepEqual(await subjects(`Call_Start_Time between '${zoho.clock.ago(1900)}' and '${at}'`), [
      'first',
    ]);
  });

  it('compares stored text, so a formatted number hides from its digits', async () => {
    const like = (pattern: string) => zoho.coql(`select id from Contacts where Phone like '${pattern}'`);
    assert.equal((await like('%5550123')).status, 204);
    assert.equal((await like('%555-0123')).status, 200);
  });

  it('reads an escaped quote', async () => {
    await zoho.create('Contacts', {Last_Name: "O'Hara"});
    assert.equal((await zoho.coql(`select id from Contacts where Last_Name = 'O\\'Hara'`)).status, 200);
  });

  const refused: readonly (readonly [string, string])[] = [
    ['select Subject Calls where id is not null', 'SYNTAX_ERROR'],
    ['select Subject from Calls', 'SYNTAX_ERROR'],
    [`select Subject from Calls where Subject = 'a' and Subject = 'b' and Subject = 'c'`, 'SYNTAX_ERROR'],
    [`select Subject from Calls where Subject = 'a`, 'SYNTAX_ERROR'],
    ['select Nothing from Calls where id is not null', 'INVALID_QUERY'],
    [`select Subject from Calls where Subject > 'a'`, 'INVALID_QUERY'],
    [`select Subject from Calls where Call_Start_Time > 'soon'`, 'INVALID_QUERY'],
    ['select Subject, Subject from Calls where id is not null', 'DUPLICATE_DATA'],
    ['select Subject from Calls where id is not null limit 2001', 'LIMIT_EXCEEDED'],
    ['select Subject from Dragons where id is not null', 'INVALID_MODULE'],
    ['', 'MANDATORY_NOT_FOUND'],
  ];
  for (const [query, code] of refused) {
    it(`answers ${code} to "${query}"`, async () => {
      const {status, body} = await zoho.coql(query);
      assert.equal(status, 400);
      assert.equal(body.code, code);
      assert.equal(body.status, 'error');
    });
  }

  it('says where the syntax breaks', async () => {
    const {body} = await zoho.coql('select Subject\nfrom Calls where Subject ~ 1');
    assert.deepEqual(body.details, {line: 2, column: 26, near: '~ 1'});
  });
});
