import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {HygieneReport, Problem} from '../../../src/contract/index.ts';
import {openTestStore, type TestStore} from '../../support/node/test-store.ts';
import {adminWorld, type AdminWorld} from '../doctor/support/admin-world.ts';

describe('the report on number hygiene', () => {
  let store: TestStore;
  let world: AdminWorld;
  before(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    world = await adminWorld(store);
  });
  afterEach(() => world.stop());
  after(() => store.close());

  const ask = (json: unknown = {}, as = 'admin') => world.admin('/hygiene', {json, as});
  const report = async (json: unknown = {}) => {
    const answer = await ask(json);
    assert.equal(answer.status, 200);
    return (await answer.json()) as HygieneReport;
  };
  const add = (module: 'Contacts' | 'Leads' | 'Accounts', values: Record<string, unknown>) => {
    const {org} = world;
    const id = org.nextId();
    org.records.insert({id, module, values, owner: org.admin.id, by: org.admin.id, now: 0, indexDelayMs: 0});
    return id;
  };
  const fill = (count: number) => {
    for (let index = 0; index < count; index += 1)
      add('Contacts', {
        Last_Name: `Filler ${index}`,
        Phone: index % 100 === 0 ? 'ask Tom' : '+44 7700 900321',
      });
  };
  const asked = () => world.zoho.world.log.newest(500).filter(({host}) => host === 'api');

  it('finds what can never match, with where it stands and why, and nothing else', async () => {
    const lead = add('Leads', {Last_Name: 'Careless', Phone: 'ask Tom', Mobile: '07700 900 654'});
    add('Accounts', {Account_Name: 'Two Lines', Phone: '0161 496 0777 / 0161 496 0778'});
    const found = await report();
    assert.deepEqual(
      found.findings.map(({module, field, stored, reason}) => [module, field, stored, reason]),
      [
        ['Leads', 'Phone', 'ask Tom', 'letters'],
        ['Accounts', 'Phone', '0161 496 0777 / 0161 496 0778', 'several'],
      ],
    );
    assert.equal(found.findings[0]!.id, lead);
    assert.match(found.findings[0]!.url!, new RegExp(`/tab/Leads/${lead}$`));
    assert.deepEqual(found.reasons, [
      {reason: 'letters', count: 1},
      {reason: 'several', count: 1},
    ]);
    assert.equal(found.complete, true);
    assert.equal(found.credits, asked().length);
    // Records without a number are not read at all.
    assert.deepEqual([found.records, found.numbers], [10, 11]);
  });

  it('looks into the tenant’s own phone fields too, and into those that are left (Z28)', async () => {
    world.org.schema.change({module: 'Contacts', apiName: 'Emergency_Line', dataType: 'phone'});
    world.org.schema.remove('Contacts', 'Asst_Phone');
    add('Contacts', {Last_Name: 'Added', Emergency_Line: '12'});
    const found = await report({modules: ['Contacts']});
    assert.deepEqual(
      found.findings.map(({field, reason}) => [field, reason]),
      [['Emergency_Line', 'too_short']],
    );
  });

  it('spends no more than its budget, and spreads what it reads over the module', async () => {
    fill(2000);
    const found = await report({modules: ['Contacts'], credits: 4});
    assert.equal(found.credits, 4);
    assert.equal(asked().length, 4);
    assert.equal(found.complete, false);
    assert.equal(found.records, 600);
    const offsets = asked()
      .flatMap(({body}) => /offset (\d+)/.exec(body)?.[1] ?? [])
      .map(Number);
    assert.deepEqual(
      offsets.sort((a, b) => a - b),
      [0, 200, 600],
    );
    await world.clock.advance(10_000);
    const whole = await report({modules: ['Contacts'], credits: 100});
    assert.equal(whole.complete, true);
    assert.ok(whole.credits <= 16, String(whole.credits));
    assert.deepEqual(whole.reasons, [{reason: 'letters', count: 20}]);
  });

  it('asks nothing while credits are low, and says so (Z2)', async () => {
    world.org.limits.credits.set(world.clock.now(), 56_000);
    await world.admin('/doctor/number', {json: {number: '+14155550123'}});
    world.zoho.world.log.clear();
    const answer = await ask();
    assert.equal(answer.status, 429);
    assert.equal(((await answer.json()) as Problem).code, 'crm_rate_limited');
    assert.deepEqual(asked(), []);
  });

  it('tells what it read until credits ran low (Z2)', async () => {
    fill(2000);
    world.org.limits.credits.set(world.clock.now(), 54_995);
    const found = await report({modules: ['Contacts'], credits: 20});
    assert.ok(found.credits > 1 && found.credits < 10, String(found.credits));
    assert.equal(found.complete, false);
    assert.ok(found.records >= 200);
  });

  it('leaves out a module that may not be read, and says why when there is no other (Z25, Z27)', async () => {
    world.org.settings.disabledModules = ['Leads'];
    const found = await report();
    assert.equal(found.complete, false);
    assert.ok(found.records > 0);
    await world.clock.advance(10_000);
    world.zoho.world.grants.grantsIn(world.org)[0]!.scopes = ['ZohoCRM.org.READ'];
    const answer = await ask({modules: ['Contacts']});
    assert.equal(answer.status, 403);
    assert.equal(((await answer.json()) as Problem).code, 'crm_permission');
  });

  it('is asked one at a time, by who may see settings, while CRM is on (T5, T7)', async () => {
    assert.equal((await ask({}, 'agent')).status, 403);
    assert.equal((await ask({}, 'blind')).status, 403);
    assert.equal((await ask({credits: 101})).status, 422);
    assert.equal((await ask({modules: ['Contacts', 'Contacts']})).status, 422);
    assert.equal((await ask({}, 'viewer')).status, 200);
    assert.equal((await ask()).status, 429);
    await world.clock.advance(10_000);
    world.setSettings({region: 'eu'}, {crmEnabled: false});
    assert.equal((await ask()).status, 403);
  });
});
