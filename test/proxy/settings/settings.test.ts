import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import type {AuditReply, Problem, SettingsReply} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {portal} from '../../support/node/test-app.ts';
import {adminWorld, otherTenant, ownTenant} from './admin-world.ts';

const store = useTestStore();
beforeEach(() => store.reset());

/** Without what only the answer has. */
function settingsOf({
  redirectUris: _r,
  featureEnabled: _f,
  editable: _e,
  updatedAt: _a,
  updatedBy: _b,
  ...settings
}: SettingsReply) {
  return settings;
}

const codeOf = async (answer: Response) => `${answer.status} ${((await answer.json()) as Problem).code}`;

describe('GET /settings', () => {
  it('tells all settings, where the CRM may send admins back to, and the version', async () => {
    const {read} = await adminWorld(store, {region: 'eu'});
    const {settings, etag} = await read();
    assert.deepEqual(settings.redirectUris, [
      'https://pbx.example:8887/api/auth/callback/zoho',
      'https://crm.example/api/auth/callback/zoho',
    ]);
    assert.deepEqual(
      [settings.region, settings.lookupOrder, settings.featureEnabled, settings.editable, settings.updatedBy],
      ['eu', ['Contacts', 'Leads', 'Accounts'], true, true, null],
    );
    assert.match(etag, /^"[0-9]+"$/);
  });

  it('is open to whoever may look, who is told that they may not change them (T6)', async () => {
    const {ask} = await adminWorld(store);
    const answer = await ask('viewer', '/settings');
    assert.equal(((await answer.json()) as SettingsReply).editable, false);
    assert.equal(await codeOf(await ask('agent', '/settings')), '403 forbidden');
    assert.equal(await codeOf(await ask('system', '/settings')), '403 forbidden');
  });

  it('tells why nothing works while the system admin has CRM off; changing is refused (T7)', async () => {
    const {ask, read, put} = await adminWorld(store);
    const {settings, etag} = await read();
    await ask('system', `/tenants/${ownTenant}/crm`, {method: 'PUT', json: {enabled: false}});
    assert.equal((await read()).settings.featureEnabled, false);
    assert.equal(await codeOf(await put({...settings, region: 'jp'}, etag)), '403 crm_disabled');
    assert.equal(await codeOf(await ask('admin', '/settings/audit')), '403 crm_disabled');
    assert.equal((await read()).settings.region, settings.region);
  });
});

describe('PUT /settings', () => {
  it('takes what GET said, with changes, and holds at once', async () => {
    const {put, read, tenants, sent} = await adminWorld(store);
    const {settings, etag} = await read();
    const answer = await put({...settings, lookupOrder: ['Leads', 'Contacts'], cacheTtlSeconds: 60}, etag);
    assert.equal(answer.status, 200);
    const now = (await answer.json()) as SettingsReply;
    assert.deepEqual([now.lookupOrder, now.cacheTtlSeconds], [['Leads', 'Contacts'], 60]);
    assert.equal(now.updatedBy, 'Lena Berg');
    assert.deepEqual((await tenants.byId(ownTenant))!.settings.lookupOrder, ['Leads', 'Contacts']);
    assert.notEqual(answer.headers.get('etag'), etag);
    assert.equal((await read()).etag, answer.headers.get('etag'));
    assert.deepEqual(sent, [{tenantId: ownTenant, event: {type: 'settings.updated'}}]);
  });

  it('leaves other tenants alone (T5)', async () => {
    const {put, read, tenants, sent} = await adminWorld(store);
    const {settings, etag} = await read();
    await put({...settings, region: 'jp'}, etag);
    assert.equal((await tenants.byId(otherTenant))!.settings.region, 'us');
    assert.ok(sent.every(({tenantId}) => tenantId === ownTenant));
  });

  it('wants to know which version was edited, and tells the newest when it was another', async () => {
    const {put, read} = await adminWorld(store);
    const {settings, etag} = await read();
    assert.equal(await codeOf(await put(settings)), '428 precondition_required');
    await put({...settings, region: 'eu'}, etag);
    const stale = await put({...settings, region: 'jp'}, etag);
    assert.equal(stale.status, 412);
    const problem = (await stale.json()) as Problem & {current: SettingsReply};
    assert.equal(problem.current.region, 'eu');
    assert.equal(problem.current.updatedBy, 'Lena Berg');
    assert.equal((await read()).settings.region, 'eu');
  });

  it('may be repeated when its answer was lost', async () => {
    const {put, read} = await adminWorld(store);
    const {settings, etag} = await read();
    const [first, again] = [
      await put({...settings, region: 'eu'}, etag),
      await put({...settings, region: 'eu'}, etag),
    ];
    assert.deepEqual([first.status, again.status], [200, 200]);
    assert.equal(again.headers.get('etag'), first.headers.get('etag'));
  });

  it('takes effect by its repetition when the process could not tell anyone the first time', async () => {
    const {put, read, tenants} = await adminWorld(store);
    const {settings, etag} = await read();
    await tenants.all();
    const stored = JSON.stringify({...settingsOf(settings), region: 'eu'});
    await store.db
      .updateTable('tenant')
      .set({settings: stored, settings_version: 2})
      .where('id', '=', ownTenant)
      .execute();
    assert.equal((await tenants.byId(ownTenant))!.settings.region, 'us');
    assert.equal((await put({...settings, region: 'eu'}, etag)).status, 200);
    assert.equal((await tenants.byId(ownTenant))!.settings.region, 'eu');
  });

  it('lets one of two admins who save at once win, and tells the other', async () => {
    const {put, read} = await adminWorld(store);
    const {settings, etag} = await read();
    const answers = await Promise.all(
      ['in', 'jp'].map((region) => put({...settings, region}, etag).then(({status}) => status)),
    );
    assert.deepEqual(answers.sort(), [200, 412]);
  });

  it('points at each wrong field', async () => {
    const {put, read} = await adminWorld(store);
    const {settings, etag} = await read();
    const wrong = {
      ...settings,
      region: 'mars',
      lookupOrder: ['Contacts', 'Contacts'],
      timeZone: 'Europe/Atlantis',
      defaultCountry: 'ZZ',
      allowedOrigins: ['https://ok.example', 'https://portal.example/path'],
      journal: {...settings.journal, parkDays: 0, colour: 'red', subjectTemplate: ' '},
      madeUp: true,
    };
    const answer = await put(wrong, etag);
    assert.equal(answer.status, 422);
    const {errors} = (await answer.json()) as Problem;
    const pointers = errors!.map(({pointer, code}) => `${pointer} ${code}`);
    for (const expected of [
      '/region picklist',
      '/lookupOrder duplicate_module',
      '/timeZone unknown_time_zone',
      '/defaultCountry not_in_list',
      '/allowedOrigins/1 not_an_origin',
      '/journal/parkDays min_value',
      '/journal/subjectTemplate required',
      '/journal/colour unknown_field',
      '/madeUp unknown_field',
    ])
      assert.ok(pointers.includes(expected), `${expected} in ${pointers.join('; ')}`);
    assert.equal((await read()).etag, etag);
  });

  it('takes nothing that would be stored and never work', async () => {
    const {put, read} = await adminWorld(store);
    const {settings, etag} = await read();
    const wrong: Record<string, [unknown, string]> = {
      // Browsers leave the usual port out.
      'the usual port': [{allowedOrigins: ['https://portal.example:443']}, '/allowedOrigins/0 not_an_origin'],
      'no such port': [{allowedOrigins: ['https://portal.example:99999']}, '/allowedOrigins/0 not_an_origin'],
      'no such address': [{allowedOrigins: ['http://10.0.0.999']}, '/allowedOrigins/0 not_an_origin'],
      'an empty label': [{allowedOrigins: ['https://a..example']}, '/allowedOrigins/0 not_an_origin'],
      'a host of signs': [{allowedOrigins: ['https://-']}, '/allowedOrigins/0 not_an_origin'],
      'a port that no browser opens': [
        {redirectUris: ['https://old.example:99999/api/auth/callback/zoho']},
        '/redirectUris/0 not_a_redirect_uri',
      ],
      'whom a call belongs to': [
        {journal: {...settings.journal, callDefaults: {Branch: 'North', Who_Id: '123'}}},
        '/journal/callDefaults/Who_Id not_allowed',
      ],
      'a zone without a name': [{timeZone: '+05:30'}, '/timeZone unknown_time_zone'],
    };
    for (const [what, [change, expected]] of Object.entries(wrong)) {
      const answer = await put({...settings, ...(change as object)}, etag);
      assert.equal(answer.status, 422, what);
      const {errors} = (await answer.json()) as Problem;
      assert.deepEqual(
        errors!.map(({pointer, code}) => `${pointer} ${code}`),
        [expected],
        what,
      );
    }
    const right = ['http://127.0.0.1:5173', 'http://[::1]:8080', 'https://portal.example:8443', 'http://pbx'];
    assert.equal((await put({...settings, allowedOrigins: right}, etag)).status, 200);
  });

  it('gives what is left out its default, and reads nothing that is not a setting (T6)', async () => {
    const {put, read} = await adminWorld(store, {region: 'eu', cacheTtlSeconds: 10});
    const {etag} = await read();
    const answer = await put(
      {featureEnabled: false, editable: false, updatedBy: 'Nobody', updatedAt: 7},
      etag,
    );
    const {settings} = await read();
    assert.equal(answer.status, 200);
    assert.deepEqual([settings.region, settings.cacheTtlSeconds], ['us', 300]);
    assert.deepEqual([settings.featureEnabled, settings.updatedBy], [true, 'Lena Berg']);
  });

  it('keeps redirect URIs that the tenant adds, and does not store those of the public URLs', async () => {
    const {put, read, tenants} = await adminWorld(store);
    const {settings, etag} = await read();
    const extra = 'https://old.example/api/auth/callback/zoho';
    await put({...settings, redirectUris: [...settings.redirectUris, extra]}, etag);
    assert.deepEqual((await tenants.byId(ownTenant))!.settings.redirectUris, [extra]);
    assert.deepEqual((await read()).settings.redirectUris, [...settings.redirectUris, extra]);
  });

  it('is refused to whoever may only look, and to agents (T6)', async () => {
    const {put, read} = await adminWorld(store);
    const {settings, etag} = await read();
    for (const as of ['viewer', 'agent', 'system'])
      assert.equal(await codeOf(await put(settings, etag, as)), '403 forbidden', as);
  });

  it('can switch the CRM off for the tenant itself, and on again: browsers and the journal are told', async () => {
    const {put, read, sent, resumed} = await adminWorld(store);
    const {settings, etag} = await read();
    const off = await put({...settings, enabled: false}, etag);
    assert.equal(off.status, 200);
    const back = await put({...settings, enabled: true}, off.headers.get('etag')!);
    assert.equal(back.status, 200);
    assert.deepEqual(
      sent.map(({event}) => ('state' in event ? `${event.type} ${event.state}` : event.type)),
      ['connection.updated disabled', 'settings.updated', 'connection.updated connected', 'settings.updated'],
    );
    assert.deepEqual(resumed, [ownTenant]);
  });
});

describe('settings that a newer version stored', () => {
  it('keep no tenant from working: what is not known is left out, what cannot be taken has its default (J23)', async () => {
    const {read, tenants} = await adminWorld(store);
    await tenants.all();
    const stored = {
      region: 'eu',
      tomorrow: 1,
      journal: {parkDays: 7, owner: 'astrologer', moon: {phase: 3}},
      timeZone: 'Mars/Olympus',
      allowedOrigins: [portal, 'app://desktop', 'https://two.example', 5],
    };
    await store.db
      .updateTable('tenant')
      .set({settings: JSON.stringify(stored)})
      .execute();
    await tenants.reload();
    const {settings} = (await tenants.byId(ownTenant))!;
    assert.deepEqual(
      [settings.region, settings.journal.parkDays, settings.journal.owner, settings.timeZone],
      ['eu', 7, 'last_answered', 'UTC'],
    );
    assert.deepEqual(settings.allowedOrigins, [portal, 'https://two.example']);
    assert.equal((await read()).settings.journal.parkDays, 7);
  });
});

describe('GET /settings/audit', () => {
  it('tells who changed what, from what to what, newest first', async () => {
    const {put, read, ask} = await adminWorld(store);
    const {settings, etag} = await read();
    const journal = {...settings.journal, recordingLink: 'none'};
    const first = await put({...settings, lookupOrder: ['Leads', 'Contacts'], journal}, etag);
    await put({...settings, journal}, first.headers.get('etag')!);
    const {items} = (await (await ask('viewer', '/settings/audit')).json()) as AuditReply;
    assert.deepEqual(
      items.map(({by, topic, changes}) => ({by, topic, changes})),
      [
        {
          by: 'Lena Berg',
          topic: 'settings',
          changes: [{pointer: '/lookupOrder', from: 'Leads, Contacts', to: 'Contacts, Leads, Accounts'}],
        },
        {
          by: 'Lena Berg',
          topic: 'settings',
          changes: [
            {pointer: '/lookupOrder', from: 'Contacts, Leads, Accounts', to: 'Leads, Contacts'},
            {pointer: '/journal/recordingLink', from: 'private', to: 'none'},
          ],
        },
      ],
    );
  });

  it('shows nothing of another tenant, and takes no cursor that is none (T5)', async () => {
    const {put, read, ask} = await adminWorld(store);
    const {settings, etag} = await read();
    await put({...settings, region: 'in'}, etag);
    const foreign = (await (await ask('stranger', '/settings/audit')).json()) as AuditReply;
    assert.deepEqual(foreign, {items: [], nextCursor: null});
    assert.equal(await codeOf(await ask('admin', '/settings/audit?cursor=x')), '400 malformed');
  });
});
