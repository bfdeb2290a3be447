import type {Role} from '../../contract/index.ts';
import type {Permission} from '../middleware/env.ts';

/** Who a PBX token belongs to. */
export interface PbxUser {
  readonly userId: string;
  /** Tenant's SIP domain; null for a system admin. */
  readonly domain: string | null;
  readonly name: string;
  readonly extension: string | null;
  readonly role: Role;
  /** Permission *CRM Contacts*; full where the PBX reports no capabilities (pbx-facts 1.3). */
  readonly contacts: Permission;
  /** Permission *Integrations*. */
  readonly settings: Permission;
}

/** A PBX token's owner, asked of the PBX and remembered for at most 60 s. */
export interface PbxIdentity {
  /** Undefined when the PBX refuses the token. @throws PbxUnavailableError when the PBX does not answer. */
  introspect(token: string): Promise<PbxUser | undefined>;
}

/** The PBX does not answer, or not in a way that can be read. */
export class PbxUnavailableError extends Error {
  override readonly name = 'PbxUnavailableError';
}
