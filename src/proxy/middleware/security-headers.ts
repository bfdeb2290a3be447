import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';

/** Answers are data for one reader: not to be sniffed, framed, cached or embedded. Public files say otherwise themselves. */
export function securityHeaders(https: boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    c.header('Cache-Control', 'no-store');
    if (https) c.header('Strict-Transport-Security', 'max-age=31536000');
    await next();
  };
}
