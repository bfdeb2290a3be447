import type {Context} from 'hono';
import * as v from 'valibot';
import {lookupsRequestSchema} from '../../contract/index.ts';
import type {Env} from './env.ts';

const numbersSchema = v.object({numbers: lookupsRequestSchema.entries.numbers});

/**
 * How many numbers a lookup request names: that, and not the request, is what the CRM is asked for. A request that is refused for its
 * body asks nobody and counts once.
 */
export async function askedNumbers(c: Context<Env>): Promise<number> {
  const body: unknown = await c.req.json().catch(() => null);
  const checked = v.safeParse(numbersSchema, body);
  return checked.success ? checked.output.numbers.length : 1;
}
