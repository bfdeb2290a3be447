import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';
import {Refusal} from './refusal.ts';

/**
 * After the PBX's routes. A webhook with a mistyped address below `/pbx/`. Not 404, at which the PBX stops for good (api-draft B7): it tries again, and goes
 * on by itself once somebody has corrected the address.
 */
export const unknownPbxRoute: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'POST')
    throw new Refusal('unavailable', {
      detail: 'There is no such resource. Webhooks go to /crm/v1/pbx/events.',
      retryAfter: 60,
    });
  await next();
};
