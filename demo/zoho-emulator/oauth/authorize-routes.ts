import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import type {Org} from '../world/org.ts';
import {acceptsRedirect} from './clients.ts';
import {namedOutcomes} from './consent-outcomes.ts';
import type {ConsentOutcome} from './consent-outcomes.ts';
import type {Client} from './clients.ts';
import {newToken} from './grant-store.ts';
import {consentPage, oauthErrorPage} from './oauth-pages.ts';
import {isKnownScope} from './scopes.ts';

/** A consent request whose client, redirect URI and scopes are in order. */
export interface ConsentRequest {
  client: Client;
  redirectUri: string;
  scopes: string[];
  state: string | undefined;
  offline: boolean;
  /** Asks for a new refresh token in any case. */
  prompted: boolean;
  /** Orgs whose admin could sign in: all, for an account of another data centre may sign in anywhere. */
  orgs: Org[];
}

/** Reads the request; what Zoho shows as an error page comes back as its name. */
function consentRequest(c: Context<Env>): ConsentRequest | string {
  const {world, region, parameters} = c.var;
  const client = world.client(parameters.get('client_id'));
  if (!client?.secrets[region]) return 'invalid_client';
  const redirectUri = parameters.get('redirect_uri') ?? '';
  if (!acceptsRedirect(client, redirectUri)) return 'invalid_redirect_uri';
  if (parameters.get('response_type') !== 'code') return 'invalid_response_type';
  const scopes = (parameters.get('scope') ?? '')
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean);
  if (scopes.length === 0 || !scopes.every(isKnownScope)) return 'invalid_scope';
  return {
    client,
    redirectUri,
    scopes,
    state: parameters.get('state'),
    offline: parameters.get('access_type') === 'offline',
    prompted: parameters.get('prompt') === 'consent',
    orgs: world.orgs,
  };
}

const refusal = (c: Context<Env>, error: string) =>
  c.html(oauthErrorPage(error, 'The address that sent you here is not right. Nothing was shared.'), 400);

/** `GET /oauth/v2/auth`: who is asking for what, with accept and refuse. */
export function authorizePage(c: Context<Env>): Response | Promise<Response> {
  const request = consentRequest(c);
  if (typeof request === 'string') return refusal(c, request);
  return c.html(consentPage(request, c.var.region, new URL(c.req.url).search, signedInOrg(c, request)));
}

function backTo(request: ConsentRequest, parameters: Record<string, string | null>): string {
  const url = new URL(request.redirectUri);
  if (request.state !== undefined) url.searchParams.set('state', request.state);
  for (const [name, value] of Object.entries(parameters))
    if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

/** The org the person signed in to: the chosen one, else the client's own, else one of this data centre. */
function signedInOrg(c: Context<Env>, {client, orgs}: ConsentRequest): Org | undefined {
  const {world, parameters, region} = c.var;
  const chosen = parameters.get('org');
  if (chosen) return orgs.find((org) => org.answersTo(chosen));
  const own = orgs.find((org) => world.grants.grantsOf(client.clientId, org.admin.id).length > 0);
  return own ?? orgs.find((org) => org.region === region);
}

/** What the person chose at the page, else what the control API wants of this consent. */
function outcomeOf(c: Context<Env>): ConsentOutcome {
  const chosen = namedOutcomes[c.var.parameters.get('outcome') ?? ''];
  return chosen?.outcome ?? c.var.world.nextConsents.shift() ?? {};
}

/** `POST /oauth/v2/auth`: back to the client with a code, or with `access_denied`. */
export function authorizeDecision(c: Context<Env>): Response | Promise<Response> {
  const request = consentRequest(c);
  if (typeof request === 'string') return refusal(c, request);
  const {world, parameters} = c.var;
  if (parameters.get('decision') !== 'accept') return c.redirect(backTo(request, {error: 'access_denied'}));
  const org = signedInOrg(c, request);
  if (!org) return refusal(c, 'invalid_user');
  const outcome = outcomeOf(c);
  if (outcome.error !== undefined) return c.redirect(backTo(request, {error: outcome.error}));
  const {client, redirectUri, scopes, offline, prompted} = request;
  const consented = world.grants.grantsOf(client.clientId, org.admin.id).some((grant) => grant.refreshToken);
  const code = newToken();
  world.grants.addCode({
    code,
    clientId: client.clientId,
    redirectUri,
    org,
    userId: org.admin.id,
    scopes: scopes.filter((scope) => !outcome.leaveOut?.includes(scope)),
    offline: offline && (prompted || !consented) && outcome.refreshToken !== false,
    apiAccess: outcome.apiAccess !== false,
    expiresAt: world.now() + world.grants.settings.codeLifetime * 1_000,
  });
  const {location = org.region, accountsServer = world.origin(org.region).accounts} = outcome;
  return c.redirect(backTo(request, {code, location, 'accounts-server': accountsServer}));
}
