import {SignJWT, jwtVerify} from 'jose';
import {LRUCache} from 'lru-cache';
import * as v from 'valibot';
import {roles, settingsPermissions} from '../../../contract/index.ts';
import type {Caller, SystemCaller} from '../../middleware/env.ts';
import type {Admitted, TokenChecker} from '../../middleware/require-caller.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import type {Clock} from '../time/clock.ts';
import type {OriginPolicy} from './origin-policy.ts';
import type {Tenants} from '../tenants/tenants.ts';
import type {UserEpochs} from './user-epochs.ts';

/** A widget token lives at most ten minutes (api-draft B2). */
const tokenSeconds = 600;

const issuer = 'bgm-crm';
const audience = 'bgm-crm-widgets';

const claimsSchema = v.object({
  sub: v.string(),
  exp: v.number(),
  /** Null: a system admin. */
  tenant: v.nullable(v.string()),
  extension: v.nullable(v.string()),
  name: v.string(),
  role: v.picklist(roles),
  contacts: v.optional(v.picklist(settingsPermissions)),
  settings: v.optional(v.picklist(settingsPermissions)),
  /** What processes of the version before know instead of the two; for while both run side by side (reliability J23). */
  mayEdit: v.boolean(),
  origin: v.nullable(v.string()),
  epoch: v.number(),
});
type Claims = v.InferOutput<typeof claimsSchema>;

/** Under which sign-outs of system admins are counted; no tenant has this id. */
export const noTenant = '';

export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Signs widget tokens and admits them; a token that was found good once costs no signature check again. */
export class WidgetTokens implements TokenChecker {
  readonly #box: SecretBox;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #tenants: Pick<Tenants, 'byId'>;
  readonly #epochs: Pick<UserEpochs, 'current'>;
  readonly #origins: Pick<OriginPolicy, 'allows'>;
  readonly #verified = new LRUCache<string, Claims>({max: 10_000});

  constructor(
    box: SecretBox,
    clock: Pick<Clock, 'now'>,
    tenants: Pick<Tenants, 'byId'>,
    epochs: Pick<UserEpochs, 'current'>,
    origins: Pick<OriginPolicy, 'allows'>,
  ) {
    this.#box = box;
    this.#clock = clock;
    this.#tenants = tenants;
    this.#epochs = epochs;
    this.#origins = origins;
  }

  /** @param origin The one origin whose pages may use the token; null: no page, only servers. */
  async issue(caller: Caller | SystemCaller, origin: string | null): Promise<IssuedToken> {
    const issuedAt = Math.floor(this.#clock.now() / 1000);
    const expiresAt = issuedAt + tokenSeconds;
    const claims: Omit<Claims, 'sub' | 'exp'> = {
      ...rightsOf(caller),
      origin,
      epoch: await this.#epochs.current(caller.tenant?.id ?? noTenant, caller.userId),
    };
    const keyId = this.#box.keyIds[0]!;
    const token = await new SignJWT(claims)
      .setProtectedHeader({alg: 'HS256', kid: keyId})
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(caller.userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#box.derivedKey('widget-token', keyId));
    return {token, expiresAt: expiresAt * 1000};
  }

  async admit(token: string): Promise<Admitted | undefined> {
    const claims = this.#verified.get(token) ?? (await this.#verify(token));
    if (!claims || claims.exp * 1000 <= this.#clock.now()) return undefined;
    const caller = await this.#callerOf(claims);
    if (!caller) return undefined;
    const {origin, sub, exp} = claims;
    if ((await this.#epochs.current(claims.tenant ?? noTenant, sub)) !== claims.epoch) return undefined;
    // An admin may have taken the origin off the list since.
    const settings = caller.role === 'system_admin' ? 'none' : caller.settings;
    if (origin !== null && !this.#origins.allows({tenant: caller.tenant, settings}, origin)) return undefined;
    return {caller, origin, expiresAt: exp * 1000};
  }

  async #callerOf(claims: Claims): Promise<Caller | SystemCaller | undefined> {
    const {sub: userId, name, extension, role, mayEdit} = claims;
    const {contacts = mayEdit ? 'full' : 'view', settings = role === 'agent' ? 'none' : 'full'} = claims;
    if (claims.tenant === null)
      return role === 'system_admin' ? {tenant: null, userId, name, role} : undefined;
    const tenant = await this.#tenants.byId(claims.tenant);
    if (!tenant || role === 'system_admin') return undefined;
    return {tenant, userId, extension, name, role, contacts, settings};
  }

  async #verify(token: string): Promise<Claims | undefined> {
    try {
      const {payload} = await jwtVerify(token, ({kid}) => this.#box.derivedKey('widget-token', kid), {
        algorithms: ['HS256'],
        issuer,
        audience,
        currentDate: new Date(this.#clock.now()),
      });
      const claims = v.parse(claimsSchema, payload);
      this.#verified.set(token, claims);
      return claims;
    } catch {
      // Forged, over, of another key or another maker: the reason is nobody's business.
      return undefined;
    }
  }
}

type Rights = Pick<Claims, 'tenant' | 'extension' | 'name' | 'role' | 'contacts' | 'settings' | 'mayEdit'>;

function rightsOf(caller: Caller | SystemCaller): Rights {
  const {name} = caller;
  if (caller.role === 'system_admin')
    return {
      tenant: null,
      extension: null,
      name,
      role: caller.role,
      contacts: 'none',
      settings: 'none',
      mayEdit: false,
    };
  const {tenant, extension, role, contacts, settings} = caller;
  return {tenant: tenant.id, extension, name, role, contacts, settings, mayEdit: contacts === 'full'};
}
