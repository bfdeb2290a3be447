import {createMiddleware} from 'hono/factory';
import {requestCost} from '../limits/request-cost.ts';
import type {Env} from './api-env.ts';
import {parsedBody} from './json-body.ts';
import {queryOf} from './module-parameter.ts';

/** Counts credits and concurrency; too much of either is 429. */
export const admit = createMiddleware<Env>(async (c, next) => {
  const {world, caller} = c.var;
  const {method} = c.req;
  const body = method === 'POST' || method === 'PUT' ? await parsedBody(c) : undefined;
  const cost = requestCost(method, c.req.path.replace('/crm/v8/', ''), queryOf(c), body);
  const leave = caller.org.limits.admit(cost, world.now());
  c.set('credits', cost.credits);
  try {
    await next();
  } finally {
    leave();
  }
  const remaining = caller.org.limits.remainingToShow(world.now());
  if (remaining !== undefined && !c.var.unanswered)
    c.res.headers.set('X-API-CREDITS-REMAINING', String(remaining));
});
