import type {RegionHosts} from './regions.ts';
import {requiredScopes} from './scopes.ts';

/**
 * The consent page (zoho-api-facts 1.2). Offline and with a prompt: only so every consent gives a refresh token. Without PKCE:
 * nothing says that Zoho takes it, and the secret and the cookie-bound state do its work (docs/decisions/0005).
 */
export function authorizationUrl(
  hosts: RegionHosts,
  request: {readonly clientId: string; readonly redirectUri: string; readonly state: string},
): string {
  const url = new URL('/oauth/v2/auth', hosts.accounts);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    scope: requiredScopes.join(','),
    redirect_uri: request.redirectUri,
    access_type: 'offline',
    prompt: 'consent',
    state: request.state,
  }).toString();
  return url.href;
}

/** Zoho's page on which clients are made. */
export function developerConsole({accounts}: RegionHosts): string {
  return `${accounts}/developerconsole`;
}
