import type {Hono} from 'hono';
import type {Kysely} from 'kysely';
import type {Session, TenantFeature} from '../contract/index.ts';
import type {CrmAdapter} from './crm/crm-adapter.ts';
import type {Env} from './middleware/env.ts';
import type {TokenChecker} from './middleware/require-caller.ts';
import {agentsRoutes} from './routes/agents.ts';
import {settingsRoutes} from './routes/settings.ts';
import {tenantRoutes} from './routes/tenants.ts';
import {AgentsService} from './services/agents/agents-service.ts';
import type {Clock} from './services/time/clock.ts';
import type {ConnectionStore} from './services/connection/connection-store.ts';
import type {Directory} from './services/directory.ts';
import type {EventHub} from './services/stream/event-hub.ts';
import {SettingsService} from './services/tenants/settings-service.ts';
import {TenantFeatures} from './services/tenants/tenant-features.ts';
import {TenantNews, type TenantNewsParts} from './services/tenants/tenant-news.ts';
import type {Tenant, Tenants} from './services/tenants/tenants.ts';
import type {Database} from './store/schema.ts';
import type {SecretBox} from './store/secret-box.ts';

export interface AdminSideParts {
  readonly db: Kysely<Database>;
  readonly box: SecretBox;
  readonly clock: Pick<Clock, 'now'>;
  readonly tenants: Pick<Tenants, 'all'> & TenantNewsParts['tenants'];
  readonly tokens: TokenChecker;
  readonly hub: Pick<EventHub, 'publish'>;
  readonly connections: Pick<ConnectionStore, 'read'>;
  readonly directory: Pick<Directory, 'extensions'>;
  readonly crm: Pick<CrmAdapter, 'users'>;
  /** How a tenant's CRM stands, for its agents. */
  readonly crmState: (tenant: Tenant) => Promise<Session['crm']>;
  /** Fields of a call that only the journal fills, by the CRM's names. */
  readonly ownCallFields: ReadonlySet<string>;
  readonly resumeJournal: (tenantId: string) => void;
  /** At least one. */
  readonly publicUrls: readonly URL[];
}

/** What tenant and system admins decide. */
export interface AdminSide {
  /** For system admins. */
  readonly sessionRoutes: readonly Hono<Env>[];
  /** For whoever may see a tenant's settings. */
  readonly adminRoutes: readonly Hono<Env>[];
}

export function createAdminSide(parts: AdminSideParts): AdminSide {
  const {tokens} = parts;
  const news = new TenantNews(parts);
  const connectionState = (tenant: Tenant) => connectionStateOf(parts, tenant);
  return {
    sessionRoutes: [tenantRoutes(new TenantFeatures({...parts, news, connectionState}), tokens)],
    adminRoutes: [
      settingsRoutes(new SettingsService({...parts, news}), parts.ownCallFields),
      agentsRoutes(new AgentsService({...parts, news})),
    ],
  };
}

async function connectionStateOf(
  {connections, crmState}: Pick<AdminSideParts, 'connections' | 'crmState'>,
  tenant: Tenant,
): Promise<TenantFeature['state']> {
  const {state} = await crmState(tenant);
  if (state !== 'authorization_required') return state;
  return (await connections.read(tenant.id)) ? state : 'not_configured';
}
