import type {Hono} from 'hono';
import type {Kysely} from 'kysely';
import type {Env} from '../../middleware/env.ts';
import {ConsentCallback} from '../../oauth/consent-callback.ts';
import {ConsentStore} from '../../oauth/consent-store.ts';
import type {RegionTable} from '../../oauth/regions.ts';
import {connectionRoutes} from '../../routes/connection.ts';
import {oauthCallbackRoutes} from '../../routes/oauth-callback.ts';
import type {Database} from '../../store/schema.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import type {Clock} from '../time/clock.ts';
import {ConnectionService} from './connection-service.ts';
import type {ConnectionStore} from './connection-store.ts';
import type {EventHub} from '../stream/event-hub.ts';
import {GrantStore} from './grant-store.ts';
import type {Tenant, Tenants} from '../tenants/tenants.ts';
import type {UserEpochs} from '../session/user-epochs.ts';
import type {Session} from '../../../contract/index.ts';

export interface ConnectionSideParts {
  readonly db: Kysely<Database>;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly connections: ConnectionStore;
  readonly regions: RegionTable;
  readonly tenants: Pick<Tenants, 'byId'>;
  readonly epochs: Pick<UserEpochs, 'current'>;
  readonly hub: EventHub;
  /** At least one. */
  readonly publicUrls: readonly URL[];
  /** The CRM's side: what it remembers of a tenant, and how it stands. */
  readonly crm: {
    readonly lookups: {forget(tenantId: string): Promise<void>};
    readonly adapter: {isDegraded(tenantId: string): boolean};
    state(tenant: Tenant): Promise<Session['crm']>;
  };
  readonly onError: (error: unknown) => void;
}

/** What connects a tenant with its CRM: the admins' routes, and the callback at the root. */
export function createConnectionSide(parts: ConnectionSideParts): {
  readonly adminRoutes: readonly Hono<Env>[];
  readonly rootRoutes: readonly Hono<Env>[];
  /** Deletes consents that nobody asks for any more. */
  sweep(): Promise<void>;
} {
  const {db, box, clock, connections, crm, epochs, hub, onError, regions, tenants} = parts;
  const grants = new GrantStore(db, box, connections);
  const consents = new ConsentStore(db, box);
  /** Admins' pages look again; for agents nothing is new. */
  const tellState = async (tenantId: string): Promise<void> => {
    const tenant = await tenants.byId(tenantId);
    if (!tenant) return;
    const {state} = await crm.state(tenant);
    hub.publish(tenantId, 'tenant', {type: 'connection.updated', state});
  };
  // What was done is done, whether anybody hears of it or not.
  const onChange = (tenantId: string) => tellState(tenantId).catch(onError);
  const service = new ConnectionService({
    grants,
    consents,
    regions,
    clock,
    epochs,
    box,
    publicUrls: parts.publicUrls,
    isDegraded: (tenantId) => crm.adapter.isDegraded(tenantId),
    forgetLookups: (tenantId) => crm.lookups.forget(tenantId),
    clearCaches: (tenantId) => hub.publish(tenantId, 'tenant', {type: 'cache.cleared'}),
    onChange,
  });
  const callback = new ConsentCallback({
    consents,
    grants,
    connections,
    tenants,
    epochs,
    regions,
    clock,
    box,
    onChange,
  });
  return {
    adminRoutes: [connectionRoutes(service)],
    rootRoutes: [oauthCallbackRoutes(callback)],
    sweep: () => consents.sweep(clock.now()),
  };
}
