import {LRUCache} from 'lru-cache';
import type {MiddlewareHandler} from 'hono';
import type {Clock} from '../services/time/clock.ts';
import type {Env} from './env.ts';
import {Refusal} from './refusal.ts';

/**
 * Lets one request of a tenant pass in so many milliseconds, whoever of its users asks. After `requireCaller`. Each process counts
 * for itself.
 */
export function oncePer(milliseconds: number, clock: Pick<Clock, 'steady'>): MiddlewareHandler<Env> {
  const last = new LRUCache<string, number>({max: 10_000});
  return async (c, next) => {
    const {id} = c.var.caller.tenant;
    const wait = (last.get(id) ?? -Infinity) + milliseconds - clock.steady();
    if (wait > 0) throw new Refusal('rate_limited', {retryAfter: Math.ceil(wait / 1000)});
    last.set(id, clock.steady());
    await next();
  };
}
