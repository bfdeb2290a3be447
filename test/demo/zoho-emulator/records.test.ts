import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {ZohoClient} from './zoho-client.ts';

describe('records of the Zoho emulator', () => {
  let zoho: ZohoClient;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  beforeEach(() => zoho.reset());
  after(() => zoho.stop());

  const refusal = async (module: string, record: Record<string, unknown>) => {
    const {status, body} = await zoho.insert(module, record);
    assert.equal(status, 400);
    return body.data[0];
  };

  describe('insert', () => {
    it('answers as Zoho does, with ids beyond 2^53', async () => {
      const {status, body} = await zoho.insert('Contacts', {Last_Name: 'New', Phone: '020 7946 0901'});
      assert.equal(status, 201);
      const [item] = body.data;
      assert.equal(item.code, 'SUCCESS');
      assert.equal(item.message, 'record added');
      assert.match(item.details.id, /^\d{15,19}$/);
      assert.ok(BigInt(item.details.id) > 2n ** 53n);
      assert.equal(item.details.Created_Time, '2026-06-15T09:15:00+01:00');
      assert.deepEqual(item.details.Created_By, {name: 'Ada Quill', id: zoho.org.admin.id});
    });

    it('stores what was sent, and computes the full name', async () => {
      const id = await zoho.create('Contacts', {
        First_Name: 'Ada',
        Last_Name: 'New',
        Phone: '020/no'.replace('/', '-'),
      });
      const {body} = await zoho.get(`Contacts/${id}?fields=Full_Name,Phone,Account_Name`);
      assert.deepEqual(body.data, [{Full_Name: 'Ada New', Phone: '020-no', Account_Name: null, id}]);
    });

    it('judges each record by itself: 207 for some, 400 for none', async () => {
      const mixed = await zoho.insert(
        'Leads',
        {Last_Name: 'Good'},
        {First_Name: 'Bad'},
        {Last_Name: 'Good too'},
      );
      assert.equal(mixed.status, 207);
      assert.deepEqual(
        mixed.body.data.map(({code}: {code: string}) => code),
        ['SUCCESS', 'MANDATORY_NOT_FOUND', 'SUCCESS'],
      );
      assert.equal((await zoho.insert('Leads', {First_Name: 'Bad'})).status, 400);
    });

    it('reads JSON whatever the content type says', async () => {
      const response = await fetch(`${zoho.origins.api}/crm/v8/Leads`, {
        method: 'POST',
        headers: {authorization: `Zoho-oauthtoken ${await zoho.token()}`, 'content-type': 'text/plain'},
        body: JSON.stringify({data: [{Last_Name: 'Plain'}]}),
      });
      assert.equal(response.status, 201);
    });

    const flat: readonly (readonly [string, unknown, string])[] = [
      ['no JSON', '{"data":', 'INVALID_DATA'],
      ['no data', {records: []}, 'MANDATORY_NOT_FOUND'],
      ['an empty list', {data: []}, 'INVALID_DATA'],
      ['no objects', {data: ['x']}, 'INVALID_DATA'],
      ['101 records', {data: Array(101).fill({Last_Name: 'X'})}, 'INVALID_DATA'],
    ];
    for (const [what, body, code] of flat) {
      it(`refuses ${what} as a whole and writes nothing`, async () => {
        const before = zoho.org.records.count('Leads');
        const answer = await zoho.api('POST', 'Leads', body);
        assert.equal(answer.status, 400);
        assert.equal(answer.body.code, code);
        assert.equal(typeof answer.body.details, 'object');
        assert.equal(zoho.org.records.count('Leads'), before);
      });
    }
  });

  describe('checks of values', () => {
    it('names the missing field', async () => {
      const item = await refusal('Contacts', {First_Name: 'Only'});
      assert.deepEqual(item, {
        code: 'MANDATORY_NOT_FOUND',
        details: {api_name: 'Last_Name', json_path: '$.data[0].Last_Name'},
        message: 'required field not found',
        status: 'error',
      });
      assert.equal((await refusal('Accounts', {Phone: '1'})).details.api_name, 'Account_Name');
    });

    const wrong: readonly (readonly [string, unknown, Record<string, unknown>])[] = [
      ['Email', 'not-an-address', {expected_data_type: 'email'}],
      ['Phone', '555/0100', {expected_data_type: 'phone'}],
      ['Phone', '1'.repeat(31), {maximum_length: 30}],
      ['Last_Name', 'x'.repeat(81), {maximum_length: 80}],
      ['Last_Name', 42, {expected_data_type: 'text'}],
      ['Account_Name', 'Acme', {expected_data_type: 'jsonobject'}],
      ['Account_Name', {name: 'Oduya Bakeries'}, {}],
    ];
    for (const [field, value, details] of wrong) {
      it(`refuses ${field}: ${JSON.stringify(value).slice(0, 30)}`, async () => {
        const item = await refusal('Contacts', {Last_Name: 'X', [field]: value});
        assert.ok(['INVALID_DATA', 'MANDATORY_NOT_FOUND'].includes(item.code));
        for (const [name, wanted] of Object.entries(details)) assert.equal(item.details[name], wanted);
        assert.match(item.details.json_path, new RegExp(`^\\$\\.data\\[0\\]\\.${field}`));
      });
    }

    it('refuses an unknown account and an owner who is no active user', async () => {
      const account = await refusal('Contacts', {Last_Name: 'X', Account_Name: {id: '1'}});
      assert.equal(account.message, 'the related id given seems to be invalid');
      const former = zoho.org.users.find(({status}) => status === 'inactive')!;
      const owner = await refusal('Contacts', {Last_Name: 'X', Owner: {id: former.id}});
      assert.equal(owner.details.api_name, 'Owner');
    });

    it('refuses an unknown choice of a picklist, and lists the known ones', async () => {
      const item = await refusal('Leads', {Last_Name: 'X', Lead_Status: 'Hot'});
      assert.ok(item.details.supported_values.includes('Contacted'));
    });

    it('ignores unknown and computed fields', async () => {
      const id = await zoho.create('Leads', {Last_Name: 'X', Full_Name: 'Somebody Else', Nonsense: 1});
      const {body} = await zoho.get(`Leads/${id}`);
      assert.equal(body.data[0].Full_Name, 'X');
      assert.ok(!('Nonsense' in body.data[0]));
    });

    it('demands a field that the tenant made mandatory', async () => {
      const field = {module: 'Leads', apiName: 'Region_Code', label: 'Region code', mandatory: true};
      await zoho.control('POST', '/orgs/eu-enterprise/fields', field);
      assert.equal((await refusal('Leads', {Last_Name: 'X'})).details.api_name, 'Region_Code');
      assert.equal((await zoho.insert('Leads', {Last_Name: 'X', Region_Code: 'N'})).status, 201);
      const {body} = await zoho.get('settings/fields?module=Leads');
      const shown = body.fields.find((known: {api_name: string}) => known.api_name === 'Region_Code');
      assert.equal(shown.custom_field, true);
      assert.equal(shown.field_label, 'Region code');
    });

    it('refuses a second value of a unique field, and says whose it is', async () => {
      await zoho.control('POST', '/orgs/eu-enterprise/fields', {
        module: 'Calls',
        apiName: 'PBX_Call_Id',
        unique: true,
      });
      const call = {
        Subject: 'One call',
        Call_Type: 'Missed',
        Call_Start_Time: zoho.clock.ago(60),
        PBX_Call_Id: '9007199254740993',
      };
      const id = await zoho.create('Calls', call);
      const item = await refusal('Calls', call);
      assert.equal(item.code, 'DUPLICATE_DATA');
      assert.equal(item.details.id, id);
      assert.equal(item.details.duplicate_record.module.api_name, 'Calls');
    });
  });

  describe('update', () => {
    it('changes what is sent and keeps the rest', async () => {
      const id = await zoho.create('Contacts', {Last_Name: 'Old', Phone: '1234'});
      zoho.clock.advance(60_000);
      const {status, body} = await zoho.api('PUT', `Contacts/${id}`, {data: [{Last_Name: 'Newer'}]});
      assert.equal(status, 200);
      assert.equal(body.data[0].message, 'record updated');
      assert.equal(body.data[0].details.Modified_Time, '2026-06-15T09:16:00+01:00');
      const read = await zoho.get(`Contacts/${id}?fields=Last_Name,Phone`);
      assert.deepEqual(read.body.data[0], {Last_Name: 'Newer', Phone: '1234', id});
    });

    it('takes ids inside, and names an unknown one', async () => {
      const id = await zoho.create('Contacts', {Last_Name: 'Old'});
      const answer = await zoho.api('PUT', 'Contacts', {
        data: [{id, Title: 'Boss'}, {id: '1', Title: 'Nobody'}, {}],
      });
      assert.equal(answer.status, 207);
      const [good, unknown, missing] = answer.body.data;
      assert.equal(good.code, 'SUCCESS');
      assert.equal(unknown.message, 'the id given seems to be invalid');
      assert.equal(unknown.details.id, '1');
      assert.equal(missing.code, 'MANDATORY_NOT_FOUND');
    });

    it('refuses to overwrite what changed since', async () => {
      const id = await zoho.create('Contacts', {Last_Name: 'Old'});
      const headers = {'if-unmodified-since': zoho.clock.ago(60)};
      const {status, body} = await zoho.api('PUT', `Contacts/${id}`, {data: [{Title: 'X'}]}, {headers});
      assert.equal(status, 412);
      assert.equal(body.data[0].code, 'ALREADY_MODIFIED');
    });
  });

  describe('upsert', () => {
    const upsert = (module: string, record: object, fields?: string[]) =>
      zoho.api('POST', `${module}/upsert`, {
        data: [record],
        ...(fields ? {duplicate_check_fields: fields} : {}),
      });

    it('inserts, then updates by the system’s duplicate field', async () => {
      const first = await upsert('Leads', {Last_Name: 'One', Email: 'One@x.example'});
      const second = await upsert('Leads', {Last_Name: 'Two', Email: 'one@X.example'});
      assert.equal(first.body.data[0].action, 'insert');
      assert.equal(first.body.data[0].duplicate_field, null);
      assert.equal(second.body.data[0].action, 'update');
      assert.equal(second.body.data[0].duplicate_field, 'Email');
      assert.equal(second.body.data[0].details.id, first.body.data[0].details.id);
    });

    it('does not know phone as a duplicate field, nor calls at all', async () => {
      assert.equal(
        (await upsert('Leads', {Last_Name: 'X', Phone: '1234'}, ['Phone'])).body.code,
        'INVALID_DATA',
      );
      assert.equal((await upsert('Calls', {Subject: 'X'})).body.code, 'INVALID_MODULE');
    });
  });

  describe('get, list and delete', () => {
    it('gives 204 for a record that is not there, or 400 when switched', async () => {
      assert.equal((await zoho.get('Contacts/1')).status, 204);
      await zoho.control('POST', '/orgs/eu-enterprise/settings', {missingRecord: 400});
      const {status, body} = await zoho.get('Contacts/1');
      assert.equal(status, 400);
      assert.equal(body.message, 'the id given seems to be invalid');
    });

    it('lists the newest first; fields are a must', async () => {
      const missing = await zoho.get('Leads');
      assert.equal(missing.status, 400);
      assert.equal(missing.body.code, 'REQUIRED_PARAM_MISSING');
      assert.deepEqual(missing.body.details, {param_name: 'fields'});
      const {body} = await zoho.get('Leads?fields=Last_Name&per_page=2');
      assert.deepEqual(
        body.data.map((lead: {Last_Name: string}) => lead.Last_Name),
        ['Pike', 'Nandan'],
      );
      assert.equal(body.info.more_records, true);
      const next = await zoho.get(`Leads?fields=Last_Name&page_token=${body.info.next_page_token}`);
      assert.equal(next.body.data[0].Last_Name, 'Rowe');
    });

    it('wants a page token past 2,000', async () => {
      const {body} = await zoho.get('Leads?fields=Last_Name&page=11');
      assert.equal(body.code, 'DISCRETE_PAGINATION_LIMIT_EXCEEDED');
    });

    it('says 304 when nothing changed since', async () => {
      const headers = {'if-modified-since': zoho.clock.ago(0)};
      assert.equal((await zoho.api('GET', 'Leads?fields=Last_Name', undefined, {headers})).status, 304);
    });

    it('deletes one or several', async () => {
      const [one, two] = [
        await zoho.create('Leads', {Last_Name: 'A'}),
        await zoho.create('Leads', {Last_Name: 'B'}),
      ];
      const {status, body} = await zoho.api('DELETE', `Leads?ids=${one},${two},1`);
      assert.equal(status, 207);
      assert.deepEqual(body.data[0], {
        code: 'SUCCESS',
        details: {id: one},
        message: 'record deleted',
        status: 'success',
      });
      assert.equal(body.data[2].code, 'INVALID_DATA');
      assert.equal((await zoho.get(`Leads/${one}`)).status, 204);
    });
  });

  describe('addresses', () => {
    it('tells an unknown address, a wrong method and another version apart', async () => {
      assert.deepEqual(
        [(await zoho.get('settings/dragons')).status, (await zoho.get('x/y/z')).status],
        [404, 404],
      );
      const method = await zoho.api('DELETE', 'org');
      assert.equal(method.body.code, 'INVALID_REQUEST_METHOD');
      const authorization = `Zoho-oauthtoken ${await zoho.token()}`;
      const old = await fetch(`${zoho.origins.api}/crm/v2/Leads`, {headers: {authorization}});
      assert.match(await old.text(), /API_NOT_SUPPORTED/);
    });

    it('shows a record at its deep link, on both hosts, as text', async () => {
      const id = await zoho.create('Contacts', {Last_Name: '<img src=x onerror=alert(1)>'});
      for (const origin of [zoho.origins.api, zoho.origins.accounts]) {
        const page = await fetch(`${origin}/crm/${zoho.org.domainName}/tab/Contacts/${id}`);
        assert.equal(page.status, 200);
        const text = await page.text();
        assert.match(text, /&lt;img src=x/);
        assert.doesNotMatch(text, /<img src=x/);
      }
      assert.equal((await fetch(`${zoho.origins.api}/crm/org1/tab/Contacts/${id}`)).status, 404);
    });
  });
});
