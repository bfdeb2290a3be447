import {createAdaptorServer} from '@hono/node-server';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';

/** An app of Hono, whatever its environment. */
export interface App {
  fetch: (request: Request, env: never) => Response | Promise<Response>;
}

/** A server that listens. */
export interface Listener {
  origin: string;
  port: number;
  stop(): Promise<void>;
}

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Ends the server and every connection that is still open, answered or not. */
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/**
 * Listens on `port` (0: a free one).
 * @param elsewhere when the port is taken, take a free one instead of failing
 */
export async function listen(app: App, host: string, port: number, elsewhere = false): Promise<Listener> {
  const server = createAdaptorServer({fetch: app.fetch as never, overrideGlobalObjects: false}) as Server;
  try {
    await listening(server, host, port);
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!elsewhere || !isTaken || port === 0) throw error;
    await listening(server, host, 0);
  }
  const bound = (server.address() as AddressInfo).port;
  const name = host.includes(':') ? `[${host}]` : host;
  return {origin: `http://${name}:${bound}`, port: bound, stop: () => closed(server)};
}
