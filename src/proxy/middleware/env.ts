import type {Role, SettingsPermission} from '../../contract/index.ts';
import type {Tenant} from '../services/tenants/tenants.ts';

/** Nothing, look, or change: how the PBX graduates each permission (pbx-facts 1.3). */
export type Permission = SettingsPermission;

/** Who calls in a tenant, proved by a widget token. Tenant and extension come from here only, never from the request. */
export interface Caller {
  readonly tenant: Tenant;
  readonly userId: string;
  readonly extension: string | null;
  readonly name: string;
  readonly role: Exclude<Role, 'system_admin'>;
  /** PBX permission *CRM Contacts*. */
  readonly contacts: Permission;
  /** PBX permission *Integrations*: the tenant's settings. */
  readonly settings: Permission;
}

/** A system admin, proved by a widget token. Belongs to no tenant, so nothing of any tenant is open to them but the switch. */
export interface SystemCaller {
  readonly tenant: null;
  readonly userId: string;
  readonly name: string;
  readonly role: 'system_admin';
}

/** What middleware puts into Hono's context for routes: `c.var.caller`, `c.var.requestId`. */
export interface Env {
  Variables: {
    /** After `requireCaller`. */
    caller: Caller;
    /** After `requireSystemAdmin`. */
    systemCaller: SystemCaller;
    /** After `requireAnyCaller`. */
    anyCaller: Caller | SystemCaller;
    requestId: string;
    /** When the widget token ends, in milliseconds since 1970. */
    tokenExpiresAt: number;
  };
}
