import {isIP} from 'node:net';
import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';
import {Refusal} from './refusal.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Answers only to its own names, so that a foreign name pointed at our address (DNS rebinding) gets nothing.
 * @param names Hosts of the public URLs, with port where one is written.
 * @param anyAddress True when listening on every address: then an IP address in `Host` is fine too.
 */
export function hostCheck(names: ReadonlySet<string>, anyAddress: boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    const host = c.req.header('host')?.toLowerCase();
    if (host !== undefined && !names.has(host) && !isOwnAddress(host, anyAddress))
      throw new Refusal('forbidden', {detail: 'This host name is not served here.'});
    await next();
  };
}

function isOwnAddress(host: string, anyAddress: boolean): boolean {
  const name = host.replace(/:[0-9]+$/, '');
  return loopback.has(name) || (anyAddress && isIP(name.replace(/^\[|\]$/g, '')) !== 0);
}
