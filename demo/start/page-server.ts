import {serve, type ServerType} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import type {PbxUser} from './worlds.ts';

/** What the QA page must know of the parts around it. Demo secrets only: everything here is played. */
export interface PageConfig {
  readonly proxy: string;
  readonly pbx: string;
  readonly zoho: string;
  readonly tenants: readonly {
    readonly id: string;
    readonly domain: string;
    /** Key of the Zoho org that the tenant is connected to, or that its admin can connect. */
    readonly org?: string;
    readonly users: readonly PbxUser[];
  }[];
  /** Administrators of the whole PBX. */
  readonly systemUsers: readonly PbxUser[];
}

/** `restarted`: killed and started at once; `reauthorised`: also with the consents that an admin would give again. */
const proxyStates = ['killed', 'running', 'restarted', 'reauthorised'] as const;
export type ProxyState = (typeof proxyStates)[number];

/** Pulls the proxy's plug, or puts it in again. Resolves when it is so. */
export type ProxySwitch = (state: ProxyState) => Promise<void>;

/** Serves the built pages and their configuration on loopback. */
export function servePage(
  root: string,
  port: number,
  config: PageConfig,
  setProxy: ProxySwitch,
): Promise<ServerType> {
  const app = new Hono();
  app.put('/parts/proxy', async (c) => {
    const {state: wanted} = await c.req.json<{state?: unknown}>();
    const state = proxyStates.find((one) => one === wanted);
    if (!state) return c.json({error: `state: ${proxyStates.join(', ')}`}, 400);
    await setProxy(state);
    return c.body(null, 204);
  });
  app.get('/config.json', (c) => c.json(config, 200, {'cache-control': 'no-store'}));
  app.use('/*', serveStatic({root}));
  return new Promise((resolve) => {
    const server = serve({fetch: app.fetch, port, hostname: '127.0.0.1'}, () => resolve(server));
  });
}
