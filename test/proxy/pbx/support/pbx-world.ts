import {randomUUID} from 'node:crypto';
import type {Hono} from 'hono';
import {manualClock, type ManualClock} from '../../../../demo/pbx-simulator/clock.ts';
import {Pbx} from '../../../../demo/pbx-simulator/pbx.ts';
import {loadScenario} from '../../../../demo/pbx-simulator/scenario-file.ts';
import {pbxSimulatorApp} from '../../../../demo/pbx-simulator/start-pbx-simulator.ts';
import {tenantCards} from '../../../../demo/pbx-simulator/tenant-cards.ts';
import type {SettingsInput, StreamEvent} from '../../../../src/contract/index.ts';
import type {CrmAdapter} from '../../../../src/proxy/crm/crm-adapter.ts';
import {silentLogger, type Logger} from '../../../../src/proxy/logging.ts';
import type {Meter} from '../../../../src/proxy/metrics/meter.ts';
import type {Caller, Env} from '../../../../src/proxy/middleware/env.ts';
import type {AskPbx} from '../../../../src/proxy/pbx/call-log/call-log-reader.ts';
import {createPbxServices, createPbxSide, type PbxServices} from '../../../../src/proxy/pbx/pbx-services.ts';
import {MemoryEventHub} from '../../../../src/proxy/services/stream/memory-event-hub.ts';
import {LookupCache} from '../../../../src/proxy/services/lookups/lookup-cache.ts';
import {LookupService} from '../../../../src/proxy/services/lookups/lookup-service.ts';
import {RememberedChoices} from '../../../../src/proxy/services/lookups/remembered-choices.ts';
import type {Directory} from '../../../../src/proxy/services/directory.ts';
import type {Lookups} from '../../../../src/proxy/services/lookups/lookups.ts';
import type {SecretBox} from '../../../../src/proxy/store/secret-box.ts';
import type {Tenant, Tenants, TenantSecrets} from '../../../../src/proxy/services/tenants/tenants.ts';
import {HandClock} from '../../../support/node/hand-clock.ts';
import {MemoryCrm} from '../../../support/node/memory-crm.ts';
import {ask, testApp, testCaller, testTenant, type AskOptions} from '../../../support/node/test-app.ts';
import {testSecretBox, type TestStore} from '../../../support/node/test-store.ts';
import {scenario} from './golden.ts';

export const demoTenantId = '940000000000000001';
export const secondTenantId = '940000000000000002';

/** Tenants that a test changes by hand. */
class HandTenants implements Tenants {
  readonly list = new Map<string, {tenant: Tenant; secrets: TenantSecrets}>();
  byId = (id: string) => Promise.resolve(this.list.get(id)?.tenant);
  byDomain = (domain: string) =>
    Promise.resolve([...this.list.values()].find(({tenant}) => tenant.domain === domain)?.tenant);
  all = () => Promise.resolve([...this.list.values()].map(({tenant}) => tenant));
  secrets = (id: string) => Promise.resolve(this.list.get(id)?.secrets);
}

/** What a CRM side is built on. */
export interface CrmSideParts {
  readonly store: TestStore;
  readonly box: SecretBox;
  readonly clock: HandClock;
  readonly directory: Directory;
}

export interface WorldOptions {
  readonly settings?: SettingsInput;
  /** Instead of the CRM in memory. */
  readonly crmSide?: (parts: CrmSideParts) => Promise<{adapter: CrmAdapter; lookups: Lookups}>;
  readonly start?: string;
  readonly hasRoom?: () => boolean;
  readonly meter?: Meter;
  /** The PBX's call log, instead of the simulator's. */
  readonly askPbx?: AskPbx;
  readonly log?: Logger;
  /** One fixed key unless set. */
  readonly box?: SecretBox;
  /** Goes on with what another world left in the database. */
  readonly keepsData?: boolean;
}

/** PBX simulator and proxy over one database, without sockets and with the clock in the test's hand. */
export interface PbxWorld {
  readonly app: Hono<Env>;
  readonly pbx: Pbx;
  readonly pbxClock: ManualClock;
  readonly crm: MemoryCrm;
  readonly clock: HandClock;
  readonly tenants: HandTenants;
  readonly services: PbxServices;
  readonly lookups: Lookups;
  readonly directory: Directory;
  /** `METHOD path` of every request that the proxy sent to the PBX. */
  readonly askedOfPbx: readonly string[];
  readonly hub: MemoryEventHub;
  readonly store: TestStore;
  /** Everything that was sent to browsers, newest last. */
  readonly sent: {tenantId: string; extensions: readonly string[]; event: StreamEvent}[];
  /** Posts as the PBX does; answers the response. */
  post(body: unknown, options?: {secret?: string; headers?: Record<string, string>}): Promise<Response>;
  /** Posts a golden scenario's events in one body, and settles. */
  play(name: string): Promise<void>;
  /** Plays a golden scenario as the PBX does, call log and recordings too, and settles. */
  playAsPbx(name: string): Promise<void>;
  /** Resolves when all that came has become calls and journal. */
  settle(): Promise<void>;
  /** Moves both clocks, then settles. */
  pass(milliseconds: number): Promise<void>;
  /** A request of an agent's widget: `101`, `102`, … or `admin`. */
  agent(extension: string, path: string, options?: AskOptions): Promise<Response>;
  setSettings(settings: SettingsInput, changes?: Partial<Omit<Tenant, 'settings'>>, tenantId?: string): void;
  stop(): Promise<void>;
}

const names: Record<string, string> = {
  '101': 'Ines Holm',
  '102': 'Omar Reyes',
  '103': 'Mei Tan',
  '104': 'Lena Vogt',
};

export async function pbxWorld(store: TestStore, options: WorldOptions = {}): Promise<PbxWorld> {
  if (!options.keepsData) await store.reset();
  const clock = new HandClock(options.start ?? '2026-06-15T13:00:00.000Z');
  const pbxClock = manualClock(clock.now());
  const box = options.box ?? testSecretBox();
  const tenants = new HandTenants();
  const cards = tenantCards();
  const setSettings: PbxWorld['setSettings'] = (settings, changes = {}, tenantId = demoTenantId) => {
    const card = cards.find(({id}) => id === tenantId)!;
    const tenant = testTenant({id: card.id, domain: card.domain, settings, ...changes});
    tenants.list.set(tenantId, {
      tenant,
      secrets: {webhookSecrets: [card.webhookSecret], pbx: card.serviceUser},
    });
  };
  setSettings(options.settings ?? {});
  setSettings({}, {}, secondTenantId);

  const simulator: {app?: Hono} = {};
  const askedOfPbx: string[] = [];
  const toPbx = (async (input: URL | string, init?: RequestInit) => {
    const request = new Request(input, init);
    askedOfPbx.push(`${request.method} ${new URL(request.url).pathname}`);
    return simulator.app!.request(request);
  }) as typeof fetch;
  const {directory, rest} = createPbxSide({pbxUrl: 'http://pbx.example', tenants, clock, fetch: toPbx});
  const crm = new MemoryCrm();
  seedGolden(crm);
  const inMemory = () => ({
    adapter: crm,
    lookups: new LookupService({
      adapter: crm,
      cache: new LookupCache(store.db, box),
      choices: new RememberedChoices(store.db, box),
      directory,
      clock,
    }),
  });
  const {adapter, lookups} = (await options.crmSide?.({store, box, clock, directory})) ?? inMemory();
  const hub = new MemoryEventHub(clock);
  const sent: PbxWorld['sent'] = [];
  const publish = hub.publish.bind(hub);
  hub.publish = (tenantId, audience, event) => {
    sent.push({
      tenantId,
      extensions: audience === 'tenant' ? [] : audience.extensions,
      event: {...event, id: '', time: ''},
    });
    publish(tenantId, audience, event);
  };
  const services = await createPbxServices({
    database: options.hasRoom ? {...store, hasRoom: options.hasRoom} : store,
    box,
    tenants,
    directory,
    lookups,
    crm: adapter,
    hub,
    clock,
    log: options.log ?? silentLogger,
    random: () => 0.5,
    recordings: {rest, linkBase: 'https://crm.example/crm/v1'},
    ...(options.meter && {meter: options.meter}),
    askPbx: options.askPbx ?? ((tenantId, path) => rest.account.get(tenantId, path)),
  });
  /** `101`, `admin`; with less permission for CRM contacts `admin~view` and `admin~none`. */
  const caller = (token: string): Caller => {
    const [extension = '', contacts = 'full'] = token.split('~');
    return testCaller({
      tenant: tenants.list.get(demoTenantId)!.tenant,
      userId: `user-${extension}`,
      contacts: contacts as Caller['contacts'],
      extension: extension === 'admin' ? '100' : extension,
      name: names[extension] ?? 'Ada Quill',
      role: extension === 'admin' ? 'tenant_admin' : 'agent',
    });
  };
  // Read at each request: a test may change the tenant's settings in between.
  const callers = new Proxy({}, {get: (_, name: string) => caller(name)});
  const app = testApp({
    callers,
    clock,
    pbxRoutes: services.pbxRoutes,
    agentRoutes: services.agentRoutes,
    adminRoutes: services.adminRoutes,
    publicRoutes: services.publicRoutes,
  });
  const pbx = new Pbx({
    target: 'http://proxy.example/crm/v1/pbx/events',
    clock: pbxClock,
    fetch: (async (input: URL | string, init?: RequestInit) =>
      app.request(new Request(input, init))) as typeof fetch,
    log: () => {},
  });
  simulator.app = pbxSimulatorApp(pbx);

  const post: PbxWorld['post'] = async (body, {secret = cards[0]!.webhookSecret, headers = {}} = {}) =>
    app.request('/crm/v1/pbx/events', {
      method: 'POST',
      headers: {authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers},
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
  const settle = async () => {
    await pbx.idle();
    await services.idle();
  };
  return {
    app,
    pbx,
    pbxClock,
    crm,
    clock,
    tenants,
    services,
    lookups,
    directory,
    askedOfPbx,
    hub,
    store,
    sent,
    settle,
    setSettings,
    post,
    async play(name) {
      await post(scenario(name));
      await settle();
    },
    async playAsPbx(name) {
      await pbx.playLines(loadScenario(name)).done;
      await settle();
    },
    async pass(milliseconds) {
      await clock.advance(milliseconds);
      pbxClock.advance(milliseconds);
      await settle();
    },
    agent: (extension, path, request = {}) => ask(app, path, {as: extension, ...request}),
    async stop() {
      await pbx.stop();
      await services.stop();
    },
  };
}

/** One record per golden number, stored in different forms on purpose (pbx-scenarios/README). */
export function seedGolden(crm: MemoryCrm): void {
  const phone = (stored: string) => [{field: 'Phone', kind: 'phone' as const, stored}];
  const mobile = (stored: string) => [{field: 'Mobile', kind: 'mobile' as const, stored}];
  crm.add({module: 'Contacts', name: 'Ada Sample', phones: phone('+1 (415) 555-0123')});
  crm.add({module: 'Leads', name: 'Bo Lead', phones: mobile('07700 900 321')});
  crm.add({module: 'Accounts', name: 'Oduya Works', phones: phone('0161 496 0234')});
  crm.add({module: 'Contacts', name: 'Cy Queue', phones: phone('001-415-555-0145')});
  crm.add({module: 'Contacts', name: 'Di Dialled', phones: phone('+44 131 496 0456')});
  crm.add({module: 'Leads', name: 'Ed Blind', phones: phone('4155550167')});
  crm.add({module: 'Contacts', name: 'Fi Late', phones: phone('(415) 555-0188')});
  crm.add({module: 'Leads', name: 'Gil Twice', phones: phone('+44 (0)7700 900777')});
  for (const [extension, name] of Object.entries(names)) {
    const email = `${name.split(' ')[0]!.toLowerCase()}@demo.example`;
    crm.people.push({id: `7000000000000002${extension}`, name, email, active: true});
  }
}

/** CRM user id of an extension in {@link seedGolden}. */
export const crmUserOf = (extension: string): string => `7000000000000002${extension}`;

export const newNoteId = (): string => randomUUID();
