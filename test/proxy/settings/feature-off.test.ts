import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {loadScenario} from '../../../demo/pbx-simulator/scenario-file.ts';
import type {Problem} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from '../pbx/support/golden.ts';
import {demoTenantId, secondTenantId} from '../pbx/support/pbx-world.ts';
import {wholeWorld, type WholeWorld} from './whole-world.ts';

const minute = 60_000;
const hour = 60 * minute;

const store = useTestStore();
let world: WholeWorld;
beforeEach(async () => {
  world = await wholeWorld(store);
});
afterEach(() => world.stop());

const journals = async () => {
  const rows = await store.db
    .selectFrom('journal')
    .select(['session_id', 'state', 'attempts'])
    .orderBy('session_id')
    .execute();
  return rows.map(({session_id, state, attempts}) => `${session_id.slice(-5)} ${state} ${attempts}`);
};
const codeOf = async (as: string, path: string, json?: unknown) => {
  const answer = await world.as(as, path, json === undefined ? {} : {json});
  return `${answer.status} ${((await answer.json()) as Problem).code}`;
};

describe('while the system admin has the CRM off for a tenant', () => {
  /** A parked call, one whose recording has not been found yet, and one that is being talked in. */
  const busyTenant = async () => {
    const ada = world.crm.records.splice(0);
    await world.play('inbound-answered');
    world.crm.records.push(...ada.filter(({name}) => name !== 'Ada Sample'));
    await world.pbx.playLines(loadScenario('late-recording').slice(0, -1)).done;
    await world.settle();
    await world.post(scenario('outbound').slice(0, 4));
    await world.settle();
  };

  it('nothing is asked of the CRM or the PBX for a day: no journal, parked look, recording, transcript or call log', async () => {
    await busyTenant();
    await world.switchCrm(false);
    world.setSettings({}, {crmEnabled: false}, secondTenantId);
    const before = {crm: world.crm.asked.length, pbx: world.askedOfPbx.length, rows: await journals()};
    for (let hours = 0; hours < 24; hours += 1) {
      await world.pass(hour);
      await world.services.reconcile();
    }
    assert.deepEqual(world.crm.asked.slice(before.crm), []);
    assert.deepEqual(world.askedOfPbx.slice(before.pbx), []);
    assert.deepEqual(await journals(), before.rows);
  });

  it('agents are refused, the PBX is not, and screens were told at once (T7)', async () => {
    await world.switchCrm(false);
    const {event} = world.sent.find((one) => one.event.type === 'connection.updated')!;
    assert.ok(event.type === 'connection.updated' && event.state === 'disabled');
    assert.equal(await codeOf('101', '/lookups', {numbers: ['+14155550123']}), '403 crm_disabled');
    assert.equal(await codeOf('101', '/contacts/search', {query: 'Ada'}), '403 crm_disabled');
    assert.equal(await codeOf('101', '/calls'), '403 crm_disabled');
    assert.equal(await codeOf('admin', '/ledger'), '403 crm_disabled');
    const [hook] = scenario('inbound-answered');
    assert.equal((await world.post(hook)).status, 200);
    assert.equal(world.crm.asked.length, 0);
  });

  it('what waits is kept, and goes on when it is on again (J32)', async () => {
    await busyTenant();
    await world.switchCrm(false);
    await world.post(scenario('outbound').slice(4));
    await world.pass(2 * hour);
    assert.deepEqual(
      (await journals()).map((row) => row.split(' ')[1]),
      ['waiting_for_contact', 'queued', 'logged'],
    );
    const phones = [{field: 'Phone', kind: 'phone' as const, stored: '+14155550123'}];
    world.crm.add({module: 'Contacts', name: 'Ada Sample', phones});
    await world.switchCrm(true);
    for (let looks = 0; looks < 30; looks += 1) await world.pass(10 * minute);
    assert.deepEqual(
      (await journals()).map((row) => row.split(' ')[1]),
      ['logged', 'logged', 'logged'],
    );
    assert.equal(world.crm.activities.length, 3);
    assert.ok(
      world.crm.activities.some(({description}) => description.includes('Recording: https://')),
      'the recording was not looked for any more',
    );
  });

  it('what was called meanwhile is not the CRM’s, also later', async () => {
    await world.switchCrm(false);
    await world.post(scenario('inbound-answered'));
    await world.pass(minute);
    await world.switchCrm(true);
    await world.pass(hour);
    assert.deepEqual(await journals(), []);
    assert.equal(world.crm.activities.length, 0);
  });

  it('the call log is read from the moment on at which it is on again, and at once', async () => {
    await world.services.reconcile();
    await world.switchCrm(false);
    await world.pass(hour);
    await world.services.reconcile();
    await world.pass(minute);
    await world.switchCrm(true);
    const reading = () =>
      store.db
        .selectFrom('call_log_reading')
        .selectAll()
        .where('tenant_id', '=', demoTenantId)
        .executeTakeFirstOrThrow();
    const {state, not_before, next_at} = await reading();
    assert.deepEqual([state, not_before], ['never', next_at]);
    await world.services.reconcile();
    assert.equal((await reading()).state, 'ok');
  });
});
