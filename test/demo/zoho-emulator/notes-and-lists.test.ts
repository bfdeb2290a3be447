import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {ZohoClient} from './zoho-client.ts';

describe('notes, attachments and related lists of the Zoho emulator', () => {
  let zoho: ZohoClient;
  let contact: string;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  beforeEach(async () => {
    zoho.reset();
    contact = (await zoho.search('Contacts', {phone: '4155550123'})).body.data[0].id;
  });
  after(() => zoho.stop());

  const notesOf = async (path: string) =>
    (await zoho.get(`${path}/Notes?fields=Note_Title,Note_Content,Parent_Id`)).body?.data ?? [];

  describe('notes', () => {
    it('hang on contacts, leads, accounts and calls', async () => {
      const call = await zoho.create('Calls', {
        Subject: 'Missed',
        Call_Type: 'Missed',
        Call_Start_Time: zoho.clock.ago(60),
      });
      const {status, body} = await zoho.insert(
        'Notes',
        {Note_Title: 'T', Note_Content: 'C', Parent_Id: {module: {api_name: 'Contacts'}, id: contact}},
        {Note_Content: 'On a call', Parent_Id: {module: {api_name: 'Calls'}, id: call}},
      );
      assert.equal(status, 201);
      assert.equal(body.data[0].message, 'record added');
      assert.ok(!('$approval_state' in body.data[0].details));
      const [note] = await notesOf(`Contacts/${contact}`);
      assert.equal(note.Note_Content, 'C');
      assert.equal(note.Parent_Id.id, contact);
      assert.equal(note.Parent_Id.module.api_name, 'Contacts');
      assert.equal((await notesOf(`Calls/${call}`))[0].Note_Content, 'On a call');
    });

    it('come by the record’s own address, and in the old shape', async () => {
      const own = await zoho.api('POST', `Contacts/${contact}/Notes`, {data: [{Note_Content: 'Here'}]});
      assert.equal(own.status, 201);
      const old = await zoho.insert('Notes', {
        Note_Content: 'Old',
        Parent_Id: contact,
        se_module: 'Contacts',
      });
      assert.equal(old.status, 201);
      assert.equal((await notesOf(`Contacts/${contact}`)).length, 2);
    });

    it('are replaced as a whole by an update', async () => {
      await zoho.api('POST', `Contacts/${contact}/Notes`, {data: [{Note_Title: 'T', Note_Content: 'One'}]});
      const [{id}] = await notesOf(`Contacts/${contact}`);
      await zoho.api('PUT', `Notes/${id}`, {data: [{Note_Content: 'One\nTwo'}]});
      const [note] = await notesOf(`Contacts/${contact}`);
      assert.deepEqual([note.Note_Title, note.Note_Content], ['T', 'One\nTwo']);
    });

    it('need a title or a content, and a parent that exists', async () => {
      const parent = {module: {api_name: 'Contacts'}, id: contact};
      const empty = (await zoho.insert('Notes', {Parent_Id: parent})).body.data[0];
      assert.equal(empty.code, 'EXPECTED_FIELD_MISSING');
      assert.equal(empty.details.expected_fields.length, 2);
      const orphan = await zoho.insert('Notes', {Note_Content: 'x', Parent_Id: {...parent, id: '1'}});
      assert.equal(orphan.body.data[0].message, 'the related id given seems to be invalid');
      const long = await zoho.insert('Notes', {Note_Title: 'x'.repeat(121), Parent_Id: parent});
      assert.equal(long.body.data[0].details.maximum_length, 120);
    });

    it('are 204 where there are none, and their list needs fields', async () => {
      assert.equal((await zoho.get(`Contacts/${contact}/Notes?fields=Note_Title`)).status, 204);
      assert.equal((await zoho.get(`Contacts/${contact}/Notes`)).body.code, 'REQUIRED_PARAM_MISSING');
    });
  });

  describe('attachments', () => {
    const list = async () =>
      (await zoho.get(`Contacts/${contact}/Attachments?fields=File_Name,Size`)).body?.data ?? [];

    it('take a link from the query, and list it', async () => {
      const link = new URLSearchParams({attachmentUrl: 'https://pbx.example/r/1', title: 'Recording'});
      const {status, body} = await zoho.api('POST', `Contacts/${contact}/Attachments?${link.toString()}`);
      assert.equal(status, 200);
      assert.equal(body.data[0].message, 'attachment uploaded successfully');
      const [item] = await list();
      assert.deepEqual(
        [item.File_Name, item.Size, item.$type, item.$link_url],
        ['Recording', '0', 'Link URL', 'https://pbx.example/r/1'],
      );
      assert.equal((await zoho.api('DELETE', `Contacts/${contact}/Attachments/${item.id}`)).status, 200);
      assert.deepEqual(await list(), []);
    });

    it('take a file', async () => {
      const body = new FormData();
      body.set('file', new Blob(['hello']), 'note.txt');
      const answer = await fetch(`${zoho.origins.api}/crm/v8/Contacts/${contact}/Attachments`, {
        method: 'POST',
        headers: {authorization: `Zoho-oauthtoken ${await zoho.token()}`},
        body,
      });
      assert.equal(answer.status, 200);
      assert.deepEqual([(await list())[0].File_Name, (await list())[0].Size], ['note.txt', '5']);
    });

    it('refuse what is no address', async () => {
      const {body} = await zoho.api('POST', `Contacts/${contact}/Attachments?attachmentUrl=nowhere`);
      assert.equal(body.code, 'INVALID_URL_PATTERN');
    });
  });

  describe('related lists', () => {
    it('tell open calls from closed ones', async () => {
      const call = {
        Subject: 'Closed',
        Call_Type: 'Missed',
        Call_Start_Time: zoho.clock.ago(60),
        Who_Id: {id: contact},
      };
      const scheduled = {
        Call_Type: 'Outbound',
        Outgoing_Call_Status: 'Scheduled',
        Call_Start_Time: zoho.clock.ago(-60),
      };
      await zoho.insert('Calls', call, {...call, ...scheduled, Subject: 'Open'});
      const subject = async (name: string) =>
        (await zoho.get(`Contacts/${contact}/${name}?fields=Subject`)).body.data[0].Subject;
      assert.equal(await subject('Calls'), 'Open');
      assert.equal(await subject('Calls_History'), 'Closed');
    });

    it('give the contacts of an account', async () => {
      const account = (await zoho.get(`Contacts/${contact}`)).body.data[0].Account_Name.id;
      const {body} = await zoho.get(`Accounts/${account}/Contacts?fields=Last_Name`);
      assert.equal(body.data.length, 3);
    });

    it('refuse a name that is none', async () => {
      const {status, body} = await zoho.get(`Contacts/${contact}/Dragons?fields=Subject`);
      assert.equal(status, 400);
      assert.equal(body.message, 'the relation name given seems to be invalid');
    });

    it('stand in the metadata with their addresses', async () => {
      const {body} = await zoho.get('settings/related_lists?module=Contacts');
      const hrefs = body.related_lists.map(({api_name, href}: Record<string, string>) => [api_name, href]);
      assert.deepEqual(Object.fromEntries(hrefs)['Calls_History'], 'Contacts/{ENTITYID}/Calls_History');
      assert.equal(Object.fromEntries(hrefs)['Activities_Chronological_View'], null);
    });
  });
});
