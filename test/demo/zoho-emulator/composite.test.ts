import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {ZohoClient} from './zoho-client.ts';

describe('composite requests of the Zoho emulator', () => {
  let zoho: ZohoClient;
  before(async () => {
    zoho = await ZohoClient.start({settings: {indexDelayMs: 0}});
  });
  after(() => zoho.stop());

  const compose = (...requests: object[]) =>
    zoho.api('POST', '__composite_requests', {__composite_requests: requests});
  const search = (id: string, module: string) => ({
    sub_request_id: id,
    method: 'GET',
    uri: `/crm/v8/${module}/search`,
    params: {phone: '4155550123'},
  });

  it('asks three modules in one; the inner status tells a hit from a miss', async () => {
    const {status, body} = await compose(
      search('1', 'Contacts'),
      search('2', 'Leads'),
      search('3', 'Accounts'),
    );
    assert.equal(status, 200);
    const [contacts, leads, accounts] = body.__composite_requests;
    assert.equal(contacts.message, 'composite sub request executed successfully');
    assert.equal(contacts.details.response.status_code, 200);
    assert.equal(contacts.details.response.body.data[0].Full_Name, 'Ana Souza');
    assert.deepEqual(leads.details.response, {status_code: 204, headers: {}, body: {}});
    assert.equal(accounts.details.response.status_code, 204);
  });

  it('lets a later request use an earlier answer', async () => {
    const create = {
      sub_request_id: 'new',
      method: 'POST',
      uri: '/crm/v8/Leads',
      body: {data: [{Last_Name: 'Composed'}]},
    };
    const read = {sub_request_id: 'read', method: 'GET', uri: '/crm/v8/Leads/@{new:$.data[0].details.id}'};
    const {body} = await compose(create, read);
    assert.equal(body.__composite_requests[1].details.response.body.data[0].Last_Name, 'Composed');
  });

  it('names a reference that leads nowhere', async () => {
    const {status, body} = await compose(search('1', 'Leads'), {
      ...search('2', 'Leads'),
      uri: '/crm/v8/Leads/@{1:$.data[0].id}',
    });
    assert.equal(status, 207);
    assert.equal(body.__composite_requests[1].code, 'INVALID_REFERENCE');
  });

  it('gives at most 25 records, and takes one per write', async () => {
    const leads = Array.from({length: 30}, (_, index) => ({Last_Name: `Many ${index}`}));
    await zoho.insert('Leads', ...leads);
    const list = {method: 'GET', uri: '/crm/v8/Leads', params: {fields: 'Last_Name'}};
    const write = {method: 'POST', uri: '/crm/v8/Leads', body: {data: leads.slice(0, 2)}};
    const {body} = await compose(list, write);
    const [read, written] = body.__composite_requests;
    assert.equal(read.details.response.body.data.length, 25);
    assert.equal(read.details.response.body.info.more_records, true);
    assert.equal(written.details.response.status_code, 400);
  });

  it('takes at most five', async () => {
    const {status, body} = await compose(...Array(6).fill(search('1', 'Leads')));
    assert.equal(status, 400);
    assert.equal(body.details.maximum_length, 5);
  });

  it('costs one credit and five places', async () => {
    zoho.org.limits.credits.set(zoho.clock.now(), 0);
    await compose(search('1', 'Contacts'), search('2', 'Leads'), search('3', 'Accounts'));
    assert.equal(zoho.org.limits.credits.used(zoho.clock.now()), 1);
    await zoho.control('POST', '/orgs/eu-enterprise/settings', {concurrency: 4});
    assert.equal((await compose(search('1', 'Contacts'))).status, 429);
    await zoho.control('POST', '/orgs/eu-enterprise/settings', {concurrency: null});
  });
});
