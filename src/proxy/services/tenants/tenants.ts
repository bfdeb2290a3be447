import type {Settings} from '../../../contract/index.ts';

/** One customer of the PBX as every service sees it. Secrets are not in it. */
export interface Tenant {
  readonly id: string;
  /** SIP domain, e.g. `demo.example`. */
  readonly domain: string;
  /** The system admin's switch; false means: nothing is asked or written. */
  readonly crmEnabled: boolean;
  readonly settings: Settings;
  /** Extension to the Zoho user's id or e-mail address, only where an admin set it by hand. */
  readonly agents: Readonly<Record<string, string>>;
  /** Whose JWTs are taken for this tenant's users, besides the PBX's tokens. */
  readonly tokenIssuer?: TokenIssuer;
}

/** A server that signs who somebody is (RFC 7519), and where its keys stand (RFC 7517). */
export interface TokenIssuer {
  /** Exactly as in the claim `iss`. */
  readonly issuer: string;
  readonly audience: string;
  /** https, or this machine. */
  readonly jwksUrl: string;
}

/** What a tenant's PBX side needs to be trusted and asked. */
export interface TenantSecrets {
  /** One, or two while rotating. */
  readonly webhookSecrets: readonly string[];
  readonly pbx: {readonly username: string; readonly password: string} | null;
}

export interface Tenants {
  /** Kept in memory, refreshed when settings change; undefined when the tenant is not provisioned. */
  byId(id: string): Promise<Tenant | undefined>;
  byDomain(domain: string): Promise<Tenant | undefined>;
  all(): Promise<Tenant[]>;
  secrets(id: string): Promise<TenantSecrets | undefined>;
}
