import type {Hono} from 'hono';
import type {Kysely} from 'kysely';
import type {Session} from '../../../contract/index.ts';
import type {LookupTimes} from '../../health/lookup-times.ts';
import {silentMeter, type Meter} from '../../metrics/meter.ts';
import type {Env} from '../../middleware/env.ts';
import type {RegionTable} from '../../oauth/regions.ts';
import {TokenKeeper} from '../../oauth/token-keeper.ts';
import {contactRoutes} from '../../routes/contacts.ts';
import {lookupRoutes} from '../../routes/lookups.ts';
import {searchRoutes} from '../../routes/search.ts';
import type {CallService} from '../../services/calls/call-service.ts';
import type {Clock} from '../../services/time/clock.ts';
import type {ConnectionStore} from '../../services/connection/connection-store.ts';
import {ContactService} from '../../services/contacts/contact-service.ts';
import {NumberLeases} from '../../services/contacts/number-leases.ts';
import type {Directory} from '../../services/directory.ts';
import {Idempotency} from '../../services/idempotency.ts';
import type {LateLookups} from '../../services/lookups/late-lookups.ts';
import {LookupCache} from '../../services/lookups/lookup-cache.ts';
import {LookupService} from '../../services/lookups/lookup-service.ts';
import {RememberedChoices} from '../../services/lookups/remembered-choices.ts';
import type {Tenant} from '../../services/tenants/tenants.ts';
import type {Database} from '../../store/schema.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import type {StartCheckup} from '../crm-checkup.ts';
import type {CrmHealth} from '../crm-health.ts';
import {CreditGovernor} from './credit-governor.ts';
import {CreditStore} from './credit-store.ts';
import {ZohoAdapter} from './zoho-adapter.ts';
import {ZohoCheckup} from './zoho-checkup.ts';
import {ZohoSampler} from './zoho-sampler.ts';

export interface ZohoServicesOptions {
  readonly db: Kysely<Database>;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly connections: ConnectionStore;
  /** From `regionTable(config.zohoHosts)`. */
  readonly regions: RegionTable;
  readonly directory: Directory;
  readonly meter?: Meter;
  /** Takes how long each lookup took that asked Zoho. */
  readonly lookupTimes?: Pick<LookupTimes, 'note'>;
  /** Told when requests begin to rest or go on, and when credits run low or are enough again. */
  readonly onHealth?: (tenantId: string) => void;
}

/**
 * The CRM side of the proxy. Calls need the lookups and contacts need the calls, so contacts and their routes are made by
 * `withCalls` once the calls are there.
 */
export function createZohoServices(options: ZohoServicesOptions) {
  const {db, box, clock, connections, regions, directory, meter = silentMeter} = options;
  const {lookupTimes, onHealth} = options;
  const tokens = new TokenKeeper({connections, regions, clock, meter});
  const creditStore = new CreditStore(db);
  const onChange = (tenantId: string, remaining: number) => meter.creditsLeft(tenantId, remaining);
  const credits = new CreditGovernor({clock, store: creditStore, onChange});
  const adapter = new ZohoAdapter({tokens, connections, clock, credits, meter, ...(onHealth && {onHealth})});
  const cache = new LookupCache(db, box);
  const choices = new RememberedChoices(db, box);
  const lookups = new LookupService({
    adapter,
    cache,
    choices,
    directory,
    clock,
    meter,
    ...(lookupTimes && {times: lookupTimes}),
  });
  const idempotency = new Idempotency(db, box, clock);
  const leases = new NumberLeases(db, box, clock);
  return {
    adapter,
    tokens,
    lookups,
    withCalls(calls: Pick<CallService, 'get' | 'link'>, late?: Pick<LateLookups, 'expect'>) {
      const contacts = new ContactService({adapter, lookups, calls, leases, clock});
      const routes: Hono<Env>[] = [
        lookupRoutes(lookups, late),
        searchRoutes(contacts),
        contactRoutes(contacts, idempotency),
      ];
      return {contacts, routes};
    },
    /** Reads from the database which record pages these tenants have, so that links are right before the first request. */
    async warmUp(tenants: readonly Pick<Tenant, 'id'>[]): Promise<void> {
      for (const {id} of tenants) {
        const connection = await connections.read(id);
        const hosts = connection && regions[connection.region];
        if (hosts) adapter.learnConnection(id, hosts, connection.organisation);
      }
    },
    /** The tenant has another organisation: nothing that memory holds of the old one is true (reliability Z24). */
    forgetOrganisation(tenantId: string): void {
      adapter.forgetOrganisation(tenantId);
      lookups.drop(tenantId, null);
    },
    /** How the tenant's CRM stands, for its agents. */
    async state(tenant: Tenant): Promise<Session['crm']> {
      const connection = await connections.read(tenant.id);
      const since = connection?.recordsSince;
      const facts = {
        provider: 'zoho' as const,
        region: connection?.region ?? null,
        ...(since && {recordsSince: since.toISOString()}),
      };
      if (!tenant.crmEnabled || !tenant.settings.enabled) return {...facts, state: 'disabled'};
      if (connection?.state !== 'connected') return {...facts, state: 'authorization_required'};
      return {...facts, state: adapter.isDegraded(tenant.id) ? 'degraded' : 'connected'};
    },
    /** Reads records by the page. */
    sampler: new ZohoSampler(adapter.client, (tenantId) => adapter.urlOf(tenantId)),
    /** Questions of one check-up. */
    startCheckup: ((tenant, signal) =>
      new ZohoCheckup(adapter.client, tenant, signal, () => clock.now())) satisfies StartCheckup,
    /** What an admin should know of the connection; Zoho is not asked. */
    async health(tenant: Pick<Tenant, 'id'>): Promise<CrmHealth> {
      const connection = await connections.read(tenant.id);
      return {
        connection: connection?.state ?? 'none',
        isDegraded: adapter.isDegraded(tenant.id),
        rest: restOf(adapter.client.pressure(tenant.id), connection?.coolUntil ?? 0, clock.now()),
        guard: connection?.guard ?? null,
        credits: {...adapter.credits(tenant.id), spent: credits.spending(tenant.id)},
      };
    },
    /** Deletes what is too old to be of use: lookups and kept answers of a day ago. Call it hourly. */
    async sweep(): Promise<void> {
      await cache.sweep(clock.now());
      await idempotency.sweep();
      await leases.sweep();
      await creditStore.flush(clock.now());
    },
  };
}

/** Zoho's API or its token endpoint wants to be left alone. */
function restOf(pressure: CrmHealth['rest'], coolUntil: number, now: number): CrmHealth['rest'] {
  return coolUntil > now ? {why: 'throttled', until: Math.max(coolUntil, pressure?.until ?? 0)} : pressure;
}
