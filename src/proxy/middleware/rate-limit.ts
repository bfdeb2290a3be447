import {LRUCache} from 'lru-cache';
import type {MiddlewareHandler} from 'hono';
import type {Clock} from '../services/clock.ts';
import type {Env} from './env.ts';
import {Refusal} from './refusal.ts';

export interface Rate {
  readonly perMinute: number;
  /** So many at once after a pause. */
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** A token bucket for each caller; the answer tells what is left in `RateLimit`. After {@link requireCaller}. */
export function limitRate(
  name: string,
  {perMinute, burst}: Rate,
  clock: Pick<Clock, 'now'>,
): MiddlewareHandler<Env> {
  const buckets = new LRUCache<string, Bucket>({max: 10_000});
  const perMillisecond = perMinute / 60_000;
  return async (c, next) => {
    const {tenant, userId} = c.var.caller;
    const key = `${tenant.id} ${userId}`;
    const now = clock.now();
    const bucket = buckets.get(key) ?? {tokens: burst, at: now};
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) * perMillisecond);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.tokens < 1) {
      const retryAfter = Math.max(1, Math.ceil((1 - bucket.tokens) / perMillisecond / 1000));
      c.header('RateLimit', `"${name}";r=0;t=${retryAfter}`);
      throw new Refusal('rate_limited', {retryAfter});
    }
    bucket.tokens -= 1;
    c.header('RateLimit', `"${name}";r=${Math.floor(bucket.tokens)};t=${Math.ceil(60 / perMinute)}`);
    await next();
  };
}
