import {randomUUID} from 'node:crypto';
import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The client's name for its request if that is a UUID, else one of ours. */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && uuid.test(given) ? given : randomUUID();
}

/** Names each request; the answer tells it in `BGM-Request-Id`. */
export const requestId: MiddlewareHandler<Env> = async (c, next) => {
  const id = requestIdOf(c.req.header('bgm-request-id'));
  c.set('requestId', id);
  c.header('BGM-Request-Id', id);
  await next();
};
