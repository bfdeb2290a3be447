import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import type {AuthorizeReply, Connection, Credentials, DisconnectReply} from '../../../src/contract/index.ts';
import {requiredScopes} from '../../../src/proxy/oauth/scopes.ts';
import {auditPage} from '../../../src/proxy/services/audit/audit-log.ts';
import {ask, portal} from '../../support/node/test-app.ts';
import {ConsentBench} from '../oauth/support/consent-bench.ts';

const client = {clientId: '1000.EXAMPLECLIENT', clientSecret: 'an-example-of-a-secret'};

describe('the routes of the connection', () => {
  let bench: ConsentBench;
  before(async () => (bench = await ConsentBench.start()));
  beforeEach(() => bench.reset());
  after(() => bench.stop());

  const authorize = async (
    json: {redirectUri?: string} = {},
    headers: Record<string, string> = {},
  ): Promise<Response> => ask(bench.app, '/connection/authorize', {as: 'admin', json, headers});
  const grantsOf = (org: string) => bench.world.grants.grantsIn(bench.world.org(org)!).length;

  describe('credentials', () => {
    it('are shown by id, fingerprint and age, never by the secret (T7)', async () => {
      const answer = await bench.saveClient(client);
      const saved = (await answer.clone().json()) as Credentials;
      assert.equal(saved.clientId, client.clientId);
      assert.match(saved.secretFingerprint!, /^[0-9a-f]{12}$/);
      assert.equal(saved.secretUpdatedAt, '2026-06-15T09:40:00.000Z');
      const shown = await ask(bench.app, '/connection', {as: 'admin'});
      assert.deepEqual(((await shown.clone().json()) as Connection).credentials, saved);
      for (const text of [await answer.text(), await shown.text()])
        assert.ok(!text.includes(client.clientSecret));
    });

    it('change their fingerprint with the secret, and by nothing else', async () => {
      const print = async (changes: object) =>
        ((await (await bench.saveClient({...client, ...changes})).json()) as Credentials).secretFingerprint;
      const first = await print({});
      assert.equal(await print({}), first);
      assert.notEqual(await print({clientSecret: 'another-example-of-one'}), first);
      assert.equal(await print({}), first);
      const other = await bench.saveClient(client, 'stranger');
      assert.notEqual(((await other.json()) as Credentials).secretFingerprint, first, 'keyed by tenant');
    });

    it('keep the secret where only the same client is named', async () => {
      await bench.saveClient(client);
      await bench.zoho.clock.advance(60_000);
      const kept = (await (await bench.saveClient({clientId: client.clientId})).json()) as Credentials;
      assert.equal(kept.secretUpdatedAt, '2026-06-15T09:40:00.000Z');
      for (const clientId of ['1000.OTHERCLIENT1', client.clientId]) {
        if (clientId === client.clientId) await bench.reset();
        const answer = await bench.saveClient({clientId});
        assert.equal(answer.status, 422);
        const {errors} = (await answer.json()) as {errors: unknown};
        assert.deepEqual(errors, [{pointer: '/clientSecret', code: 'required'}]);
      }
    });

    it('that cannot be Zoho’s are refused by field', async () => {
      const wrong = await ask(bench.app, '/settings/credentials', {
        as: 'admin',
        method: 'PUT',
        json: {clientId: 'nonsense', clientSecret: 'has a space in it', more: 1},
      });
      assert.equal(wrong.status, 422);
      const {errors} = (await wrong.json()) as {errors: {pointer: string}[]};
      assert.deepEqual(errors.map(({pointer}) => pointer).sort(), ['/clientId', '/clientSecret', '/more']);
    });

    it('of another client end the grant here and at Zoho (Z24)', async () => {
      await bench.connect();
      assert.equal(grantsOf('eu-enterprise'), 2);
      bench.told = [];
      await bench.saveClient(client);
      assert.equal((await bench.connection()).state, 'authorization_required');
      await bench.assertNoGrant();
      assert.equal(grantsOf('eu-enterprise'), 1);
      assert.ok(bench.told.some(({type}) => type === 'cache.cleared'));
      assert.ok(bench.told.some(({type}) => type === 'connection.updated'));
    });

    it('with a new secret of the same client make a refused grant work again (Z16)', async () => {
      await bench.connect();
      const {clientId} = bench.client('eu-enterprise');
      const refresh = () => bench.process.tokens.token(bench.tenant.id);
      await sql`update crm_connection set access_token_until = null`.execute(bench.zoho.store.db);
      bench.process.tokens.forget(bench.tenant.id);
      bench.world.clients[0]!.secrets.eu = 'rotated-at-zoho-today';
      await assert.rejects(refresh());
      const lost = await bench.connection();
      assert.equal(lost.state, 'authorization_required');
      assert.equal(lost.problem?.code, 'oauth_secret_wrong');
      await bench.saveClient({clientId, clientSecret: 'rotated-at-zoho-today'});
      assert.equal((await bench.connection()).state, 'connected');
      assert.equal((await bench.connection()).problem, null);
      await refresh();
    });

    it('and consents stand in the log of changes, the secret as its fingerprint', async () => {
      await bench.connect();
      await ask(bench.app, '/connection', {as: 'admin', method: 'DELETE'});
      const log = (await auditPage(bench.zoho.store.db, bench.zoho.box, bench.tenant.id))!;
      const {credentials} = await bench.connection();
      const id = bench.world.org('eu-enterprise')!.definition.zgid;
      assert.deepEqual(
        log.items.map(({by, topic, changes}) => ({by, topic, changes})),
        [
          {
            by: 'Lena Berg',
            topic: 'connection',
            changes: [
              {pointer: '/organisation', from: id, to: null},
              {pointer: '/region', from: 'eu', to: null},
            ],
          },
          {
            by: 'Lena Berg',
            topic: 'connection',
            changes: [
              {pointer: '/organisation', from: null, to: id},
              {pointer: '/region', from: null, to: 'eu'},
            ],
          },
          {
            by: 'Lena Berg',
            topic: 'credentials',
            changes: [
              {pointer: '/clientId', from: null, to: credentials.clientId},
              {pointer: '/clientSecret', from: null, to: credentials.secretFingerprint},
            ],
          },
        ],
      );
    });
  });

  describe('the connection', () => {
    it('of a new tenant says what to enter at Zoho, and where', async () => {
      const shown = await bench.connection();
      assert.equal(shown.state, 'not_configured');
      assert.equal(shown.problem, null);
      assert.deepEqual(shown.redirectUris, ['http://127.0.0.1:8890/api/auth/callback/zoho']);
      assert.equal(shown.consoleUrl, `${bench.zoho.emulator.regions.eu.accounts}/developerconsole`);
      assert.deepEqual(shown.credentials, {
        clientId: null,
        secretSet: false,
        secretFingerprint: null,
        secretUpdatedAt: null,
      });
    });

    it('uses the data centre that Zoho names, and offers it as a correction of the setting (Z22)', async () => {
      await bench.reset({region: 'us'});
      await bench.saveClient(bench.client());
      assert.equal((await bench.walk().run({org: 'jp-ultimate'})).status, 200);
      const shown = await bench.connection();
      assert.equal(shown.state, 'connected');
      assert.equal(shown.region, 'jp');
      assert.equal(shown.namedRegion, 'jp');
      assert.deepEqual(bench.requests(), ['jp POST /oauth/v2/token', 'jp GET /crm/v8/org']);
      await bench.process.adapter.currentUser(bench.tenant);
      bench.change({settings: {region: 'jp'}});
      assert.equal((await bench.connection()).namedRegion, null);
    });

    it('names the data centre where the client is missing (Z22)', async () => {
      await bench.saveClient(bench.client('eu-enterprise'));
      await bench.walk().run({org: 'jp-ultimate'});
      const {namedRegion, region, problem} = await bench.connection();
      assert.equal(problem?.code, 'oauth_client_other_region');
      assert.equal(namedRegion, 'jp');
      assert.equal(region, 'eu');
    });

    it('that Zoho takes no more says so, and a new consent cures it (Z16)', async () => {
      await bench.connect();
      const {token} = await bench.process.tokens.token(bench.tenant.id);
      await bench.process.tokens.giveUp(bench.tenant.id, token, 'invalid_code');
      const lost = await bench.connection();
      assert.equal(lost.state, 'authorization_required');
      assert.equal(lost.problem?.code, 'crm_grant_revoked');
      assert.deepEqual(lost.problem?.provider, {name: 'zoho', code: 'invalid_code'});
      bench.told = [];
      await bench.walk().run();
      assert.equal((await bench.connection()).state, 'connected');
      assert.deepEqual(bench.told, [{type: 'connection.updated', state: 'connected'}]);
    });

    it('ends the grant that a new one replaces: a user has room for twenty', async () => {
      await bench.connect();
      for (let again = 0; again < 3; again += 1) await bench.walk().run();
      assert.equal(grantsOf('eu-enterprise'), 2);
    });

    it('of a grant with fewer scopes than we need now names them', async () => {
      await bench.connect();
      const scope = requiredScopes.filter((one) => one !== 'ZohoCRM.coql.READ').join(' ');
      await bench.zoho.store.db.updateTable('crm_connection').set({scope}).execute();
      const shown = await bench.connection();
      assert.equal(shown.state, 'connected');
      assert.deepEqual(shown.missingScopes, ['ZohoCRM.coql.READ']);
    });

    it('can be seen while the tenant itself has the CRM off', async () => {
      await bench.connect();
      bench.change({settings: {enabled: false}});
      const shown = await bench.connection();
      assert.equal(shown.state, 'disabled');
      assert.equal(shown.problem, null);
      assert.notEqual(shown.organisation, null);
    });
  });

  describe('authorize', () => {
    it('asks for lasting access to exactly what is needed, and binds it to this browser (T10)', async () => {
      await bench.saveClient(bench.client('eu-enterprise'));
      const answer = await authorize();
      const {authorizationUrl, expiresAt} = (await answer.json()) as AuthorizeReply;
      const url = new URL(authorizationUrl);
      assert.equal(url.origin, bench.zoho.emulator.regions.eu.accounts);
      const {state, ...rest} = Object.fromEntries(url.searchParams);
      assert.match(state!, /^[A-Za-z0-9_-]{43}$/);
      assert.deepEqual(rest, {
        response_type: 'code',
        client_id: bench.client('eu-enterprise').clientId,
        redirect_uri: 'http://127.0.0.1:8890/api/auth/callback/zoho',
        scope: requiredScopes.join(','),
        access_type: 'offline',
        prompt: 'consent',
      });
      assert.equal(expiresAt, '2026-06-15T09:50:00.000Z');
      assert.deepEqual((await bench.connection()).consent, {expiresAt});
      assert.match(
        answer.headers.get('set-cookie')!,
        /^bgm_consent=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      await bench.zoho.clock.advance(600_000);
      assert.equal((await bench.connection()).consent, null);
    });

    it('sets a cookie of this host alone when people come by https (T11)', async () => {
      await bench.reset({}, ['https://pbx.example:8887']);
      await bench.saveClient(bench.client('eu-enterprise'));
      const answer = await authorize({}, {host: 'pbx.example:8887'});
      assert.match(
        answer.headers.get('set-cookie')!,
        /^__Host-bgm_consent=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
    });

    it('goes by no cookie that a neighbouring host could have set where people come by https (T10)', async () => {
      await bench.reset({}, ['https://pbx.example:8887']);
      await bench.saveClient(bench.client('eu-enterprise'));
      const known = 'A'.repeat(43);
      const host = 'pbx.example:8887';
      const answer = await authorize({}, {host, cookie: `bgm_consent=${known}`});
      const [, browser] = /^__Host-bgm_consent=([\w-]{43});/.exec(answer.headers.get('set-cookie')!)!;
      assert.notEqual(browser, known);
      const {authorizationUrl} = (await answer.json()) as AuthorizeReply;
      const state = new URL(authorizationUrl).searchParams.get('state')!;
      const back = `/api/auth/callback/zoho?${new URLSearchParams({state, code: 'c', location: 'eu'}).toString()}`;
      const headers = {host, 'accept-language': 'en', cookie: `bgm_consent=${browser!}`};
      const page = await (await bench.app.request(back, {headers})).text();
      assert.match(page, /in another browser/);
      assert.deepEqual(bench.requests(), []);
    });

    it('may be pressed twice in one browser: either tab may finish', async () => {
      await bench.saveClient(bench.client('eu-enterprise'));
      const walk = bench.walk();
      const first = await walk.begin();
      const {cookie} = walk;
      const second = await ask(bench.app, '/connection/authorize', {
        as: 'admin',
        json: {},
        headers: {cookie: cookie!},
      });
      assert.equal(second.headers.get('set-cookie')?.split(';', 1)[0], cookie);
      assert.equal((await walk.comeBack(await walk.decide(first))).status, 200);
    });

    it('comes back to the host that was asked, or to the one that was named', async () => {
      const urls = ['https://pbx.example:8887', 'https://crm.example'];
      const extra = 'https://front.example/zoho/back';
      await bench.reset({redirectUris: [extra]}, urls);
      await bench.saveClient(bench.client('eu-enterprise'));
      const redirect = async (json: {redirectUri?: string}, host: string) => {
        const reply = (await (await authorize(json, {host})).json()) as AuthorizeReply;
        return new URL(reply.authorizationUrl).searchParams.get('redirect_uri');
      };
      const all = [...urls.map((url) => `${url}/api/auth/callback/zoho`), extra];
      assert.deepEqual((await bench.connection()).redirectUris, all);
      assert.equal(await redirect({}, 'crm.example'), all[1]);
      assert.equal(await redirect({}, '127.0.0.1:8890'), all[0]);
      assert.equal(await redirect({redirectUri: extra}, 'crm.example'), extra);
      const foreign = await authorize({redirectUri: 'https://evil.example/api/auth/callback/zoho'});
      assert.equal(foreign.status, 422);
    });

    it('goes on beside an address in the settings that no browser can open', async () => {
      await bench.reset({redirectUris: ['https://old.example:99999/back']});
      await bench.saveClient(bench.client('eu-enterprise'));
      assert.equal((await authorize()).status, 200);
    });

    it('is refused before there is a client', async () => {
      const answer = await authorize();
      assert.equal(answer.status, 409);
      assert.equal(((await answer.json()) as {code: string}).code, 'crm_not_configured');
    });

    it('may be asked with credentials from known pages, and nothing else may (T11)', async () => {
      const preflight = (path: string, origin: string) =>
        bench.app.request(`/crm/v1${path}`, {
          method: 'OPTIONS',
          headers: {origin, 'access-control-request-method': 'POST'},
        });
      const allowed = await preflight('/connection/authorize', portal);
      assert.equal(allowed.headers.get('access-control-allow-credentials'), 'true');
      assert.equal(allowed.headers.get('access-control-allow-origin'), portal);
      const evil = await preflight('/connection/authorize', 'https://evil.example');
      assert.equal(evil.headers.get('access-control-allow-credentials'), null);
      for (const path of ['/connection', '/connection/confirm', '/settings/credentials', '/lookups'])
        assert.equal((await preflight(path, portal)).headers.get('access-control-allow-credentials'), null);
    });
  });

  describe('disconnecting', () => {
    it('ends the grant at Zoho, wipes it here, and tells every browser to drop what it keeps', async () => {
      await bench.connect();
      await sql`insert into lookup_cache (tenant_id, number_hash, state, records, as_of)
        values (${bench.tenant.id}, 'hash', 'matched', 'sealed', now())`.execute(bench.zoho.store.db);
      bench.told = [];
      const answer = await ask(bench.app, '/connection', {as: 'admin', method: 'DELETE'});
      const shown = (await answer.json()) as DisconnectReply;
      assert.equal(shown.revoked, true);
      assert.equal(shown.state, 'authorization_required');
      assert.equal(shown.problem, null);
      assert.equal(shown.credentials.secretSet, true, 'the client stays');
      assert.equal(grantsOf('eu-enterprise'), 1);
      await bench.assertNoGrant();
      assert.deepEqual([...new Set(bench.told.map(({type}) => type))].sort(), [
        'cache.cleared',
        'connection.updated',
      ]);
      await assert.rejects(bench.process.tokens.token(bench.tenant.id));
      assert.equal((await bench.walk().run()).status, 200, 'and can be undone by a new consent');
    });

    it('tells browsers that were away, by their session, from when on answers count', async () => {
      const since = async () => (await bench.process.state(bench.tenant)).recordsSince;
      assert.equal(await since(), undefined);
      await bench.connect();
      assert.equal(await since(), '2026-06-15T09:40:00.000Z');
      await bench.zoho.clock.advance(60_000);
      const before = Date.now();
      await ask(bench.app, '/connection', {as: 'admin', method: 'DELETE'});
      assert.ok(Date.parse((await since())!) >= before - 1000, 'the moment of disconnecting');
    });

    for (const kind of ['drop_before', 'no_answer'] as const)
      it(`wipes it here also when Zoho does not answer (${kind}), and says so`, async () => {
        await bench.connect();
        bench.world.faults.add({kind, path: '/oauth/v2/token/revoke'});
        const asked = ask(bench.app, '/connection', {as: 'admin', method: 'DELETE'});
        if (kind === 'no_answer') {
          while (!bench.world.faults.rules.some(({hits}) => hits > 0))
            await new Promise((resolve) => setImmediate(resolve));
          await bench.zoho.clock.advance(8000);
        }
        const shown = (await (await asked).json()) as DisconnectReply;
        assert.equal(shown.revoked, false);
        assert.equal(shown.state, 'authorization_required');
        await bench.assertNoGrant();
      });

    it('of a grant that Zoho knows no more is as good', async () => {
      await bench.connect();
      for (const grant of bench.world.grants.grantsIn(bench.world.org('eu-enterprise')!))
        bench.world.grants.revoke(grant);
      const answer = await ask(bench.app, '/connection', {as: 'admin', method: 'DELETE'});
      assert.equal(((await answer.json()) as DisconnectReply).revoked, true);
    });

    it('without a connection changes nothing', async () => {
      const answer = await ask(bench.app, '/connection', {as: 'admin', method: 'DELETE'});
      const shown = (await answer.json()) as DisconnectReply;
      assert.equal(shown.state, 'not_configured');
      assert.equal(shown.revoked, true);
    });

    it('ends a consent that is under way', async () => {
      await bench.connect();
      const walk = bench.walk();
      const back = await walk.decide(await walk.begin());
      await ask(bench.app, '/connection', {as: 'admin', method: 'DELETE'});
      assert.match((await walk.comeBack(back)).page, /belongs to no consent/);
      await bench.assertNoGrant();
    });
  });

  describe('permissions', () => {
    const routes = [
      ['GET', '/connection', undefined],
      ['PUT', '/settings/credentials', client],
      ['POST', '/connection/authorize', {}],
      ['POST', '/connection/confirm', {organisationId: '1'}],
      ['DELETE', '/connection', undefined],
    ] as const;
    for (const [method, path, json] of routes) {
      const call = (as?: string) =>
        ask(bench.app, path, {method, ...(as && {as}), ...(json && {json: json})});
      const changes = method !== 'GET';

      it(`${method} ${path} is for admins only, and to change for those who may change settings (T6)`, async () => {
        assert.equal((await call()).status, 401);
        assert.equal((await call('agent')).status, 403);
        assert.equal((await call('viewer')).status, changes ? 403 : 200);
        assert.notEqual((await call('admin')).status, 403);
      });

      it(`${method} ${path} is refused while the system admin has CRM off (T7)`, async () => {
        bench.change({crmEnabled: false});
        const answer = await call('admin');
        assert.equal(answer.status, 403);
        assert.equal(((await answer.json()) as {code: string}).code, 'crm_disabled');
      });

      it(`${method} ${path} never touches another tenant (T5)`, async () => {
        await bench.connect();
        const before = await bench.row();
        await call('stranger');
        assert.deepEqual(await bench.row(), before);
      });
    }
  });
});
