import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {LedgerCall} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from './support/golden.ts';
import {demoTenantId, pbxWorld, type PbxWorld} from './support/pbx-world.ts';

const session = '950000000000001000';
const hour = 3_600_000;
const day = 24 * hour;
type Body = Record<string, unknown>;

describe('events that a PBX should not send', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  afterEach(() => world.stop());

  const post = async (bodies: readonly Body[]) => {
    for (const body of bodies) assert.equal((await world.post(body)).status, 200);
    await world.settle();
  };
  const isCdr = (body: Body) => body['event_type'] === 'call_cdr';
  const ledger = async (id = session) =>
    (await (await world.agent('admin', `/ledger/${id}`)).json()) as LedgerCall;
  /** The same call at another time. */
  const moved = (bodies: readonly Body[], seconds: number): Body[] =>
    JSON.parse(JSON.stringify(bodies), (key, value: unknown) =>
      /time$/.test(key) && typeof value === 'string' && /^[1-9]\d{9}$/.test(value)
        ? String(Number(value) + seconds)
        : value,
    ) as Body[];
  /** Hours go by, and the proxy looks what fell silent. */
  const silence = async (hours: number) => {
    await world.pass(hours * hour);
    await world.services.start();
    await world.settle();
  };

  it('no end: closed as incomplete after eight hours, and a late end amends it (E4)', async () => {
    const bodies = scenario('inbound-answered');
    await post(bodies.filter((body) => !isCdr(body) && body['event_type'] !== 'cdr_target_end'));
    assert.equal(world.crm.activities.length, 0);
    await silence(9);
    assert.equal(world.crm.activities.length, 1);
    const [activity] = world.crm.activities;
    assert.match(activity!.description, /The end of this call was not told/);
    const before = {...activity!};
    assert.deepEqual((await ledger()).flags, ['incomplete']);
    await post(bodies.filter(isCdr));
    assert.equal(world.crm.activities.length, 1);
    assert.doesNotMatch(world.crm.activities[0]!.description, /not told/);
    assert.match(world.crm.activities[0]!.description, /talk 4:00/);
    assert.notEqual(before.durationSeconds, 240);
    assert.deepEqual([activity!.durationSeconds, activity!.type], [240, before.type]);
    assert.ok((await ledger()).steps.some(({step}) => step === 'amended'));
  });

  it('no end: a tenant may wait longer (E4)', async () => {
    world.setSettings({journal: {silentHours: 12}});
    await post(scenario('inbound-answered').filter((body) => !isCdr(body)));
    await silence(10);
    assert.equal(world.crm.activities.length, 0);
    assert.equal((await ledger()).why, 'call_goes_on');
  });

  it('no session id: the call is known by what its CDR says, flagged, and counted once (E12)', async () => {
    const nameless = scenario('inbound-answered')
      .filter(isCdr)
      .map(({session_id: _, ...body}) => body);
    await post(nameless);
    await post(nameless.map((body) => ({...body, user_data: 'sent again'})));
    assert.equal(world.crm.activities.length, 1);
    const {session_id} = await store.db.selectFrom('call').select('session_id').executeTakeFirstOrThrow();
    assert.match(session_id, /^weak-[0-9a-f]{24}$/);
    assert.deepEqual((await ledger(session_id)).flags, ['weak_key']);
  });

  it('a session id that is used again days later is another call (E13)', async () => {
    const bodies = scenario('inbound-answered');
    await post(bodies);
    await world.pass(3 * day);
    const again = moved(bodies, (3 * day) / 1000);
    await post([...again].reverse());
    await post(bodies);
    await post(again);
    assert.deepEqual(
      world.crm.activities.map(({startedAt}) => startedAt),
      ['2026-06-15T10:40:00+01:00', '2026-06-18T10:40:00+01:00'],
    );
    assert.deepEqual((await ledger(`${session}:g2`)).flags, ['reused_session']);
    assert.deepEqual((await ledger()).flags, []);
  });

  it('a call that was parked for thirty hours is one call and keeps its start (E9)', async () => {
    const length = 30 * 3600;
    const bodies = scenario('inbound-answered');
    const cdr = bodies.find(isCdr)!;
    const later = (body: Body): Body => ({...body, ended_time: String(Number(body['ended_time']) + length)});
    await post(bodies.filter((body) => !isCdr(body)));
    await world.pass(length * 1000);
    const legs = (cdr['call_targets'] as Body[]).map((leg) =>
      leg['answered_time'] === '0' ? leg : later(leg),
    );
    await post([{...later(cdr), call_targets: legs}]);
    const [activity] = world.crm.activities;
    assert.equal(world.crm.activities.length, 1);
    assert.equal(activity!.startedAt, '2026-06-15T10:40:00+01:00');
    assert.equal(activity!.durationSeconds, 240 + length);
  });

  it('a negative duration and a start in the future are put right and flagged (E11)', async () => {
    const [cdr] = scenario('inbound-answered').filter(isCdr);
    await post([{...cdr, ended_time: String(Number(cdr!['start_time']) - 500)}]);
    assert.ok((await ledger()).flags.includes('negative_duration'));
    assert.ok(world.crm.activities[0]!.durationSeconds >= 1);
    const ahead = moved(scenario('inbound-missed').filter(isCdr), (20 * day) / 1000);
    await post(ahead);
    assert.deepEqual((await ledger('950000000000002000')).flags, ['future_start']);
    assert.ok(Date.parse(world.crm.activities[1]!.startedAt) <= world.clock.now());
  });

  it('unknown types are stored, and raw events are deleted after a week; a late one changes nothing (E14)', async () => {
    const bodies = scenario('inbound-answered');
    await post([...bodies, {event_type: 'extension_mood', tenant_id: demoTenantId, mood: 'sunny'}]);
    const stored = () => store.db.selectFrom('pbx_event').select('event_key').execute();
    assert.equal((await stored()).length, bodies.length + 1);
    await world.pass(6 * day);
    await world.services.sweep();
    assert.equal((await stored()).length, bodies.length + 1);
    await world.pass(2 * day);
    await world.services.sweep();
    assert.equal((await stored()).length, 0);

    const before = await ledger();
    await post([{...bodies[0]!, caller: '14155550199', user_data: 'late'}]);
    const call = await ledger();
    assert.deepEqual(call.payload, before.payload);
    assert.equal(call.steps.at(-1)!.step, 'late event');
    assert.equal(world.crm.activities.length, 1);
    assert.equal(world.crm.countOf('updateActivity'), 0);
  });

  it('a queue that calls back dials a prefix, which is no part of the customer’s number', async () => {
    world.setSettings({callbackPrefix: '*9'});
    const bodies = scenario('outbound').map((body) => {
      const text = JSON.stringify(body).replaceAll('"01314960456"', '"*901314960456"');
      return JSON.parse(text.replaceAll('normal_call', 'queue_callback_call')) as Body;
    });
    await post(bodies);
    const record = world.crm.records.find(({name}) => name === 'Di Dialled');
    assert.deepEqual(
      world.crm.activities.map(({contact}) => contact?.id),
      [record!.id],
    );
  });
});
