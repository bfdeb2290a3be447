import {AsyncLocalStorage} from 'node:async_hooks';
import {PostgresQueryCompiler, type KyselyPlugin} from 'kysely';
import type {OpenDatabase} from '../../../src/proxy/store/database.ts';

const tracing = new AsyncLocalStorage<string[]>();
const compiler = new PostgresQueryCompiler();

const statements: KyselyPlugin = {
  transformQuery({node, queryId}) {
    tracing.getStore()?.push(`sql ${compiler.compileQuery(node, queryId).sql}`);
    return node;
  },
  transformResult: ({result}) => Promise.resolve(result),
};

/** The same database; each statement is noted for whoever caused it, see {@link traced}. */
export const tracedDatabase = <D extends OpenDatabase>(database: D): D => ({
  ...database,
  db: database.db.withPlugin(statements),
});

/** Notes every HTTP request of this process, too, until the returned function is called. Call it before services are made. */
export function traceRequests(): () => void {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    tracing.getStore()?.push(shapeOf(input instanceof Request ? input.url : input, init?.method ?? 'GET'));
    return real(input, init);
  };
  return () => void (globalThis.fetch = real);
}

/**
 * What a request caused: statements to the database, with their values left out, and requests to CRM and PBX, with ids left out; in
 * alphabetical order, for some of them run side by side. What others cause meanwhile is not among them.
 */
export async function traced(cause: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  await tracing.run(seen, cause);
  return seen.sort();
}

function shapeOf(address: string | URL, method: string): string {
  const {host, pathname, searchParams} = new URL(address);
  const path = pathname.replaceAll(/[0-9]{6,}/g, '{id}');
  return `http ${method} ${host}${path}?${[...searchParams.keys()].sort().join('&')}`;
}
