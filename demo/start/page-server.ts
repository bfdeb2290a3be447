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
    readonly users: readonly {
      readonly extension: string;
      readonly role: string;
      readonly token: string;
      readonly name?: string;
    }[];
  }[];
}

/** Serves the built QA page and its configuration on loopback. */
export function servePage(root: string, port: number, config: PageConfig): Promise<ServerType> {
  const app = new Hono();
  app.get('/config.json', (c) => c.json(config, 200, {'cache-control': 'no-store'}));
  app.use('/*', serveStatic({root}));
  return new Promise((resolve) => {
    const server = serve({fetch: app.fetch, port, hostname: '127.0.0.1'}, () => resolve(server));
  });
}
