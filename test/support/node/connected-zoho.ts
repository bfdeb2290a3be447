import {sql} from 'kysely';
import {
  startZohoEmulator,
  type EmulatorOptions,
  type ZohoEmulator,
} from '../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {Org} from '../../../demo/zoho-emulator/world/org.ts';
import type {SettingsInput} from '../../../src/contract/index.ts';
import {createZohoServices} from '../../../src/proxy/crm/zoho/create-zoho-services.ts';
import {regionTable} from '../../../src/proxy/oauth/regions.ts';
import {ConnectionStore} from '../../../src/proxy/services/connection/connection-store.ts';
import {provisionConnection} from '../../../src/proxy/services/connection/provision-connection.ts';
import type {Directory} from '../../../src/proxy/services/directory.ts';
import type {Tenant} from '../../../src/proxy/services/tenants/tenants.ts';
import type {OpenDatabase} from '../../../src/proxy/store/database.ts';
import {HandClock} from './hand-clock.ts';
import {testTenant} from './test-app.ts';
import {openTestStore, resettable, testSecretBox, type TestStore} from './test-store.ts';

export const emptyDirectory: Directory = {
  extension: () => Promise.resolve(undefined),
  extensions: () => Promise.resolve([]),
  contactByNumber: () => Promise.resolve(undefined),
};

/** A Zoho emulator and a database; each test gets both as new, with a tenant connected to the first org. */
export class ZohoBench {
  readonly emulator: ZohoEmulator;
  readonly store: TestStore;
  readonly box = testSecretBox();
  clock = new HandClock();

  constructor(emulator: ZohoEmulator, store: TestStore) {
    this.emulator = emulator;
    this.store = store;
  }

  /** @param database Instead of one in memory. */
  static async start(options: EmulatorOptions = {}, database?: OpenDatabase): Promise<ZohoBench> {
    const bench: {current?: ZohoBench} = {};
    const [emulator, store] = await Promise.all([
      // The emulator lives by the test's clock: token lifetimes and index lag move only with it, whatever our machine shows.
      startZohoEmulator({orgs: ['eu-enterprise'], now: () => bench.current?.clock.steady() ?? 0, ...options}),
      database ? resettable(database) : openTestStore(),
    ]);
    return (bench.current = new ZohoBench(emulator, store));
  }

  get org(): Org {
    return this.emulator.world.orgs[0]!;
  }

  /** Requests to the API and the token endpoint since the last reset, e.g. `GET Contacts/search`. */
  get asked(): Readonly<Record<string, number>> {
    return this.org.counters.byRoute;
  }

  async reset(): Promise<void> {
    this.clock = new HandClock();
    this.emulator.world.reset();
    await this.store.reset();
  }

  /** A tenant connected to the org, and services as one process has them. */
  async connect(
    settings: SettingsInput = {},
    parts: {directory?: Directory; knowsOrganisation?: boolean} = {},
  ) {
    const tenant = testTenant({settings});
    await this.addTenant(tenant);
    const [access] = this.emulator.orgs;
    const {region, clientId, clientSecret, refreshToken} = access!;
    const grant = {region, clientId, clientSecret, refreshToken};
    const process = this.process(parts);
    await provisionConnection(this.store.db, this.box, process.connections, tenant.id, grant);
    if (parts.knowsOrganisation ?? true)
      await process.connections.setOrganisation(tenant.id, {
        id: this.org.definition.zgid,
        edition: 'enterprise',
        domain: this.org.domainName,
      });
    return {tenant, ...process};
  }

  /** One more process on the same database. */
  process({directory = emptyDirectory}: {directory?: Directory} = {}) {
    const {clock, box} = this;
    const {db} = this.store;
    const connections = new ConnectionStore(db, box);
    const regions = regionTable(this.emulator.regions);
    return {connections, ...createZohoServices({db, box, clock, connections, regions, directory})};
  }

  async addTenant({id, domain}: Tenant): Promise<void> {
    await sql`insert into tenant (id, domain, crm_enabled, settings, webhook_secrets)
      values (${id}, ${domain}, true, '{}', '')`.execute(this.store.db);
  }

  /** Puts a record into the org behind the API's back, known to the search at once. */
  add(module: 'Contacts' | 'Leads' | 'Accounts' | 'Calls', values: Record<string, unknown>): string {
    const id = this.org.nextId();
    const by = this.org.admin.id;
    const now = this.clock.now();
    this.org.records.insert({id, module, values, owner: by, by, now, indexDelayMs: 0});
    return id;
  }

  async stop(): Promise<void> {
    await Promise.all([this.emulator.stop(), this.store.close()]);
  }
}
