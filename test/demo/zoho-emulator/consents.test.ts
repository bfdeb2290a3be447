import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {clientIdOf, clientSecretOf} from '../../../demo/zoho-emulator/world/identifiers.ts';
import type {RegionName} from '../../../demo/zoho-emulator/world/regions.ts';
import {ZohoClient} from './zoho-client.ts';

const redirectUri = 'http://127.0.0.1:8887/api/auth/callback/zoho';

describe('consents of the Zoho emulator that go wrong', () => {
  let zoho: ZohoClient;
  before(async () => {
    zoho = await ZohoClient.start();
  });
  beforeEach(() => zoho.reset());
  after(() => zoho.stop());

  const request = (region: RegionName = 'eu') =>
    `${zoho.emulator.regions[region].accounts}/oauth/v2/auth?${new URLSearchParams({
      response_type: 'code',
      client_id: zoho.access.clientId,
      redirect_uri: redirectUri,
      scope: 'ZohoCRM.org.READ,ZohoSearch.securesearch.READ',
      access_type: 'offline',
      prompt: 'consent',
      state: 'abc',
    }).toString()}`;

  const accept = async (choice: Record<string, string> = {}): Promise<URLSearchParams> => {
    const body = new URLSearchParams({decision: 'accept', ...choice});
    const answer = await fetch(request(), {method: 'POST', body, redirect: 'manual'});
    return new URL(answer.headers.get('location')!).searchParams;
  };

  const exchange = async (code: string, region: RegionName = 'eu') =>
    (
      await zoho.accounts(
        '/oauth/v2/token',
        {
          grant_type: 'authorization_code',
          code,
          client_id: zoho.access.clientId,
          client_secret: zoho.access.clientSecret,
          redirect_uri: redirectUri,
        },
        region,
      )
    ).body;

  it('can be chosen at the consent page', async () => {
    const page = await (await fetch(request())).text();
    assert.match(page, /<option value="account-in-australia">/);
    const back = await accept({outcome: 'account-in-australia'});
    assert.equal(back.get('location'), 'au');
    assert.equal(back.get('accounts-server'), 'https://accounts.zoho.com.au');
  });

  it('can be decided before, for as many consents as one likes', async () => {
    await zoho.control('POST', '/consents', {outcome: 'forged-server', count: 2});
    for (const server of [
      'https://accounts.zoho.example',
      'https://accounts.zoho.example',
      zoho.origins.accounts,
    ])
      assert.equal((await accept()).get('accounts-server'), server);
  });

  it('can be told by their facts, and unknown ones are refused', async () => {
    await zoho.control('POST', '/consents', {location: null, accountsServer: null});
    const back = await accept();
    assert.equal(back.get('location'), null);
    assert.equal(back.get('accounts-server'), null);
    assert.ok(back.get('code'));
    await zoho.control('POST', '/consents', {error: 'server_error'});
    assert.equal((await accept()).get('error'), 'server_error');
    assert.equal((await zoho.control('POST', '/consents', {outcome: 'nonsense'})).status, 400);
    assert.equal((await zoho.control('POST', '/consents', {nonsense: 1})).status, 400);
  });

  it('give no refresh token, or one scope less', async () => {
    const bare = await exchange((await accept({outcome: 'no-refresh-token'})).get('code')!);
    assert.ok(bare.access_token);
    assert.equal(bare.refresh_token, undefined);
    const less = await exchange((await accept({outcome: 'missing-scope'})).get('code')!);
    assert.equal(less.scope, 'ZohoCRM.org.READ');
  });

  it('are of a user without API access: the grant’s, or the user everywhere', async () => {
    const {access_token: token} = await exchange((await accept({outcome: 'no-api-access'})).get('code')!);
    const answer = await zoho.api('GET', 'org', undefined, {token});
    assert.equal(answer.status, 403);
    assert.equal(answer.body.code, 'NO_PERMISSION');
    assert.equal((await zoho.get('org')).status, 200);
    await zoho.control('POST', '/orgs/eu-enterprise/users', {email: 'ada@demo.example', apiAccess: false});
    assert.equal((await zoho.get('org')).status, 403);
  });

  it('are of an organisation with an edition of its own', async () => {
    await zoho.control('POST', '/orgs/eu-enterprise/settings', {paidType: 'orchard'});
    assert.equal((await zoho.get('org')).body.org[0].license_details.paid_type, 'orchard');
  });

  it('are of an account of another data centre, where the client is not known until it is enabled', async () => {
    const first = await accept({org: 'jp-ultimate'});
    assert.equal(first.get('location'), 'jp');
    assert.deepEqual(await exchange(first.get('code')!, 'jp'), {error: 'invalid_client'});
    const {clientId, clientSecret} = zoho.access;
    await zoho.control('POST', '/clients', {clientId, region: 'jp', secret: clientSecret});
    assert.ok((await exchange((await accept({org: 'jp-ultimate'})).get('code')!, 'jp')).refresh_token);
    await zoho.control('POST', '/clients', {clientId, region: 'eu', secret: null});
    const page = await fetch(request(), {redirect: 'manual'});
    assert.match(await page.text(), /invalid_client/);
  });

  it('come to a page of Zoho’s own when the redirect URI is not entered', async () => {
    const clientId = zoho.access.clientId;
    await zoho.control('POST', '/clients', {clientId, strictRedirects: true});
    assert.match(await (await fetch(request())).text(), /invalid_redirect_uri/);
    await zoho.control('POST', '/clients', {clientId, redirectUris: [redirectUri]});
    assert.equal((await fetch(request())).status, 200);
  });

  it('leave the client of all data centres as it was', async () => {
    assert.equal((await zoho.control('POST', '/clients', {clientId: 'nobody'})).status, 404);
    const body = new URLSearchParams({decision: 'accept', org: 'sa-standard'});
    const url = request().replace(zoho.access.clientId, clientIdOf('every-region'));
    const answer = await fetch(url, {method: 'POST', body, redirect: 'manual'});
    const code = new URL(answer.headers.get('location')!).searchParams.get('code')!;
    const credentials = {
      client_id: clientIdOf('every-region'),
      client_secret: clientSecretOf('every-region'),
    };
    const given = await zoho.accounts(
      '/oauth/v2/token',
      {grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...credentials},
      'sa',
    );
    assert.equal(given.body.api_domain, zoho.emulator.regions.sa.api);
  });
});
