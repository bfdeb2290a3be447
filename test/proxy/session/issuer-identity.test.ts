import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, beforeEach, describe, it} from 'node:test';
import {exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload} from 'jose';
import type {Problem, SessionReply} from '../../../src/contract/index.ts';
import {sessionRoutes} from '../../../src/proxy/routes/session.ts';
import {IssuerIdentity} from '../../../src/proxy/services/session/issuer-identity.ts';
import {OriginPolicy} from '../../../src/proxy/services/session/origin-policy.ts';
import {SessionService} from '../../../src/proxy/services/session/session-service.ts';
import {WidgetTokens} from '../../../src/proxy/services/session/widget-tokens.ts';
import type {PbxUser} from '../../../src/proxy/pbx/pbx-api.ts';
import {pbxAgent} from '../../support/node/fake-identity.ts';
import {HandClock} from '../../support/node/hand-clock.ts';
import {ask, testApp, testTenant} from '../../support/node/test-app.ts';
import {testSecretBox} from '../../support/node/test-store.ts';

const issuer = 'https://id.example';
const second = testTenant({id: '940000000000000002', domain: 'second.example'});

describe('a JWT of a tenant’s own issuer', () => {
  let server: Server;
  let origin = '';
  let key: CryptoKey;
  let fetched = 0;

  before(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    const jwks = JSON.stringify({keys: [{...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256'}]});
    server = createServer(({url}, answer) => {
      fetched += 1;
      if (url === '/keys') answer.writeHead(200, {'content-type': 'application/json'}).end(jwks);
      else if (url === '/moved') answer.writeHead(302, {location: '/keys'}).end();
      else answer.writeHead(500).end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => (fetched = 0));
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  function world(path = '/keys') {
    const clock = new HandClock();
    const box = testSecretBox();
    const tokenIssuer = {issuer, audience: 'crm', jwksUrl: `${origin}${path}`};
    const list = [testTenant({tokenIssuer}), second];
    const tenants = {
      all: () => Promise.resolve(list),
      byId: (id: string) => Promise.resolve(list.find((tenant) => tenant.id === id)),
      byDomain: (domain: string) => Promise.resolve(list.find((tenant) => tenant.domain === domain)),
    };
    const seenByPbx: string[] = [];
    const pbx = {
      introspect(token: string): Promise<PbxUser | undefined> {
        seenByPbx.push(token);
        return Promise.resolve(token === 'pbx-agent' ? pbxAgent : undefined);
      },
    };
    const epochs = {current: () => 0, raise: () => Promise.resolve()};
    const origins = new OriginPolicy([]);
    const tokens = new WidgetTokens(box, clock, tenants, epochs, origins);
    const sessions = new SessionService({
      identity: new IssuerIdentity({pbx, tenants, clock}),
      tenants,
      tokens,
      epochs: epochs,
      box,
      crmState: () => Promise.resolve({provider: 'zoho', state: 'connected', region: 'eu'}),
      origins,
    });
    const app = testApp({clock, tokens, sessionRoutes: [sessionRoutes(sessions, tokens)]});
    const sign = (
      claims: JWTPayload = {},
      {
        signer = key,
        alg = 'ES256',
        kid = 'k1',
      }: {signer?: CryptoKey | Uint8Array; alg?: string; kid?: string} = {},
    ) => {
      const now = Math.floor(clock.now() / 1000);
      const usual = {
        iss: issuer,
        aud: 'crm',
        sub: 'u-17',
        exp: now + 300,
        extension: '101',
        name: 'Ines Holm',
      };
      return new SignJWT({...usual, ...claims}).setProtectedHeader({alg, kid}).sign(signer);
    };
    const exchange = (as: string) => ask(app, '/session', {as, method: 'POST'});
    const sessionOf = async (claims: JWTPayload = {}) => {
      const answer = await exchange(await sign(claims));
      assert.equal(answer.status, 200, await answer.clone().text());
      return ((await answer.json()) as SessionReply).session;
    };
    return {clock, sign, exchange, sessionOf, seenByPbx};
  }

  it('opens a session of the issuer’s tenant without the PBX, which never sees the token', async () => {
    const {sessionOf, seenByPbx} = world();
    const {tenant, user, role, features} = await sessionOf({tenant: second.id, domain: second.domain});
    assert.deepEqual(tenant, {id: '940000000000000001', domain: 'demo.example'});
    assert.deepEqual(user, {id: 'u-17', extension: '101', name: 'Ines Holm'});
    assert.equal(role, 'agent');
    assert.deepEqual(features.create, ['Contact']);
    assert.deepEqual(seenByPbx, []);
  });

  it('makes a tenant admin by role or capability, and nobody who may create without the capability for it', async () => {
    const {sessionOf} = world();
    assert.equal((await sessionOf({role: 'tenant_admin'})).role, 'tenant_admin');
    assert.equal((await sessionOf({capabilities: ['Integration.FullAccess']})).role, 'tenant_admin');
    assert.equal((await sessionOf({role: 'agent', capabilities: ['Integration.FullAccess']})).role, 'agent');
    const nothing = (await sessionOf({capabilities: []})).features;
    assert.deepEqual([nothing.search, nothing.create, nothing.settings], [false, [], 'none']);
    const looking = (await sessionOf({capabilities: ['CRMContact.ViewOnly', 'Integration.ViewOnly']}))
      .features;
    assert.deepEqual([looking.search, looking.create, looking.settings], [true, [], 'view']);
    assert.deepEqual((await sessionOf({capabilities: ['CRMContact.FullAccess']})).features.create, [
      'Contact',
    ]);
    assert.deepEqual((await sessionOf({extension: undefined, sub: 'auth|17'})).user.extension, null);
  });

  it('is refused when anything of it is wrong', async () => {
    const {clock, sign, exchange, seenByPbx} = world();
    const other = await generateKeyPair('ES256');
    const now = Math.floor(clock.now() / 1000);
    const wrong: Record<string, Promise<string>> = {
      'another audience': sign({aud: 'mail'}),
      'no audience': sign({aud: undefined}),
      'an end in the past': sign({exp: now - 60}),
      'no end': sign({exp: undefined}),
      'a start in the future': sign({nbf: now + 600}),
      'no subject': sign({sub: undefined}),
      'a key of someone else': sign({}, {signer: other.privateKey}),
      'a key that nobody has': sign({}, {kid: 'k9'}),
      'a shared secret': sign({}, {signer: Buffer.alloc(32, 1), alg: 'HS256'}),
      'a role above the tenant': sign({role: 'system_admin'}),
      'an extension that is none': sign({extension: '101;x'}),
    };
    for (const [what, token] of Object.entries(wrong)) {
      const answer = await exchange(await token);
      assert.equal(answer.status, 401, what);
      assert.equal(((await answer.json()) as Problem).code, 'unauthenticated');
    }
    assert.deepEqual(seenByPbx, []);
  });

  it('costs one look at the issuer’s keys, however many come', async () => {
    const {sessionOf} = world();
    await Promise.all([sessionOf(), sessionOf({sub: 'u-18'})]);
    await sessionOf({sub: 'u-19'});
    assert.equal(fetched, 1);
  });

  for (const path of ['/moved', '/broken'])
    it(`cannot be checked while the keys are not where they should be (${path}); a redirect is not followed`, async () => {
      const {sign, exchange} = world(path);
      const answer = await exchange(await sign());
      assert.equal(answer.status, 503);
      assert.equal(((await answer.json()) as Problem).code, 'unavailable');
      assert.equal(fetched, 1);
    });

  it('of an issuer whom no tenant trusts is the PBX’s to judge, like any token', async () => {
    const {sign, exchange, seenByPbx} = world();
    assert.equal((await exchange(await sign({iss: 'https://other.example'}))).status, 401);
    assert.equal(seenByPbx.length, 1);
    assert.equal((await exchange('pbx-agent')).status, 200);
    assert.equal(fetched, 0);
  });
});
