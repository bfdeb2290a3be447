import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {CallRecord} from '../../../src/contract/index.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {crmUserOf, demoTenantId, pbxWorld, type PbxWorld} from './support/pbx-world.ts';

const session = '950000000000077000';
const startedAt = Date.parse('2026-06-15T12:00:00Z') / 1000;
const phones = 20;
const talks = 300;

/** A caller whom a queue rings at every phone each 15 s, for some rounds; then 102 answers and talks for five minutes. */
function queueCall(rounds: number) {
  const answeredAt = startedAt + rounds * 15;
  const endedAt = answeredAt + talks;
  const call = {
    session_id: session,
    cdr_id: '950000000000077001',
    tenant_id: demoTenantId,
    direction: 'inbound',
    caller: '14155550123',
    did: '442079460104',
  };
  const event = (event_type: string, time: number, phone: number) => {
    const destination = `sip:${number(phone)}@198.51.100.${phone}:50611`;
    return {...call, event_type, time: String(time), destination};
  };
  const target = (phone: number, start: number, answered: number, ended: number) => ({
    callee: number(phone),
    destination: `sip:${number(phone)}@198.51.100.${phone}:50611`,
    start_time: String(start),
    ring_time: String(start),
    answered_time: String(answered),
    ended_time: String(ended),
    status_code: answered === 0 ? 408 : 0,
  });
  const rung = Array.from({length: rounds * phones}, (_, n) => ({
    phone: 1 + (n % phones),
    at: startedAt + Math.floor(n / phones) * 15,
  }));
  const queue = {...target(1, startedAt, startedAt, answeredAt), callee: '8000', end_reason: 'referred'};
  return {
    events: [
      {...call, event_type: 'call_start', time: String(startedAt), callee: '8000'},
      ...rung.flatMap(({phone, at}) => [
        event('cdr_target_add', at, phone),
        event('cdr_target_ringing', at + 1, phone),
        event('cdr_target_noanswer', at + 14, phone),
      ]),
      event('cdr_target_add', answeredAt, 2),
      event('cdr_target_answer', answeredAt, 2),
    ],
    cdr: {
      ...call,
      event_type: 'call_cdr',
      callee: '8000',
      start_time: String(startedAt),
      ended_time: String(endedAt),
      call_targets: [
        queue,
        ...rung.map(({phone, at}) => target(phone, at, 0, at + 14)),
        target(2, answeredAt, answeredAt, endedAt),
      ],
    },
  };
}

/** 101 to 104 have five phones each. */
const number = (phone: number): string => String(101 + ((phone - 1) % 4));

describe('a caller who waits long in a queue that rings many phones again and again', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  afterEach(() => world.stop());

  const activities = () =>
    world.crm.activities.map(({type, durationSeconds, ownerId}) => ({type, durationSeconds, ownerId}));
  const answered = [{type: 'inbound', durationSeconds: talks, ownerId: crmUserOf('102')}];

  it('was answered, though the leg that says so is the last of more than five hundred', async () => {
    const {cdr} = queueCall(26);
    assert.ok(cdr.call_targets.length > 500);
    assert.equal((await world.post(cdr)).status, 200);
    await world.settle();
    assert.deepEqual(activities(), answered);
  });

  it('talks, has ended and is written like any other after three thousand events, and none is waited for', async () => {
    const {events, cdr} = queueCall(51);
    assert.ok(events.length > 3000);
    for (let at = 0; at < events.length; at += 1000) {
      assert.equal((await world.post(events.slice(at, at + 1000))).status, 200);
      await world.pass(1000);
    }
    const {state} = (await (await world.agent('102', `/calls/${session}`)).json()) as CallRecord;
    assert.equal(state, 'connected');
    assert.equal((await world.post(cdr)).status, 200);
    await world.settle();
    assert.deepEqual(activities(), answered);
    const waiting = store.db.selectFrom('pbx_event').select('event_type').where('processed', '=', false);
    assert.deepEqual(await waiting.execute(), []);
  });
});
