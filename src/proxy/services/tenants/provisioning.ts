import {sql, type Kysely, type Selectable, type Transaction} from 'kysely';
import type {SettingsInput} from '../../../contract/index.ts';
import {ConfigError} from '../../config/config-error.ts';
import type {ProvisionedTenant} from '../../config/tenants-file.ts';
import type {Database, TenantTable} from '../../store/schema.ts';
import {pbxAccountContext, webhookSecretsContext} from '../../store/seal-contexts.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import {audit} from '../audit/audit-log.ts';
import {changesBetween} from '../audit/audited-changes.ts';
import type {ConnectionStore} from '../connection/connection-store.ts';
import {provisionConnection} from '../connection/provision-connection.ts';
import {storedSettings} from './stored-settings.ts';

/**
 * Applies the tenants file: every key that it names, at every start; a key that it leaves out keeps what admins set.
 * @throws ConfigError when a new tenant lacks what it needs, or a domain is that of a tenant which the file does not name.
 */
export async function provision(
  db: Kysely<Database>,
  box: SecretBox,
  connections: Pick<ConnectionStore, 'read'>,
  tenants: readonly ProvisionedTenant[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const tenant of tenants) await freeDomain(transaction, tenant);
    for (const [index, tenant] of tenants.entries()) await applyTenant(transaction, box, tenant, index);
  });
  for (const {id, connection} of tenants)
    if (connection) await provisionConnection(db, box, connections, id, connection);
}

/** Of two tenants that exchange their domains, the first cannot have its new one while the second still holds it. */
async function freeDomain(db: Transaction<Database>, {id, domain}: ProvisionedTenant): Promise<void> {
  await db
    .updateTable('tenant')
    // No domain has a colon.
    .set({domain: sql<string>`'moving:' || id`})
    .where('id', '=', id)
    .where('domain', '<>', domain)
    .execute();
}

async function refuseHeldDomain(
  db: Transaction<Database>,
  {id, domain}: ProvisionedTenant,
  index: number,
): Promise<void> {
  const holder = await db
    .selectFrom('tenant')
    .select('id')
    .where('domain', '=', domain)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (holder)
    throw new ConfigError(
      'BGM_TENANTS_FILE',
      `is not valid at /tenants/${index}/domain (held by the tenant ${holder.id}, which the file does not name)`,
      'Name that tenant too, with another domain, or go on with its id.',
    );
}

async function applyTenant(
  db: Transaction<Database>,
  box: SecretBox,
  tenant: ProvisionedTenant,
  index: number,
): Promise<void> {
  // Locked: an admin may save at another process right now, and what the file leaves out is theirs.
  const before = await db
    .selectFrom('tenant')
    .selectAll()
    .where('id', '=', tenant.id)
    .forUpdate()
    .executeTakeFirst();
  await refuseHeldDomain(db, tenant, index);
  const webhookSecrets = sealSecrets(box, tenant) ?? before?.webhook_secrets;
  if (webhookSecrets === undefined)
    throw new ConfigError(
      'BGM_TENANTS_FILE',
      `is not valid at /tenants/${index}/webhookSecret (required)`,
      'Give the secret with which the PBX signs in.',
    );
  const settings = mergeSettings(parse<SettingsInput>(before?.settings), named(tenant));
  const text = JSON.stringify(settings);
  const row = {
    id: tenant.id,
    domain: tenant.domain,
    crm_enabled: tenant.crmEnabled ?? before?.crm_enabled ?? true,
    settings: text,
    // A restart with the same file leaves the version that an admin is editing.
    settings_version: (before?.settings_version ?? 0) + (before?.settings === text ? 0 : 1),
    agents: tenant.agents ? JSON.stringify(tenant.agents) : (before?.agents ?? '{}'),
    webhook_secrets: webhookSecrets,
    pbx_account: tenant.pbx
      ? box.seal(pbxAccountContext(tenant.id), JSON.stringify(tenant.pbx))
      : (before?.pbx_account ?? null),
    token_issuer: tokenIssuer(tenant, before?.token_issuer),
    updated_at: new Date(),
  };
  await db
    .insertInto('tenant')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  if (before) await auditFile(db, box, before, row);
}

type Audited = Pick<Selectable<TenantTable>, 'id' | 'crm_enabled' | 'settings' | 'agents'>;

/** What the file changed of what admins had set; nobody's name stands beside it. */
async function auditFile(
  db: Transaction<Database>,
  box: SecretBox,
  before: Audited,
  after: Audited & {readonly updated_at: Date},
): Promise<void> {
  const entry = {tenantId: after.id, at: after.updated_at.getTime(), by: null};
  const settingsOf = ({settings}: Audited) => storedSettings(settings);
  const changes = {
    settings: changesBetween(settingsOf(before), settingsOf(after)),
    feature: changesBetween({enabled: before.crm_enabled}, {enabled: after.crm_enabled}),
    agents: changesBetween(JSON.parse(before.agents) as object, JSON.parse(after.agents) as object),
  };
  for (const topic of ['settings', 'feature', 'agents'] as const)
    await audit(db, box, {...entry, topic, changes: changes[topic]});
}

/** Null takes the trust back; left out keeps what was. */
function tokenIssuer({jwt}: ProvisionedTenant, before: string | null = null): string | null {
  if (jwt === undefined) return before;
  return jwt && JSON.stringify(jwt);
}

function sealSecrets(box: SecretBox, {id, webhookSecret}: ProvisionedTenant): string | undefined {
  return webhookSecret === undefined
    ? undefined
    : box.seal(webhookSecretsContext(id), JSON.stringify([webhookSecret].flat()));
}

/** The region of a connection is the tenant's region, unless the file says otherwise itself. */
function named({settings, connection}: ProvisionedTenant): SettingsInput | undefined {
  return connection ? {region: connection.region, ...settings} : settings;
}

/** The file's keys win, one by one also inside `journal` and `create`. */
function mergeSettings(before: SettingsInput | undefined, file: SettingsInput | undefined): SettingsInput {
  const merged: SettingsInput = {...before, ...file};
  if (before?.journal || file?.journal) merged.journal = {...before?.journal, ...file?.journal};
  if (before?.create || file?.create) merged.create = {...before?.create, ...file?.create};
  return merged;
}

function parse<T>(json: string | undefined): T | undefined {
  return json === undefined ? undefined : (JSON.parse(json) as T);
}
