import type {SealContext} from './secret-box.ts';

/** Where the secrets of a tenant's own rows stand; the row key of such a row is the tenant. */
function ofTenant(field: string, tenantId: string): SealContext {
  return {field, tenantId, rowKey: tenantId};
}

/** `tenant.webhook_secrets`: JSON array of one or two texts. */
export const webhookSecretsContext = (tenantId: string) => ofTenant('tenant.webhook_secrets', tenantId);

/** `tenant.pbx_account`: JSON `{username, password}`. */
export const pbxAccountContext = (tenantId: string) => ofTenant('tenant.pbx_account', tenantId);

/** What is sealed of the tenant's CRM connection: secrets as the texts themselves, the rest as JSON. */
export const crmConnectionContext = (
  tenantId: string,
  column: 'client_secret' | 'refresh_token' | 'access_token' | 'about' | 'pending_grant',
) => ofTenant(`crm_connection.${column}`, tenantId);
