import type {Context, MiddlewareHandler} from 'hono';
import type {Caller, Env, Permission, SystemCaller} from './env.ts';
import {Refusal} from './refusal.ts';

/** A widget token that was found good. */
export interface Admitted {
  readonly caller: Caller | SystemCaller;
  /** The one origin whose pages may use the token; null: no page at all, only servers. */
  readonly origin: string | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface TokenChecker {
  /** Undefined when the token is forged, over, or ended by sign-out. */
  admit(token: string): Promise<Admitted | undefined>;
}

/** Lets in whoever holds a widget token for the page's origin, and tells routes who that is: `c.var.anyCaller`. */
export function requireAnyCaller(tokens: TokenChecker): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('anyCaller', await admittedCaller(c, tokens));
    await next();
  };
}

/** Lets in users of a tenant: `c.var.caller`. A system admin belongs to none and is refused. */
export function requireCaller(tokens: TokenChecker): MiddlewareHandler<Env> {
  return async (c, next) => {
    const caller = await admittedCaller(c, tokens);
    if (caller.role === 'system_admin') throw new Refusal('forbidden');
    c.set('caller', caller);
    await next();
  };
}

/** Lets in system admins only: `c.var.systemCaller`. */
export function requireSystemAdmin(tokens: TokenChecker): MiddlewareHandler<Env> {
  return async (c, next) => {
    const caller = await admittedCaller(c, tokens);
    if (caller.role !== 'system_admin') throw new Refusal('forbidden');
    c.set('systemCaller', caller);
    await next();
  };
}

async function admittedCaller(c: Context<Env>, tokens: TokenChecker): Promise<Caller | SystemCaller> {
  const token = bearerToken(c.req.header('authorization'));
  const admitted = token === undefined ? undefined : await tokens.admit(token);
  if (!admitted) throw new Refusal('unauthenticated');
  const origin = c.req.header('origin');
  // Browsers leave `Origin` out only of same-origin reads; those can't come from a foreign page.
  if (origin !== undefined && origin !== admitted.origin) throw new Refusal('origin_not_allowed');
  c.set('tokenExpiresAt', admitted.expiresAt);
  return admitted.caller;
}

const permissionRank: Record<Permission, number> = {none: 0, view: 1, full: 2};

/** After {@link requireCaller}: refuses whose permission *Integrations* is below this one. */
export function requireSettings(least: Exclude<Permission, 'none'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (permissionRank[c.var.caller.settings] < permissionRank[least]) throw new Refusal('forbidden');
    await next();
  };
}

/** After {@link requireCaller}: refuses whose permission *CRM Contacts* is below this one. */
export function requireContacts(least: Exclude<Permission, 'none'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (permissionRank[c.var.caller.contacts] < permissionRank[least]) throw new Refusal('forbidden');
    await next();
  };
}

/**
 * After {@link requireCaller}, for admins' routes: refuses while the system admin has CRM off for the tenant. The tenant's own
 * `enabled` does not count, for its admins must be able to set it again.
 */
export const requireFeature: MiddlewareHandler<Env> = async (c, next) => {
  if (!c.var.caller.tenant.crmEnabled) throw new Refusal('crm_disabled');
  await next();
};

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
