import type {MiddlewareHandler} from 'hono';
import type {Role} from '../../contract/index.ts';
import type {Caller, Env} from './env.ts';
import {Refusal} from './refusal.ts';

/** A widget token that was found good. */
export interface Admitted {
  readonly caller: Caller;
  /** The one origin whose pages may use the token; null: no page at all, only servers. */
  readonly origin: string | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface TokenChecker {
  /** Undefined when the token is forged, over, or ended by sign-out. */
  admit(token: string): Promise<Admitted | undefined>;
}

/** Lets in whoever holds a widget token for the page's origin, and tells routes who that is: `c.var.caller`. */
export function requireCaller(tokens: TokenChecker): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = bearerToken(c.req.header('authorization'));
    const admitted = token === undefined ? undefined : await tokens.admit(token);
    if (!admitted) throw new Refusal('unauthenticated');
    const origin = c.req.header('origin');
    // Browsers leave `Origin` out only of same-origin reads; those can't come from a foreign page.
    if (origin !== undefined && origin !== admitted.origin) throw new Refusal('origin_not_allowed');
    c.set('caller', admitted.caller);
    c.set('tokenExpiresAt', admitted.expiresAt);
    await next();
  };
}

const rank: Record<Role, number> = {agent: 0, tenant_admin: 1, system_admin: 2};

/** After {@link requireCaller}: refuses roles below this one. */
export function requireRole(least: Role): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (rank[c.var.caller.role] < rank[least]) throw new Refusal('forbidden');
    await next();
  };
}

/** After {@link requireCaller}: nothing works while the system admin or the tenant's settings have CRM off (reliability T7). */
export const requireCrm: MiddlewareHandler<Env> = async (c, next) => {
  const {crmEnabled, settings} = c.var.caller.tenant;
  if (!crmEnabled || !settings.enabled) throw new Refusal('crm_disabled');
  await next();
};

/** The token of an `Authorization: Bearer` header. */
export function bearerToken(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer +([A-Za-z0-9._~+/=-]{1,4096})$/i.exec(header)?.[1];
}
