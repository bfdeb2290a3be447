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
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal('too_large');
    },
  });
}
