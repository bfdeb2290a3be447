import assert from 'node:assert/strict';
import {rm} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {initializeSdk, sdk, sdkRecord} from './official-sdk.ts';
import {ZohoClient} from './zoho-client.ts';

describe('Zoho’s official SDK, unmodified, on the emulator', () => {
  let zoho: ZohoClient;
  let folder: string;

  before(async () => {
    zoho = await ZohoClient.start({now: Date.now, settings: {indexDelayMs: 0}});
    folder = await initializeSdk(zoho);
  });
  after(async () => {
    await zoho.stop();
    await rm(folder, {recursive: true});
  });

  const records = (module: string) => new sdk.Record.RecordOperations(module);
  const bodyOf = (values: Record<string, unknown>) => {
    const body = new sdk.Record.BodyWrapper();
    body.setData([sdkRecord(values)]);
    return body;
  };
  const firstItem = (answer: any) => answer.getObject().getData()[0];
  const create = async (module: string, values: Record<string, unknown>): Promise<string> => {
    const item = firstItem(await records(module).createRecords(bodyOf(values), new sdk.HeaderMap()));
    assert.equal(item.getStatus().getValue(), 'success');
    return item.getDetails().get('id');
  };
  const read = async (module: string, id: string): Promise<any> =>
    firstItem(await records(module).getRecord(BigInt(id), new sdk.ParameterMap(), new sdk.HeaderMap()));
  const searchByPhone = async (module: string, phone: string): Promise<any> => {
    const parameters = new sdk.ParameterMap();
    await parameters.add(sdk.Record.SearchRecordsParam.PHONE, phone);
    return records(module).searchRecords(parameters, new sdk.HeaderMap());
  };

  it('finds a golden contact by its number', async () => {
    const found = await searchByPhone('Contacts', '+14155550123');
    assert.equal(found.getStatusCode(), 200);
    assert.equal(firstItem(found).getKeyValue('Full_Name'), 'Ana Souza');
    assert.equal(firstItem(found).getKeyValue('Account_Name').getKeyValue('name'), 'Northlight Optics');
  });

  it('takes 204 as nothing found', async () => {
    const found = await searchByPhone('Contacts', '+442079460999');
    assert.equal(found.getStatusCode(), 204);
  });

  it('creates a lead and updates it', async () => {
    const id = await create('Leads', {Last_Name: 'Doe', Company: 'Doe Works', Phone: '+1 415 555 0100'});
    const change = bodyOf({Company: 'Doe & Co', Lead_Status: new sdk.Choice('Contacted')});
    const updated = await records('Leads').updateRecord(BigInt(id), change, new sdk.HeaderMap());
    assert.equal(firstItem(updated).getMessage().getValue(), 'record updated');
    const lead = await read('Leads', id);
    assert.equal(lead.getKeyValue('Company'), 'Doe & Co');
    assert.equal(lead.getKeyValue('Lead_Status').getValue(), 'Contacted');
    assert.equal(lead.getKeyValue('Phone'), '+1 415 555 0100');
  });

  it('upserts: first an insert, then an update of the same record', async () => {
    const upsert = async (title: string) => {
      const body = bodyOf({Last_Name: 'Once', Email: 'once@upsert.example', Title: title});
      body.setDuplicateCheckFields(['Email']);
      return firstItem(await records('Contacts').upsertRecords(body, new sdk.HeaderMap()));
    };
    const first = await upsert('Buyer');
    const second = await upsert('Owner');
    assert.equal(first.getAction().getValue(), 'insert');
    assert.equal(second.getAction().getValue(), 'update');
    assert.equal(second.getDuplicateField(), 'Email');
    assert.equal(second.getDetails().get('id'), first.getDetails().get('id'));
  });

  it('logs a call on a lead, and reads it back', async () => {
    const lead = new sdk.Record.Record();
    lead.setId(BigInt(await create('Leads', {Last_Name: 'Caller'})));
    const id = await create('Calls', {
      Subject: 'Inbound call',
      Call_Type: new sdk.Choice('Inbound'),
      Call_Start_Time: new Date(Date.now() - 600_000),
      Call_Duration: '04:05',
      What_Id: lead,
      $se_module: 'Leads',
    });
    const call = await read('Calls', id);
    assert.equal(call.getKeyValue('Call_Duration_in_seconds'), 245);
    assert.equal(call.getKeyValue('What_Id').getKeyValue('name'), 'Caller');
    assert.equal(call.getKeyValue('Owner').getEmail(), 'ada@demo.example');
  });

  it('reads the refusal of a record', async () => {
    const values = {
      Subject: 'x',
      Call_Type: new sdk.Choice('Inbound'),
      Call_Start_Time: new Date(Date.now() - 1_000),
    };
    const wrong = bodyOf({...values, Call_Duration: '00:00'});
    const item = firstItem(await records('Calls').createRecords(wrong, new sdk.HeaderMap()));
    assert.ok(item instanceof sdk.Record.APIException);
    assert.equal(item.getCode().getValue(), 'DEPENDENT_MISMATCH');
  });

  it('adds a note to a contact', async () => {
    const id = await create('Contacts', {Last_Name: 'Noted'});
    const note = new sdk.Notes.Note();
    note.setNoteTitle('After the call');
    note.setNoteContent('Wants an offer by Friday');
    const parent = new sdk.Notes.ParentId();
    parent.setId(BigInt(id));
    const module = new sdk.Modules.MinifiedModule();
    module.setAPIName('Contacts');
    parent.setModule(module);
    note.setParentId(parent);
    const body = new sdk.Notes.BodyWrapper();
    body.setData([note]);
    const item = firstItem(await new sdk.Notes.NotesOperations().createNotes(body));
    assert.equal(item.getStatus().getValue(), 'success');
    const stored = zoho.org.records.newest('Notes', 1)[0];
    assert.equal(stored?.values['Note_Content'], 'Wants an offer by Friday');
    assert.deepEqual(stored?.values['Parent_Id'], {id});
  });

  it('hangs a link on a call', async () => {
    const id = await create('Calls', {
      Subject: 'Missed call',
      Call_Type: new sdk.Choice('Missed'),
      Call_Start_Time: new Date(Date.now() - 60_000),
    });
    const parameters = new sdk.ParameterMap();
    const {UploadUrlAttachmentsParam: Param} = sdk.Attachments;
    await parameters.add(Param.ATTACHMENTURL, 'https://pbx.example/recordings/1');
    await parameters.add(Param.TITLE, 'Recording');
    const operations = new sdk.Attachments.AttachmentsOperations();
    const item = firstItem(await operations.uploadUrlAttachments(BigInt(id), 'Calls', parameters));
    assert.equal(item.getStatus().getValue(), 'success');
    assert.equal(zoho.org.attachments.of(id)[0]?.link, 'https://pbx.example/recordings/1');
  });

  it('lists the related calls of a contact', async () => {
    const contact = new sdk.Record.Record();
    const contactId = await create('Contacts', {Last_Name: 'Regular'});
    contact.setId(BigInt(contactId));
    await create('Calls', {
      Subject: 'A closed call',
      Call_Type: new sdk.Choice('Outbound'),
      Call_Start_Time: new Date(Date.now() - 60_000),
      Call_Duration: '00:30',
      Who_Id: contact,
    });
    const parameters = new sdk.ParameterMap();
    await parameters.add(sdk.RelatedRecords.GetRelatedRecordsParam.FIELDS, 'Subject,Call_Type');
    const operations = new sdk.RelatedRecords.RelatedRecordsOperations('Calls_History', 'Contacts');
    const found = await operations.getRelatedRecords(BigInt(contactId), parameters, new sdk.HeaderMap());
    assert.equal(firstItem(found).getKeyValue('Subject'), 'A closed call');
  });

  it('queries by COQL', async () => {
    const body = new sdk.Coql.BodyWrapper();
    body.setSelectQuery("select Last_Name, Phone from Contacts where Phone = '+1 (415) 555-0123'");
    const found = await new sdk.Coql.CoqlOperations().getRecords(body);
    assert.equal(firstItem(found).getKeyValue('Last_Name'), 'Souza');
  });

  it('reads the org and its users', async () => {
    const answer: any = await new sdk.Org.OrgOperations().getOrganization();
    const org = answer.getObject().getOrg()[0];
    assert.equal(org.getDomainName(), zoho.org.domainName);
    assert.equal(String(org.getLicenseDetails().getPaidType()), 'enterprise');

    const parameters = new sdk.ParameterMap();
    await parameters.add(sdk.Users.GetUsersParam.TYPE, 'ActiveUsers');
    const users: any = await new sdk.Users.UsersOperations().getUsers(parameters, new sdk.HeaderMap());
    const mails = users
      .getObject()
      .getUsers()
      .map((user: any) => user.getEmail());
    assert.equal(mails.length, 10);
    for (const name of ['ines', 'omar', 'mei', 'lena'])
      assert.ok(mails.includes(`${name}@demo.example`), name);
  });

  it('reads every field of every module', async () => {
    for (const module of ['Leads', 'Contacts', 'Accounts', 'Calls', 'Notes'] as const) {
      const parameters = new sdk.ParameterMap();
      await parameters.add(sdk.Fields.GetFieldsParam.MODULE, module);
      const answer: any = await new sdk.Fields.FieldsOperations().getFields(parameters);
      const fields = answer
        .getObject()
        .getFields()
        .map((field: any) => field?.getAPIName());
      assert.deepEqual(
        fields,
        zoho.org.schema.fieldsOf(module).map(({apiName}) => apiName),
      );
    }
  });
});
