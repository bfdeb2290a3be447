import {LRUCache} from 'lru-cache';
import type {Context, MiddlewareHandler} from 'hono';
import type {Clock} from '../services/time/clock.ts';
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

/**
 * A token bucket for each caller; the answer tells what is left in `RateLimit`. After {@link requireCaller}. It fills by the steady
 * clock: one that is set back would keep everybody waiting for as long (reliability Z21).
 * @param costOf What a request takes from the bucket; never more than the burst, else it could not pass at all.
 */
export function limitRate(
  name: string,
  {perMinute, burst}: Rate,
  clock: Pick<Clock, 'steady'>,
  costOf: (c: Context<Env>) => number | Promise<number> = () => 1,
): MiddlewareHandler<Env> {
  const buckets = new LRUCache<string, Bucket>({max: 10_000});
  const perMillisecond = perMinute / 60_000;
  return async (c, next) => {
    const {tenant, userId} = c.var.caller;
    const key = `${tenant.id} ${userId}`;
    const cost = Math.min(burst, await costOf(c));
    const now = clock.steady();
    const bucket = buckets.get(key) ?? {tokens: burst, at: now};
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) * perMillisecond);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.tokens < cost) {
      const retryAfter = Math.max(1, Math.ceil((cost - bucket.tokens) / perMillisecond / 1000));
      c.header('RateLimit', `"${name}";r=${Math.floor(bucket.tokens)};t=${retryAfter}`);
      throw new Refusal('rate_limited', {retryAfter});
    }
    bucket.tokens -= cost;
    c.header('RateLimit', `"${name}";r=${Math.floor(bucket.tokens)};t=${Math.ceil(60 / perMinute)}`);
    await next();
  };
}
