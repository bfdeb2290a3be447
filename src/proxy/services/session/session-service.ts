import {hkdfSync} from 'node:crypto';
import type {Session, SessionReply} from '../../../contract/index.ts';
import type {Caller, SystemCaller} from '../../middleware/env.ts';
import {Refusal} from '../../middleware/refusal.ts';
import type {PbxIdentity, PbxUser} from '../../pbx/pbx-api.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import type {OriginPolicy} from './origin-policy.ts';
import type {Tenant, Tenants} from '../tenants/tenants.ts';
import type {UserEpochs} from './user-epochs.ts';
import {noTenant, type WidgetTokens} from './widget-tokens.ts';

/** How a tenant's CRM stands, for the badge of the widgets. */
type CrmState = (tenant: Tenant) => Promise<Session['crm']>;

export interface SessionParts {
  readonly identity: PbxIdentity;
  readonly tenants: Pick<Tenants, 'byDomain'>;
  readonly tokens: Pick<WidgetTokens, 'issue'>;
  readonly epochs: Pick<UserEpochs, 'current' | 'raise'>;
  readonly box: SecretBox;
  readonly crmState: CrmState;
  readonly origins: Pick<OriginPolicy, 'allows'>;
}

/** Turns PBX tokens into short widget tokens, and ends them. */
export class SessionService {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /**
   * @param origin Origin of the page that will use the token; null for a server that uses it itself.
   * @throws Refusal `unauthenticated`, `origin_not_allowed`, `crm_disabled` (tenant not provisioned), `forbidden` (no tenant).
   */
  async exchange(pbxToken: string, origin: string | null): Promise<SessionReply> {
    const user = await this.#parts.identity.introspect(pbxToken);
    if (!user) throw new Refusal('unauthenticated');
    const caller = await this.#callerOf(user);
    const page = {tenant: caller.tenant, settings: user.settings};
    if (origin !== null && !this.#parts.origins.allows(page, origin)) throw new Refusal('origin_not_allowed');
    const [{token, expiresAt}, session] = await Promise.all([
      this.#parts.tokens.issue(caller, origin),
      this.describe(caller),
    ]);
    return {token, expiresAt: new Date(expiresAt).toISOString(), session, cacheKey: session.cacheKey};
  }

  async describe(caller: Caller | SystemCaller): Promise<Session> {
    return caller.role === 'system_admin' ? systemSession(caller) : this.#tenantSession(caller);
  }

  async #callerOf(user: PbxUser): Promise<Caller | SystemCaller> {
    const {userId, extension, name, role, contacts, settings} = user;
    if (role === 'system_admin') return {tenant: null, userId, name, role};
    if (user.domain === null) throw new Refusal('forbidden', {detail: 'This PBX user belongs to no tenant.'});
    const tenant = await this.#parts.tenants.byDomain(user.domain);
    if (!tenant) throw new Refusal('crm_disabled');
    return {tenant, userId, extension, name, role, contacts, settings};
  }

  async #tenantSession(caller: Caller): Promise<Session> {
    const {tenant, userId, extension, name, role, contacts} = caller;
    const {settings} = tenant;
    const isOn = tenant.crmEnabled && settings.enabled;
    const mayCreate = isOn && settings.create.enabled && contacts === 'full';
    return {
      tenant: {id: tenant.id, domain: tenant.domain},
      user: {id: userId, extension, name},
      role,
      locale: null,
      timeZone: settings.timeZone,
      defaultCountry: settings.defaultCountry,
      features: {
        search: isOn && contacts !== 'none',
        create: mayCreate ? [settings.create.type] : [],
        notes: isOn,
        comments: false,
        recordings: false,
        settings: caller.settings,
      },
      crm: isOn
        ? await this.#parts.crmState(tenant)
        : {
            provider: 'zoho',
            state: 'disabled',
            region: settings.region,
            disabledBy: tenant.crmEnabled ? 'tenant_admin' : 'system_admin',
          },
      cacheTtlSeconds: settings.cacheTtlSeconds,
      cacheKey: settings.browserCache ? await this.#cacheKey(tenant.id, userId) : null,
    };
  }

  /** Ends every token of the user, everywhere, and makes what their browsers have cached unreadable. */
  async signOut({tenant, userId}: Caller | SystemCaller): Promise<void> {
    await this.#parts.epochs.raise(tenant?.id ?? noTenant, userId);
  }

  /** The same for tenant and user until sign-out (architecture, decision 11). */
  async #cacheKey(tenantId: string, userId: string): Promise<string> {
    const epoch = await this.#parts.epochs.current(tenantId, userId);
    const info = JSON.stringify([tenantId, userId, epoch]);
    const key = hkdfSync('sha256', this.#parts.box.derivedKey('browser-cache'), '', info, 32);
    return Buffer.from(key).toString('base64url');
  }
}

/** A system admin has the tenants' switch and nothing of any tenant. */
function systemSession({userId, name, role}: SystemCaller): Session {
  return {
    tenant: null,
    user: {id: userId, extension: null, name},
    role,
    locale: null,
    timeZone: 'UTC',
    defaultCountry: 'US',
    features: {search: false, create: [], notes: false, comments: false, recordings: false, settings: 'none'},
    crm: {provider: 'zoho', state: 'disabled', region: null},
    cacheTtlSeconds: 0,
    cacheKey: null,
  };
}
