import {hkdfSync} from 'node:crypto';
import type {Session, SessionReply} from '../../contract/index.ts';
import type {Caller} from '../middleware/env.ts';
import {Refusal} from '../middleware/refusal.ts';
import type {PbxIdentity} from '../pbx/pbx-api.ts';
import type {SecretBox} from '../store/secret-box.ts';
import type {Tenant, Tenants} from './tenants.ts';
import type {UserEpochs} from './user-epochs.ts';
import type {WidgetTokens} from './widget-tokens.ts';

/** How a tenant's CRM stands, for the badge of the widgets. */
export type CrmState = (tenant: Tenant) => Promise<Session['crm']>;

export interface SessionParts {
  readonly identity: PbxIdentity;
  readonly tenants: Pick<Tenants, 'byDomain'>;
  readonly tokens: Pick<WidgetTokens, 'issue'>;
  readonly epochs: Pick<UserEpochs, 'current' | 'raise'>;
  readonly box: SecretBox;
  readonly crmState: CrmState;
  /** Origins of the proxy itself; its own pages need no entry in a tenant's list. */
  readonly ownOrigins: ReadonlySet<string>;
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
    if (user.domain === null) throw new Refusal('forbidden', {detail: 'This PBX user belongs to no tenant.'});
    const tenant = await this.#parts.tenants.byDomain(user.domain);
    if (!tenant) throw new Refusal('crm_disabled');
    if (origin !== null && !this.#isAllowed(tenant, origin)) throw new Refusal('origin_not_allowed');
    const {userId, extension, name, role, mayEditContacts} = user;
    const caller: Caller = {tenant, userId, extension, name, role, mayEditContacts};
    const [{token, expiresAt}, session] = await Promise.all([
      this.#parts.tokens.issue(caller, origin),
      this.describe(caller),
    ]);
    return {token, expiresAt: new Date(expiresAt).toISOString(), session, cacheKey: session.cacheKey};
  }

  async describe(caller: Caller): Promise<Session> {
    const {tenant, userId, extension, name, role, mayEditContacts} = caller;
    const {settings} = tenant;
    const isOn = tenant.crmEnabled && settings.enabled;
    const mayCreate = isOn && settings.create.enabled && mayEditContacts;
    return {
      tenant: {id: tenant.id, domain: tenant.domain},
      user: {id: userId, extension, name},
      role,
      locale: null,
      timeZone: settings.timeZone,
      defaultCountry: settings.defaultCountry,
      features: {
        search: isOn,
        create: mayCreate ? [settings.create.type] : [],
        notes: isOn,
        comments: false,
        recordings: false,
        settings: role === 'agent' ? 'none' : 'full',
      },
      crm: isOn
        ? await this.#parts.crmState(tenant)
        : {provider: 'zoho', state: 'disabled', region: settings.region},
      cacheTtlSeconds: settings.cacheTtlSeconds,
      cacheKey: settings.browserCache ? await this.#cacheKey(tenant.id, userId) : null,
    };
  }

  /** Ends every token of the user, everywhere, and makes what their browsers have cached unreadable. */
  async signOut({tenant, userId}: Caller): Promise<void> {
    await this.#parts.epochs.raise(tenant.id, userId);
  }

  #isAllowed(tenant: Tenant, origin: string): boolean {
    return tenant.settings.allowedOrigins.includes(origin) || this.#parts.ownOrigins.has(origin);
  }

  /** The same for tenant and user until sign-out (architecture, decision 11). */
  async #cacheKey(tenantId: string, userId: string): Promise<string> {
    const epoch = await this.#parts.epochs.current(tenantId, userId);
    const info = JSON.stringify([tenantId, userId, epoch]);
    const key = hkdfSync('sha256', this.#parts.box.derivedKey('browser-cache'), '', info, 32);
    return Buffer.from(key).toString('base64url');
  }
}
