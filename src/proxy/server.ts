import {createServer, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener} from '@hono/node-server';
import {ConfigError} from './config.ts';
import {problem} from './middleware/problem.ts';
import {requestIdOf} from './middleware/request-id.ts';

export interface OpenServer {
  /** Origin under which it listens. */
  readonly origin: string;
  /** From now on this answers, instead of 503 `starting`. */
  serve(fetch: (request: Request, env: object) => Response | Promise<Response>): void;
  /** Takes no new connection and resolves when the running answers are through. */
  close(): Promise<void>;
}

/**
 * Opens the socket before anything else stands, so that a taken port is told at once and early callers get a 503 they may repeat.
 * @param port 0: any free one.
 */
export async function openServer(host: string, port: number): Promise<OpenServer> {
  let listener: RequestListener = answerStarting;
  const server = createServer(
    {requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000},
    (i, o) => listener(i, o),
  );
  await listen(server, host, port);
  const {port: bound} = server.address() as AddressInfo;
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    serve(fetch) {
      listener = getRequestListener(fetch);
    },
    close: () =>
      new Promise((resolve) => {
        // A connection that still answers now stays open afterwards, idle, until somebody closes it.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host)));
    server.listen(port, host, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new ConfigError('BGM_PORT', 'is in use', 'Stop what listens there, or give another port.');
  if (error.code === 'EACCES')
    return new ConfigError('BGM_PORT', 'is not allowed to this user', 'Give a port from 1024.');
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new ConfigError('BGM_HOST', `${host} is no address of this machine`, 'Give one, or 0.0.0.0.');
  return error;
}

const answerStarting: RequestListener = ({headers}, outgoing) => {
  const id = requestIdOf(headers['bgm-request-id']);
  const starting = problem('starting', {}, id);
  outgoing.writeHead(503, {
    'bgm-request-id': id,
    'content-type': 'application/problem+json',
    'retry-after': String(starting.retryAfter),
    'cache-control': 'no-store',
  });
  outgoing.end(JSON.stringify(starting));
};
