import type {Contact, ContactRef, Lookup} from '../../../contract/index.ts';
import type {Tenant} from '../tenants/tenants.ts';

export interface LookupOptions {
  /** ISO country in which to read national numbers, instead of the tenant's. */
  readonly country?: string;
  readonly refresh?: boolean;
  /** Milliseconds; afterwards the best that is known is answered with `complete: false`. */
  readonly deadlineMs?: number;
  /** The PBX's own contacts are not asked, whatever the tenant set. */
  readonly crmOnly?: boolean;
  /** Nobody waits for it: the CRM is asked when nothing more urgent is to be asked. */
  readonly background?: boolean;
}

/** Who is behind a number: memory, database, PBX contacts, CRM, in this order and each question once at a time. */
export interface Lookups {
  find(tenant: Tenant, number: string, options?: LookupOptions): Promise<Lookup>;
  /** Called when an answer that missed its deadline arrives. Returns the way to stop listening. */
  onCompleted(listener: (tenantId: string, e164: string, lookup: Lookup) => void): () => void;
  /** Called when a record was created or linked for a number: calls that waited for one wait no more. */
  onLearned(listener: (tenantId: string, e164: string) => void): () => void;
  /** A record was just created or linked: later lookups know it before the CRM's index does (write-through). */
  learn(tenant: Tenant, e164: string, contact: Contact, how: 'created' | 'linked'): Promise<void>;
  /** Undoes an agent's choice for this number. */
  unlearn(tenant: Tenant, e164: string): Promise<void>;
  contact(tenant: Tenant, ref: ContactRef): Promise<Contact | undefined>;
}
