import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import {SignJWT, decodeJwt} from 'jose';
import type {Hono} from 'hono';
import type {Problem, Session, SessionReply} from '../../../src/contract/index.ts';
import type {Caller, Env} from '../../../src/proxy/middleware/env.ts';
import {sessionRoutes} from '../../../src/proxy/routes/session.ts';
import {OriginPolicy} from '../../../src/proxy/services/session/origin-policy.ts';
import {SessionService} from '../../../src/proxy/services/session/session-service.ts';
import type {Tenant} from '../../../src/proxy/services/tenants/tenants.ts';
import {UserEpochs} from '../../../src/proxy/services/session/user-epochs.ts';
import {WidgetTokens} from '../../../src/proxy/services/session/widget-tokens.ts';
import {SecretBox} from '../../../src/proxy/store/secret-box.ts';
import {fakeIdentity, pbxAgent} from '../../support/node/fake-identity.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {ask, portal, testApp, testTenant, type AskOptions} from '../../support/node/test-app.ts';
import {useTestStore, testSecretBox} from '../../support/node/test-store.ts';

const users = {
  'pbx-agent': pbxAgent,
  'pbx-admin': {
    ...pbxAgent,
    userId: '940000000000000104',
    extension: '104',
    role: 'tenant_admin',
    settings: 'full',
  },
  'pbx-reader': {...pbxAgent, userId: '940000000000000105', extension: '105', contacts: 'view'},
  'pbx-no-contacts': {...pbxAgent, userId: '940000000000000107', extension: '107', contacts: 'none'},
  'pbx-viewer': {...pbxAgent, userId: '940000000000000108', extension: '108', settings: 'view'},
  'pbx-second': {...pbxAgent, domain: 'second.example'},
  'pbx-stranger': {...pbxAgent, domain: 'unknown.example'},
  'pbx-system': {
    ...pbxAgent,
    userId: '900000000000000001',
    extension: null,
    domain: null,
    role: 'system_admin',
  },
  'pbx-nobody': {...pbxAgent, domain: null},
} as const;

const adminPortal = 'https://pbx.example:8887';

const store = useTestStore();
beforeEach(() => store.reset());

function world(tenants: readonly Tenant[] = [testTenant()], shared = false) {
  const clock = new HandClock();
  const box = testSecretBox();
  const epochs = new UserEpochs(store.db, clock, shared);
  const directory = {
    byId: (id: string) => Promise.resolve(tenants.find((tenant) => tenant.id === id)),
    byDomain: (domain: string) => Promise.resolve(tenants.find((tenant) => tenant.domain === domain)),
  };
  const policy = new OriginPolicy(['https://crm.example'], [adminPortal]);
  const tokens = new WidgetTokens(box, clock, directory, epochs, policy);
  const sessions = new SessionService({
    identity: fakeIdentity(users),
    tenants: directory,
    tokens,
    epochs,
    box,
    crmState: () => Promise.resolve({provider: 'zoho', state: 'connected', region: 'eu'}),
    origins: policy,
  });
  const origins = new Set(tenants.flatMap(({settings}) => settings.allowedOrigins));
  const app = testApp({
    clock,
    tokens,
    sessionRoutes: [sessionRoutes(sessions, tokens)],
    knownOrigin: (origin) => origins.has(origin) || policy.knows(origin),
  });
  return {app, clock, tokens, box};
}

async function exchange(app: Hono<Env>, as = 'pbx-agent', options: AskOptions = {}): Promise<SessionReply> {
  const response = await ask(app, '/session', {as, method: 'POST', ...options});
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as SessionReply;
}

async function refusal(app: Hono<Env>, options: AskOptions): Promise<string> {
  const response = await ask(app, '/session', {method: 'POST', ...options});
  return `${response.status} ${((await response.json()) as Problem).code}`;
}

describe('a PBX token', () => {
  it('is exchanged for a widget token of ten minutes, for this tenant, user, role and page', async () => {
    const {app, clock} = world();
    const {token, expiresAt, session, cacheKey} = await exchange(app);
    assert.equal(Date.parse(expiresAt) - clock.now(), 600_000);
    assert.deepEqual(session.tenant, {id: '940000000000000001', domain: 'demo.example'});
    assert.deepEqual(session.user, {id: '940000000000000101', extension: '101', name: 'Ines Holm'});
    assert.equal(session.role, 'agent');
    assert.equal(session.crm.state, 'connected');
    assert.equal(Buffer.from(cacheKey!, 'base64url').length, 32);
    assert.equal(session.cacheKey, cacheKey);
    assert.equal(decodeJwt(token)['origin'], portal);
    const known = await ask(app, '/session', {as: token});
    assert.deepEqual(await known.json(), session);
  });

  it('of an admin makes an admin’s session; one without the right to edit may create nothing', async () => {
    const {app} = world();
    assert.equal((await exchange(app, 'pbx-admin')).session.role, 'tenant_admin');
    assert.deepEqual((await exchange(app, 'pbx-agent')).session.features.create, ['Contact']);
    assert.deepEqual((await exchange(app, 'pbx-reader')).session.features.create, []);
    assert.equal((await exchange(app, 'pbx-reader')).session.features.search, true);
  });

  it('of a user without CRM contacts makes a session that can neither search nor create', async () => {
    const {features} = (await exchange(world().app, 'pbx-no-contacts')).session;
    assert.deepEqual([features.search, features.create], [false, []]);
  });

  it('tells who may look at the settings, and who may change them', async () => {
    const {app} = world();
    const settingsOf = async (as: string) => (await exchange(app, as)).session.features.settings;
    assert.equal(await settingsOf('pbx-agent'), 'none');
    assert.equal(await settingsOf('pbx-viewer'), 'view');
    assert.equal(await settingsOf('pbx-admin'), 'full');
  });

  it('is refused when the PBX does not know it, and when there is none', async () => {
    const {app} = world();
    assert.equal(await refusal(app, {as: 'made-up'}), '401 unauthenticated');
    assert.equal(await refusal(app, {}), '401 unauthenticated');
    assert.equal(await refusal(app, {headers: {authorization: 'Basic YTpi'}}), '401 unauthenticated');
  });

  it('cannot be checked while the PBX is silent', async () => {
    assert.equal(await refusal(world().app, {as: 'pbx-is-down'}), '503 unavailable');
  });

  it('of a tenant that nobody set up, or of no tenant, opens nothing', async () => {
    const {app} = world();
    assert.equal(await refusal(app, {as: 'pbx-stranger'}), '403 crm_disabled');
    assert.equal(await refusal(app, {as: 'pbx-nobody'}), '403 forbidden');
  });

  it('of a tenant with CRM off opens a session that says so', async () => {
    const {app} = world([testTenant({crmEnabled: false})]);
    const {session} = await exchange(app);
    assert.deepEqual([session.crm.state, session.crm.disabledBy], ['disabled', 'system_admin']);
    assert.deepEqual(session.features, {
      search: false,
      create: [],
      notes: false,
      comments: false,
      recordings: false,
      settings: 'none',
    });
    const paused = world([testTenant({settings: {enabled: false}})]);
    assert.equal((await exchange(paused.app)).session.crm.disabledBy, 'tenant_admin');
  });

  it('of a tenant without browser cache comes without its key', async () => {
    const {app} = world([testTenant({settings: {browserCache: false}})]);
    assert.equal((await exchange(app)).cacheKey, null);
  });
});

describe('a system admin', () => {
  it('has a session of no tenant, in which nothing of any tenant works', async () => {
    const {app} = world();
    const {session, cacheKey} = await exchange(app, 'pbx-system', {headers: {origin: adminPortal}});
    assert.deepEqual([session.tenant, session.role, cacheKey], [null, 'system_admin', null]);
    assert.deepEqual(session.crm, {provider: 'zoho', state: 'disabled', region: null});
    const {features} = session;
    assert.deepEqual([features.search, features.create, features.settings], [false, [], 'none']);
  });

  it('signs out like anyone, which leaves the tenants’ users alone', async () => {
    const {app} = world();
    const headers = {origin: adminPortal};
    const {token} = await exchange(app, 'pbx-system', {headers});
    const agent = await exchange(app);
    assert.equal((await ask(app, '/session', {as: token, headers})).status, 200);
    assert.equal((await ask(app, '/session', {as: token, headers, method: 'DELETE'})).status, 204);
    assert.equal((await ask(app, '/session', {as: token, headers})).status, 401);
    assert.equal((await ask(app, '/session', {as: agent.token})).status, 200);
  });

  it('cannot come from a tenant’s portal', async () => {
    assert.equal(await refusal(world().app, {as: 'pbx-system'}), '403 origin_not_allowed');
  });

  it('cannot be made from a tenant’s token, nor the other way round', async () => {
    const {tokens, box} = world();
    const sign = (claims: object) =>
      new SignJWT({
        extension: null,
        name: 'x',
        contacts: 'full',
        settings: 'full',
        mayEdit: true,
        origin: null,
        epoch: 0,
        ...claims,
      })
        .setProtectedHeader({alg: 'HS256', kid: 'test'})
        .setIssuer('bgm-crm')
        .setAudience('bgm-crm-widgets')
        .setSubject('1')
        .setExpirationTime(9_999_999_999)
        .sign(box.derivedKey('widget-token'));
    const own = testTenant().id;
    assert.ok(await tokens.admit(await sign({tenant: null, role: 'system_admin'})));
    assert.equal(await tokens.admit(await sign({tenant: own, role: 'system_admin'})), undefined);
    assert.equal(await tokens.admit(await sign({tenant: null, role: 'tenant_admin'})), undefined);
  });
});

describe('the admin portal', () => {
  const bare = testTenant({settings: {allowedOrigins: []}});
  const headers = {origin: adminPortal};

  it('opens for whoever may see the settings before any origin is allowed', async () => {
    const {app} = world([bare]);
    for (const as of ['pbx-admin', 'pbx-viewer']) {
      const {token} = await exchange(app, as, {headers});
      const answer = await ask(app, '/session', {as: token, headers});
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('access-control-allow-origin'), adminPortal);
    }
  });

  it('does not open for agents, whose page the tenant must allow', async () => {
    const {app} = world([bare]);
    assert.equal(await refusal(app, {as: 'pbx-agent', headers}), '403 origin_not_allowed');
    const preflight = await app.request('/crm/v1/session', {method: 'OPTIONS', headers});
    assert.equal(preflight.status, 204);
  });
});

describe('the origin of a session', () => {
  const second = testTenant({
    id: '940000000000000002',
    domain: 'second.example',
    settings: {allowedOrigins: ['https://second.example']},
  });

  it('must be in the list of the tenant itself, not just of any', async () => {
    const {app} = world([testTenant(), second]);
    assert.equal(await refusal(app, {as: 'pbx-second'}), '403 origin_not_allowed');
    const own = await ask(app, '/session', {
      as: 'pbx-second',
      method: 'POST',
      headers: {origin: 'https://second.example'},
    });
    assert.equal(own.status, 200);
    assert.equal(own.headers.get('access-control-allow-origin'), 'https://second.example');
  });

  it('ends its tokens when an admin takes it off the list', async () => {
    const tenants = [testTenant()];
    const {app} = world(tenants);
    const {token} = await exchange(app);
    tenants[0] = testTenant({settings: {allowedOrigins: ['https://new.example']}});
    assert.equal((await ask(app, '/session', {as: token})).status, 401);
  });

  it('is the header’s, whatever the body names', async () => {
    const {app} = world();
    const {token} = await exchange(app, 'pbx-agent', {json: {origin: 'https://other.example'}});
    assert.equal(decodeJwt(token)['origin'], portal);
  });

  it('is named by a server for the page that it serves', async () => {
    const {app} = world();
    const response = await app.request('/crm/v1/session', {
      method: 'POST',
      headers: {authorization: 'Bearer pbx-agent', 'content-type': 'application/json'},
      body: JSON.stringify({origin: portal}),
    });
    const {token} = (await response.json()) as SessionReply;
    assert.equal((await ask(app, '/session', {as: token})).status, 200);
    const foreign = await app.request('/crm/v1/session', {
      headers: {authorization: `Bearer ${token}`, origin: 'https://evil.example'},
    });
    assert.equal(foreign.status, 403);
  });

  it('left out makes a token for servers only', async () => {
    const {app} = world();
    const response = await app.request('/crm/v1/session', {
      method: 'POST',
      headers: {authorization: 'Bearer pbx-agent'},
    });
    const {token} = (await response.json()) as SessionReply;
    const server = await app.request('/crm/v1/session', {headers: {authorization: `Bearer ${token}`}});
    assert.equal(server.status, 200);
    const page = await ask(app, '/session', {as: token});
    assert.equal(page.status, 403);
  });

  it('may be the proxy’s own', async () => {
    const {app} = world();
    const response = await ask(app, '/session', {
      as: 'pbx-agent',
      method: 'POST',
      headers: {origin: 'https://crm.example'},
    });
    assert.equal(response.status, 200);
  });
});

describe('the body of POST /session', () => {
  it('is refused when it cannot be read', async () => {
    const {app} = world();
    assert.equal(await refusal(app, {as: 'pbx-agent', json: {origin: 7}}), '422 validation_failed');
    assert.equal(
      await refusal(app, {as: 'pbx-agent', json: {role: 'tenant_admin'}}),
      '422 validation_failed',
    );
    const broken = await app.request('/crm/v1/session', {
      method: 'POST',
      headers: {authorization: 'Bearer pbx-agent', 'content-type': 'application/json', origin: portal},
      body: '{',
    });
    assert.equal(broken.status, 400);
    assert.equal((await ask(app, '/session?x=1', {as: 'pbx-agent', method: 'POST'})).status, 400);
  });
});

describe('a widget token', () => {
  it('ends after ten minutes', async () => {
    const {app, clock} = world();
    const {token} = await exchange(app);
    await clock.advance(599_000);
    assert.equal((await ask(app, '/session', {as: token})).status, 200);
    await clock.advance(1000);
    assert.equal((await ask(app, '/session', {as: token})).status, 401);
  });

  it('cannot be made by anyone else', async () => {
    const {app, box} = world();
    const {token} = await exchange(app);
    const claims = decodeJwt(token);
    const sign = (key: Uint8Array, changes: object = {}, alg = 'HS256') =>
      new SignJWT({...claims, ...changes}).setProtectedHeader({alg, kid: 'test'}).sign(key);
    const own = box.derivedKey('widget-token');
    const [header, payload, signature] = token.split('.');
    const raised = Buffer.from(JSON.stringify({...claims, role: 'system_admin'})).toString('base64url');
    const none = Buffer.from(JSON.stringify({alg: 'none'})).toString('base64url');
    const forged = {
      'another key': await sign(Buffer.alloc(32, 1)),
      'the key of another purpose': await sign(box.derivedKey('browser-cache')),
      'another audience': await sign(own, {aud: 'other'}),
      'a missing claim': await sign(own, {tenant: undefined}),
      'a raised role': `${header}.${raised}.${signature}`,
      'no signature': `${none}.${payload}.`,
      'another length': await sign(Buffer.alloc(64, 1), {}, 'HS512'),
    };
    assert.equal((await ask(app, '/session', {as: await sign(own)})).status, 200);
    for (const [what, forgery] of Object.entries(forged))
      assert.equal((await ask(app, '/session', {as: forgery})).status, 401, what);
  });

  it('goes on after a rotation of keys, and ends when its key is gone', async () => {
    const {app, clock} = world();
    const {token} = await exchange(app);
    const tenants = {byId: () => Promise.resolve(testTenant())};
    const epochs = {current: () => 0};
    const origins = new OriginPolicy([]);
    const young = {id: 'young', key: Buffer.alloc(32, 9)};
    const test = {id: 'test', key: Buffer.alloc(32, 7)};
    assert.ok(
      await new WidgetTokens(new SecretBox([young, test]), clock, tenants, epochs, origins).admit(token),
    );
    assert.ok(
      !(await new WidgetTokens(new SecretBox([young]), clock, tenants, epochs, origins).admit(token)),
    );
  });

  it('of the version before goes on while both run side by side, and the other way round (J23)', async () => {
    const {app, box, tokens} = world();
    const sign = (claims: object) =>
      new SignJWT({...claims})
        .setProtectedHeader({alg: 'HS256', kid: 'test'})
        .sign(box.derivedKey('widget-token'));
    const {contacts, settings, ...before} = decodeJwt((await exchange(app, 'pbx-admin')).token);
    assert.deepEqual([contacts, settings, before['mayEdit']], ['full', 'full', true]);
    const admin = (await tokens.admit(await sign(before)))!.caller as Caller;
    assert.deepEqual([admin.contacts, admin.settings], ['full', 'full']);
    const looking = await sign({...before, role: 'agent', mayEdit: false});
    const agent = (await tokens.admit(looking))!.caller as Caller;
    assert.deepEqual([agent.contacts, agent.settings], ['view', 'none']);
  });

  it('ends with its tenant', async () => {
    const tenants = [testTenant()];
    const {app} = world(tenants);
    const {token} = await exchange(app);
    tenants.pop();
    assert.equal((await ask(app, '/session', {as: token})).status, 401);
  });
});

describe('signing out', () => {
  const keyOf = async (app: Hono<Env>, token: string) =>
    ((await (await ask(app, '/session', {as: token})).json()) as Session).cacheKey;

  it('ends every token of the user and changes the key of the cache; others go on', async () => {
    const {app} = world();
    const [first, again, colleague] = [
      await exchange(app),
      await exchange(app),
      await exchange(app, 'pbx-admin'),
    ];
    assert.equal(first.cacheKey, again.cacheKey);
    assert.notEqual(first.cacheKey, colleague.cacheKey);
    const out = await ask(app, '/session', {as: first.token, method: 'DELETE'});
    assert.equal(out.status, 204);
    for (const {token} of [first, again]) assert.equal((await ask(app, '/session', {as: token})).status, 401);
    assert.equal(await keyOf(app, colleague.token), colleague.cacheKey);
    const next = await exchange(app);
    assert.notEqual(next.cacheKey, first.cacheKey);
    assert.equal(await keyOf(app, next.token), next.cacheKey);
  });

  it('survives a restart, and reaches other processes within two seconds', async () => {
    const here = world();
    const {token} = await exchange(here.app);
    const there = world(undefined, true);
    assert.ok(await there.tokens.admit(token));
    await ask(here.app, '/session', {as: token, method: 'DELETE'});
    await there.clock.advance(2000);
    assert.equal(await there.tokens.admit(token), undefined);
    assert.equal(await world().tokens.admit(token), undefined);
  });

  it('of one tenant’s user leaves another tenant’s user of the same id alone', async () => {
    const second = testTenant({id: '940000000000000002', domain: 'second.example'});
    const {app} = world([testTenant(), second]);
    const [one, other] = [await exchange(app), await exchange(app, 'pbx-second')];
    await ask(app, '/session', {as: one.token, method: 'DELETE'});
    assert.equal((await ask(app, '/session', {as: other.token})).status, 200);
  });
});
