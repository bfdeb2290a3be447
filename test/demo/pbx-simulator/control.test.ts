import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {describe, it} from 'node:test';
import {adminToken, demoTenant, json, playPbx, secondTenant} from './play-pbx.ts';
import type {Reply} from './play-pbx.ts';

describe('the control API', () => {
  it('shows what was sent, to whom it went well, and what is tried again', async () => {
    const {control} = playPbx((_, n) => new Response(null, {status: n === 0 ? 503 : 200}));
    await control('/control/scenarios/outbound/play', {});
    const {webhooks} = await json(control('/control/state'));
    assert.equal(webhooks.length, 6);
    const {id, eventType, state, attempts, nextAttemptAt} = webhooks[0];
    assert.deepEqual(
      {eventType, state, attempts, nextAttemptAt},
      {
        eventType: 'call_start',
        state: 'retrying',
        attempts: [{at: '2026-06-15T12:00:00.000Z', status: 503}],
        nextAttemptAt: '2026-06-15T12:00:15.000Z',
      },
    );
    assert.equal(webhooks[1]?.state, 'delivered');
    assert.equal((await json(control(`/control/webhooks/${id}`))).session_id, '950000000000005000');
    assert.equal((await control('/control/webhooks/999')).status, 404);
  });

  it('plays at a pace without keeping the asker waiting', async () => {
    const {control, received, clock, pbx} = playPbx();
    const answer = await control('/control/scenarios/outbound/play', {
      mode: 'timed',
      speed: 10,
      times: 'now',
    });
    assert.equal(answer.status, 202);
    const {sessions} = await json(answer);
    clock.advance(8_000);
    await pbx.idle();
    assert.equal(received.length, 6);
    assert.equal(received[0]?.event.session_id, sessions[0]);
  });

  it('puts everything back', async () => {
    const {control, rest, pbx, clock, received} = playPbx(() => new Response(null, {status: 500}));
    await control('/control/scenarios/outbound/play', {});
    await control('/control/calls', {tenant: demoTenant.id, from: '14155550123', to: '102'});
    await control('/control/switches', {dialect: 'A', restFault: 503});
    await pbx.idle();
    const before = received.length;
    const {calls, webhooks, switches} = await json(control('/control/reset', {}));
    assert.deepEqual([calls, webhooks, switches.dialect], [[], [], null]);
    clock.advance(3_600_000);
    await pbx.idle();
    assert.equal(received.length, before, 'nothing goes on');
    assert.equal((await json(rest('/api/calllogs', adminToken))).count, 0);
  });

  it('is open to pages of this machine, and to no others', async () => {
    const {app} = playPbx();
    const ask = (origin: string, method = 'POST') =>
      app.request('/control/reset', {
        method,
        headers: {Origin: origin, 'Access-Control-Request-Method': 'POST'},
      });
    const own = await ask('http://127.0.0.1:5173');
    assert.deepEqual(
      [own.status, own.headers.get('Access-Control-Allow-Origin')],
      [200, 'http://127.0.0.1:5173'],
    );
    assert.equal((await ask('http://localhost:1', 'OPTIONS')).status, 204);
    for (const origin of ['https://evil.example', 'http://127.0.0.1.evil.example', 'null']) {
      const other = await ask(origin);
      assert.deepEqual([other.status, other.headers.get('Access-Control-Allow-Origin')], [403, null], origin);
    }
  });

  it('says what is wrong with a request', async () => {
    const {control} = playPbx();
    const refused = await control('/control/calls', '{');
    assert.deepEqual([refused.status, await json(refused)], [400, {error: 'body: is no JSON'}]);
  });
});

describe('npm run pbx-simulator', () => {
  const start = (...args: string[]) =>
    spawn(process.execPath, ['demo/pbx-simulator/main.ts', ...args], {stdio: ['ignore', 'pipe', 'pipe']});

  it('prints one JSON line when it is ready, the same people and secrets each time', async () => {
    const child = start('--port', '0', '--target', 'http://127.0.0.1:1/crm/v1/pbx/events');
    const exited = once(child, 'exit');
    try {
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
      const ready = JSON.parse(line) as Reply;
      assert.equal(ready.ready, true);
      assert.deepEqual(
        ready.tenants.map(({id}: {id: string}) => id),
        [demoTenant.id, secondTenant.id, '940000000000000003'],
      );
      const [tenant] = ready.tenants;
      assert.equal(tenant.webhookSecret, demoTenant.webhookSecret);
      assert.match(tenant.webhookSecret, /^[a-z0-9]{50}$/);
      assert.equal(tenant.serviceUser.username, 'crm-service');
      const ines = tenant.users.find(({extension}: {extension: string}) => extension === '101');
      assert.equal(ines?.role, 'agent');
      const me = await fetch(`${ready.url}/api/user`, {headers: {Authorization: `Bearer ${ines?.token}`}});
      assert.equal((await json(me)).display_name, 'Ines Holm');
    } finally {
      child.kill('SIGTERM');
      await exited;
    }
    assert.equal(child.exitCode, 0);
  });

  it('says in one line what it lacks', async () => {
    const child = start('--port', '0');
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 1);
    assert.match(complaint, /^pbx-simulator: --target is no web address.*\n$/);
  });
});
