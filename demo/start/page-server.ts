import {serve, type ServerType} from '@hono/node-server';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';

/** What the QA page must know of the parts around it. Demo secrets only: everything here is played. */
export interface PageConfig {
  readonly proxy: string;
  readonly pbx: string;
  readonly zoho: string;
  readonly tenants: readonly {
    readonly id: string;
    readonly domain: string;
    /** Key of the Zoho org that the tenant is connected to. */
    readonly org?: string;
    readonly users: readonly {
      readonly extension: string;
      readonly role: string;
      readonly token: string;
      readonly name?: string;
      readonly email?: string;
    }[];
  }[];
}

/** Pulls the proxy's plug, or puts it in again. */
export type ProxySwitch = (state: 'killed' | 'running') => Promise<void>;

/** Serves the built QA page and its configuration on loopback. */
export function servePage(
  root: string,
  port: number,
  config: PageConfig,
  setProxy: ProxySwitch,
): Promise<ServerType> {
  const app = new Hono();
  app.put('/parts/proxy', async (c) => {
    const {state} = await c.req.json<{state?: unknown}>();
    if (state !== 'killed' && state !== 'running') return c.json({error: 'state: killed or running'}, 400);
    await setProxy(state);
    return c.body(null, 204);
  });
  app.get('/config.json', (c) => c.json(config, 200, {'cache-control': 'no-store'}));
  app.use('/*', serveStatic({root}));
  return new Promise((resolve) => {
    const server = serve({fetch: app.fetch, port, hostname: '127.0.0.1'}, () => resolve(server));
  });
}
