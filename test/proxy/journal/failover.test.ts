import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import type {SettingsInput} from '../../../src/contract/index.ts';
import {silentMeter} from '../../../src/proxy/metrics/meter.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {zohoWorld, type ZohoWorld} from '../scenarios/support/zoho-world.ts';

const minute = 60_000;

describe('a database that comes back without its last transactions', () => {
  const store = useTestStore();
  let world: ZohoWorld;
  let reconciled = 0;
  afterEach(() => world.stop());

  const start = async (settings: SettingsInput = {}) => {
    reconciled = 0;
    const meter = {...silentMeter, reconciled: (count: number) => void (reconciled += count)};
    world = await zohoWorld(store, settings, {meter});
  };
  const org = () => world.zoho.world.orgs.find(({key}) => key === 'eu-enterprise')!;
  const calls = () => [...org().records.all('Calls')];
  const play = (name: string) => world.playAsPbx(name);
  const rows = () => store.db.selectFrom('journal').selectAll().execute();
  const steps = async () =>
    (await store.db.selectFrom('journal_step').select('step').orderBy('id').execute()).map(({step}) => step);
  const probes = () => org().counters.byRoute['POST coql'] ?? 0;
  /** Another server has taken over, which never heard of what was committed last. */
  const takeOver = () => store.db.updateTable('database_life').set({timeline: '00000000'}).execute();
  /** The row as it was when the call had just ended. */
  const forgetWriting = () =>
    store.db
      .updateTable('journal')
      .set({
        state: 'queued',
        activity_id: null,
        written_version: 0,
        written_contact: null,
        intent_at: null,
        intent_guard: null,
        attempts: 0,
        lease_until: null,
        next_attempt_at: new Date(world.clock.now()),
      })
      .execute();

  const guards: Record<string, {settings: SettingsInput; field?: {apiName: string; unique?: boolean}}> = {
    'a unique field': {settings: {}, field: {apiName: 'PBX_Call_Id', unique: true}},
    'a plain field': {settings: {journal: {callKeyField: 'Ticket'}}, field: {apiName: 'Ticket'}},
    'a mark in the text': {settings: {}},
  };
  for (const [name, {settings, field}] of Object.entries(guards))
    it(`finds again by ${name} what Zoho has, and counts it (J18)`, async () => {
      await start(settings);
      if (field) org().schema.change({module: 'Calls', ...field});
      await play('inbound-answered');
      const [written] = calls();
      await forgetWriting();
      await takeOver();
      await world.pass(minute);
      await world.pass(3 * minute);
      assert.deepEqual(
        calls().map(({id}) => id),
        [written!.id],
      );
      const [row] = await rows();
      assert.deepEqual([row!.state, row!.activity_id], ['logged', written!.id]);
      assert.equal(reconciled, 1);
      assert.ok((await steps()).includes('doubted'));
    });

  it('believes only a second look that Zoho has nothing, when the create was lost with the rest (J18)', async () => {
    await start();
    await play('inbound-answered');
    const [written] = calls();
    org().records.remove('Calls', written!.id);
    await forgetWriting();
    await takeOver();
    await world.settle();
    assert.equal(world.creates(), 1);
    // Zoho was at work on it all the while: only now it can be seen.
    org().records.insert({...written!, by: written!.createdBy, now: world.clock.now(), indexDelayMs: 0});
    await world.pass(2 * minute + 1000);
    assert.equal(calls().length, 1);
    assert.equal(world.creates(), 1);
  });

  it('writes what Zoho does not have, once, after the settle window (J18)', async () => {
    await start();
    await play('inbound-answered');
    org().records.remove('Calls', calls()[0]!.id);
    await forgetWriting();
    await takeOver();
    await world.settle();
    assert.equal(calls().length, 0);
    await world.pass(2 * minute + 1000);
    assert.equal(calls().length, 1);
    assert.equal(reconciled, 0);
    assert.equal((await rows())[0]!.state, 'logged');
  });

  it('finds a call again of which it knows nothing any more, once the call log tells it (J18)', async () => {
    await start();
    await play('inbound-answered');
    for (const table of ['journal', 'journal_step', 'call', 'pbx_event'] as const)
      await store.db.deleteFrom(table).execute();
    await takeOver();
    await world.services.start();
    await world.settle();
    for (let passed = 0; passed < 10; passed += 1) await world.pass(minute);
    assert.equal((await rows()).length, 1);
    assert.equal(calls().length, 1);
    assert.equal((await rows())[0]!.state, 'logged');
  });

  it('asks nothing more of Zoho for the calls that come after (J18)', async () => {
    await start();
    await play('inbound-answered');
    await takeOver();
    await world.settle();
    await world.pass(6 * minute);
    const before = probes();
    await world.pbx.playLines(loadScenario('outbound'), {times: 'now'}).done;
    await world.settle();
    assert.equal(calls().length, 2);
    assert.equal(probes(), before);
  });
});
