import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {ZohoClient} from './zoho-client.ts';

type Named = Record<string, any>;

describe('metadata, org and users of the Zoho emulator', () => {
  let zoho: ZohoClient;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  after(() => zoho.stop());

  const fieldsOf = async (module: string): Promise<Map<string, Named>> => {
    const {body} = await zoho.get(`settings/fields?module=${module}`);
    return new Map(body.fields.map((field: Named) => [field['api_name'], field]));
  };

  it('names the phone fields; Fax is text', async () => {
    const phones = async (module: string) =>
      [...(await fieldsOf(module)).values()]
        .filter((field) => field['data_type'] === 'phone')
        .map((field) => field['api_name']);
    assert.deepEqual(await phones('Contacts'), [
      'Phone',
      'Mobile',
      'Home_Phone',
      'Other_Phone',
      'Asst_Phone',
    ]);
    assert.deepEqual(await phones('Leads'), ['Phone', 'Mobile']);
    assert.deepEqual(await phones('Accounts'), ['Phone']);
    assert.equal((await fieldsOf('Contacts')).get('Fax')?.['data_type'], 'text');
  });

  it('describes a call’s fields', async () => {
    const fields = await fieldsOf('Calls');
    const values = fields
      .get('Call_Type')
      ?.['pick_list_values'].map((value: Named) => value['display_value']);
    assert.deepEqual(values, ['Inbound', 'Outbound', 'Missed']);
    assert.equal(fields.get('Call_Duration')?.['data_type'], 'text');
    assert.equal(fields.get('Call_Duration')?.['system_mandatory'], true);
    assert.equal(fields.get('What_Id')?.['lookup'].module.api_name, 'se_module');
    assert.equal(fields.get('Who_Id')?.['lookup'].module.api_name, 'Contacts');
    assert.deepEqual(fields.get('Subject')?.['unique'], {});
  });

  it('has every type as a boolean or a text, as the SDK wants', async () => {
    for (const field of (await fieldsOf('Leads')).values()) {
      for (const key of ['system_mandatory', 'custom_field', 'read_only', 'field_read_only', 'visible']) {
        assert.equal(typeof field[key], 'boolean', `${field['api_name']}.${key}`);
      }
      assert.match(field['id'], /^\d{15,19}$/);
    }
  });

  it('demands Company on the layout of leads, though Zoho itself does not', async () => {
    const {body} = await zoho.get('settings/layouts?module=Leads');
    const company = body.layouts[0].sections[0].fields.find(
      (field: Named) => field['api_name'] === 'Company',
    );
    assert.deepEqual([company.required, company.system_mandatory], [true, false]);
  });

  it('lists modules, Notes among them but hidden', async () => {
    const {body} = await zoho.get('settings/modules');
    const status = Object.fromEntries(
      body.modules.map((module: Named) => [module['api_name'], module['status']]),
    );
    assert.deepEqual(status, {
      Leads: 'visible',
      Contacts: 'visible',
      Accounts: 'visible',
      Calls: 'visible',
      Notes: 'system_hidden',
    });
  });

  it('refuses metadata of an unknown module, and of none', async () => {
    assert.equal((await zoho.get('settings/fields?module=Dragons')).body.code, 'INVALID_MODULE');
    assert.equal((await zoho.get('settings/fields')).body.code, 'REQUIRED_PARAM_MISSING');
  });

  it('tells edition, time zone and domain of each org', async () => {
    const seen: string[] = [];
    for (const {key} of zoho.emulator.orgs) {
      const org = zoho.for(key);
      const {body} = await org.get('org');
      const [facts] = body.org;
      seen.push(facts.license_details.paid_type);
      assert.equal(facts.domain_name, `org${facts.zgid}`);
      assert.equal(facts.time_zone, org.org.definition.timeZone);
      assert.equal(facts.license_details.paid, facts.license_details.paid_type !== 'free');
    }
    assert.deepEqual([...new Set(seen)].sort(), [
      'enterprise',
      'free',
      'professional',
      'standard',
      'ultimate',
    ]);
    assert.deepEqual([...new Set(zoho.emulator.orgs.map(({region}) => region))].sort(), [
      'ca',
      'eu',
      'in',
      'jp',
      'sa',
      'us',
    ]);
  });

  it('lists users by kind', async () => {
    const mails = async (type: string) =>
      (await zoho.get(`users?type=${type}`)).body.users.map(({email}: Named) => String(email));
    assert.deepEqual(await mails('CurrentUser'), ['ada@demo.example']);
    assert.equal((await mails('ActiveUsers')).length, 10);
    assert.ok((await mails('AllUsers')).includes('former@demo.example'));
    assert.equal((await zoho.get('users?type=Wizards')).status, 400);
    const ines = (await zoho.get('users?type=ActiveUsers&per_page=1&page=2')).body;
    assert.equal(ines.users[0].full_name, 'Ines Holm');
    assert.deepEqual(ines.info, {per_page: 1, count: 1, page: 2, more_records: true});
    assert.equal((await zoho.get(`users/${ines.users[0].id}`)).body.users[0].email, 'ines@demo.example');
  });
});
