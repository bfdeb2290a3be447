import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import {createLogger} from '../../../src/proxy/logging.ts';
import {useTestStore} from '../../support/node/test-store.ts';
import {scenario} from './support/golden.ts';
import {demoTenantId, pbxWorld, secondTenantId, type PbxWorld} from './support/pbx-world.ts';

const session = '950000000000001000';

describe('POST /pbx/events', () => {
  const store = useTestStore();
  let world: PbxWorld;
  beforeEach(async () => {
    world = await pbxWorld(store);
  });
  // What it still does in the background would reach into the next test.
  afterEach(() => world.stop());

  const stored = () => store.db.selectFrom('pbx_event').selectAll().orderBy('event_key').execute();
  const secretOf = (tenantId: string) => world.tenants.list.get(tenantId)!.secrets.webhookSecrets[0]!;
  const [start] = scenario('inbound-answered') as [Record<string, unknown>];

  it('answers 200 {} once the event is stored', async () => {
    const response = await world.post(start);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), {});
    const [row] = await stored();
    assert.equal(row!.session_id, session);
    assert.equal(row!.event_type, 'call_start');
    // Nobody who reads the table learns who called.
    assert.doesNotMatch(row!.body, /4155550123/);
  });

  it('takes an array as it takes one object', async () => {
    const bodies = scenario('inbound-answered');
    assert.equal((await world.post(bodies)).status, 200);
    assert.equal((await stored()).length, bodies.length);
  });

  describe('who may call', () => {
    it('lets in by Basic with the tenant id as user', async () => {
      const authorization = `Basic ${Buffer.from(`${demoTenantId}:${secretOf(demoTenantId)}`).toString('base64')}`;
      assert.equal((await world.post(start, {headers: {authorization}})).status, 200);
    });

    it('refuses a wrong secret, none, and one in a scheme that it does not know', async () => {
      const wrong = `Basic ${Buffer.from(`${demoTenantId}:wrong-secret`).toString('base64')}`;
      const crossed = `Basic ${Buffer.from(`${demoTenantId}:${secretOf(secondTenantId)}`).toString('base64')}`;
      const headers = [
        'Bearer wrong-secret',
        'Bearer ',
        wrong,
        crossed,
        'Basic !!',
        'Digest x',
        'Token abc',
        '',
      ];
      for (const authorization of [...headers, `Bearer ${'a'.repeat(5000)}`]) {
        const response = await world.post(start, {headers: {authorization}});
        assert.equal(response.status, 401, authorization.slice(0, 30));
        assert.equal(((await response.json()) as {code: string}).code, 'unauthenticated');
        const challenges = response.headers.get('www-authenticate')!;
        for (const scheme of ['Bearer', 'Digest', 'Basic'])
          assert.match(challenges, new RegExp(`${scheme} realm`));
      }
      assert.equal((await stored()).length, 0);
    });

    it('takes both secrets while they change, and the old one no longer after that', async () => {
      const {tenant, secrets} = world.tenants.list.get(demoTenantId)!;
      const old = secrets.webhookSecrets[0]!;
      const set = (webhookSecrets: string[]) =>
        world.tenants.list.set(demoTenantId, {tenant, secrets: {...secrets, webhookSecrets}});
      set([old, 'brand-new-secret']);
      await world.clock.advance(2000);
      assert.equal((await world.post(start, {secret: old})).status, 200);
      assert.equal((await world.post(start, {secret: 'brand-new-secret'})).status, 200);
      set(['brand-new-secret']);
      await world.clock.advance(2000);
      assert.equal((await world.post(start, {secret: old})).status, 401);
      assert.equal((await world.post(start, {secret: 'brand-new-secret'})).status, 200);
    });

    it('refuses an event of another tenant with 403 and stores nothing of it', async () => {
      assert.equal((await world.post({...start, tenant_id: secondTenantId})).status, 403);
      assert.equal((await stored()).length, 0);
    });

    it('stores the tenant’s own events of an array that holds another’s, and names those with 403', async () => {
      const foreign = {...start, tenant_id: secondTenantId};
      const response = await world.post([foreign, start, 7, foreign]);
      assert.equal(response.status, 403);
      const {errors} = (await response.json()) as {errors: unknown};
      assert.deepEqual(errors, [
        {pointer: '/0', code: 'tenant'},
        {pointer: '/3', code: 'tenant'},
      ]);
      assert.deepEqual(
        (await stored()).map(({tenant_id, event_type}) => [tenant_id, event_type]),
        [[demoTenantId, 'call_start']],
      );
    });

    it('gives the same session of two tenants to two calls', async () => {
      await world.post(scenario('inbound-answered'));
      const theirs = scenario('inbound-answered').map((body) => ({...body, tenant_id: secondTenantId}));
      assert.equal((await world.post(theirs, {secret: secretOf(secondTenantId)})).status, 200);
      await world.settle();
      const calls = await store.db.selectFrom('call').select(['tenant_id', 'session_id']).execute();
      assert.deepEqual(calls.map(({tenant_id}) => tenant_id).sort(), [demoTenantId, secondTenantId]);
    });
  });

  describe('Digest', () => {
    const field = (challenge: string, name: string) =>
      new RegExp(`${name}="?([^",]+)"?`).exec(challenge)?.[1] ?? '';

    async function challenges(): Promise<string[]> {
      const response = await world.post(start, {headers: {authorization: 'Digest none'}});
      return response.headers
        .get('www-authenticate')!
        .split(/(?=Digest )/)
        .filter((c) => c.startsWith('Digest'));
    }

    function answer(challenge: string, secret: string, {nc = '00000001', uri = '/crm/v1/pbx/events'} = {}) {
      const algorithm = field(challenge, 'algorithm');
      const hash = (text: string) =>
        createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
          .update(text)
          .digest('hex');
      const [realm, nonce] = [field(challenge, 'realm'), field(challenge, 'nonce')];
      const first = hash(`${demoTenantId}:${realm}:${secret}`);
      const response = hash(`${first}:${nonce}:${nc}:abc:auth:${hash(`POST:${uri}`)}`);
      return (
        `Digest username="${demoTenantId}", realm="${realm}", nonce="${nonce}", uri="${uri}", algorithm=${algorithm}, ` +
        `qop=auth, nc=${nc}, cnonce="abc", response="${response}"`
      );
    }

    it('offers SHA-256 and MD5 and takes either', async () => {
      const offered = await challenges();
      assert.deepEqual(
        offered.map((c) => field(c, 'algorithm')),
        ['SHA-256', 'MD5'],
      );
      for (const challenge of offered) {
        const authorization = answer(challenge, secretOf(demoTenantId), {
          nc: field(challenge, 'algorithm') === 'MD5' ? '00000002' : '00000001',
        });
        assert.equal((await world.post(start, {headers: {authorization}})).status, 200);
      }
    });

    it('refuses a recorded answer, an old nonce, another path and a nonce that is not ours', async () => {
      const [challenge] = await challenges();
      const secret = secretOf(demoTenantId);
      const good = answer(challenge!, secret);
      const status = async (authorization: string) =>
        (await world.post(start, {headers: {authorization}})).status;
      assert.equal(await status(answer(challenge!, 'wrong')), 401);
      assert.equal(await status(answer(challenge!, secret, {uri: '/crm/v1/calls'})), 401);
      assert.equal(await status(answer(challenge!.replace(/nonce="./, 'nonce="9'), secret)), 401);
      assert.equal(await status(good), 200);
      assert.equal(await status(good), 401);
      assert.equal(await status(answer(challenge!, secret, {nc: '00000002'})), 200);
      await world.clock.advance(6 * 60_000);
      const late = await world.post(start, {
        headers: {authorization: answer(challenge!, secret, {nc: '00000003'})},
      });
      assert.equal(late.status, 401);
      assert.match(late.headers.get('www-authenticate')!, /stale=true/);
    });

    it('is what the PBX itself can do', async () => {
      world.pbx.setSwitches({webhookAuth: 'digest'});
      await world.pbx.playScenario('inbound-missed').done;
      await world.settle();
      assert.equal(world.crm.activities.length, 1);
    });
  });

  describe('what cannot be read', () => {
    it('answers 400 to broken JSON, to what is no event, and to a bomb of brackets', async () => {
      for (const body of [
        '',
        '{',
        '{"a":1,}',
        'call_start',
        '42',
        '"x"',
        'null',
        'true',
        '['.repeat(200_000),
      ]) {
        const response = await world.post(body);
        assert.equal(response.status, 400, body.slice(0, 12));
        assert.equal(((await response.json()) as {code: string}).code, 'malformed');
      }
      assert.equal((await stored()).length, 0);
    });

    it('answers 413 to more than 1 MB and stores nothing', async () => {
      const response = await world.post({...start, user_data: 'x'.repeat(1024 * 1024)});
      assert.equal(response.status, 413);
      assert.equal((await stored()).length, 0);
    });

    it('takes an event of nearly 1 MB', async () => {
      const response = await world.post({...start, user_data: 'x'.repeat(1_000_000)});
      assert.equal(response.status, 200);
      await world.settle();
      assert.equal((await store.db.selectFrom('call').selectAll().execute()).length, 1);
    });

    it('keeps the readable events of an array and names the others', async () => {
      const response = await world.post([start, 7, 'x', null]);
      assert.equal(response.status, 400);
      const {errors} = (await response.json()) as {errors: {pointer: string}[]};
      assert.deepEqual(
        errors.map(({pointer}) => pointer),
        ['/1', '/2', '/3'],
      );
      assert.equal((await stored()).length, 1);
    });

    it('answers 200 to types that it does not know and keeps them (E14)', async () => {
      const unknown = {
        event_type: 'queue_sla_breached',
        tenant_id: demoTenantId,
        queue_id: '1',
        time: '1781516400',
      };
      assert.equal((await world.post(unknown)).status, 200);
      assert.equal((await world.post({})).status, 200);
      assert.equal((await world.post({event_type: {}, session_id: [], time: false})).status, 200);
      assert.deepEqual((await stored()).map(({event_type}) => event_type).sort(), [
        'queue_sla_breached',
        'unknown',
        'unknown',
      ]);
      await world.settle();
      assert.equal((await store.db.selectFrom('call').selectAll().execute()).length, 0);
    });

    it('never answers 404, whatever is asked', async () => {
      for (const body of ['{}', '[]', '[[]]', '{"tenant_id":"nobody"}']) {
        assert.notEqual((await world.post(body)).status, 404);
      }
    });

    it('takes an address that ends in a slash, and answers 503 and not 404 to one that is mistyped', async () => {
      const headers = {authorization: `Bearer ${secretOf(demoTenantId)}`};
      const post = (path: string) =>
        world.app.request(`/crm/v1/pbx${path}`, {method: 'POST', headers, body: JSON.stringify(start)});
      assert.equal((await post('/events/')).status, 200);
      assert.equal((await stored()).length, 1);
      for (const path of ['', '/', '/event', '/events/x', '/events//', '/webhook']) {
        const response = await post(path);
        assert.equal(response.status, 503, path);
        assert.equal(response.headers.get('retry-after'), '60');
        assert.equal(((await response.json()) as {code: string}).code, 'unavailable');
      }
      assert.equal((await world.app.request('/crm/v1/pbx/events')).status, 405);
    });
  });

  it('answers 503 with Retry-After while it cannot store (J16)', async () => {
    const full = await pbxWorld(store, {hasRoom: () => false});
    const response = await full.post(start);
    assert.equal(response.status, 503);
    assert.match(response.headers.get('retry-after')!, /^[1-9]/);
  });

  it('tells the log once why it cannot store, and nothing of the call', async () => {
    const lines: string[] = [];
    const log = createLogger('error', {write: (line) => void lines.push(line)});
    const world = await pbxWorld(store, {log});
    const rename = (from: string, to: string) =>
      sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(store.db);
    await rename('pbx_event', 'elsewhere');
    try {
      assert.equal((await world.post(start)).status, 503);
      assert.equal((await world.post(start)).status, 503);
    } finally {
      await rename('elsewhere', 'pbx_event');
    }
    assert.equal(lines.length, 1, lines.join(''));
    const {msg, tenantId, code, error} = JSON.parse(lines[0]!) as Record<string, unknown>;
    assert.deepEqual([msg, tenantId, code], ['PBX events not stored', demoTenantId, '42P01']);
    assert.equal((error as {name: string}).name, 'error');
    assert.doesNotMatch(lines[0]!, /4155550123/);
    assert.equal((await world.post(start)).status, 200);
    await world.stop();
  });

  it('answers 503 when it stops, so that the PBX brings the event again (J15)', async () => {
    await world.services.stop();
    assert.equal((await world.post(start)).status, 503);
  });

  describe('repeats', () => {
    it('stores a resend once, by its UUID in a header or a field (E1)', async () => {
      const id = '45edc66e-6593-5633-bfad-2e82e02baacf';
      await world.post(start, {headers: {'x-event-id': id}});
      await world.post(start, {headers: {'x-event-id': id.toUpperCase()}});
      await world.post({...start, event_id: id});
      assert.equal((await stored()).length, 1);
    });

    it('stores a resend without UUID once, whatever the order of its fields (E1)', async () => {
      await world.post(start);
      await world.post(Object.fromEntries(Object.entries(start).reverse()));
      assert.equal((await stored()).length, 1);
    });
  });

  describe('while CRM is off', () => {
    it('stores nothing new, and still closes a call that is known', async () => {
      const bodies = scenario('inbound-answered');
      await world.post(bodies.slice(0, 6));
      await world.settle();
      world.setSettings({}, {crmEnabled: false});
      assert.equal((await world.post(scenario('inbound-missed'))).status, 200);
      assert.equal((await world.post(bodies.slice(6))).status, 200);
      await world.settle();
      const calls = await store.db.selectFrom('call').select(['session_id', 'state']).execute();
      assert.deepEqual(calls, [{session_id: session, state: 'ended'}]);
      assert.equal(world.crm.activities.length, 0);
    });
  });
});
