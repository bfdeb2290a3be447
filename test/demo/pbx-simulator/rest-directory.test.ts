import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {demoTenants} from '../../../demo/pbx-simulator/world/tenants.ts';
import {adminToken, json, playPbx, secondTenant, systemToken, tokenOf} from './play-pbx.ts';

describe('who somebody is', () => {
  it('tells role and capabilities of the asking user', async () => {
    const {rest} = playPbx();
    const who = await json(rest('/api/auth/user', tokenOf('101')));
    assert.deepEqual(Object.keys(who).sort(), ['capabilities', 'domain', 'role', 'role_id', 'role_name']);
    assert.equal(who.domain, 'demo.example');
    assert.equal(who.role, 'StandardUser');
    assert.ok(who.capabilities.includes('CRMContact.FullAccess'));
    assert.ok(
      (await json(rest('/api/auth/user', adminToken))).capabilities.includes('Integration.FullAccess'),
    );
    const roles = await Promise.all(['105', '107'].map((n) => json(rest('/api/auth/user', tokenOf(n)))));
    assert.equal(roles[0]?.role, 'QueueManager');
    assert.ok(!roles[1]?.capabilities.some((capability: string) => capability.startsWith('CRMContact')));
  });

  it('tells the custom roles apart by what they may, not by their word', async () => {
    const {rest} = playPbx();
    const [viewer, reader] = await Promise.all(
      ['109', '110'].map((number) => json(rest('/api/auth/user', tokenOf(number)))),
    );
    assert.ok(viewer && reader);
    assert.deepEqual([viewer.role, reader.role], ['StandardUser', 'StandardUser']);
    assert.ok(viewer.capabilities.includes('Integration.ViewOnly'));
    assert.ok(reader.capabilities.includes('CRMContact.ViewOnly'));
    assert.ok(![...viewer.capabilities, ...reader.capabilities].includes('Integration.FullAccess'));
  });

  it('has an office without a CRM: people with mail of their own, and an address book', async () => {
    const fresh = demoTenants.find(({domain}) => domain === 'fresh.example')!;
    const {rest} = playPbx();
    const me = await json(rest('/api/user', tokenOf('101', fresh)));
    assert.deepEqual([me.display_name, me.email], ['Kim Agent', 'kim@us-enterprise.example']);
    const book = await json(rest('/api/contacts', tokenOf('101', fresh)));
    assert.equal(book.count, 3);
  });

  it('shows an admin where the webhooks go, without their secrets', async () => {
    const {cdr_event: webhook} = await json(playPbx().rest('/api/tenant', adminToken));
    assert.deepEqual([webhook.enabled, webhook.auth], [true, 'BEARER']);
    assert.ok(URL.canParse(webhook.url));
    assert.ok(!('token' in webhook) && !('password' in webhook));
  });

  it('tells name, mail and extension', async () => {
    const {rest} = playPbx();
    const me = await json(rest('/api/user', tokenOf('104')));
    assert.equal(me.display_name, 'Lena Vogt');
    assert.equal(me.email, 'lena@demo.example');
    assert.equal(me.extension_number, '104');
    assert.equal(typeof me.id, 'string');
    assert.equal((await json(rest('/api/user', systemToken))).extension_number, '');
  });

  it('answers 401 with the PBX error body without a token', async () => {
    const refused = await playPbx().rest('/api/users');
    assert.equal(refused.status, 401);
    const {errors} = await json(refused);
    assert.equal(errors[0].code, 'UNAUTHORIZED');
    assert.deepEqual(errors[0].detail, {});
  });

  it('lists users to those who manage them, a page at a time', async () => {
    const {rest} = playPbx();
    const all = await json(rest('/api/users', adminToken));
    assert.equal(all.count, all.items.length);
    const page = await json(
      rest('/api/users?$top=2&$skip=1&count=true&orderby=extension_number desc', adminToken),
    );
    assert.equal(page.count, all.count);
    assert.deepEqual(
      page.items.map((user: {extension_number: string}) => user.extension_number),
      ['110', '109'],
    );
    assert.equal((await rest('/api/users', tokenOf('101'))).status, 403);
    assert.equal((await rest('/api/users', systemToken)).status, 403);
  });

  it('filters and searches, and refuses what it cannot read', async () => {
    const {rest} = playPbx();
    const names = async (query: string) =>
      (await json(rest(`/api/users?${query}`, adminToken))).items.map((user: {name: string}) => user.name);
    assert.deepEqual(await names("filter=extension_number eq '102'"), ['omar']);
    assert.deepEqual(await names("$filter=startswith(name,'i') or (enabled eq false)"), ['ines', 'former']);
    assert.deepEqual(await names('search=VOGT'), ['lena']);
    for (const bad of ['filter=name is x', "filter=shoe eq '1'", 'top=0', 'top=101', 'skip=-1']) {
      const refused = await rest(`/api/users?${bad}`, adminToken);
      assert.equal(refused.status, 400, bad);
      assert.equal((await json(refused)).errors[0].code, 'VALIDATE_FAILED');
    }
  });

  it('tells a person from a service by the kind of number', async () => {
    const {rest} = playPbx();
    const kinds = {
      '101': 'EXTENSION',
      '5000': 'VIRTUAL_RECEPTIONIST',
      '6000': 'RING_GROUP',
      '8000': 'CALL_QUEUE',
    };
    for (const [number, type] of Object.entries(kinds)) {
      const found = await json(rest(`/api/extension_numbers/${number}`, tokenOf('101')));
      assert.deepEqual(Object.keys(found).sort(), ['extension_number', 'id', 'name', 'type']);
      assert.equal(found.type, type);
    }
    assert.equal((await rest('/api/extension_numbers/777', tokenOf('101'))).status, 404);
    const elsewhere = await json(rest('/api/extension_numbers/101', tokenOf('101', secondTenant)));
    assert.equal(elsewhere.name, 'Ruth Calder');
  });

  it('tells anybody which tenant a domain is', async () => {
    const {rest} = playPbx();
    assert.equal((await json(rest('/api/info?domain=second.example'))).tenant.id, secondTenant.id);
    assert.equal((await rest('/api/info?domain=nobody.example')).status, 404);
  });
});

describe('the company address book', () => {
  it('lists its own tenant, with every field', async () => {
    const {rest} = playPbx();
    const list = await json(rest('/api/contacts', tokenOf('101')));
    assert.equal(list.count, list.items.length);
    for (const field of [
      'id',
      'name',
      'business',
      'business2',
      'mobile_phone',
      'home_phone2',
      'other',
      'notes',
    ]) {
      assert.ok(field in list.items[0], field);
    }
    const other = await json(rest('/api/contacts', tokenOf('101', secondTenant)));
    assert.ok(
      !other.items.some((entry: {id: string}) =>
        list.items.some((mine: {id: string}) => mine.id === entry.id),
      ),
    );
  });

  it('is changed by admins only', async () => {
    const {rest} = playPbx();
    assert.equal((await rest('/api/contacts', tokenOf('101'), {name: 'X'})).status, 403);
    assert.equal((await rest('/api/contacts', adminToken, {name: 'x'.repeat(65)})).status, 400);
    const made = await rest('/api/contacts', adminToken, {name: 'New neighbour', business: '020 7946 0899'});
    assert.equal(made.status, 201);
    const {id} = await json(made);
    assert.equal((await rest(`/api/contacts/${id}`, adminToken, {company: 'Next door'})).status, 200);
    const entry = await json(rest(`/api/contacts/${id}`, tokenOf('101')));
    assert.deepEqual([entry.name, entry.company, entry.home_fax], ['New neighbour', 'Next door', '']);
    assert.equal((await rest(`/api/contacts/${id}/destroy`, adminToken, {})).status, 204);
    assert.equal((await rest(`/api/contacts/${id}`, tokenOf('101'))).status, 404);
  });

  it('tells what changed since a sync token, and says when a token is forgotten', async () => {
    const {rest, control} = playPbx();
    const path = '/api/user/business_contacts/sync_tokens';
    const started = await rest(path, adminToken, {});
    assert.equal(started.status, 201);
    const {token} = await json(started);
    const {id} = await json(rest('/api/contacts', adminToken, {name: 'Fresh'}));
    const [old] = (await json(rest('/api/contacts', adminToken))).items;
    await rest(`/api/contacts/${old.id}/destroy`, adminToken, {});
    const diff = await json(rest(`${path}/${token}/diff`, adminToken, {}));
    assert.deepEqual(
      diff.items.map((item: {id: string; change_type: string}) => [item.id, item.change_type]),
      [
        [id, 'CREATED'],
        [old.id, 'DELETED'],
      ],
    );
    assert.deepEqual((await json(rest(`${path}/${diff.token}/diff`, adminToken, {}))).items, []);
    await control('/control/sync-tokens/forget', {});
    assert.equal((await rest(`${path}/${diff.token}/diff`, adminToken, {})).status, 403);
  });
});

describe('the tenant', () => {
  it('is shown to its admin without secrets', async () => {
    const {rest} = playPbx();
    const tenant = await json(rest('/api/tenant', adminToken));
    assert.equal(tenant.domain, 'demo.example');
    assert.equal(tenant.timezone, 'Europe/London');
    assert.equal(tenant.cdr_event.enabled, true);
    assert.equal(tenant.cdr_event.auth, 'BEARER');
    assert.ok(!('token' in tenant.cdr_event) && !('password' in tenant.cdr_event));
    assert.equal((await rest('/api/tenant', tokenOf('101'))).status, 403);
  });

  it('takes another event URL, and refuses one that the PBX would', async () => {
    const played = playPbx();
    const set = (cdr_event: object) => played.rest('/api/tenant', adminToken, {cdr_event});
    const good = {enabled: true, auth: 'BASIC', username: 'bgmconnects', password: 'abcdef123456'};
    assert.equal((await set({...good, url: `https://x.example/${'y'.repeat(128)}`})).status, 400);
    assert.equal((await set({...good, url: 'https://x.example/', password: 'short'})).status, 400);
    assert.equal((await set({...good, url: 'https://x.example/', auth: 'HMAC'})).status, 400);
    assert.equal((await set({enabled: true, url: 'https://x.example/', auth: 'BEARER'})).status, 400);
    assert.equal((await set({...good, url: 'https://x.example/hook'})).status, 200);
    await played.pbx.playScenario('inbound-missed').done;
    const [first] = played.received;
    assert.equal(first!.url, 'https://x.example/hook');
    assert.equal(first!.headers.get('Authorization'), `Basic ${btoa('bgmconnects:abcdef123456')}`);
  });
});
