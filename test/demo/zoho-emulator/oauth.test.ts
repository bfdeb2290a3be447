import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {clientIdOf, clientSecretOf} from '../../../demo/zoho-emulator/world/identifiers.ts';
import type {RegionName} from '../../../demo/zoho-emulator/world/regions.ts';
import {ZohoClient, answerOf} from './zoho-client.ts';

const redirectUri = 'http://127.0.0.1:8887/api/auth/callback/zoho';
const scope = 'ZohoCRM.modules.contacts.READ,ZohoCRM.users.READ,ZohoSearch.securesearch.READ';

describe('OAuth of the Zoho emulator', () => {
  let zoho: ZohoClient;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  beforeEach(() => zoho.reset());
  after(() => zoho.stop());

  const authorizeUrl = (changes: Record<string, string> = {}, region: RegionName = 'eu'): string => {
    const parameters = {
      response_type: 'code',
      client_id: zoho.access.clientId,
      redirect_uri: redirectUri,
      scope,
      access_type: 'offline',
      prompt: 'consent',
      state: 'a b&c',
      ...changes,
    };
    return `${zoho.emulator.regions[region].accounts}/oauth/v2/auth?${new URLSearchParams(parameters).toString()}`;
  };

  it('has a developer console in each data centre, with the clients that are enabled there', async () => {
    const console = async (region: RegionName) =>
      (await fetch(`${zoho.emulator.regions[region].accounts}/developerconsole`)).text();
    const [eu, us] = await Promise.all([console('eu'), console('us')]);
    assert.ok(eu.includes(zoho.access.clientId) && eu.includes(zoho.access.clientSecret));
    assert.ok(!us.includes(zoho.access.clientId));
    for (const page of [eu, us]) assert.ok(page.includes(clientIdOf('every-region')));
  });

  /** Where pressing a button of the consent page leads. */
  const decide = async (
    decision: string,
    changes = {},
    region: RegionName = 'eu',
    org?: string,
  ): Promise<URL> => {
    const body = new URLSearchParams({decision, ...(org ? {org} : {})});
    const answer = await fetch(authorizeUrl(changes, region), {method: 'POST', body, redirect: 'manual'});
    assert.equal(answer.status, 302);
    return new URL(answer.headers.get('location')!);
  };

  const exchange = (code: string, changes: Record<string, string> = {}, region: RegionName = 'eu') =>
    zoho.accounts(
      '/oauth/v2/token',
      {
        grant_type: 'authorization_code',
        code,
        client_id: zoho.access.clientId,
        client_secret: zoho.access.clientSecret,
        redirect_uri: redirectUri,
        ...changes,
      },
      region,
    );

  const codeOf = async (changes = {}): Promise<string> =>
    (await decide('accept', changes)).searchParams.get('code')!;

  describe('consent', () => {
    it('shows who asks for what, with two buttons', async () => {
      const page = await (await fetch(authorizeUrl())).text();
      assert.match(page, /Demo Tenant CRM connection/);
      assert.match(page, /ZohoCRM\.users\.READ/);
      assert.match(page, /value="accept"/);
      assert.match(page, /value="refuse"/);
    });

    it('comes back with code, state, location and accounts server', async () => {
      const back = await decide('accept');
      assert.equal(back.origin + back.pathname, redirectUri);
      assert.match(back.searchParams.get('code')!, /^1000\.[0-9a-f]{32}\.[0-9a-f]{32}$/);
      assert.equal(back.searchParams.get('state'), 'a b&c');
      assert.equal(back.searchParams.get('location'), 'eu');
      assert.equal(back.searchParams.get('accounts-server'), zoho.emulator.regions.eu.accounts);
    });

    it('comes back with access_denied when refused', async () => {
      const back = await decide('refuse');
      assert.equal(back.searchParams.get('error'), 'access_denied');
      assert.equal(back.searchParams.get('state'), 'a b&c');
      assert.equal(back.searchParams.get('code'), null);
    });

    const wrong = [
      ['invalid_client', {client_id: '1000.NOBODY'}],
      ['invalid_redirect_uri', {redirect_uri: 'https://evil.example/callback'}],
      ['invalid_scope', {scope: 'ZohoCRM.nonsense.READ'}],
    ] as const;
    for (const [error, changes] of wrong) {
      it(`shows a page of its own for ${error}, and does not redirect`, async () => {
        const answer = await fetch(authorizeUrl(changes), {redirect: 'manual'});
        assert.equal(answer.status, 400);
        assert.match(await answer.text(), new RegExp(error));
      });
    }

    it('sends an account of another data centre home', async () => {
      const client_id = clientIdOf('every-region');
      const back = await decide('accept', {client_id}, 'us', 'jp-ultimate');
      assert.equal(back.searchParams.get('location'), 'jp');
      const code = back.searchParams.get('code')!;
      const credentials = {client_id, client_secret: clientSecretOf('every-region')};
      assert.equal((await exchange(code, credentials, 'jp')).body.api_domain, zoho.emulator.regions.jp.api);
    });

    it('has its accounts hosts in the server list', async () => {
      const info = await answerOf(await fetch(`${zoho.emulator.regions.us.accounts}/oauth/serverinfo`));
      assert.equal(info.body.locations.ca, zoho.emulator.regions.ca.accounts);
    });
  });

  describe('code exchange', () => {
    it('gives both tokens, scopes and the emulator’s own API address', async () => {
      const {status, body, headers} = await exchange(await codeOf());
      assert.equal(status, 200);
      assert.match(headers.get('content-type')!, /^application\/json/);
      assert.match(body.access_token, /^1000\./);
      assert.match(body.refresh_token, /^1000\./);
      assert.equal(body.scope, scope.replaceAll(',', ' '));
      assert.equal(body.api_domain, zoho.origins.api);
      assert.equal(body.token_type, 'Bearer');
      assert.equal(body.expires_in, 3600);
      const refreshed = await zoho.refresh({refresh_token: body.refresh_token});
      assert.equal(refreshed.body.refresh_token, undefined);
      assert.match(refreshed.body.access_token, /^1000\./);
    });

    it('takes a code once', async () => {
      const code = await codeOf();
      await exchange(code);
      assert.deepEqual((await exchange(code)).body, {error: 'invalid_code'});
    });

    it('takes a code for two minutes', async () => {
      const code = await codeOf();
      zoho.clock.advance(119_000);
      assert.ok((await exchange(code)).body.access_token);
      const late = await codeOf();
      zoho.clock.advance(120_000);
      assert.deepEqual((await exchange(late)).body, {error: 'invalid_code'});
    });

    it('gives no refresh token for online access, nor without a prompt when one is there already', async () => {
      const online = await exchange(await codeOf({access_type: 'online'}));
      assert.equal(online.body.refresh_token, undefined);
      const again = await exchange(await codeOf({prompt: ''}));
      assert.equal(again.body.refresh_token, undefined);
    });

    const wrong = [
      ['invalid_redirect_uri', {redirect_uri: 'http://127.0.0.1:9/elsewhere'}],
      ['invalid_client', {client_id: '1000.NOBODY'}],
      ['invalid_client_secret', {client_secret: 'guess'}],
    ] as const;
    for (const [error, changes] of wrong) {
      it(`answers ${error} with status 200`, async () => {
        const answer = await exchange(await codeOf(), changes);
        assert.equal(answer.status, 200);
        assert.deepEqual(answer.body, {error});
      });
    }

    it('answers invalid_client at the wrong data centre', async () => {
      assert.deepEqual((await exchange(await codeOf(), {}, 'us')).body, {error: 'invalid_client'});
      assert.deepEqual((await zoho.refresh({}, 'in')).body, {error: 'invalid_client'});
    });
  });

  describe('parameters', () => {
    const parameters = () => ({
      grant_type: 'refresh_token',
      client_id: zoho.access.clientId,
      client_secret: zoho.access.clientSecret,
      refresh_token: zoho.access.refreshToken,
    });
    const url = () => `${zoho.origins.accounts}/oauth/v2/token`;

    it('may stand in the query', async () => {
      const answer = await fetch(`${url()}?${new URLSearchParams(parameters()).toString()}`, {
        method: 'POST',
      });
      assert.ok((await answerOf(answer)).body.access_token);
    });

    it('may come as multipart', async () => {
      const body = new FormData();
      for (const [name, value] of Object.entries(parameters())) body.set(name, value);
      assert.ok((await answerOf(await fetch(url(), {method: 'POST', body}))).body.access_token);
    });
  });

  describe('limits', () => {
    it('throttles the eleventh token in ten minutes, and lets go after them', async () => {
      for (let drawn = 0; drawn < 10; drawn += 1) assert.ok((await zoho.refresh()).body.access_token);
      const denied = await zoho.refresh();
      assert.equal(denied.status, 400);
      assert.equal(denied.body.error, 'Access Denied');
      zoho.clock.advance(599_000);
      assert.equal((await zoho.refresh()).body.error, 'Access Denied');
      zoho.clock.advance(1_000);
      assert.ok((await zoho.refresh()).body.access_token);
    });

    it('keeps fifteen access tokens alive and drops the oldest', async () => {
      const tokens: string[] = [];
      for (let drawn = 0; drawn < 16; drawn += 1) {
        if (drawn === 10) zoho.clock.advance(600_000);
        tokens.push((await zoho.refresh()).body.access_token);
      }
      assert.equal((await zoho.api('GET', 'org', undefined, {token: tokens[0]!})).body.code, 'INVALID_TOKEN');
      assert.equal((await zoho.api('GET', 'org', undefined, {token: tokens[1]!})).status, 200);
    });

    it('deletes the first of 21 refresh tokens, with its access tokens', async () => {
      const token = await zoho.token();
      for (let given = 0; given < 19; given += 1) await exchange(await codeOf());
      assert.equal((await zoho.api('GET', 'org', undefined, {token})).status, 200);
      await exchange(await codeOf());
      assert.deepEqual((await zoho.refresh()).body, {error: 'invalid_code'});
      assert.equal((await zoho.api('GET', 'org', undefined, {token})).body.code, 'INVALID_TOKEN');
    });
  });

  describe('access tokens', () => {
    it('end after an hour', async () => {
      const token = await zoho.token();
      zoho.clock.advance(3_599_000);
      assert.equal((await zoho.api('GET', 'org', undefined, {token})).status, 200);
      zoho.clock.advance(1_000);
      const late = await zoho.api('GET', 'org', undefined, {token});
      assert.equal(late.status, 401);
      assert.deepEqual(late.body, {
        code: 'INVALID_TOKEN',
        details: {},
        message: 'invalid oauth token',
        status: 'error',
      });
    });

    it('work with Bearer too, and are missed when absent', async () => {
      const url = `${zoho.origins.api}/crm/v8/org`;
      const bearer = await fetch(url, {headers: {authorization: `Bearer ${await zoho.token()}`}});
      assert.equal(bearer.status, 200);
      const bare = await fetch(url);
      assert.equal(bare.status, 401);
      assert.equal((await answerOf(bare)).body.code, 'AUTHENTICATION_FAILURE');
    });

    it('open no other data centre', async () => {
      const url = `${zoho.emulator.regions.us.api}/crm/v8/org`;
      const answer = await fetch(url, {headers: {authorization: `Zoho-oauthtoken ${await zoho.token()}`}});
      assert.equal((await answerOf(answer)).body.code, 'INVALID_TOKEN');
    });

    it('open only what was consented to', async () => {
      const {access_token: token} = (await exchange(await codeOf())).body;
      const ask = async (path: string, method = 'GET', body?: unknown) =>
        (await zoho.api(method, path, body, {token})).status;
      assert.equal(await ask('users?type=CurrentUser'), 200);
      assert.equal(await ask('Contacts/search?phone=4155550123'), 200);
      assert.equal(await ask('Leads/search?phone=4155550123'), 401);
      assert.equal(await ask('Contacts', 'POST', {data: [{Last_Name: 'X'}]}), 401);
      assert.equal(
        await ask('coql', 'POST', {select_query: 'select id from Contacts where id is not null'}),
        401,
      );
      const org = await zoho.api('GET', 'org', undefined, {token});
      assert.equal(org.body.code, 'OAUTH_SCOPE_MISMATCH');
    });

    it('need the search scope for search, whatever else they may', async () => {
      const {body} = await exchange(await codeOf({scope: 'ZohoCRM.modules.ALL'}));
      const answer = await zoho.api('GET', 'Contacts/search?phone=4155550123', undefined, {
        token: body.access_token,
      });
      assert.equal(answer.body.code, 'OAUTH_SCOPE_MISMATCH');
    });
  });

  describe('the end of a consent', () => {
    it('revokes by refresh token; its access tokens die with it', async () => {
      const token = await zoho.token();
      const revoked = await zoho.accounts('/oauth/v2/token/revoke', {token: zoho.access.refreshToken});
      assert.deepEqual(revoked.body, {status: 'success'});
      assert.deepEqual((await zoho.refresh()).body, {error: 'invalid_code'});
      assert.equal((await zoho.api('GET', 'org', undefined, {token})).status, 401);
    });

    it('shows a page for an unknown token', async () => {
      const answer = await zoho.accounts('/oauth/v2/token/revoke', {token: '1000.no.such'});
      assert.equal(answer.status, 400);
      assert.match(answer.headers.get('content-type')!, /text\/html/);
    });

    it('locks a deactivated user out', async () => {
      const token = await zoho.token();
      await zoho.control('POST', '/orgs/eu-enterprise/users', {
        email: 'ada@demo.example',
        status: 'inactive',
      });
      assert.equal((await zoho.api('GET', 'org', undefined, {token})).body.code, 'INACTIVE_USER');
      assert.deepEqual((await zoho.refresh()).body, {error: 'invalid_code'});
    });

    it('refuses an old secret after rotation', async () => {
      await zoho.control('POST', '/orgs/eu-enterprise/rotate-secret', {secret: 'new-secret'});
      assert.deepEqual((await zoho.refresh()).body, {error: 'invalid_client_secret'});
      assert.ok((await zoho.refresh({client_secret: 'new-secret'})).body.access_token);
    });
  });
});
