import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {CallRequest} from '../../../demo/pbx-simulator/calls/call-plan.ts';
import {adminToken, demoTenant, json, playPbx, runOut, tokenOf, typesOf} from './play-pbx.ts';
import type {PlayedPbx} from './play-pbx.ts';

const inbound = {tenant: demoTenant.id, from: '14155550123', to: '101'} as const;

/** Places a call and lets it run to its end; answers its events and its last one. */
async function wholeCall(request: Partial<CallRequest>) {
  const played = playPbx();
  played.pbx.startCall({...inbound, ...request});
  await runOut(played, 120);
  const events = played.received.map(({event}) => event);
  const cdr = events.find(({event_type}) => event_type === 'call_cdr')!;
  const legs = cdr.call_targets!.map((leg) => [
    leg.callee,
    leg.answered_time !== '0',
    leg['talk_duration'],
    leg.end_reason,
  ]);
  return {...played, events, cdr, legs, types: typesOf(played.received)};
}

describe('free calls', () => {
  it('ring each device of an extension, are answered, and end', async () => {
    const {types, cdr, legs} = await wholeCall({answerAfter: 6, talkSeconds: 30, displayName: 'A. Sample'});
    assert.deepEqual(types, [
      'call_start',
      ...['cdr_target_add', 'cdr_target_add', 'cdr_target_ringing', 'cdr_target_ringing'],
      ...['cdr_target_answer', 'cdr_target_noanswer', 'call_update_info'],
      ...['cdr_target_end', 'call_cdr'],
    ]);
    assert.deepEqual(legs, [
      ['101', true, '30', 'None'],
      ['101', false, '0', 'None'],
    ]);
    assert.equal(cdr['ring_duration'], '6');
    assert.equal(cdr['talk_duration'], 30);
    assert.equal(cdr['caller_display_name'], 'A. Sample');
    assert.equal(cdr['did'], '442079460101');
    assert.equal(BigInt(cdr.cdr_id!) - BigInt(cdr.session_id!), 1n);
  });

  it('end as asked', async () => {
    const told = async (ends: CallRequest['ends'], more: Partial<CallRequest> = {}) => {
      const {cdr, types} = await wholeCall({to: '102', ends, ...more});
      const last = types.findLast((type) => type.startsWith('cdr_target_'))!.slice('cdr_target_'.length);
      return [
        last,
        cdr['call_status'],
        cdr['status_code'],
        cdr['ended_reason'],
        cdr.call_targets![0]!.status_code,
      ];
    };
    assert.deepEqual(await told('missed'), ['noanswer', 'noanswer', '408', 'None', 408]);
    assert.deepEqual(await told('busy'), ['fail', 'fail', '486', 'None', 486]);
    assert.deepEqual(await told('rejected'), ['fail', 'fail', '486', 'None', 486]);
    assert.deepEqual(await told('caller_gave_up'), ['noanswer', 'noanswer', '487', 'cancelled', 487]);
    assert.deepEqual(await told('voicemail'), ['end', 'answered', '0', 'caller_disconnect', 408]);
    assert.deepEqual(await told('missed', {from: '101', to: '01314960456'}), [
      'noanswer',
      'noanswer',
      '408',
      'None',
      408,
    ]);
  });

  it('go to voicemail: a service answers after the extension did not', async () => {
    const {legs} = await wholeCall({to: '102', ends: 'voicemail', talkSeconds: 12});
    assert.deepEqual(legs, [
      ['102', false, '0', 'None'],
      ['777', true, '12', 'None'],
    ]);
  });

  it('are transferred within the same session', async () => {
    const {legs, events} = await wholeCall({ends: 'transfer', transferTo: '103', talkSeconds: 40});
    assert.deepEqual(
      legs.filter(([, answered]) => answered),
      [
        ['101', true, '20', 'referred'],
        ['103', true, '40', 'None'],
      ],
    );
    assert.equal(new Set(events.map(({session_id}) => session_id)).size, 1);
  });

  it('ring a whole group, and stop ringing the others', async () => {
    const {legs, types} = await wholeCall({to: '6000', answeredBy: '102'});
    assert.deepEqual(
      legs.filter(([, answered]) => answered).map(([callee]) => callee),
      ['102'],
    );
    assert.equal(
      types.filter((type) => type === 'cdr_target_noanswer').length,
      3,
      'two devices of 101, one of 103',
    );
  });

  it('wait in IVR and queue, which both answer', async () => {
    const {legs, types, cdr} = await wholeCall({
      to: '5000',
      answeredBy: '103',
      answerAfter: 10,
      talkSeconds: 20,
    });
    assert.deepEqual(legs, [
      ['5000', true, '3', 'referred'],
      ['8000', true, '12', 'referred'],
      ['102', false, '0', 'None'],
      ['103', true, '20', 'None'],
    ]);
    assert.equal(cdr['talk_duration'], 35, 'sums services too, as the PBX does');
    assert.equal(types.filter((type) => type === 'queue_caller_status').length, 2);
  });

  it('look answered when the caller leaves the queue', async () => {
    const {legs, cdr} = await wholeCall({to: '8000', ends: 'caller_gave_up'});
    assert.ok(legs.every(([callee, answered]) => answered === (callee === '8000')));
    assert.equal(cdr['call_status'], 'answered');
  });

  it('go out through the trunk', async () => {
    const {types, cdr, legs} = await wholeCall({from: '102', to: '01314960456', talkSeconds: 63});
    assert.equal(cdr.direction, 'outbound');
    assert.equal(cdr['outbound_caller_id'], '442079460102');
    assert.equal(cdr.call_targets![0]!.destination, 'sip:01314960456@203.0.113.5:5060');
    assert.deepEqual(legs, [['01314960456', true, '63', 'None']]);
    assert.ok(!types.includes('call_update_info'));
  });

  it('stay inside without a trunk', async () => {
    const {cdr} = await wholeCall({from: '101', to: '104'});
    assert.equal(cdr.direction, 'internal');
    assert.equal(cdr['trunk_name'], '');
  });

  it('are recorded a while after they end', async () => {
    const played = playPbx();
    played.pbx.startCall({...inbound, talkSeconds: 10, answerAfter: 1});
    const listed = async () => (await json(played.rest('/api/recordings', adminToken))).items;
    await runOut(played, 50);
    assert.equal((await listed()).length, 0);
    await runOut(played, 10);
    const [row] = await listed();
    assert.deepEqual([row.caller, row.callee, row.status], ['14155550123', '101', '']);
    await runOut(played, 60);
    assert.equal((await listed())[0].status, 'COMPLETED');
  });

  it('can be over in an instant, ending now', async () => {
    const played = playPbx();
    played.pbx.startCall({...inbound, ends: 'transfer', instant: true});
    await played.pbx.idle();
    const cdr = played.received.at(-1)!.event;
    assert.equal(cdr.event_type, 'call_cdr');
    assert.equal(Number(cdr['ended_time']) * 1000, played.clock.now());
    assert.equal((await json(played.rest('/api/calllogs', adminToken))).count, 1);
  });

  it('cannot be what makes no sense', async () => {
    const {control} = playPbx();
    const wrong: [string, object][] = [
      ['tenant', {...inbound, tenant: '1'}],
      ['to', {...inbound, to: '999'}],
      ['from', {...inbound, direction: 'outbound'}],
      ['ends', {...inbound, ends: 'eaten'}],
      ['ends', {...inbound, from: '101', to: '102', ends: 'voicemail'}],
      ['body', {...inbound, shoe: 1}],
    ];
    for (const [field, request] of wrong) {
      const refused = await control('/control/calls', request);
      assert.equal(refused.status, 400);
      const {error} = await json(refused);
      assert.ok(error.startsWith(field === 'body' ? 'shoe' : field), error);
    }
  });
});

describe('calls with buttons', () => {
  const press = (played: PlayedPbx, id: string, button: string, body: object = {}) =>
    json(played.control(`/control/calls/${id}/${button}`, body));

  async function ringing(to = '101') {
    const played = playPbx();
    const {id} = await json(played.control('/control/calls', {...inbound, to, step: 'manual'}));
    return {played, id: id};
  }

  it('ring until somebody presses a button', async () => {
    const {played, id} = await ringing();
    await runOut(played, 600, 60);
    assert.deepEqual((await json(played.control(`/control/calls/${id}`))).ringing, ['101']);
    const talking = await press(played, id, 'answer');
    assert.deepEqual([talking.state, talking.talking, talking.ringing], ['talking', ['101'], []]);
    await runOut(played, 600, 60);
    assert.equal((await press(played, id, 'hold')).held, true);
    assert.equal((await press(played, id, 'hold')).held, false);
    const moved = await press(played, id, 'transfer', {to: '103'});
    assert.deepEqual([moved.state, moved.ringing], ['ringing', ['103']]);
    assert.deepEqual((await press(played, id, 'answer')).talking, ['103']);
    assert.equal((await press(played, id, 'hangup', {by: 'callee'})).state, 'ended');
    await played.pbx.idle();
    assert.equal(played.received.at(-1)!.event['ended_reason'], 'callee_disconnect');
  });

  it('end while ringing: the caller gives up or the callee rejects', async () => {
    for (const [by, reason, code] of [
      ['caller', 'cancelled', '487'],
      ['callee', 'None', '486'],
    ]) {
      const {played, id} = await ringing('6000');
      await press(played, id, 'hangup', {by});
      await played.pbx.idle();
      const cdr = played.received.at(-1)!.event;
      assert.deepEqual([cdr['ended_reason'], cdr['status_code']], [reason, code]);
    }
  });

  it('do not take a button that fits nothing', async () => {
    const {played, id} = await ringing();
    assert.equal((await played.control(`/control/calls/${id}/transfer`, {})).status, 400);
    await press(played, id, 'hangup');
    assert.equal((await played.control(`/control/calls/${id}/answer`, {})).status, 400);
    assert.equal((await played.control('/control/calls/1/answer', {})).status, 400);
  });
});

describe('live sessions', () => {
  it('are listed to those who take part, and to admins', async () => {
    const played = playPbx();
    const {sessionId} = played.pbx.startCall({...inbound, step: 'manual'});
    const seen = async (token: string) => (await json(played.rest('/api/sessions', token))).items;
    const [row] = await seen(tokenOf('101'));
    assert.equal(row.id, sessionId);
    assert.deepEqual(Object.keys(row.calls[0]).sort(), [
      ...['callee', 'caller', 'caller_display_name', 'started_at', 'talking_time', 'trunk'],
    ]);
    assert.deepEqual(await seen(tokenOf('102')), []);
    assert.equal((await seen(adminToken)).length, 1);
    played.pbx.call(sessionId).answer();
    await runOut(played, 7);
    assert.equal((await json(played.rest('/api/sessions/1', tokenOf('101')))).calls[0].talking_time, 7);
    played.pbx.call(sessionId).hangup();
    assert.deepEqual(await seen(adminToken), []);
  });

  it('start by click-to-call: own phone first, then out, with the user data in every account of it', async () => {
    const played = playPbx();
    const asked = {caller: '101', callee: '01314960456', send_sdp: false, user_data: 'crm-42'};
    const started = await played.rest('/api/sessions', tokenOf('101'), asked);
    assert.equal(started.status, 201);
    const {id} = await json(started);
    await runOut(played, 120);
    const events = played.received.map(({event}) => event);
    const cdr = events.at(-1)!;
    assert.equal(cdr.session_id, id);
    assert.equal(cdr.direction, 'outbound');
    assert.deepEqual([events[0]!['user_data'], cdr['user_data']], ['crm-42', 'crm-42']);
    const order = events
      .filter(({event_type}) => event_type === 'cdr_target_answer')
      .map(({destination}) => destination);
    assert.deepEqual(order, ['sip:101@198.51.100.21:50611', 'sip:01314960456@203.0.113.5:5060']);
    assert.equal((await json(played.rest('/api/calllogs', adminToken))).items[0].user_data, 'crm-42');
  });

  it('are not started in somebody else’s name', async () => {
    const {rest} = playPbx();
    assert.equal((await rest('/api/sessions', tokenOf('101'), {caller: '102', callee: '104'})).status, 403);
    assert.equal((await rest('/api/sessions', tokenOf('101'), {caller: '101', callee: 'tel:1'})).status, 400);
  });

  it('are held, referred and ended by REST', async () => {
    const played = playPbx();
    const {sessionId} = played.pbx.startCall({...inbound, step: 'manual'});
    played.pbx.call(sessionId).answer();
    const path = `/api/sessions/${sessionId}`;
    const ask = async (action: string, body = {}) =>
      (await played.rest(`${path}/${action}`, tokenOf('101'), body)).status;
    assert.equal(await ask('hold'), 200);
    assert.equal(played.pbx.call(sessionId).held, true);
    assert.equal(await ask('unhold'), 200);
    assert.equal(await ask('refer', {refer_to: '9'}), 400);
    assert.equal(await ask('refer', {refer_to: '104'}), 200);
    assert.deepEqual(played.pbx.call(sessionId).phones.ringing, ['104']);
    assert.equal((await played.rest(`${path}/destroy`, tokenOf('103'), {})).status, 404);
    assert.equal(await ask('destroy'), 200);
    assert.equal(await ask('destroy'), 404);
  });
});
