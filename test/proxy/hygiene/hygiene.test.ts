import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {HygieneReport, Problem} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {demoTenantId} from '../pbx/support/pbx-world.ts';
import {adminWorld, type AdminWorld} from '../doctor/support/admin-world.ts';

describe('the report on number hygiene', () => {
  const store = useTestStore();
  let world: AdminWorld;
  beforeEach(async () => {
    world = await adminWorld(store);
  });
  afterEach(() => world.stop());

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
  const phones = ['Phone', 'Mobile', 'Home_Phone', 'Other_Phone', 'Asst_Phone'];
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

  it('spends few credits where the faults are, and says how many records of how many were read', async () => {
    fill(2000);
    const found = await report({modules: ['Contacts'], credits: 4});
    assert.equal(asked().length, 4);
    assert.deepEqual(
      [found.credits, found.complete, found.reasons],
      [4, false, [{reason: 'letters', count: 20}]],
    );
    const total = [...world.org.records.all('Contacts')].filter(({values}) =>
      phones.some((field) => Boolean(values[field])),
    ).length;
    assert.equal(found.total, total);
    assert.ok(found.records < 250, String(found.records));
  });

  it('reads the whole where that is affordable, in large pages that cost less', async () => {
    fill(2000);
    const whole = await report({modules: ['Contacts'], credits: 100});
    assert.deepEqual([whole.complete, whole.records], [true, whole.total]);
    assert.deepEqual(whole.reasons, [{reason: 'letters', count: 20}]);
    // Fields, first page, count, 2,000 records, and the rest of them.
    assert.equal(whole.credits, 1 + 1 + 1 + 3 + 1);
    assert.equal(world.org.limits.credits.used(world.clock.now()), whole.credits);
    const {limit, remaining} = world.crmSide.adapter.credits(demoTenantId);
    assert.equal(limit - remaining, whole.credits);
  });

  it('goes on where most is found, and spreads what is left over the whole', async () => {
    for (let index = 0; index < 6000; index += 1)
      add('Contacts', {
        Last_Name: `Filler ${index}`,
        // Many begin like a fault and are none; few are one; a sample alone would miss most of these.
        Phone: index % 4 === 0 ? '1614960777' : '+44 7700 900321',
        ...(index % 60 === 7 && {Home_Phone: '0161 496 0777 / 0161 496 0778'}),
        ...(index % 3000 === 11 && {Other_Phone: '+44 12'}),
      });
    const found = await report({modules: ['Contacts'], credits: 20});
    assert.ok(found.credits <= 20);
    const several = found.reasons.find(({reason}) => reason === 'several')!;
    assert.equal(several.count, 100);
    const queries = asked().flatMap(({body}) => /where .* (limit \d+ offset \d+)/.exec(body)?.[0] ?? []);
    const spread = queries.filter((query) => !query.includes('like'));
    assert.ok(spread.length >= 2, queries.join('\n'));
    assert.ok(
      spread.some((query) => Number(/offset (\d+)/.exec(query)![1]) >= 2000),
      spread.join('\n'),
    );
  });

  it('goes on without a count that Zoho refuses, and says that it is not known', async () => {
    fill(600);
    world.zoho.world.faults.add({
      kind: 'error',
      path: '/coql',
      skip: 1,
      count: 1,
      status: 400,
      code: 'SYNTAX_ERROR',
    });
    const found = await report({modules: ['Contacts'], credits: 30});
    assert.match(
      asked()
        .map(({body}) => body)
        .at(-3)!,
      /count\(id\)/,
    );
    assert.equal(found.total, null);
    assert.deepEqual([found.complete, found.reasons], [true, [{reason: 'letters', count: 6}]]);
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
