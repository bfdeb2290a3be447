import {Hono} from 'hono';
import * as v from 'valibot';
import {settingsSchema, type SettingsInput} from '../../../src/contract/index.ts';
import {createApp, type AppParts} from '../../../src/proxy/app.ts';
import {silentLogger} from '../../../src/proxy/logging.ts';
import type {Caller, Env, SystemCaller} from '../../../src/proxy/middleware/env.ts';
import {systemClock} from '../../../src/proxy/services/time/clock.ts';
import type {Tenant} from '../../../src/proxy/services/tenants/tenants.ts';
import {assertAllowedRequest, assertDescribed} from './contract-check.ts';

/** The origin that test tenants allow. */
export const portal = 'https://portal.example';

export function testTenant(
  changes: Partial<Omit<Tenant, 'settings'>> & {settings?: SettingsInput} = {},
): Tenant {
  const {settings, ...rest} = changes;
  return {
    id: '940000000000000001',
    domain: 'demo.example',
    crmEnabled: true,
    agents: {},
    settings: v.parse(settingsSchema, {
      defaultCountry: 'GB',
      timeZone: 'Europe/London',
      region: 'eu',
      allowedOrigins: [portal],
      ...settings,
    }),
    ...rest,
  };
}

export function testCaller(changes: Partial<Caller> = {}): Caller {
  return {
    tenant: testTenant(),
    userId: '940000000000000101',
    extension: '101',
    name: 'Ines Holm',
    role: 'agent',
    contacts: 'full',
    settings: changes.role === 'tenant_admin' ? 'full' : 'none',
    ...changes,
  };
}

/**
 * Tokens that {@link testApp} admits unless told otherwise: `agent`, `admin` and `viewer` (of the settings) of one tenant,
 * `stranger` of another.
 */
export const testCallers: Readonly<Record<string, Caller>> = {
  agent: testCaller(),
  admin: testCaller({
    userId: '940000000000000104',
    extension: '104',
    name: 'Lena Berg',
    role: 'tenant_admin',
  }),
  viewer: testCaller({
    userId: '940000000000000108',
    extension: '108',
    name: 'Ada Voss',
    settings: 'view',
  }),
  stranger: testCaller({
    tenant: testTenant({id: '940000000000000002', domain: 'second.example'}),
    userId: '940000000000000201',
    name: 'Omar Reyes',
  }),
};

export type TestParts = Partial<AppParts> & {
  readonly callers?: Readonly<Record<string, Caller | SystemCaller>>;
};

/**
 * The proxy's own app with only the routes a test hands in; everything around them (errors, tokens, CORS, limits) is real except
 * who callers are: `Authorization: Bearer agent`.
 */
export function testApp({callers = testCallers, ...parts}: TestParts = {}): Hono<Env> {
  return createApp({
    publicUrls: [new URL('https://crm.example')],
    stopping: new AbortController().signal,
    anyAddress: false,
    lookupRate: {perMinute: 6000, burst: 1000},
    clock: systemClock,
    log: silentLogger,
    tokens: {
      admit(token) {
        const caller = callers[token];
        const expiresAt = (parts.clock ?? systemClock).now() + 600_000;
        return Promise.resolve(caller && {caller, origin: portal, expiresAt});
      },
    },
    knownOrigin: (origin) => origin === portal,
    operatorRoutes: new Hono<Env>(),
    publicRoutes: [],
    sessionRoutes: [],
    agentRoutes: [],
    adminRoutes: [],
    rootRoutes: [],
    pbxRoutes: [],
    ...parts,
  });
}

export interface AskOptions {
  readonly method?: string;
  /** Widget token; none when left out. */
  readonly as?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
}

/** A request as the widgets send it, from the portal's page. The answer must be as the API's description says. */
export async function ask(app: Hono<Env>, path: string, options: AskOptions = {}): Promise<Response> {
  const {as, json, headers} = options;
  const method = options.method ?? (json === undefined ? 'GET' : 'POST');
  const response = await app.request(`/crm/v1${path}`, {
    method,
    headers: {
      origin: portal,
      ...(as !== undefined && {authorization: `Bearer ${as}`}),
      ...(json !== undefined && {'content-type': 'application/json'}),
      ...headers,
    },
    ...(json !== undefined && {body: JSON.stringify(json)}),
  });
  await assertDescribed(method, path, response);
  if (response.ok && json !== undefined) assertAllowedRequest(method, path, json);
  return response;
}
