import {createMiddleware} from 'hono/factory';
import type {Context} from 'hono';
import {hasScope} from '../oauth/scopes.ts';
import type {NeededScope} from '../oauth/scopes.ts';
import type {AccessToken} from '../oauth/grant-store.ts';
import {ZohoError} from '../world/zoho-error.ts';
import type {Env} from './api-env.ts';

/** The access token of the request, good or expired; `Bearer` works too, in practice. */
export function presentedToken(c: Context<Env>): AccessToken | undefined {
  const token = /^(?:Zoho-oauthtoken|Bearer)\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return token ? c.var.world.grants.accessToken(token) : undefined;
}

/** Lets only a live token of this region's orgs through, and puts its owner into the context. */
export const authenticate = createMiddleware<Env>(async (c, next) => {
  if (!c.req.header('authorization'))
    throw new ZohoError(401, 'AUTHENTICATION_FAILURE', 'Authentication failed');
  const issued = presentedToken(c);
  const {org, userId, scopes} = issued?.grant ?? {};
  const isLive = issued && issued.expiresAt > c.var.world.now() && org?.region === c.var.region;
  const user = isLive ? org?.user(userId!) : undefined;
  if (!user || !org || !scopes) throw new ZohoError(401, 'INVALID_TOKEN', 'invalid oauth token');
  if (user.status !== 'active') throw new ZohoError(403, 'INACTIVE_USER', 'the user is inactive');
  if (!user.apiAccess || !issued!.grant.apiAccess)
    throw new ZohoError(403, 'NO_PERMISSION', 'permission denied', {
      permissions: ['Crm_Implied_Api_Access'],
    });
  c.set('caller', {org, user, scopes});
  await next();
});

/** @throws ZohoError 401 unless the caller's consent covers it */
export function requireScope(c: Context<Env>, needed: NeededScope): void {
  if (hasScope(c.var.caller.scopes, needed)) return;
  throw new ZohoError(401, 'OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL');
}
