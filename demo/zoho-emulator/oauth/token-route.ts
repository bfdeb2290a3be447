import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import {jsonAnswer} from '../api/json-answer.ts';
import {throttledBody} from '../faults/play-fault.ts';
import type {Client} from './clients.ts';
import {newToken} from './grant-store.ts';
import type {Grant} from './grant-store.ts';

/** OAuth errors come with HTTP 200; only the body tells. */
const oauthError = (error: string): Response => jsonAnswer({error});

/** The client, if it is known in this data centre and its secret is right; else the error's name. */
function authenticatedClient(c: Context<Env>): Client | string {
  const {world, region, parameters} = c.var;
  const client = world.client(parameters.get('client_id'));
  const secret = client?.secrets[region];
  if (!client || !secret) return 'invalid_client';
  return parameters.get('client_secret') === secret ? client : 'invalid_client_secret';
}

/** A grant for a code, or the error's name. */
function exchangedGrant(c: Context<Env>, {clientId}: Client): Grant | string {
  const {world, region, parameters} = c.var;
  const code = world.grants.takeCode(parameters.get('code'), world.now());
  if (!code || code.clientId !== clientId || code.org.region !== region) return 'invalid_code';
  if (code.redirectUri !== (parameters.get('redirect_uri') ?? '')) return 'invalid_redirect_uri';
  const {org, userId, scopes, offline, apiAccess} = code;
  const refreshToken = offline ? newToken() : undefined;
  return world.grants.addGrant({refreshToken, clientId, org, userId, scopes, apiAccess});
}

/** The grant of a refresh token; a revoked, unknown or foreign one, or one of a gone user, is `invalid_code`. */
function refreshedGrant(c: Context<Env>, {clientId}: Client): Grant | string {
  const {world, region, parameters} = c.var;
  const grant = world.grants.byRefreshToken(parameters.get('refresh_token'));
  const fits = grant && grant.clientId === clientId && grant.org.region === region;
  return fits && grant.org.user(grant.userId)?.status === 'active' ? grant : 'invalid_code';
}

/** `POST /oauth/v2/token`: code exchange and refresh. */
export function tokenRoute(c: Context<Env>): Response {
  const {world, region, parameters} = c.var;
  const client = authenticatedClient(c);
  if (typeof client === 'string') return oauthError(client);
  const grantType = parameters.get('grant_type');
  const isExchange = grantType === 'authorization_code';
  if (!isExchange && grantType !== 'refresh_token') return oauthError('unsupported_grant_type');
  const grant = isExchange ? exchangedGrant(c, client) : refreshedGrant(c, client);
  if (typeof grant === 'string') return oauthError(grant);
  const issued = world.grants.issue(grant, world.now());
  if (!issued) return jsonAnswer(throttledBody, world.grants.settings.throttleStatus);
  return jsonAnswer({
    access_token: issued.token,
    ...(isExchange && grant.refreshToken ? {refresh_token: grant.refreshToken} : {}),
    scope: grant.scopes.join(' '),
    api_domain: world.origin(region).api,
    token_type: 'Bearer',
    expires_in: world.grants.settings.expiresIn,
  });
}
