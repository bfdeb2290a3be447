import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import {
  checkNames,
  findingCodes,
  type CheckName,
  type DoctorCheck,
  type DoctorReport,
} from '../../../src/contract/index.ts';
import type {Examination} from '../../../src/proxy/doctor/examination.ts';
import {systemChecks} from '../../../src/proxy/doctor/system-checks.ts';
import {journalStore} from '../../../src/proxy/journal/journal-store.ts';
import {settled} from '../../support/node/hand-clock.ts';
import {testTenant} from '../../support/node/test-app.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {demoTenantId} from '../pbx/support/pbx-world.ts';
import {adminWorld, type AdminWorld} from './support/admin-world.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Findings that some test here has met. */
const met = new Set<string>();

describe('the doctor', () => {
  const store = useTestStore();
  let world: AdminWorld;
  beforeEach(async () => {
    world = await adminWorld(store);
    uniqueField();
  });
  afterEach(() => world.stop());

  const uniqueField = () =>
    world.org.schema.change({
      module: 'Calls',
      apiName: 'BGM_Call_Key',
      dataType: 'text',
      length: 60,
      unique: true,
    });
  const request = (as = 'admin') => world.admin('/connection/test', {method: 'POST', as});
  async function report(as = 'admin'): Promise<DoctorReport> {
    const answer = await request(as);
    assert.equal(answer.status, 200);
    const found = (await answer.json()) as DoctorReport;
    assert.deepEqual(
      found.checks.map(({name}) => name),
      [...checkNames],
    );
    for (const {finding} of found.checks) if (finding !== null) met.add(finding);
    return found;
  }
  const named = ({checks}: DoctorReport, name: CheckName): DoctorCheck =>
    checks.find((check) => check.name === name)!;
  const told = (found: DoctorReport, name: CheckName) => {
    const {state, finding} = named(found, name);
    return [state, finding];
  };
  /** Checks that are not as they should be. */
  const troubles = (found: DoctorReport) =>
    Object.fromEntries(
      found.checks
        .filter(({state}) => state !== 'ok')
        .map(({name, state, finding}) => [name, finding ?? state]),
    );
  const grant = () => world.zoho.world.grants.grantsIn(world.org)[0]!;
  const withoutScopes = (...scopes: string[]) => {
    const all = [
      'ZohoCRM.modules.contacts.ALL',
      'ZohoCRM.modules.leads.ALL',
      'ZohoCRM.modules.accounts.READ',
      'ZohoCRM.modules.calls.ALL',
      'ZohoCRM.users.READ',
      'ZohoCRM.org.READ',
      'ZohoCRM.settings.fields.READ',
      'ZohoCRM.settings.layouts.READ',
      'ZohoCRM.settings.modules.READ',
      'ZohoCRM.coql.READ',
      'ZohoSearch.securesearch.READ',
    ];
    grant().scopes = all.filter((scope) => !scopes.includes(scope));
  };
  /** All agents of the PBX get a user, so that only what a test breaks is found. */
  const mapEveryone = (settings = {}) => {
    const id = world.org.admin.id;
    const agents = Object.fromEntries(
      ['100', '101', '102', '103', '104', '105', '106', '107', '108', '109', '110'].map((one) => [one, id]),
    );
    world.setSettings({region: 'eu', ...settings}, {agents});
  };
  const oneCall = async () => {
    await world.play('inbound-answered');
  };

  it('finds nothing where everything is as it should be, for few credits', async () => {
    mapEveryone();
    await oneCall();
    world.zoho.world.log.clear();
    const found = await report();
    assert.deepEqual(troubles(found), {});
    assert.equal(found.ok, true);
    const asked = world.zoho.world.log.newest(100).filter(({host}) => host === 'api');
    assert.equal(found.credits, asked.length);
    assert.ok(found.credits <= 15, String(found.credits));
    assert.deepEqual(
      asked.filter(({method, path}) => method !== 'GET' && !path.endsWith('/coql')),
      [],
      'it wrote something',
    );
  });

  it('asks the token endpoint for nothing while there is a good token', async () => {
    await oneCall();
    world.zoho.world.log.clear();
    await report();
    assert.deepEqual(
      world.zoho.world.log.newest(100).filter(({host}) => host === 'accounts'),
      [],
    );
  });

  it('tells no secret, number or name (T8)', async () => {
    await oneCall();
    const text = JSON.stringify(await report());
    for (const secret of ['4155550123', 'Souza', 'Ines', 'demo.example', grant().refreshToken!])
      assert.ok(!text.includes(secret), secret);
  });

  it('may be asked once in ten seconds, by all admins of a tenant together', async () => {
    await report();
    const again = await request('viewer');
    assert.equal(again.status, 429);
    assert.equal(again.headers.get('retry-after'), '10');
    assert.equal((await request('stranger')).status, 200);
    await world.clock.advance(10_000);
    await report();
  });

  it('is for admins and who may look at settings (T5)', async () => {
    assert.equal((await request('agent')).status, 403);
    await report('viewer');
  });

  describe('of the proxy itself', () => {
    it('examines nothing and asks nobody while the system admin has CRM off (T7)', async () => {
      world.setSettings({region: 'eu'}, {crmEnabled: false});
      const refused = await request('admin');
      assert.equal(refused.status, 403);
      assert.equal(((await refused.json()) as {code: string}).code, 'crm_disabled');
      assert.deepEqual(world.zoho.world.log.newest(10), []);
    });

    it('says so when the system admin switches CRM off during an examination (T7)', async () => {
      const {finding} = await systemChecks.feature({
        tenant: testTenant({crmEnabled: false}),
      } as Examination);
      assert.equal(finding, 'feature_off');
      met.add('feature_off');
    });

    it('warns while the tenant itself has it off, and examines all the same', async () => {
      mapEveryone({enabled: false});
      const found = await report();
      assert.deepEqual(told(found, 'feature'), ['warning', 'tenant_off']);
      assert.deepEqual(told(found, 'contacts'), ['ok', null]);
      assert.equal(found.ok, true);
    });

    for (const [seconds, state] of [
      [30, 'ok'],
      [-100, 'warning'],
      [200, 'warning'],
      [-400, 'failed'],
    ] as const)
      it(`calls a clock that is ${seconds} s ahead ${state} (Z21)`, async () => {
        world.clock.jump(seconds * 1000);
        const found = named(await report(), 'clock');
        assert.equal(found.state, state);
        assert.equal(found.finding, state === 'ok' ? null : 'clock_off');
        assert.ok(Math.abs(Number(found.details['crm']) + seconds) <= 1, JSON.stringify(found.details));
        assert.ok(Math.abs(Number(found.details['pbx']) + seconds) <= 1, JSON.stringify(found.details));
      });

    it('measures the database, and says when its disk is full', async () => {
      world.room.isThere = false;
      assert.deepEqual(told(await report(), 'database'), ['failed', 'database_full']);
      await world.clock.advance(10_000);
      world.room.isThere = true;
      world.slowDatabase(700);
      const found = named(await report(), 'database');
      assert.deepEqual(
        [found.state, found.finding, found.details],
        ['warning', 'database_slow', {milliseconds: 700}],
      );
    });

    it('tells how old the oldest call is that should be in the CRM, and why none is written', async () => {
      world.zoho.world.faults.add({kind: 'status', status: 503, path: '/Calls'});
      await oneCall();
      await world.clock.advance(20 * minute);
      world.zoho.world.faults.clear();
      const late = named(await report(), 'queue');
      assert.deepEqual([late.state, late.finding], ['warning', 'queue_old']);
      assert.equal(late.details['calls'], 1);
      await world.clock.advance(hour);
      assert.deepEqual(told(await report(), 'queue'), ['failed', 'queue_old']);
      await world.clock.advance(minute);
      mapEveryone({journal: {enabled: false}});
      const found = await report();
      for (const name of ['queue', 'calls', 'journal_fields', 'duplicates', 'owners'] as const)
        assert.deepEqual(told(found, name), ['ok', 'off_by_settings'], name);
    });
  });

  describe('of the PBX', () => {
    it('says when no service user is set, and skips what only one could see', async () => {
      const {secrets} = world.tenants.list.get(demoTenantId)!;
      world.tenants.list.get(demoTenantId)!.secrets = {...secrets, pbx: null};
      const found = await report();
      assert.deepEqual(told(found, 'pbx'), ['failed', 'pbx_no_service_user']);
      assert.deepEqual(told(found, 'pbx_directory'), ['skipped', null]);
      assert.deepEqual(named(found, 'call_log').details, {after: 'pbx'});
      assert.deepEqual(told(found, 'contacts'), ['ok', null]);
    });

    it('says when the PBX refuses the service user’s password, and tries it once', async () => {
      const {secrets} = world.tenants.list.get(demoTenantId)!;
      world.tenants.list.get(demoTenantId)!.secrets = {
        ...secrets,
        pbx: {username: 'crm-service', password: 'wrong'},
      };
      assert.deepEqual(told(await report(), 'pbx'), ['failed', 'pbx_refused']);
    });

    it('says when the PBX does not answer', async () => {
      world.pbx.setSwitches({restFault: 503});
      const found = await report();
      assert.deepEqual(told(found, 'pbx'), ['failed', 'pbx_unreachable']);
      assert.equal(named(found, 'pbx').problem!.code, 'unavailable');
      assert.deepEqual(told(found, 'webhook'), ['warning', 'webhook_never']);
    });

    it('says when the PBX tells of nobody', async () => {
      world.pbx.setSwitches({restFault: 403, restFaultPath: '/api/users'});
      assert.deepEqual(told(await report(), 'pbx_directory'), ['failed', 'pbx_no_extensions']);
    });

    it('compares where the webhook goes with where it should go', async () => {
      await oneCall();
      const state = world.pbx.tenant(demoTenantId);
      state.cdrEvent = {...state.cdrEvent, url: 'https://elsewhere.example/hook'};
      const wrong = named(await report(), 'webhook');
      assert.deepEqual(
        [wrong.state, wrong.finding, wrong.details['set']],
        ['failed', 'webhook_not_set', true],
      );
      await world.clock.advance(minute);
      state.cdrEvent = {
        ...state.cdrEvent,
        url: 'http://inside.example:8080/crm/v1/pbx/events',
        enabled: false,
      };
      assert.deepEqual(told(await report(), 'webhook'), ['failed', 'webhook_not_set']);
      await world.clock.advance(minute);
      state.cdrEvent = {...state.cdrEvent, enabled: true};
      assert.deepEqual(told(await report(), 'webhook'), ['ok', null]);
    });

    it('says when no webhook ever came, or none for a day', async () => {
      assert.deepEqual(told(await report(), 'webhook'), ['warning', 'webhook_never']);
      await oneCall();
      await world.clock.advance(25 * hour);
      const silent = named(await report(), 'webhook');
      assert.deepEqual([silent.state, silent.finding], ['warning', 'webhook_silent']);
      assert.ok(Number(silent.details['seconds']) >= 25 * 3600);
      await sql`delete from pbx_event`.execute(store.db);
      await world.clock.advance(minute);
      assert.deepEqual(told(await report(), 'webhook'), ['warning', 'webhook_silent']);
    });

    it('says when the call log is hidden or does not answer', async () => {
      world.pbx.setSwitches({callStatistics: false});
      assert.deepEqual(told(await report(), 'call_log'), ['warning', 'call_log_refused']);
      await world.clock.advance(minute);
      world.pbx.setSwitches({callStatistics: true, restFault: 503, restFaultPath: '/api/calllogs'});
      assert.deepEqual(told(await report(), 'call_log'), ['warning', 'call_log_unavailable']);
    });
  });

  describe('of the way to Zoho', () => {
    it('says when nothing was connected yet', async () => {
      await sql`delete from crm_connection`.execute(store.db);
      const found = await report();
      assert.deepEqual(told(found, 'credentials'), ['failed', 'credentials_missing']);
      assert.deepEqual(told(found, 'contacts'), ['skipped', null]);
      assert.equal(found.credits, 0);
    });

    it('says when nobody has given consent', async () => {
      await sql`update crm_connection set refresh_token = null, access_token = null, state = 'authorization_required'`.execute(
        store.db,
      );
      const found = await report();
      assert.deepEqual(told(found, 'credentials'), ['ok', null]);
      assert.deepEqual(told(found, 'authorization'), ['failed', 'authorization_missing']);
      assert.deepEqual(told(found, 'edition'), ['skipped', null]);
    });

    it('says when Zoho takes the grant no more (Z16)', async () => {
      world.zoho.world.grants.revoke(grant());
      const found = named(await report(), 'authorization');
      assert.deepEqual([found.state, found.finding], ['failed', 'authorization_refused']);
      assert.equal(found.problem!.code, 'crm_authorization_required');
    });

    it('says when the user may not use the API', async () => {
      world.zoho.world.faults.add({kind: 'error', status: 403, code: 'NO_PERMISSION', path: '/org'});
      const found = named(await report(), 'authorization');
      assert.deepEqual(
        [found.finding, found.problem!.code],
        ['authorization_refused', 'crm_api_access_denied'],
      );
    });

    it('says when Zoho throttles us, and when it does not answer (Z1, Z4)', async () => {
      world.zoho.world.faults.add({kind: 'status', status: 429, path: '/org'});
      assert.deepEqual(told(await report(), 'authorization'), ['failed', 'throttled']);
      world.zoho.world.faults.clear();
      await world.clock.advance(10 * minute);
      world.zoho.world.faults.add({kind: 'status', status: 503});
      assert.deepEqual(told(await report(), 'authorization'), ['failed', 'crm_unreachable']);
    });

    it('waits for no answer longer than five seconds, and the other checks are told (Z5)', async () => {
      world.zoho.world.faults.add({kind: 'no_answer', path: '/Leads'});
      const waiting = report();
      // Everything that does not wait for the leads is answered.
      const answered = () =>
        new Set(world.zoho.world.log.newest(100).map(({path}) => path.split('/').at(-1)));
      const others = ['org', 'users', 'fields', 'layouts', 'modules', 'Contacts', 'Accounts', 'Calls'];
      while (!others.every((one) => answered().has(one))) await settled();
      for (let round = 0; round < 50; round += 1) await settled();
      await world.clock.advance(5000);
      const found = await waiting;
      assert.deepEqual(told(found, 'leads'), ['failed', 'crm_unreachable']);
      assert.equal(named(found, 'leads').problem!.code, 'crm_timeout');
      for (const name of ['contacts', 'accounts', 'calls', 'edition'] as const)
        assert.deepEqual(told(found, name), ['ok', null], name);
      assert.ok(found.latencyMs <= 5000);
    });

    it('says when the account lives in another data centre than the one that was chosen (Z22)', async () => {
      mapEveryone({region: 'us'});
      const found = named(await report(), 'region');
      assert.deepEqual([found.state, found.finding], ['warning', 'region_differs']);
      assert.deepEqual(found.details, {used: 'eu', chosen: 'us'});
    });

    for (const [scope, checks] of [
      ['ZohoCRM.org.READ', ['edition']],
      ['ZohoCRM.users.READ', ['owners']],
      ['ZohoCRM.settings.fields.READ', ['journal_fields', 'duplicates']],
      ['ZohoSearch.securesearch.READ', []],
      ['ZohoCRM.coql.READ', []],
    ] as const)
      it(`names the missing scope ${scope} (Z26)`, async () => {
        mapEveryone();
        withoutScopes(scope);
        const found = await report();
        assert.deepEqual(told(found, 'scopes'), ['failed', 'scopes_missing']);
        assert.equal(named(found, 'scopes').details['scopes'], scope);
        assert.equal(named(found, 'scopes').problem!.code, 'crm_scope_missing');
        for (const name of checks) assert.equal(named(found, name).state, 'skipped', name);
        assert.deepEqual(told(found, 'contacts'), ['ok', null]);
      });

    it('names a module’s missing scope, and that the module cannot be read (Z26, Z27)', async () => {
      withoutScopes('ZohoCRM.modules.leads.ALL');
      const found = await report();
      assert.equal(named(found, 'scopes').details['scopes'], 'ZohoCRM.modules.leads.READ');
      assert.deepEqual(told(found, 'leads'), ['failed', 'not_readable']);
      assert.equal(named(found, 'leads').details['code'], 'OAUTH_SCOPE_MISMATCH');
    });

    it('only warns where what is missing helps nobody but itself, and says that writing is not known (Z26)', async () => {
      withoutScopes('ZohoCRM.settings.layouts.READ', 'ZohoCRM.settings.modules.READ');
      const found = await report();
      assert.deepEqual(told(found, 'scopes'), ['warning', 'scopes_missing']);
      assert.deepEqual(named(found, 'contacts').details, {writable: 'unknown'});
      assert.deepEqual(told(found, 'create_fields'), ['ok', null]);
    });

    it('names scopes to write that the consent left out, without writing (Z26)', async () => {
      const scope =
        'ZohoCRM.modules.READ ZohoCRM.modules.calls.CREATE ZohoCRM.settings.READ ZohoCRM.users.READ ZohoCRM.org.READ ZohoCRM.coql.READ ZohoSearch.securesearch.READ';
      await sql`update crm_connection set scope = ${scope}`.execute(store.db);
      const {scopes} = named(await report(), 'scopes').details;
      assert.match(String(scopes), /ZohoCRM\.modules\.calls\.UPDATE/);
      assert.match(String(scopes), /ZohoCRM\.modules\.contacts\.CREATE/);
      assert.doesNotMatch(String(scopes), /calls\.CREATE|READ/);
    });

    for (const [paidType, state, finding] of [
      ['free', 'failed', 'edition_unsupported'],
      ['orchard', 'warning', 'edition_unknown'],
      ['ultimate', 'ok', null],
    ] as const)
      it(`calls the edition ${paidType} ${finding ?? 'supported'} (Z25)`, async () => {
        Object.assign(world.org.settings, {paidType});
        const found = named(await report(), 'edition');
        assert.deepEqual([found.state, found.finding, found.details['edition']], [state, finding, paidType]);
      });

    it('tells the credits that are left, warns when they run low, and says when there are none (Z2)', async () => {
      world.org.limits.credits.set(world.clock.now(), 56_000);
      const low = named(await report(), 'credits');
      assert.deepEqual([low.state, low.finding], ['warning', 'credits_low']);
      assert.equal(low.details['waiting'], 'timeline');
      // The doctor's other questions, asked at the same time, cost credits too.
      const left = Number(low.details['remaining']);
      assert.ok(left > 3960 && left <= 3999, String(left));
      await world.clock.advance(minute);
      world.org.limits.credits.set(world.clock.now(), 59_999);
      assert.deepEqual(told(await report(), 'credits'), ['failed', 'credits_used_up']);
      await world.clock.advance(minute);
      const empty = await report();
      assert.deepEqual(told(empty, 'credits'), ['failed', 'credits_used_up']);
      assert.deepEqual([empty.credits, named(empty, 'contacts').details], [0, {after: 'authorization'}]);
    });
  });

  describe('of what Zoho has for us', () => {
    it('says which module is switched off at Zoho, and goes on with the others (Z25)', async () => {
      world.org.settings.disabledModules = ['Leads'];
      const found = await report();
      assert.deepEqual(told(found, 'leads'), ['failed', 'not_readable']);
      assert.equal(named(found, 'leads').details['code'], 'INVALID_MODULE');
      assert.deepEqual(told(found, 'contacts'), ['ok', null]);
    });

    it('says which module the user may read and not write, without writing (Z27)', async () => {
      world.org.settings.readOnlyModules = ['Contacts', 'Calls'];
      const found = await report();
      assert.deepEqual(told(found, 'contacts'), ['failed', 'not_writable']);
      assert.deepEqual(told(found, 'calls'), ['failed', 'not_writable']);
      assert.deepEqual(told(found, 'leads'), ['ok', null]);
    });

    it('asks nothing of a module that the lookup order leaves out', async () => {
      mapEveryone({lookupOrder: ['Contacts']});
      world.zoho.world.log.clear();
      const found = await report();
      assert.deepEqual(told(found, 'leads'), ['ok', 'module_left_out']);
      assert.deepEqual(told(found, 'accounts'), ['ok', 'module_left_out']);
      assert.ok(!world.zoho.world.log.newest(100).some(({path}) => /Leads|Accounts/.test(path)));
    });

    it('names mandatory fields that would block new records and calls (Z29)', async () => {
      const {schema} = world.org;
      schema.change({module: 'Contacts', apiName: 'Branch', dataType: 'text', mandatory: true});
      schema.change({module: 'Leads', apiName: 'Rating_Band', dataType: 'text', mandatory: true});
      schema.change({module: 'Calls', apiName: 'Cost_Centre', dataType: 'text', mandatory: true});
      const found = await report();
      assert.deepEqual(named(found, 'create_fields').details, {module: 'Contacts', fields: 'Branch'});
      assert.deepEqual(told(found, 'create_fields'), ['failed', 'mandatory_fields']);
      assert.deepEqual(named(found, 'journal_fields').details, {module: 'Calls', fields: 'Cost_Centre'});
      await world.clock.advance(minute);
      mapEveryone({create: {type: 'Lead'}, journal: {callDefaults: {Cost_Centre: '7'}}});
      const filled = await report();
      assert.deepEqual(named(filled, 'create_fields').details, {module: 'Leads', fields: 'Rating_Band'});
      assert.deepEqual(told(filled, 'journal_fields'), ['ok', null]);
      await world.clock.advance(minute);
      mapEveryone({create: {enabled: false}});
      assert.deepEqual(told(await report(), 'create_fields'), ['ok', 'off_by_settings']);
    });

    it('names settings for fields that calls do not have (Z28)', async () => {
      mapEveryone({journal: {callKeyField: 'Gone_Key', callDefaults: {Gone_Too: 'x'}}});
      const found = named(await report(), 'journal_fields');
      assert.deepEqual([found.state, found.finding], ['warning', 'unknown_field']);
      assert.equal(found.details['fields'], 'Gone_Key, Gone_Too');
    });

    it('says by what a call is known again, and warns where Zoho would take it twice', async () => {
      assert.deepEqual(named(await report(), 'duplicates').details, {
        kind: 'unique_field',
        field: 'BGM_Call_Key',
      });
      await world.clock.advance(minute);
      world.org.schema.remove('Calls', 'BGM_Call_Key');
      const without = named(await report(), 'duplicates');
      assert.deepEqual(
        [without.state, without.finding, without.details['kind']],
        ['warning', 'no_unique_field', 'text'],
      );
    });

    it('tells how many agents have a Zoho user', async () => {
      const found = named(await report(), 'owners');
      assert.deepEqual([found.state, found.finding], ['warning', 'owners_unmapped']);
      assert.ok(Number(found.details['unmapped']) > 0 && Number(found.details['coverage']) > 0);
      await world.clock.advance(minute);
      mapEveryone();
      assert.deepEqual(named(await report(), 'owners').details, {coverage: 100});
    });

    it('names no owner fine who is no active user of Zoho', async () => {
      mapEveryone();
      for (const journal of [
        {fallbackOwner: '1234567890'},
        {owner: 'fixed_user', fixedOwner: '1234567890'},
      ] as const) {
        world.setSettings({region: 'eu', journal});
        const found = named(await report(), 'owners');
        assert.deepEqual([found.state, found.finding], ['warning', 'owner_gone']);
        await world.clock.advance(minute);
      }
      // A user who is named and asked by no rule is nobody's owner.
      mapEveryone({journal: {fixedOwner: '1234567890', fallbackOwner: world.org.admin.id}});
      assert.equal(named(await report(), 'owners').state, 'ok');
    });
  });

  it('warns while the queue waits for something', async () => {
    world.zoho.world.faults.add({kind: 'status', status: 429, headers: {'retry-after': '60'}, count: 1});
    await oneCall();
    const found = named(await report(), 'queue');
    assert.deepEqual(
      [found.state, found.finding, found.details['why']],
      ['warning', 'queue_paused', 'throttled'],
    );
    assert.ok(await journalStore.find(store.db, {tenantId: demoTenantId, sessionId: '950000000000001000'}));
  });

  it('has met every finding of the contract in these tests', () => {
    assert.deepEqual(
      findingCodes.filter((code) => !met.has(code)),
      [],
    );
  });
});
