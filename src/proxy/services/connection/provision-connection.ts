import {sql, type Kysely} from 'kysely';
import type {ProvisionedTenant} from '../../config/tenants-file.ts';
import type {Database} from '../../store/schema.ts';
import {crmConnectionContext} from '../../store/seal-contexts.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import type {ConnectionStore} from './connection-store.ts';

type Grant = NonNullable<ProvisionedTenant['connection']>;

/**
 * Stores the connection of a tenants file. An unchanged one keeps its token and state, so that a restart neither spends a token
 * request nor forgets that the CRM refused it; a changed one starts anew.
 */
export async function provisionConnection(
  db: Kysely<Database>,
  box: SecretBox,
  connections: Pick<ConnectionStore, 'read'>,
  tenantId: string,
  grant: Grant,
): Promise<void> {
  const known = await connections.read(tenantId);
  const names = ['region', 'clientId', 'clientSecret', 'refreshToken'] as const;
  if (known && names.every((name) => known[name] === grant[name])) return;
  const row = freshRow(box, tenantId, grant);
  await db
    .insertInto('crm_connection')
    .values({tenant_id: tenantId, ...row})
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet({
        ...row,
        // Whoever still refreshes the old grant must not write its token over the new one.
        lease_no: sql<number>`crm_connection.lease_no + 1`,
      }),
    )
    .execute();
}

function freshRow(box: SecretBox, tenantId: string, grant: Grant) {
  return {
    provider: 'zoho',
    region: grant.region,
    client_id: grant.clientId,
    client_secret: box.seal(crmConnectionContext(tenantId, 'client_secret'), grant.clientSecret),
    refresh_token: box.seal(crmConnectionContext(tenantId, 'refresh_token'), grant.refreshToken),
    access_token: null,
    access_token_until: null,
    api_domain: null,
    state: 'connected',
    state_reason: null,
    org_id: null,
    edition: null,
    org_domain: null,
    lease_until: null,
    cool_until: null,
    updated_at: new Date(),
    secret_fingerprint: null,
    secret_updated_at: new Date(),
    // What an admin's own consent left; its organisation stays known, so that another one's records are not taken for ours.
    scope: null,
    authorized_at: null,
    about: null,
    consent_problem: null,
    consent_cool_until: null,
    pending_grant: null,
  };
}
