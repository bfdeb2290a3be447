import type {Hono} from 'hono';
import {startPbxSimulator, type PbxSimulator} from '../../../demo/pbx-simulator/start-pbx-simulator.ts';
import {startZohoEmulator, type ZohoEmulator} from '../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {Org} from '../../../demo/zoho-emulator/world/org.ts';
import type {SessionReply, StreamEvent} from '../../../src/contract/index.ts';
import {createApp} from '../../../src/proxy/app.ts';
import {readConfig} from '../../../src/proxy/config.ts';
import {silentLogger} from '../../../src/proxy/logging.ts';
import type {Env} from '../../../src/proxy/middleware/env.ts';
import {createServices, type Services} from '../../../src/proxy/services.ts';
import {systemClock} from '../../../src/proxy/services/time/clock.ts';
import {openDatabase, type OpenDatabase} from '../../../src/proxy/store/database.ts';
import {ask, portal, type AskOptions} from '../../support/node/test-app.ts';

/** A proxy as one process has it, without a socket: everything between its routes and the database is its own. */
export interface Proxy {
  readonly app: Hono<Env>;
  readonly database: OpenDatabase;
  /** Exchanges a PBX user's token. */
  signIn(pbxToken: string): Promise<SessionReply>;
  /** A request of a widget. */
  ask(path: string, options?: AskOptions): Promise<Response>;
  /** Opens an event stream; what comes is collected until the end. */
  listen(token: string): Promise<{readonly events: StreamEvent[]; close(): void}>;
  stop(): Promise<void>;
}

/** Two proxies over one PostgreSQL database, with the PBX and Zoho that both talk to. */
export interface Pair {
  readonly one: Proxy;
  readonly two: Proxy;
  readonly pbx: PbxSimulator;
  readonly zoho: ZohoEmulator;
  readonly org: Org;
  /** PBX token of a user of the first tenant. */
  tokenOf(extension: string): string;
  readonly tenantId: string;
  /** Posts an event as the PBX does. */
  post(proxy: Proxy, event: object): Promise<Response>;
  stop(): Promise<void>;
}

const skewed = (minutes: number) => ({
  now: () => Date.now() + minutes * 60_000,
  steady: systemClock.steady.bind(systemClock),
  delay: systemClock.delay.bind(systemClock),
});

/** @param url An empty database. The clocks of the two differ by ten minutes, as those of real machines may. */
export async function startPair(url: string): Promise<Pair> {
  const zoho = await startZohoEmulator({settings: {indexDelayMs: 0}});
  const pbx = await startPbxSimulator({target: 'http://127.0.0.1:9/never'});
  const [tenant] = pbx.tenants;
  const access = zoho.orgs.find(({key}) => key === 'eu-enterprise')!;
  const {region, clientId, clientSecret, refreshToken} = access;
  const config = {
    ...readConfig({
      BGM_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
      BGM_PBX_URL: pbx.url,
      BGM_PUBLIC_URL: 'https://crm.example',
      BGM_ZOHO_HOSTS: JSON.stringify(zoho.regions),
      DATABASE_URL: url,
    }),
    tenants: [
      {
        id: tenant!.id,
        domain: tenant!.domain,
        crmEnabled: true,
        webhookSecret: tenant!.webhookSecret,
        pbx: tenant!.serviceUser,
        settings: {defaultCountry: 'GB', timeZone: 'Europe/London', allowedOrigins: [portal]},
        connection: {region, clientId, clientSecret, refreshToken},
      },
    ],
  };
  const start = async (minutes: number): Promise<Proxy> => {
    const database = await openDatabase({url});
    const stopping = new AbortController();
    const services: Services = await createServices({
      config,
      log: silentLogger,
      database,
      stopping: stopping.signal,
      listensOn: 'http://127.0.0.1:1',
      clock: skewed(minutes),
    });
    const app = createApp(services.app);
    // The proxy's own host check knows it under its public name only.
    const proxy = {
      request: (path: string, init?: RequestInit) => app.request(`https://crm.example${path}`, init),
    };
    const named = proxy as unknown as Hono<Env>;
    return {
      app: named,
      database,
      async signIn(pbxToken) {
        const reply = await ask(named, '/session', {method: 'POST', as: pbxToken});
        return (await reply.json()) as SessionReply;
      },
      ask: (path, options) => ask(named, path, options),
      listen: (token) => listen(named, token),
      async stop() {
        stopping.abort();
        await services.stop();
        await database.close();
      },
    };
  };
  // At once, as a deployment does: both bring the empty database up to date.
  const [one, two] = await Promise.all([start(-5), start(5)]);
  return {
    one: one,
    two: two,
    pbx,
    zoho,
    org: zoho.world.orgs.find(({key}) => key === access.key)!,
    tenantId: tenant!.id,
    tokenOf: (extension) => tenant!.users.find((user) => user.extension === extension)!.token,
    post: async (proxy, event) =>
      proxy.app.request('/crm/v1/pbx/events', {
        method: 'POST',
        headers: {authorization: `Bearer ${tenant!.webhookSecret}`, 'content-type': 'application/json'},
        body: JSON.stringify(event),
      }),
    async stop() {
      await Promise.all([one.stop(), two.stop()]);
      await Promise.all([pbx.stop(), zoho.stop()]);
    },
  };
}

async function listen(app: Hono<Env>, token: string) {
  const events: StreamEvent[] = [];
  const response = await app.request('/crm/v1/events', {
    headers: {authorization: `Bearer ${token}`, origin: portal},
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  // The first frame says that it listens.
  await reader.read();
  let rest = '';
  const read = async (): Promise<void> => {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      rest += value;
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(rest.slice(0, end))?.[1];
        rest = rest.slice(end + 2);
        if (data) events.push(JSON.parse(data) as StreamEvent);
      }
    }
  };
  void read().catch(() => {});
  return {events, close: () => void reader.cancel().catch(() => {})};
}
