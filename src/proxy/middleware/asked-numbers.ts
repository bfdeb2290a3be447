import type {Context} from 'hono';
import type {Env} from './env.ts';

/** How many numbers a lookup request names: that, and not the request, is what the CRM is asked for. What cannot be read counts once. */
export async function askedNumbers(c: Context<Env>): Promise<number> {
  const body: unknown = await c.req.json().catch(() => null);
  const numbers = (body as {numbers?: unknown} | null)?.numbers;
  return Array.isArray(numbers) ? Math.max(1, numbers.length) : 1;
}
