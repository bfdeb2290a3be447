import assert from 'node:assert/strict';
import type {Hono} from 'hono';
import {sql} from 'kysely';
import type {EmulatorOptions} from '../../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {Connection, SettingsInput} from '../../../../src/contract/index.ts';
import type {Caller, Env} from '../../../../src/proxy/middleware/env.ts';
import {createLogger} from '../../../../src/proxy/logging.ts';
import {regionTable} from '../../../../src/proxy/oauth/regions.ts';
import {createConnectionSide} from '../../../../src/proxy/services/connection/connection-side.ts';
import {MemoryEventHub} from '../../../../src/proxy/services/stream/memory-event-hub.ts';
import type {NewStreamEvent} from '../../../../src/proxy/services/stream/event-hub.ts';
import type {Tenant} from '../../../../src/proxy/services/tenants/tenants.ts';
import {UserEpochs} from '../../../../src/proxy/services/session/user-epochs.ts';
import type {OpenDatabase} from '../../../../src/proxy/store/database.ts';
import {ConsentWalk} from '../../../support/node/consent.ts';
import {ZohoBench} from '../../../support/node/connected-zoho.ts';
import {ask, testApp, testCaller, testTenant} from '../../../support/node/test-app.ts';

export const publicUrl = 'http://127.0.0.1:8890';

/** A tenant that is not connected yet, its admins, and a proxy that can connect it: the emulator plays all six regions. */
export class ConsentBench {
  readonly zoho: ZohoBench;
  tenant!: Tenant;
  app!: Hono<Env>;
  epochs!: UserEpochs;
  told: NewStreamEvent[] = [];
  /** Lines that the proxy logged. */
  logged: string[] = [];
  /** Of a real page that asks; without it the requests are made by hand. */
  origin: string | undefined;
  #process!: ReturnType<ZohoBench['process']>;
  #tenants = new Map<string, Tenant>();

  private constructor(zoho: ZohoBench) {
    this.zoho = zoho;
  }

  /** @param database Instead of one in memory. */
  static async start(options: EmulatorOptions = {}, database?: OpenDatabase): Promise<ConsentBench> {
    // Every organisation: people have accounts in all data centres.
    return new ConsentBench(await ZohoBench.start({orgs: allOrgs, ...options}, database));
  }

  get process(): ReturnType<ZohoBench['process']> {
    return this.#process;
  }

  get world() {
    return this.zoho.emulator.world;
  }

  async reset(settings: SettingsInput = {}, publicUrls = [publicUrl]): Promise<void> {
    await this.zoho.reset();
    this.tenant = testTenant({settings});
    const other = testTenant({id: '940000000000000002', domain: 'second.example', settings});
    this.#tenants = new Map([this.tenant, other].map((tenant) => [tenant.id, tenant]));
    for (const tenant of this.#tenants.values()) await this.zoho.addTenant(tenant);
    this.told = [];
    this.logged = [];
    this.app = this.newProcess(publicUrls);
  }

  /** The tenant as the system admin or its own admins changed it. */
  change(changes: Partial<Omit<Tenant, 'settings'>> & {settings?: SettingsInput}): void {
    const changed = testTenant({...changes, id: this.tenant.id});
    this.tenant = changed;
    this.#tenants.set(changed.id, changed);
    this.app = this.newProcess();
  }

  /** As {@link change}, while the same process goes on. */
  changeUnderWay(changes: Partial<Omit<Tenant, 'settings'>>): void {
    this.#tenants.set(this.tenant.id, {...this.tenant, ...changes});
  }

  /** A proxy on the same database. */
  newProcess(publicUrls: readonly string[] = [publicUrl]): Hono<Env> {
    const {clock, box, store} = this.zoho;
    const regions = regionTable(this.zoho.emulator.regions);
    this.#process = this.zoho.process();
    const {connections} = this.#process;
    const hub = new MemoryEventHub(clock);
    const publish = hub.publish.bind(hub);
    hub.publish = (tenantId, audience, event) => {
      this.told.push(event);
      publish(tenantId, audience, event);
    };
    this.epochs = new UserEpochs(store.db, clock, false);
    connections.onState((tenantId, state) =>
      hub.publish(tenantId, 'tenant', {type: 'connection.updated', state}),
    );
    connections.onOrganisation((tenantId) => this.#process.forgetOrganisation(tenantId));
    const side = createConnectionSide({
      db: store.db,
      box,
      clock,
      connections,
      regions,
      tenants: {byId: (id) => Promise.resolve(this.#tenants.get(id))},
      epochs: this.epochs,
      hub,
      publicUrls: publicUrls.map((url) => new URL(url)),
      crm: this.#process,
      onError: (error) => assert.fail(error as Error),
    });
    const callers = this.#callers();
    const expiresAt = clock.now() + 600_000;
    return testApp({
      ...side,
      callers,
      clock,
      log: createLogger('debug', {write: (line) => void this.logged.push(line)}),
      ...(this.origin !== undefined && {
        knownOrigin: (origin) => origin === this.origin,
        tokens: {
          admit: (token) =>
            Promise.resolve(callers[token] && {caller: callers[token], origin: this.origin!, expiresAt}),
        },
      }),
      publicUrls: publicUrls.map((url) => new URL(url)),
    });
  }

  #callers(): Record<string, Caller> {
    const [tenant, other] = [...this.#tenants.values()];
    const facts = {role: 'tenant_admin', settings: 'full', name: 'Lena Berg'} as const;
    return {
      admin: testCaller({...facts, tenant: tenant!, userId: '940000000000000104'}),
      viewer: testCaller({...facts, tenant: tenant!, userId: '940000000000000105', settings: 'view'}),
      agent: testCaller({tenant: tenant!, settings: 'none'}),
      stranger: testCaller({...facts, tenant: other!, userId: '940000000000000204'}),
    };
  }

  /** Client id and secret of the emulator's client for an organisation, or of the one that all data centres know. */
  client(org?: string): {clientId: string; clientSecret: string} {
    const {clients} = this.world;
    if (org === undefined) {
      const {clientId, secrets} = clients.at(-1)!;
      return {clientId, clientSecret: secrets.eu!};
    }
    const {clientId, clientSecret} = this.zoho.emulator.orgs.find(({key}) => key === org)!;
    return {clientId, clientSecret};
  }

  async saveClient(client: {clientId: string; clientSecret?: string}, as = 'admin'): Promise<Response> {
    return ask(this.app, '/settings/credentials', {as, method: 'PUT', json: client});
  }

  /** What the settings page sees. */
  async connection(as = 'admin'): Promise<Connection> {
    const answer = await ask(this.app, '/connection', {as});
    assert.equal(answer.status, 200);
    return (await answer.json()) as Connection;
  }

  walk(as = 'admin'): ConsentWalk {
    return new ConsentWalk({
      authorize: () => ask(this.app, '/connection/authorize', {as, json: {}}),
      open: async (url, headers) =>
        this.app.request(url.pathname + url.search, {headers: {...headers, host: url.host}}),
    });
  }

  /** Saves the client of an organisation and gives consent as its admin. */
  async connect(org = 'eu-enterprise'): Promise<void> {
    assert.equal((await this.saveClient(this.client(org))).status, 200);
    const {status, page} = await this.walk().run({org});
    assert.equal(status, 200, page);
  }

  /** Requests that the emulator has seen, but for people's own at the consent page. */
  requests(): string[] {
    return this.world.log
      .newest(5000)
      .filter(({path}) => path !== '/oauth/v2/auth')
      .map(({method, region, path}) => `${region} ${method} ${path}`)
      .reverse();
  }

  /** The row as it stands in the database. */
  async row() {
    return this.zoho.store.db
      .selectFrom('crm_connection')
      .selectAll()
      .where('tenant_id', '=', this.tenant.id)
      .executeTakeFirst();
  }

  /** Asserts that nothing of a grant is stored. */
  async assertNoGrant(): Promise<void> {
    const row = await this.row();
    assert.ok(row);
    const {refresh_token, access_token, org_id, edition, scope, about, pending_grant, authorized_at} = row;
    for (const value of [refresh_token, access_token, org_id, edition, scope, about, pending_grant])
      assert.equal(value, null);
    assert.equal(authorized_at, null);
    const lookups = await sql`select 1 from lookup_cache`.execute(this.zoho.store.db);
    assert.equal(lookups.rows.length, 0);
  }

  stop(): Promise<void> {
    return this.zoho.stop();
  }
}

const allOrgs = [
  'eu-enterprise',
  'eu-professional',
  'us-enterprise',
  'us-standard',
  'us-free',
  'in-professional',
  'jp-ultimate',
  'ca-enterprise',
  'sa-standard',
];
