import {createServer} from 'node:http';

/** A stranger's web server with one page. */
export interface PortalServer {
  readonly origin: string;
  /** What the page holds; may be set anew between loads. */
  html: string;
  stop(): Promise<void>;
}

/** Serves a page on an origin of its own, loopback, any free port. */
export async function startPortalServer(): Promise<PortalServer> {
  const portal = {html: ''};
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8').end(portal.html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The portal server has no port.');
  return Object.assign(portal, {
    origin: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
