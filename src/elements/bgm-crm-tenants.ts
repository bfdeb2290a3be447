import {BgmCrmTenants} from '../components/crm-tenants/crm-tenants.ts';
import {defineOnce} from './define-once.ts';

defineOnce('bgm-crm-tenants', BgmCrmTenants);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-crm-tenants': BgmCrmTenants;
  }
}
