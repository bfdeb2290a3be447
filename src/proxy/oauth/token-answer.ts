import {asObject, parseForeignJson} from './bounded-json.ts';

/** What a token endpoint said, whatever status it said it with: Zoho sends errors with HTTP 200 (zoho-api-facts 1.4). */
export type TokenAnswer =
  | {
      readonly kind: 'token';
      readonly token: string;
      readonly lifetimeSeconds: number;
      readonly apiDomain: string | undefined;
    }
  /** The grant or the client is refused; asking again changes nothing. */
  | {readonly kind: 'refused'; readonly code: string}
  /** Too many tokens in ten minutes. */
  | {readonly kind: 'throttled'}
  | {readonly kind: 'unusable'};

const refusals = new Set([
  'invalid_code',
  'invalid_client',
  'invalid_client_secret',
  'invalid_grant',
  'unauthorized_client',
  'access_denied',
]);

export function readTokenAnswer(status: number, text: string): TokenAnswer {
  const body = asObject(parseForeignJson(text));
  if (status === 429) return {kind: 'throttled'};
  if (!body) return {kind: 'unusable'};
  const {error, access_token: token} = body;
  if (typeof error === 'string') return readError(error, body.error_description);
  if (status >= 400 || typeof token !== 'string' || !/^[\x21-\x7e]{1,2048}$/.test(token))
    return {kind: 'unusable'};
  return {
    kind: 'token',
    token,
    lifetimeSeconds: lifetime(body.expires_in_sec ?? body.expires_in),
    apiDomain: typeof body.api_domain === 'string' ? body.api_domain : undefined,
  };
}

function readError(error: string, description: unknown): TokenAnswer {
  // Case tells the throttle "Access Denied" from OAuth's `access_denied`.
  if (error === 'Access Denied' || /too many requests/i.test(String(description))) return {kind: 'throttled'};
  return refusals.has(error) ? {kind: 'refused', code: error} : {kind: 'unusable'};
}

/** Seconds, held between a minute and an hour: absent or absurd values must neither end a token at once nor keep it for ever. */
function lifetime(told: unknown): number {
  const seconds = typeof told === 'string' && told !== '' ? Number(told) : told;
  if (typeof seconds !== 'number' || Number.isNaN(seconds)) return 3600;
  return Math.min(3600, Math.max(60, seconds));
}
