import type {Clock} from '../services/time/clock.ts';
import {asObject, boundedText, parseForeignJson} from './bounded-json.ts';
import {deadline} from './deadline.ts';
import type {RegionHosts} from './regions.ts';
import {readTokenAnswer} from './token-answer.ts';

/** What became of a code. */
export type ExchangeResult =
  | {
      readonly kind: 'token';
      readonly accessToken: string;
      readonly lifetimeSeconds: number;
      readonly refreshToken: string | undefined;
      /** As the CRM says it; undefined where it says nothing of it. */
      readonly scope: string | undefined;
      readonly apiDomain: string | undefined;
    }
  /** @property code Zoho's own, e.g. `invalid_client`. */
  | {readonly kind: 'refused'; readonly code: string}
  | {readonly kind: 'throttled'}
  /** No answer in time, or none that can be read: the code may be used up all the same. */
  | {readonly kind: 'timeout' | 'unavailable'};

export interface CodeExchange {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly code: string;
  /** The very one with which the consent was asked for. */
  readonly redirectUri: string;
}

/** A person waits in front of an empty page meanwhile; the code itself lives two minutes. */
const exchangeTimeout = 30_000;
const revokeTimeout = 8000;

/** Exchanges a code for tokens at a host of the region table, and at no other: redirects are not followed. Never throws. */
export async function exchangeCode(
  hosts: RegionHosts,
  {clientId, clientSecret, code, redirectUri}: CodeExchange,
  clock: Clock,
): Promise<ExchangeResult> {
  const limit = deadline(clock, exchangeTimeout);
  try {
    const response = await fetch(`${hosts.accounts}/oauth/v2/token`, {
      method: 'POST',
      redirect: 'error',
      signal: limit.signal,
      headers: {accept: 'application/json'},
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uri: redirectUri,
        code,
      }),
    });
    return readExchange(response.status, await boundedText(response));
  } catch {
    return {kind: limit.signal.aborted ? 'timeout' : 'unavailable'};
  } finally {
    limit.clear();
  }
}

/**
 * Ends a grant at Zoho by its refresh token, or an access token without one. Never throws.
 * @returns False when nobody answered. A token that Zoho does not know any more is revoked.
 */
export async function revokeToken(hosts: RegionHosts, token: string, clock: Clock): Promise<boolean> {
  const limit = deadline(clock, revokeTimeout);
  // In the body, as Zoho's own SDK does, and not in the address, where logs would see it.
  const body = new FormData();
  body.set('token', token);
  try {
    const response = await fetch(`${hosts.accounts}/oauth/v2/token/revoke`, {
      method: 'POST',
      redirect: 'error',
      signal: limit.signal,
      body,
    });
    await response.body?.cancel();
    return response.ok || response.status === 400;
  } catch {
    return false;
  } finally {
    limit.clear();
  }
}

function readExchange(status: number, text: string): ExchangeResult {
  const answer = readTokenAnswer(status, text);
  const body = asObject(parseForeignJson(text)) ?? {};
  if (answer.kind === 'throttled') return answer;
  if (answer.kind === 'refused') return answer;
  if (answer.kind === 'unusable')
    return body.error === 'invalid_redirect_uri'
      ? {kind: 'refused', code: body.error}
      : {kind: 'unavailable'};
  return {
    kind: 'token',
    accessToken: answer.token,
    lifetimeSeconds: answer.lifetimeSeconds,
    refreshToken: tokenText(body.refresh_token),
    scope: typeof body.scope === 'string' ? body.scope.slice(0, 4000) : undefined,
    apiDomain: answer.apiDomain,
  };
}

function tokenText(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2048}$/.test(value) ? value : undefined;
}
