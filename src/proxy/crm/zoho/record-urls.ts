import type {AccessToken} from '../../oauth/token-keeper.ts';

/** Modules that have a page, and the tab under which Zoho shows them (zoho-api-facts 8). */
const tabs = new Set(['Contacts', 'Leads', 'Accounts', 'Calls']);

/** Links to records in Zoho's own pages, tenant by tenant. */
export class RecordUrls {
  readonly #tenants = new Map<string, {readonly ui: string; readonly domain: string | undefined}>();

  learn(tenantId: string, hosts: AccessToken['hosts'], organisation: AccessToken['organisation']): void {
    const domain = organisation?.domain ?? this.#tenants.get(tenantId)?.domain;
    this.#tenants.set(tenantId, {ui: hosts.ui, domain});
  }

  forget(tenantId: string): void {
    this.#tenants.delete(tenantId);
  }

  /** Whether the tenant's organisation is known. */
  knows(tenantId: string): boolean {
    return this.#tenants.get(tenantId)?.domain !== undefined;
  }

  /** Null while the tenant's pages are not known, or when module or id is none of Zoho's. */
  of(tenantId: string, module: string, id: string): string | null {
    const tenant = this.#tenants.get(tenantId);
    if (!tenant || !tabs.has(module) || !/^[0-9]{1,25}$/.test(id)) return null;
    // Without the organisation's name Zoho opens the record in the organisation that the person is in.
    const place = tenant.domain ? `/crm/${tenant.domain}` : '/crm';
    return `${tenant.ui}${place}/tab/${module}/${id}`;
  }
}
