import type {MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import type {Env} from './env.ts';
import {Refusal} from './refusal.ts';

/** Largest webhook body; the PBX's biggest (a queue with 100 targets) has some 40 KB. */
export const webhookLimit = 1024 * 1024;
/** Largest body of anyone else: a note of 20,000 characters in UTF-8 with escapes fits in. */
export const usualLimit = 64 * 1024;

/** @throws Refusal `too_large` before the body stands in memory. */
export function limitBody(maxSize: number): MiddlewareHandler<Env> {
  const refuse = (): never => {
    throw new Refusal('too_large');
  };
  const counting = bodyLimit({maxSize, onError: refuse});
  return (c, next) => {
    const length = c.req.header('content-length');
    // Node reads no more than the length that was told; only a body without one must be counted, which costs a stream.
    if (length !== undefined && c.req.header('transfer-encoding') === undefined)
      return Number(length) > maxSize ? refuse() : next();
    return c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : counting(c, next);
  };
}
