import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';
import {Refusal} from './refusal.ts';

const allowedHeaders =
  'Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, BGM-CSRF, BGM-Request-Id';
const allowedMethods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const exposedHeaders = 'ETag, Location, Retry-After, BGM-Request-Id, Idempotent-Replayed, RateLimit';

/** Whether any tenant's list has this origin. */
export type KnownOrigin = (origin: string) => boolean | Promise<boolean>;

/**
 * Exact origins, never `*` or `null` (api-draft B2). A preflight has no token, so any tenant's list will do; the request itself is
 * held to its own tenant by `requireCaller`.
 * @param withCookies Paths whose answers set a cookie: only there a page may ask with credentials.
 */
export function cors(
  isKnown: KnownOrigin,
  withCookies: ReadonlySet<string> = new Set(),
): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.header('Vary', 'Origin');
    const origin = c.req.header('origin');
    const known = origin !== undefined && origin !== 'null' && (await isKnown(origin));
    if (known) {
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', exposedHeaders);
      if (withCookies.has(c.req.path)) c.header('Access-Control-Allow-Credentials', 'true');
    }
    if (c.req.method !== 'OPTIONS') return next();
    if (!known) throw new Refusal('origin_not_allowed');
    return c.body(null, 204, {
      'access-control-allow-methods': allowedMethods,
      'access-control-allow-headers': allowedHeaders,
      'access-control-max-age': '600',
    });
  };
}
