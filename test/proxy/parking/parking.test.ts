import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {CallsReply, LedgerCall, SettingsInput} from '../../../src/contract/index.ts';
import {CrmError} from '../../../src/proxy/crm/crm-error.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {newNoteId, pbxWorld, type PbxWorld} from '../pbx/support/pbx-world.ts';

const session = '950000000000001000';
const localStart = '2026-06-15T10:40:00+01:00';
const minute = 60_000;
const day = 86_400_000;

describe('a call whose record nobody knows', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  afterEach(() => world.stop());

  const play = () => world.play('inbound-answered');
  const ada = () => world.crm.records.find(({name}) => name === 'Ada Sample')!;
  const withoutRecords = () => world.crm.records.splice(0);
  const addAda = (name = 'Ada Sample') =>
    world.crm.add({
      module: 'Contacts',
      name,
      phones: [{field: 'Phone', kind: 'phone' as const, stored: '+14155550123'}],
    });
  const ledger = async () => (await (await world.agent('admin', `/ledger/${session}`)).json()) as LedgerCall;
  const unlogged = async () =>
    ((await (await world.agent('101', '/calls?filter=unlogged')).json()) as CallsReply).items;
  const link = (id: string) =>
    world.agent('101', `/calls/${session}/contact`, {method: 'PUT', json: {module: 'Contacts', id}});
  const written = () => world.crm.activities.map(({startedAt, contact}) => ({startedAt, id: contact?.id}));

  it('waits, is seen among the unlogged ones, and says why (Z33)', async () => {
    withoutRecords();
    await play();
    const [call] = await unlogged();
    assert.equal(call!.journal.state, 'waiting_for_contact');
    assert.equal((await ledger()).why, 'no_record');
    addAda();
    addAda('Ada Twin');
    await world.pass(20 * minute);
    assert.equal((await ledger()).why, 'several_records');
    assert.equal(world.crm.activities.length, 0);
  });

  it('is written once with its own start when a record is linked', async () => {
    addAda('Ada Twin');
    await play();
    assert.equal((await unlogged()).length, 1);
    await world.pass(5 * day);
    await link(ada().id);
    await world.settle();
    await link(ada().id);
    await world.settle();
    assert.deepEqual(written(), [{startedAt: localStart, id: ada().id}]);
    assert.equal((await unlogged()).length, 0);
  });

  it('is written once with its own start when a record appears in the CRM later', async () => {
    withoutRecords();
    await play();
    await world.pass(20 * minute);
    assert.equal(world.crm.activities.length, 0);
    addAda();
    await world.pass(2 * 60 * minute);
    assert.deepEqual(written(), [{startedAt: localStart, id: ada().id}]);
  });

  it('is written within a day of several records being merged in the CRM, and looked for no oftener than that (Z33)', async () => {
    const twin = addAda('Ada Twin');
    await play();
    assert.equal((await ledger()).why, 'several_records');
    const looks = world.crm.countOf('findByNumber');
    await world.pass(8 * 60 * minute);
    assert.equal(world.crm.countOf('findByNumber'), looks);
    world.crm.records.splice(world.crm.records.indexOf(twin), 1);
    await world.pass(day);
    assert.deepEqual(written(), [{startedAt: localStart, id: ada().id}]);
  });

  it('costs one look for many calls of one number', async () => {
    withoutRecords();
    const bodies = scenario('inbound-answered');
    for (let copy = 0; copy < 8; copy++)
      await world.post(bodies.map((body) => ({...body, session_id: `95000000000000700${copy}`})));
    await world.settle();
    const before = world.crm.countOf('findByNumber');
    await world.pass(20 * minute);
    assert.ok(world.crm.countOf('findByNumber') - before <= 1, 'each call asked the CRM');
  });

  const wait = async (settings: SettingsInput) => {
    withoutRecords();
    world.setSettings(settings);
    await play();
    for (let days = 0; days < 4; days++) await world.pass(day);
  };

  it('stays and is looked for no more when its days are over', async () => {
    await wait({journal: {parkDays: 3}});
    assert.equal((await ledger()).why, 'expired');
    assert.equal((await ledger()).journal.nextAttemptAt, null);
    assert.equal((await ledger()).steps.filter(({step}) => step === 'expired').length, 1);
    const looks = world.crm.countOf('findByNumber');
    await world.pass(5 * day);
    assert.equal(world.crm.countOf('findByNumber'), looks);
    addAda();
    await link(ada().id);
    await world.settle();
    assert.deepEqual(written(), [{startedAt: localStart, id: ada().id}]);
  });

  it('keeps its days when a look fails: neither does it give up after a week, nor begin anew', async () => {
    withoutRecords();
    world.setSettings({journal: {parkDays: 10}});
    await play();
    const parked = (await ledger()).steps.filter(({step}) => step === 'parked').length;
    for (let days = 0; days < 8; days++) await world.pass(day);
    const unavailable = new CrmError('unavailable', {providerCode: 'http_503'});
    world.crm.fail('findByNumber', unavailable, 2);
    await world.pass(30 * 60 * minute);
    const after = await ledger();
    assert.deepEqual(
      [after.journal.state, after.journal.problem?.code],
      ['waiting_for_contact', 'crm_unavailable'],
    );
    assert.ok(after.steps.some(({step}) => step === 'look postponed'));
    assert.equal(after.steps.filter(({step}) => step === 'parked').length, parked);
    for (let days = 0; days < 3; days++) await world.pass(day);
    assert.equal((await ledger()).why, 'expired', 'ten days after it was parked first');
  });

  it('keeps its days when somebody has it tried again', async () => {
    withoutRecords();
    world.setSettings({journal: {parkDays: 3}});
    await play();
    await world.pass(2 * day);
    assert.equal((await world.agent('101', `/calls/${session}/journal`, {method: 'POST'})).status, 202);
    await world.settle();
    await world.pass(2 * day);
    assert.equal((await ledger()).why, 'expired');
  });

  it('has a week for the CRM from when its record is found', async () => {
    withoutRecords();
    await play();
    for (let days = 0; days < 9; days++) await world.pass(day);
    addAda();
    world.crm.fail('createActivity', new CrmError('unavailable'));
    await world.pass(30 * 60 * minute);
    assert.equal((await ledger()).journal.state, 'queued');
    await world.pass(7 * 60 * minute);
    assert.deepEqual(written().length, 1);
  });

  it('is written without a record when its days are over and the tenant wants it so', async () => {
    await wait({journal: {parkDays: 3, afterParkDays: 'log_unlinked'}});
    assert.deepEqual(written(), [{startedAt: localStart, id: undefined}]);
    addAda();
    await link(ada().id);
    await world.settle();
    assert.deepEqual(written(), [{startedAt: localStart, id: ada().id}]);
    assert.equal(world.crm.countOf('createActivity'), 1);
  });

  it('moves with its notes to another record and back, and is never doubled', async () => {
    const note = newNoteId();
    await play();
    const first = ada();
    const second = addAda('Ada Twin');
    await world.agent('101', `/calls/${session}/notes/${note}`, {
      method: 'PUT',
      json: {text: 'Wants a quote.'},
    });
    await world.settle();
    const at: (string | undefined)[] = [];
    for (const id of [second.id, null, first.id, second.id, first.id]) {
      if (id === null) await world.agent('101', `/calls/${session}/contact`, {method: 'DELETE'});
      else await link(id);
      await world.settle();
      const [activity] = world.crm.activities;
      at.push(activity!.contact?.id);
      assert.match(activity!.description, /Wants a quote\./);
    }
    assert.deepEqual(at, [second.id, undefined, first.id, second.id, first.id]);
    assert.equal(world.crm.activities.length, 1);
    assert.equal(world.crm.countOf('createActivity'), 1);
  });
});
