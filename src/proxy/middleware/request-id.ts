import {randomUUID} from 'node:crypto';
import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Names each request by the client's UUID or one of ours; the answer tells it in `BGM-Request-Id`. */
export const requestId: MiddlewareHandler<Env> = async (c, next) => {
  const given = c.req.header('bgm-request-id');
  const id = given !== undefined && uuid.test(given) ? given : randomUUID();
  c.set('requestId', id);
  c.header('BGM-Request-Id', id);
  await next();
};
