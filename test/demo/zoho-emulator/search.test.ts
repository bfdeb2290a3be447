import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {ZohoClient, names} from './zoho-client.ts';

describe('search of the Zoho emulator', () => {
  let zoho: ZohoClient;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  beforeEach(() => zoho.reset());
  after(() => zoho.stop());

  describe('by phone', () => {
    const golden = [
      ['Contacts', '+14155550123', 'Ana Souza'],
      ['Contacts', '4155550123', 'Ana Souza'],
      ['Leads', '+447700900321', 'Callum Rowe'],
      ['Leads', '07700900321', 'Callum Rowe'],
      ['Accounts', '+441614960234', 'Oduya Bakeries'],
      ['Contacts', '4155550145', 'Dana Whitlock'],
      ['Contacts', '0131 496 0456', 'Fergus Aird'],
      ['Leads', '+14155550167', 'Priya Nandan'],
      ['Contacts', '+1 415-555-0188', 'Marcus Bell'],
      ['Leads', '+447700900777', 'Joanna Pike'],
    ] as const;
    for (const [module, phone, name] of golden) {
      it(`finds ${name} by ${phone}`, async () => {
        assert.deepEqual(names(await zoho.search(module, {phone})), [name]);
      });
    }

    it('finds parts of a number, at any place', async () => {
      assert.deepEqual(names(await zoho.search('Contacts', {phone: '55501'})).length, 3);
    });

    it('looks into all phone fields of contacts, and not into Fax', async () => {
      const fields = ['Phone', 'Mobile', 'Home_Phone', 'Other_Phone', 'Asst_Phone', 'Fax'];
      for (const [index, field] of fields.entries()) {
        await zoho.create('Contacts', {Last_Name: field, [field]: `(212) 555-010${index}`});
      }
      zoho.clock.advance(1_000);
      const found = names(await zoho.search('Contacts', {phone: '21255501'}));
      assert.deepEqual(found, ['Asst_Phone', 'Other_Phone', 'Home_Phone', 'Mobile', 'Phone']);
    });

    it('looks into a phone field that the tenant added', async () => {
      await zoho.search('Leads', {phone: '2079460970'});
      const field = {module: 'Leads', apiName: 'Night_Phone', dataType: 'phone'};
      await zoho.control('POST', '/orgs/eu-enterprise/fields', field);
      await zoho.create('Leads', {Last_Name: 'Owl', Night_Phone: '020 7946 0970'});
      zoho.clock.advance(1_000);
      assert.deepEqual(names(await zoho.search('Leads', {phone: '2079460970'})), ['Owl']);
    });

    it('finds nobody by signs without digits', async () => {
      assert.equal((await zoho.search('Contacts', {phone: '(-)'})).status, 204);
    });

    it('does not take another area’s number for the same', async () => {
      const answer = await zoho.search('Contacts', {phone: '+12125550123'});
      assert.equal(answer.status, 204);
      assert.equal(answer.body, '');
    });

    it('finds only the stored text when strict', async () => {
      await zoho.control('POST', '/orgs/eu-enterprise/settings', {strictSearch: true});
      assert.equal((await zoho.search('Contacts', {phone: '4155550123'})).status, 204);
      assert.deepEqual(names(await zoho.search('Contacts', {phone: '+1 (415) 555-0123'})), ['Ana Souza']);
    });

    for (const phone of ['12', 'x'.repeat(60), '555)or(Last_Name', '555x12']) {
      it(`refuses ${phone.slice(0, 20)}`, async () => {
        const {status, body} = await zoho.search('Contacts', {phone});
        assert.equal(status, 400);
        assert.equal(body.code, 'INVALID_DATA');
      });
    }

    it('keeps orgs apart', async () => {
      const second = zoho.for('eu-professional');
      assert.deepEqual(names(await second.search('Contacts', {phone: '4155550123'})), ['Sol Marchetti']);
      assert.equal((await second.search('Leads', {phone: '7700900321'})).status, 204);
    });
  });

  describe('index delay', () => {
    it('hides a new record for half a second; COQL sees it at once', async () => {
      await zoho.create('Contacts', {Last_Name: 'Fresh', Phone: '+44 20 7946 0990'});
      assert.equal((await zoho.search('Contacts', {phone: '2079460990'})).status, 204);
      const query = "select Last_Name from Contacts where Last_Name = 'Fresh'";
      assert.equal((await zoho.coql(query)).status, 200);
      zoho.clock.advance(500);
      assert.deepEqual(names(await zoho.search('Contacts', {phone: '2079460990'})), ['Fresh']);
    });

    it('knows the old number of a changed record until then', async () => {
      const id = await zoho.create('Contacts', {Last_Name: 'Mover', Phone: '+44 20 7946 0991'});
      zoho.clock.advance(500);
      await zoho.api('PUT', `Contacts/${id}`, {data: [{Phone: '+44 20 7946 0992'}]});
      assert.deepEqual(names(await zoho.search('Contacts', {phone: '2079460991'})), ['Mover']);
      assert.equal((await zoho.search('Contacts', {phone: '2079460992'})).status, 204);
      zoho.clock.advance(500);
      assert.equal((await zoho.search('Contacts', {phone: '2079460991'})).status, 204);
      assert.deepEqual(names(await zoho.search('Contacts', {phone: '2079460992'})), ['Mover']);
    });

    it('can be as long as a test wants', async () => {
      await zoho.control('POST', '/orgs/eu-enterprise/settings', {indexDelayMs: 180_000});
      await zoho.create('Contacts', {Last_Name: 'Slow', Phone: '+44 20 7946 0993'});
      zoho.clock.advance(179_999);
      assert.equal((await zoho.search('Contacts', {phone: '2079460993'})).status, 204);
    });
  });

  describe('by e-mail and word', () => {
    it('finds parts of an e-mail address', async () => {
      assert.deepEqual(names(await zoho.search('Contacts', {email: 'souza@north'})), ['Ana Souza']);
    });

    it('finds all words in any text field', async () => {
      assert.deepEqual(names(await zoho.search('Contacts', {word: 'ana souza'})), ['Ana Souza']);
      assert.deepEqual(names(await zoho.search('Leads', {word: 'nandan'})), ['Priya Nandan']);
    });

    it('refuses special characters and single letters', async () => {
      for (const word of ['a', 'souza)or(', 'a*b']) {
        assert.equal((await zoho.search('Contacts', {word})).body.code, 'INVALID_DATA');
      }
    });
  });

  describe('by criteria', () => {
    const find = async (criteria: string, module = 'Contacts') =>
      names(await zoho.search(module, {criteria}));

    it('compares, joins and nests', async () => {
      assert.deepEqual(await find('(Last_Name:equals:Souza)'), ['Ana Souza']);
      assert.deepEqual(await find('((Last_Name:starts_with:Whit)or(First_Name:equals:Fergus))'), [
        'Fergus Aird',
        'Dana Whitlock',
      ]);
      assert.deepEqual(
        await find('((Title:equals:Finance)and((Last_Name:equals:Bell)or(Last_Name:equals:Aird)))'),
        ['Marcus Bell'],
      );
      assert.deepEqual(await find('(Last_Name:in:Souza,Bell)'), ['Marcus Bell', 'Ana Souza']);
    });

    it('takes equals for contains in text, and not in picklists', async () => {
      assert.deepEqual(await find('(Last_Name:equals:ouz)'), ['Ana Souza']);
      assert.deepEqual(await find('(Lead_Source:equals:Trade Show)', 'Leads'), ['Priya Nandan']);
      assert.deepEqual(await find('(Lead_Source:equals:Trade)', 'Leads'), []);
    });

    it('reads escaped brackets and commas', async () => {
      await zoho.create('Contacts', {Last_Name: 'Smith (Jr), Esq'});
      zoho.clock.advance(500);
      assert.deepEqual(await find('(Last_Name:equals:Smith \\(Jr\\)\\, Esq)'), ['Smith (Jr), Esq']);
      assert.deepEqual(await find('(Last_Name:in:Souza,Smith \\(Jr\\)\\, Esq)'), [
        'Smith (Jr), Esq',
        'Ana Souza',
      ]);
    });

    it('compares times', async () => {
      const {org} = zoho;
      const between = '2026-05-01T00:00:00%2B01:00'.replace('%2B', '+');
      assert.equal(
        (await find(`(Created_Time:greater_than:${between})`)).length,
        org.records.count('Contacts'),
      );
      assert.deepEqual(await find('(Created_Time:less_than:2026-05-01T00:00:00Z)'), []);
    });

    const wrong = [
      '(Last_Name:equals:Souza',
      '(Last_Name:equals:Sou(za)',
      '(Last_Name:between:a,b)',
      '(Nothing:equals:x)',
      '(Created_Time:equals:yesterday)',
      'Last_Name:equals:Souza',
      '((Last_Name:equals:a)and(Last_Name:equals:b)or(Last_Name:equals:c))',
    ];
    for (const criteria of wrong) {
      it(`refuses ${criteria}`, async () => {
        const {status, body} = await zoho.search('Contacts', {criteria});
        assert.equal(status, 400);
        assert.equal(body.code, 'INVALID_QUERY');
        assert.equal(typeof body.details.reason, 'string');
      });
    }

    it('names field, operator and value of a wrong comparison', async () => {
      const {body} = await zoho.search('Contacts', {criteria: '(Created_Time:equals:yesterday)'});
      assert.deepEqual(body.details, {
        reason: 'invalid value',
        api_name: 'Created_Time',
        operator: 'equals',
        value: 'yesterday',
        expected_data_type: 'datetime',
      });
    });

    it('takes at most fifteen', async () => {
      const many = (count: number) => `(${Array(count).fill('(Last_Name:equals:x)').join('or')})`;
      assert.equal((await zoho.search('Contacts', {criteria: many(15)})).status, 204);
      assert.equal(
        (await zoho.search('Contacts', {criteria: many(16)})).body.code,
        'CRITERIA_LIMIT_EXCEEDED',
      );
    });
  });

  describe('the rest', () => {
    it('wants one parameter, and prefers criteria over phone', async () => {
      const missing = await zoho.search('Contacts', {});
      assert.equal(missing.body.code, 'EXPECTED_PARAM_MISSING');
      assert.deepEqual(missing.body.details, {param_names: ['criteria', 'email', 'phone', 'word']});
      const both = {criteria: '(Last_Name:equals:Bell)', phone: '4155550123'};
      assert.deepEqual(names(await zoho.search('Contacts', both)), ['Marcus Bell']);
    });

    it('gives every field and the $ keys, or only the wanted ones and the id', async () => {
      const all = (await zoho.search('Contacts', {phone: '4155550123'})).body.data[0];
      assert.equal(all.Owner.email, 'ines@demo.example');
      assert.equal(all.Created_Time, '2026-05-01T09:00:00+01:00');
      assert.ok('$approved' in all);
      const some = (await zoho.search('Contacts', {phone: '4155550123', fields: 'Phone'})).body.data[0];
      assert.deepEqual(Object.keys(some).sort(), ['Phone', 'id']);
    });

    it('pages up to 2,000', async () => {
      const page = await zoho.search('Contacts', {phone: '55501', per_page: '2', page: '2'});
      assert.deepEqual(page.body.info, {per_page: 2, count: 1, page: 2, more_records: false});
      const past = await zoho.search('Contacts', {phone: '55501', page: '11'});
      assert.equal(past.body.code, 'LIMIT_REACHED');
      assert.deepEqual(past.body.details, {limit: '2000'});
    });

    it('hides converted leads unless asked', async () => {
      const lead = (await zoho.search('Leads', {phone: '7700900321'})).body.data[0];
      await zoho.control('POST', '/records/convert-lead', {org: 'eu-enterprise', id: lead.id});
      assert.equal((await zoho.search('Leads', {phone: '7700900321'})).status, 204);
      assert.deepEqual(names(await zoho.search('Leads', {phone: '7700900321', converted: 'both'})), [
        'Callum Rowe',
      ]);
      assert.deepEqual(names(await zoho.search('Contacts', {phone: '7700900321'})), ['Callum Rowe']);
    });

    it('knows no other module', async () => {
      const {status, body} = await zoho.search('Dragons', {phone: '4155550123'});
      assert.equal(status, 400);
      assert.equal(body.code, 'INVALID_MODULE');
    });
  });
});
