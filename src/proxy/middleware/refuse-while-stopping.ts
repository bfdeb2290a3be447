import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';
import {Refusal} from './refusal.ts';

/** Refuses with 503 and `Retry-After` while the process stops; whoever asked comes back to the next one (reliability J15). */
export function refuseWhileStopping(stopping: AbortSignal): MiddlewareHandler<Env> {
  return async (_, next) => {
    if (stopping.aborted)
      throw new Refusal('unavailable', {detail: 'The service is stopping.', retryAfter: 5});
    await next();
  };
}
