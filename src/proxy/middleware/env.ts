import type {Role} from '../../contract/index.ts';
import type {Tenant} from '../services/tenants.ts';

/** Who calls, proved by a widget token. Tenant and extension come from here only, never from the request. */
export interface Caller {
  readonly tenant: Tenant;
  readonly userId: string;
  readonly extension: string | null;
  readonly name: string;
  readonly role: Role;
  readonly mayEditContacts: boolean;
}

/** What middleware puts into Hono's context for routes: `c.var.caller`, `c.var.requestId`. */
export interface Env {
  Variables: {
    caller: Caller;
    requestId: string;
    /** When the widget token ends, in milliseconds since 1970. */
    tokenExpiresAt: number;
  };
}
