import {Hono} from 'hono';
import {describeError, type Logger} from './logging.ts';
import {accessLog} from './middleware/access-log.ts';
import {limitBody, usualLimit, webhookLimit} from './middleware/body-limit.ts';
import {cors, type KnownOrigin} from './middleware/cors.ts';
import type {Env} from './middleware/env.ts';
import {askedNumbers} from './middleware/asked-numbers.ts';
import {hostCheck} from './middleware/host-check.ts';
import {refuseWhileStopping} from './middleware/refuse-while-stopping.ts';
import {errorHandler} from './middleware/problem.ts';
import {limitRate, type Rate} from './middleware/rate-limit.ts';
import {requestId} from './middleware/request-id.ts';
import {requireCaller, requireCrm, type TokenChecker} from './middleware/require-caller.ts';
import {securityHeaders} from './middleware/security-headers.ts';
import {unknownPbxRoute} from './middleware/unknown-pbx-route.ts';
import {unknownRoute} from './middleware/unknown-route.ts';
import type {Clock} from './services/time/clock.ts';

/** Path under which everything but the operators' resources stands (architecture, decision 16). */
export const basePath = '/crm/v1';

type Routes = Hono<Env>;

/** The consent that begins here is bound to the browser by a cookie. */
const withCookies: ReadonlySet<string> = new Set([`${basePath}/connection/authorize`]);

export interface AppParts {
  readonly publicUrls: readonly URL[];
  /** Aborted when the process stops: nothing more is taken in. */
  readonly stopping: AbortSignal;
  /** True when the socket listens on every address of the machine. */
  readonly anyAddress: boolean;
  readonly lookupRate: Rate;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tokens: TokenChecker;
  readonly knownOrigin: KnownOrigin;
  /** At the root: `/healthz`, `/readyz`. */
  readonly operatorRoutes: Routes;
  /** Under the base path, for anyone: the API's description, the widgets' files. */
  readonly publicRoutes: readonly Routes[];
  /** Under the base path, proving themselves: `/session`, `/events`, `/tenants`. */
  readonly sessionRoutes: readonly Routes[];
  /** Under the base path, behind a widget token and only while CRM is on. */
  readonly agentRoutes: readonly Routes[];
  /** Under the base path, behind a tenant user's widget token; each route says itself what it needs beyond that. */
  readonly adminRoutes: readonly Routes[];
  /** At the root, for browsers that come back from elsewhere: the OAuth callback. */
  readonly rootRoutes: readonly Routes[];
  /** Under the base path, for the PBX with its webhook secret. */
  readonly pbxRoutes: readonly Routes[];
}

/** The whole HTTP side without a socket; tests call it by `app.request()`. */
export function createApp(parts: AppParts): Hono<Env> {
  const app = new Hono<Env>();
  app.onError(
    errorHandler((error, c) =>
      parts.log.error('unexpected', {requestId: c.var.requestId, error: describeError(error)}),
    ),
  );
  app.use(requestId, accessLog(parts.log), securityHeaders(isHttps(parts.publicUrls)));
  app.route('/', parts.operatorRoutes);
  const refuse = refuseWhileStopping(parts.stopping);
  app.use(`${basePath}/pbx/*`, refuse);
  // Before the host check: the PBX proves itself by its secret and may know us by an inside name.
  app.use(`${basePath}/pbx/*`, limitBody(webhookLimit));
  for (const routes of parts.pbxRoutes) app.route(basePath, routes);
  app.use(`${basePath}/pbx/*`, unknownPbxRoute);
  app.use(hostCheck(hostsOf(parts.publicUrls), parts.anyAddress));
  for (const routes of parts.rootRoutes) app.route('/', routes);
  for (const routes of parts.publicRoutes) app.route(basePath, routes);
  app.use(`${basePath}/*`, cors(parts.knownOrigin, withCookies), limitBody(usualLimit));
  // Behind CORS: a widget on another origin must be able to read that it may come again (reliability J33).
  app.use(`${basePath}/*`, refuse);
  for (const routes of parts.sessionRoutes) app.route(basePath, routes);
  app.route(basePath, tenantSide(parts));
  app.notFound(unknownRoute(app));
  return app;
}

/** Guards stand on the routes' own paths, so that an unknown path is 404 and not 401. */
function tenantSide({agentRoutes, adminRoutes, tokens, lookupRate, clock}: AppParts): Routes {
  const side = new Hono<Env>();
  for (const path of pathsOf(agentRoutes)) side.use(path, requireCaller(tokens), requireCrm);
  for (const path of pathsOf(adminRoutes)) side.use(path, requireCaller(tokens));
  side.use('/lookups', limitRate('lookups', lookupRate, clock, askedNumbers));
  for (const routes of [...agentRoutes, ...adminRoutes]) side.route('/', routes);
  return side;
}

function pathsOf(list: readonly Routes[]): ReadonlySet<string> {
  return new Set(list.flatMap(({routes}) => routes.map(({path}) => path)));
}

function isHttps(urls: readonly URL[]): boolean {
  return urls.length > 0 && urls.every(({protocol}) => protocol === 'https:');
}

function hostsOf(urls: readonly URL[]): ReadonlySet<string> {
  return new Set(urls.map(({host}) => host));
}
