import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {until} from '../../support/node/until.ts';
import {demoTenant, playPbx, runOut, typesOf} from './play-pbx.ts';
import type {Answer} from './play-pbx.ts';

/** A receiver that answers these statuses, then 200. */
const answering =
  (...statuses: number[]): Answer =>
  (_, n) =>
    new Response(null, {status: statuses[n] ?? 200});

/** Plays one webhook: the `call_cdr` of a missed call, the rest is dropped. */
async function playOne(answer: Answer, switches = {}) {
  const played = playPbx(answer);
  played.pbx.setSwitches(switches);
  const {pbx} = played;
  const drop = ['call_start', 'cdr_target_add', 'cdr_target_ringing', 'cdr_target_noanswer'];
  await pbx.playScenario('inbound-missed', {switches: {drop}}).done;
  const delivery = pbx.dispatcher.deliveries.find(({state}) => state !== 'dropped')!;
  return {...played, delivery};
}

describe('delivery of webhooks', () => {
  it('ends with the first 200', async () => {
    const {delivery, received} = await playOne(answering());
    assert.equal(delivery.state, 'delivered');
    assert.deepEqual(typesOf(received), ['call_cdr']);
  });

  it('tries again after 15 s, 1, 3, 8 and 15 minutes, with the same bytes and id, and then gives up', async () => {
    const played = await playOne(() => new Response(null, {status: 500}));
    const {delivery, received, logged} = played;
    assert.equal(delivery.state, 'retrying');
    assert.equal(delivery.nextAttemptAt, '2026-06-15T12:00:15.000Z');
    await runOut(played, 14);
    assert.equal(received.length, 1);
    await runOut(played, 60 * 60);
    const waits = delivery.attempts.map(({at}, n) =>
      n === 0 ? 0 : (Date.parse(at) - Date.parse(delivery.attempts[n - 1]!.at)) / 1000,
    );
    assert.deepEqual(waits, [0, 15, 60, 180, 480, 900]);
    assert.equal(delivery.state, 'given_up');
    assert.equal(new Set(received.map(({text}) => text)).size, 1);
    assert.equal(new Set(received.map(({headers}) => headers.get('X-Event-Id'))).size, 1);
    assert.ok(logged.at(-1)!.includes('given up'));
    assert.ok(
      logged.every((line) => !/07700/.test(line)),
      'no number in the log',
    );
  });

  it('counts 201, 204, 302 and 401 as failures', async () => {
    for (const status of [201, 204, 302, 401]) {
      const played = await playOne(answering(status));
      assert.equal(played.delivery.state, 'retrying', String(status));
      await runOut(played, 15);
      assert.equal(played.delivery.state, 'delivered');
    }
  });

  it('never comes back after a 404', async () => {
    const played = await playOne(answering(404));
    assert.equal(played.delivery.state, 'stopped');
    await runOut(played, 3600, 60);
    assert.equal(played.received.length, 1);
  });

  it('counts a receiver that does not answer in time as failed', async () => {
    const played = playPbx((_, n) => (n === 0 ? new Promise<Response>(() => undefined) : new Response('{}')));
    const drop = ['call_start', 'cdr_target_add', 'cdr_target_ringing', 'cdr_target_noanswer'];
    const {done} = played.pbx.playScenario('inbound-missed', {switches: {drop, webhookTimeout: 2}});
    await until(() => played.received.length === 1);
    played.clock.advance(2000);
    await done;
    const delivery = played.pbx.dispatcher.deliveries.find(({state}) => state !== 'dropped')!;
    assert.deepEqual(delivery.attempts, [{at: '2026-06-15T12:00:00.000Z', error: 'timeout'}]);
    await runOut(played, 15);
    assert.equal(delivery.state, 'delivered');
  });

  it('shortens the waits on request', async () => {
    const played = await playOne(answering(503), {retrySpeed: 15});
    await runOut(played, 1);
    assert.equal(played.delivery.state, 'delivered');
  });

  it('keeps the order of a session while another one waits for its receiver', async () => {
    let unblock: (response: Response) => void = () => undefined;
    const blocked = new Promise<Response>((resolve) => (unblock = resolve));
    const played = playPbx(({event}) =>
      event.session_id === '950000000000002000' ? blocked : new Response('{}'),
    );
    const slow = played.pbx.playScenario('inbound-missed');
    await played.pbx.playScenario('blind-transfer').done;
    assert.deepEqual(
      played.pbx.dispatcher.deliveries.filter(({state}) => state === 'delivered').length,
      played.received.length - 1,
    );
    unblock(new Response('{}'));
    await slow.done;
    const missed = played.received.filter(({event}) => event.session_id === '950000000000002000');
    assert.deepEqual(typesOf(missed).slice(0, 2), ['call_start', 'cdr_target_add']);
    assert.equal(typesOf(missed).at(-1), 'call_cdr');
  });

  it('switches a hopeless webhook off, silently', async () => {
    const played = await playOne(() => new Response(null, {status: 500}), {disableAfterFailures: 1});
    await runOut(played, 3600, 15);
    assert.equal(played.pbx.tenant(demoTenant.id).cdrEvent.enabled, false);
    const before = played.received.length;
    await played.pbx.playScenario('outbound').done;
    assert.equal(played.received.length, before);
  });
});

describe('proving who posts', () => {
  it('sends the tenant’s secret as Bearer unless told otherwise', async () => {
    const {received} = await playOne(answering());
    assert.equal(received[0]!.headers.get('Authorization'), `Bearer ${demoTenant.webhookSecret}`);
  });

  it('sends nothing, or user name and password', async () => {
    const none = await playOne(answering(), {webhookAuth: 'none'});
    assert.equal(none.received[0]!.headers.get('Authorization'), null);
    const basic = await playOne(answering(), {webhookAuth: 'basic'});
    const credentials = btoa(`${demoTenant.id}:${demoTenant.webhookSecret}`);
    assert.equal(basic.received[0]!.headers.get('Authorization'), `Basic ${credentials}`);
  });

  it('answers a Digest challenge within the same attempt, and counts on with its nonce', async () => {
    const challenge = {'WWW-Authenticate': 'Digest realm="crm", nonce="abc", qop="auth", algorithm=SHA-256'};
    const played = playPbx(({headers}) =>
      headers.get('Authorization')?.startsWith('Digest')
        ? new Response('{}')
        : new Response(null, {status: 401, headers: challenge}),
    );
    await played.pbx.playScenario('inbound-missed', {switches: {webhookAuth: 'digest'}}).done;
    const sent = played.received.map(({headers}) => headers.get('Authorization'));
    assert.equal(sent[0], null);
    assert.match(
      sent[1]!,
      new RegExp(`^Digest username="${demoTenant.id}", realm="crm", nonce="abc", uri="/crm/v1/pbx/events"`),
    );
    assert.match(sent[1]!, /nc=00000001$/);
    assert.match(sent[2]!, /nc=00000002$/);
    const [first] = played.pbx.dispatcher.deliveries;
    assert.deepEqual(
      first!.attempts.map(({status}) => status),
      [200],
    );
  });
});
