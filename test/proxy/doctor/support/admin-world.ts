import type {Hono} from 'hono';
import {pbxSimulatorApp} from '../../../../demo/pbx-simulator/start-pbx-simulator.ts';
import {startZohoEmulator, type ZohoEmulator} from '../../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {Org} from '../../../../demo/zoho-emulator/world/org.ts';
import type {SettingsInput} from '../../../../src/contract/index.ts';
import {createZohoServices} from '../../../../src/proxy/crm/zoho/create-zoho-services.ts';
import {createDoctorServices} from '../../../../src/proxy/doctor/create-doctor-services.ts';
import {LookupTimes} from '../../../../src/proxy/health/lookup-times.ts';
import {tellHealth} from '../../../../src/proxy/health/health-teller.ts';
import {silentLogger} from '../../../../src/proxy/logging.ts';
import type {Caller, Env} from '../../../../src/proxy/middleware/env.ts';
import {regionTable} from '../../../../src/proxy/oauth/regions.ts';
import {createPbxSide} from '../../../../src/proxy/pbx/pbx-services.ts';
import type {ConnectionStore} from '../../../../src/proxy/services/connection/connection-store.ts';
import {GrantStore} from '../../../../src/proxy/services/connection/grant-store.ts';
import type {EventHub} from '../../../../src/proxy/services/stream/event-hub.ts';
import {ask, testApp, testCaller, type AskOptions} from '../../../support/node/test-app.ts';
import {testSecretBox, type TestStore} from '../../../support/node/test-store.ts';
import {demoTenantId, pbxWorld, secondTenantId, type PbxWorld} from '../../pbx/support/pbx-world.ts';
import {connectTenants, orgKeys} from '../../pbx/support/zoho-orgs.ts';

export interface AdminWorld extends PbxWorld {
  readonly zoho: ZohoEmulator;
  /** The first tenant's org. */
  readonly org: Org;
  readonly connections: ConnectionStore;
  readonly crmSide: ReturnType<typeof createZohoServices>;
  readonly adminApp: Hono<Env>;
  /** Whether the database's disk has room. */
  readonly room: {isThere: boolean};
  /** The doctor's question to the database takes so long from now on. */
  slowDatabase(milliseconds: number): void;
  /** `health.updated` that was told, by tenant. */
  readonly healthTold: string[];
  /**
   * A request of an admin's page; `as` is `admin`, `viewer`, `blind` (a viewer who may not see CRM contacts), `agent` or `stranger`,
   * an admin of the second tenant.
   */
  admin(path: string, options?: AskOptions): Promise<Response>;
}

/** Simulator, proxy and emulator over one database, and what admins ask of them. */
export async function adminWorld(store: TestStore, settings: SettingsInput = {}): Promise<AdminWorld> {
  const parts: {
    world?: PbxWorld;
    zoho?: ReturnType<typeof createZohoServices>;
    connections?: ConnectionStore;
  } = {};
  const zoho = await startZohoEmulator({
    now: () => parts.world?.clock.steady() ?? 0,
    settings: {indexDelayMs: 0},
  });
  const healthTold: string[] = [];
  const hub: Pick<EventHub, 'publish'> = {
    publish: (tenantId, _audience, {type}) => void (type === 'health.updated' && healthTold.push(tenantId)),
  };
  try {
    let lookupTimes!: LookupTimes;
    const world = await pbxWorld(store, {
      settings: {region: 'eu', ...settings},
      crmSide: async ({box, clock, directory}) => {
        const connections = await connectTenants(store, box, zoho);
        lookupTimes = new LookupTimes(store.db, clock);
        const services = createZohoServices({
          db: store.db,
          box,
          clock,
          connections,
          regions: regionTable(zoho.regions),
          directory,
          lookupTimes,
          onHealth: (tenantId) => tellHealth(hub, tenantId),
        });
        Object.assign(parts, {zoho: services, connections});
        return {adapter: services.adapter, lookups: services.lookups};
      },
    });
    parts.world = world;
    const {clock, tenants, pbx} = world;
    const simulator = pbxSimulatorApp(pbx);
    const toPbx = (async (input: URL | string, init?: RequestInit) =>
      simulator.request(new Request(input, init))) as typeof fetch;
    const {directory, rest} = createPbxSide({pbxUrl: 'http://pbx.example', tenants, clock, fetch: toPbx});
    const room = {isThere: true};
    const database = {milliseconds: 0};
    const doctor = createDoctorServices({
      db: store.db,
      clock,
      lookupTimes,
      lookups: parts.zoho!.lookups,
      crm: (tenant) => parts.zoho!.health(tenant),
      fieldsOf: parts.zoho!.adapter.previewActivity,
      startCheckup: parts.zoho!.startCheckup,
      sampler: parts.zoho!.sampler,
      grants: new GrantStore(store.db, testSecretBox(), parts.connections!),
      tenants,
      directory,
      askPbx: (tenantId, path) => rest.account.get(tenantId, path),
      askDatabase: () => clock.advance(database.milliseconds),
      hasRoom: () => room.isThere,
      webhookUrls: ['https://crm.example/crm/v1/pbx/events'],
      log: silentLogger,
    });
    const callerOf = (name: string): Caller => {
      const tenantId = name === 'stranger' ? secondTenantId : demoTenantId;
      const isAdmin = name === 'admin' || name === 'stranger';
      return testCaller({
        tenant: tenants.list.get(tenantId)!.tenant,
        userId: `user-${name}`,
        role: isAdmin ? 'tenant_admin' : 'agent',
        settings: isAdmin ? 'full' : name === 'agent' ? 'none' : 'view',
        contacts: name === 'blind' ? 'none' : 'full',
      });
    };
    const callers = new Proxy({}, {get: (_, name: string) => callerOf(name)});
    const adminApp = testApp({callers, clock, adminRoutes: doctor.routes});
    return {
      ...world,
      zoho,
      org: zoho.world.orgs.find(({key}) => key === orgKeys[demoTenantId])!,
      connections: parts.connections!,
      crmSide: parts.zoho!,
      adminApp,
      room,
      slowDatabase: (milliseconds) => void (database.milliseconds = milliseconds),
      healthTold,
      admin: (path, options = {}) => ask(adminApp, path, {as: 'admin', ...options}),
      async stop() {
        await world.stop();
        await zoho.stop();
      },
    };
  } catch (error) {
    // Its open sockets would keep the test file alive.
    await zoho.stop();
    throw error;
  }
}
