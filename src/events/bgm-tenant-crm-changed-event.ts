import type {TenantFeature} from '../contract/index.ts';

/** A system admin has switched CRM on or off for a tenant. */
export class BgmTenantCrmChangedEvent extends CustomEvent<{readonly tenant: TenantFeature}> {
  constructor(tenant: TenantFeature) {
    super('bgm-tenant-crm-changed', {bubbles: true, composed: true, detail: {tenant}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-tenant-crm-changed': BgmTenantCrmChangedEvent;
  }
}
