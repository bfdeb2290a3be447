import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {SomeSwitches} from '../../../demo/pbx-simulator/switches.ts';
import {adminToken, json, playPbx, runOut, tokenOf} from './play-pbx.ts';

/** Plays a scenario with switches; answers what the receiver got. */
async function play(name: string, switches: SomeSwitches) {
  const played = playPbx();
  await played.pbx.playScenario(name, {switches}).done;
  const events = played.received.map(({event}) => event);
  return {...played, events, cdr: events.find(({event_type}) => event_type === 'call_cdr')!};
}

describe('switches of the wire', () => {
  it('speaks dialect A', async () => {
    const {events, cdr} = await play('blind-transfer', {dialect: 'A'});
    assert.ok(events.every(({direction}) => direction === 'in'));
    assert.equal(cdr['did_cid'], '442079460101');
    assert.equal(cdr['trunk_name'], 'UKTrunk');
    for (const field of ['did', 'call_status', 'talk_duration', 'cdr_id']) assert.ok(!(field in cdr), field);
    for (const field of ['status', 'talk_duration']) assert.ok(!(field in cdr.call_targets![0]!), field);
  });

  it('speaks dialect B', async () => {
    const {events, cdr} = await play('outbound', {dialect: 'B'});
    assert.ok(events.every(({direction}) => direction === 'outbound'));
    assert.equal(cdr['ended_reason'], 'caller_disconnected');
    assert.equal(cdr['call_status'], 'answered');
    assert.equal(cdr['talk_duration'], 63);
    assert.equal(cdr['ring_duration'], '8');
    assert.equal(cdr['trunk_name'], 'UKTrunk:940000000000000055');
    assert.equal(cdr.cdr_id, '950000000000005001');
    assert.equal(cdr.call_targets![0]!['talk_duration'], '63');
  });

  it('names fields as one release or the other does', async () => {
    const {cdr} = await play('queue-ivr', {
      didField: 'did_cid',
      endReasonField: 'end_reason',
      trunkForm: 'plain',
    });
    assert.equal(cdr['did_cid'], '442079460100');
    assert.equal(cdr['end_reason'], 'callee_disconnect');
    assert.ok(!('did' in cdr) && !('ended_reason' in cdr));
    assert.ok(cdr.call_targets!.every(({trunk_name}) => trunk_name === 'UKTrunk'));
  });

  it('writes numbers as SIP addresses or plain', async () => {
    const {events} = await play('outbound', {numberForm: 'uri'});
    assert.equal(events[0]!.caller, 'sip:101@demo.example');
    assert.equal(events[0]!.callee, 'sip:01314960456@203.0.113.5');
    const plain = await play('internal', {numberForm: 'plain'});
    assert.equal(plain.events[0]!.caller, '101');
  });

  it('leaves cdr_id out', async () => {
    const {events} = await play('queue-ivr', {cdrId: false});
    assert.ok(events.every((event) => !('cdr_id' in event)));
  });

  it('carries the update’s id in a header, a field or not at all', async () => {
    const id = '9e26b9c7-0880-54ef-9f44-335dcdc9f195';
    const header = await play('outbound', {eventIdHeader: 'X-Update'});
    assert.equal(header.received[0]!.headers.get('X-Update'), id);
    const field = await play('outbound', {eventId: 'field'});
    assert.equal(field.events[0]!['event_id'], id);
    assert.equal(field.received[0]!.headers.get('X-Event-Id'), null);
    const none = await play('outbound', {eventId: 'none'});
    assert.ok(!none.received[0]!.text.includes(id));
    assert.equal(none.received[0]!.headers.get('X-Event-Id'), null);
  });

  it('duplicates, drops and delays', async () => {
    assert.equal((await play('outbound', {duplicate: 2})).received.length, 18);
    const {events} = await play('outbound', {drop: ['call_cdr']});
    assert.ok(events.length === 5 && events.every(({event_type}) => event_type !== 'call_cdr'));
    const played = playPbx();
    played.pbx.playScenario('outbound', {switches: {delay: 90}});
    await runOut(played, 89);
    assert.equal(played.received.length, 0);
    await runOut(played, 1);
    assert.equal(played.received.length, 6);
  });
});

describe('switches of REST', () => {
  it('fails as told, where told', async () => {
    for (const restFault of [401, 403, 429, 503] as const) {
      const played = playPbx();
      await played.control('/control/switches', {restFault, restFaultPath: '/api/calllogs'});
      assert.equal((await played.rest('/api/calllogs', adminToken)).status, restFault);
      assert.equal((await played.rest('/api/user', adminToken)).status, 200);
    }
  });

  it('takes the licence away', async () => {
    const {control, rest} = playPbx();
    assert.equal((await rest('/api/crm/providers', tokenOf('101'))).status, 200);
    await control('/control/switches', {licence: 'off'});
    const off = await rest('/api/crm/providers', tokenOf('101'));
    assert.equal(off.status, 403);
    assert.match((await json(off)).errors[0].code, /^LICENSE_/);
    assert.equal((await json(rest('/api/user', tokenOf('101')))).enable_cc, false);
    await control('/control/switches', {licence: 'snapshot_unavailable'});
    const gone = await rest('/api/crm/providers', tokenOf('101'));
    assert.deepEqual([gone.status, (await json(gone)).errors[0].code], [503, 'LICENSE_SNAPSHOT_UNAVAILABLE']);
  });

  it('switches features off', async () => {
    const {control, rest} = playPbx();
    await control('/control/switches', {crmFeature: false, callStatistics: false});
    assert.equal((await json(rest('/api/tenant', adminToken))).enable_feature_crm, false);
    assert.equal((await rest('/api/crm/providers', adminToken)).status, 403);
    for (const path of ['calllogs', 'cdrs', 'recordings']) {
      assert.equal((await rest(`/api/${path}`, adminToken)).status, 403, path);
    }
  });

  it('refuses switches that do not exist', async () => {
    const {control} = playPbx();
    const refused = await control('/control/switches', {dialect: 'C'});
    assert.equal(refused.status, 400);
    assert.match((await json(refused)).error, /^dialect/);
    assert.equal((await control('/control/switches', {speed: 1})).status, 400);
  });
});
