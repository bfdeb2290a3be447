import type {Context, MiddlewareHandler} from 'hono';
import type {Pbx} from '../pbx.ts';
import type {TenantState} from '../world/tenant-state.ts';
import type {User} from '../world/tenants.ts';
import {forbidden, refuse} from './api-error.ts';

/** What REST routes find beside the request. */
export interface RestEnv {
  Variables: {user: User};
}
export type RestContext = Context<RestEnv>;

/** The token of `Authorization: Bearer …`, or nothing. */
export const bearerOf = (c: Context): string =>
  /^Bearer\s+(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';

/** Lets only signed-in users pass. */
export const signedIn =
  (pbx: Pbx): MiddlewareHandler<RestEnv> =>
  async (c, next) => {
    const user = pbx.signIns.userOf(bearerOf(c));
    if (!user) return refuse(401, 'UNAUTHORIZED', 'The access token is missing, unknown or expired.');
    c.set('user', user);
    await next();
  };

/** The caller's tenant; a system administrator has none. */
export function tenantOf(pbx: Pbx, c: RestContext): TenantState {
  return pbx.tenants.get(c.var.user.tenantId) ?? forbidden();
}

/** The JSON object of a body; an empty body is an empty object. */
export async function bodyOf(c: Context): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Answered below, like any other body that is no object.
  }
  return refuse(400, 'VALIDATE_FAILED', 'The body is no JSON object.');
}

/** A field of a body as text; anything else counts as empty. */
export const textOf = (body: Record<string, unknown>, field: string): string => {
  const value = body[field];
  return typeof value === 'string' ? value : '';
};
