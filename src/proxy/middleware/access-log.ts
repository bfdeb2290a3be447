import type {MiddlewareHandler} from 'hono';
import {routePath} from 'hono/route';
import type {Logger} from '../logging.ts';
import type {Env} from './env.ts';

/** One line a request: what was asked of which route, and how it went. No path, no query, no caller's name. */
export function accessLog(log: Logger): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    await next();
    log.info('request', {
      requestId: c.var.requestId,
      tenantId: c.var.caller?.tenant.id,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      milliseconds: Math.round(performance.now() - started),
    });
  };
}
