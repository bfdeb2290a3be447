import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {oauthClientId} from '../../../demo/pbx-simulator/rest/auth-routes.ts';
import {demoTenant, json, playPbx, tokenOf} from './play-pbx.ts';
import type {PlayedPbx} from './play-pbx.ts';

const signIn = (played: PlayedPbx, username: string, password: string, domain = 'demo.example') =>
  played.rest('/api/auth/sign_in', undefined, {username, password, domain});

const oauth = (played: PlayedPbx, fields: Record<string, string>) =>
  played.rest('/api/login/oauth/token', undefined, new URLSearchParams(fields).toString());

describe('signing in at the PBX', () => {
  it('gives a token pair that the API takes', async () => {
    const played = playPbx();
    const pair = await json(signIn(played, 'ines', 'ines-demo-password'));
    assert.deepEqual(Object.keys(pair).sort(), ['access_token', 'expires_in', 'refresh_token', 'token_type']);
    assert.equal((await json(played.rest('/api/user', pair.access_token))).name, 'ines');
  });

  it('refuses a wrong password with 401, and everybody after five', async () => {
    const played = playPbx();
    for (let n = 0; n < 5; n++) assert.equal((await signIn(played, 'ines', 'wrong')).status, 401);
    const refused = await signIn(played, 'ines', 'ines-demo-password');
    assert.equal(refused.status, 403);
    assert.equal((await json(refused)).errors[0].code, 'UNAUTHORIZED');
    played.clock.advance(31 * 60_000);
    assert.equal((await signIn(played, 'ines', 'ines-demo-password')).status, 200);
  });

  it('keeps tenants apart: a name is only known in its own domain', async () => {
    const played = playPbx();
    assert.equal((await signIn(played, 'ines', 'ines-demo-password', 'second.example')).status, 401);
  });

  it('lets a system administrator in without a domain', async () => {
    const played = playPbx();
    const pair = await json(signIn(played, 'sysadmin', 'sysadmin-pbx-password', ''));
    const {role, domain} = await json(played.rest('/api/auth/user', pair.access_token));
    assert.deepEqual({role, domain}, {role: 'SystemAdmin', domain: ''});
  });

  it('asks people with a second factor for the mailed code', async () => {
    const played = playPbx();
    const first = await json(signIn(played, 'petra', 'petra-demo-password'));
    assert.equal(first.two_factor_enabled, true);
    assert.equal(first.access_token, undefined);
    assert.equal((await played.rest('/api/auth/send_otp', undefined, {token: first.token})).status, 200);
    const [{code, email}] = (await json(played.control('/control/state'))).mailbox;
    assert.equal(email, 'petra@demo.example');
    const wrong = await played.rest('/api/auth/verify_otp', undefined, {token: first.token, code: 'x'});
    assert.equal(wrong.status, 401);
    const pair = await json(played.rest('/api/auth/verify_otp', undefined, {token: first.token, code}));
    assert.equal((await json(played.rest('/api/user', pair.access_token))).extension_number, '106');
  });

  it('ends an access token after its time, and renews it once per refresh token', async () => {
    const played = playPbx();
    const pair = await json(signIn(played, 'omar', 'omar-demo-password'));
    played.clock.advance(pair.expires_in * 1000);
    assert.equal((await played.rest('/api/user', pair.access_token)).status, 401);
    const renew = () =>
      played.rest('/api/auth/refresh_token', undefined, {refresh_token: pair.refresh_token});
    const next = await json(renew());
    assert.equal((await played.rest('/api/user', next.access_token)).status, 200);
    assert.equal((await renew()).status, 401);
  });

  it('forgets a token at sign-out', async () => {
    const played = playPbx();
    const token = tokenOf('101');
    assert.equal((await played.rest('/api/auth/sign_out', token, {})).status, 200);
    assert.equal((await played.rest('/api/user', token)).status, 401);
  });

  it('answers the OAuth-like way with 400 for a wrong password or client', async () => {
    const played = playPbx();
    const fields = {grant_type: 'password', username: 'mei', domain: demoTenant.domain, scope: 'all'};
    const known = {...fields, client_id: oauthClientId};
    assert.equal((await oauth(played, {...known, password: 'wrong'})).status, 400);
    assert.equal(
      (await oauth(played, {...fields, client_id: 'other', password: 'mei-demo-password'})).status,
      400,
    );
    const pair = await json(oauth(played, {...known, password: 'mei-demo-password'}));
    assert.equal((await played.rest('/api/user', pair.access_token)).status, 200);
    const renewal = {
      grant_type: 'refresh_token',
      client_id: oauthClientId,
      refresh_token: pair.refresh_token,
    };
    assert.equal((await oauth(played, renewal)).status, 200);
  });

  it('never lets in a person who is switched off', async () => {
    const played = playPbx();
    assert.equal((await signIn(played, 'former', 'former-demo-password')).status, 401);
    assert.equal((await played.rest('/api/user', tokenOf('108'))).status, 401);
  });
});
