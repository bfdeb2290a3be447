import {resolve} from 'node:path';
import * as v from 'valibot';
import {ConfigError} from './config/config-error.ts';
import {parseEncryptionKeys} from './config/encryption-keys.ts';
import {parseOrigin} from './config/origins.ts';
import {readTenantsFile, type ProvisionedTenant} from './config/tenants-file.ts';
import {parseZohoHosts, type ZohoHosts} from './config/zoho-hosts.ts';
import {logLevels, type LogLevel} from './logging.ts';
import type {Rate} from './middleware/rate-limit.ts';
import type {DatabasePlace} from './store/database.ts';
import type {EncryptionKey} from './store/secret-box.ts';

export {ConfigError} from './config/config-error.ts';

/** Every setting of the proxy, checked (architecture, "Processes and settings"). */
export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The first is written into links; empty: the address it listens on. */
  readonly publicUrls: readonly URL[];
  readonly database: DatabasePlace;
  readonly encryptionKeys: readonly EncryptionKey[];
  /** Origin of the PBX, without `/api`. */
  readonly pbxUrl: URL;
  readonly tenants: readonly ProvisionedTenant[];
  /** Origins whose pages may use the tokens of tenant and system admins, whatever a tenant's list says. */
  readonly adminOrigins: readonly string[];
  /** An emulator's hosts instead of the built-in table. */
  readonly zohoHosts: ZohoHosts | undefined;
  readonly logLevel: LogLevel;
  readonly lookupRate: Rate;
  /** Milliseconds between two looks into the PBX's call log. */
  readonly callLogEvery: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from the environment.
 * @throws ConfigError for the first unusable one.
 */
export function readConfig(env: Environment): Config {
  refusePaceOutsideTests(env);
  const pbxUrl = parseOrigin(
    'BGM_PBX_URL',
    required(env, 'BGM_PBX_URL', "Give the PBX's origin, without /api."),
  );
  return {
    host: env.BGM_HOST?.trim() || '127.0.0.1',
    port: wholeNumber(env, 'BGM_PORT', {default: 8890, least: 0, most: 65_535}),
    publicUrls: listOf(env.BGM_PUBLIC_URL).map((url) => parseOrigin('BGM_PUBLIC_URL', url)),
    database: databasePlace(env),
    encryptionKeys: parseEncryptionKeys(env.BGM_ENCRYPTION_KEYS),
    pbxUrl,
    adminOrigins: adminOrigins(env, pbxUrl),
    tenants: env.BGM_TENANTS_FILE ? readTenantsFile(env.BGM_TENANTS_FILE) : [],
    zohoHosts: parseZohoHosts(env.BGM_ZOHO_HOSTS),
    logLevel: logLevel(env),
    callLogEvery: 1000 * wholeNumber(env, 'BGM_CALL_LOG_SECONDS', {default: 300, least: 5, most: 86_400}),
    lookupRate: {
      perMinute: wholeNumber(env, 'BGM_LOOKUPS_PER_MINUTE', {default: 60, least: 1, most: 10_000_000}),
      // One full request of 25 numbers must pass.
      burst: wholeNumber(env, 'BGM_LOOKUPS_BURST', {default: 25, least: 25, most: 10_000_000}),
    },
  };
}

/** The admin portal is the PBX's own unless told otherwise. */
function adminOrigins(env: Environment, pbxUrl: URL): string[] {
  const given = listOf(env.BGM_ADMIN_ORIGINS).map((url) => parseOrigin('BGM_ADMIN_ORIGINS', url));
  return (given.length > 0 ? given : [pbxUrl]).map(({origin}) => origin);
}

/** `pace.ts` reads the number itself; here it is only kept away from a real CRM. */
function refusePaceOutsideTests(env: Environment): void {
  const pace = wholeNumber(env, 'BGM_TEST_PACE', {default: 1, least: 1, most: 1000});
  if (pace > 1 && !env.BGM_ZOHO_HOSTS)
    throw new ConfigError('BGM_TEST_PACE', 'is for tests against an emulator', 'Leave it out.');
}

function databasePlace(env: Environment): DatabasePlace {
  const {DATABASE_URL: url, BGM_DATA_DIR: directory} = env;
  if (url && directory)
    throw new ConfigError('DATABASE_URL', 'is set beside BGM_DATA_DIR', 'Set only one of the two.');
  if (!url) return {dataDir: resolve(directory || '.data/proxy')};
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new ConfigError(
      'DATABASE_URL',
      'is not a Postgres URL',
      'Give postgres://user:password@host/database.',
    );
  return {url};
}

function logLevel(env: Environment): LogLevel {
  const result = v.safeParse(v.picklist(logLevels), env.BGM_LOG_LEVEL || 'info');
  if (result.success) return result.output;
  throw new ConfigError('BGM_LOG_LEVEL', 'is unknown', `Give one of ${logLevels.join(', ')}.`);
}

function wholeNumber(
  env: Environment,
  setting: string,
  limits: {default: number; least: number; most: number},
): number {
  const text = env[setting]?.trim();
  if (!text) return limits.default;
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= limits.least && value <= limits.most) return value;
  throw new ConfigError(
    setting,
    'is not a number in its range',
    `Give ${limits.least} to ${limits.most}, or leave it out for ${limits.default}.`,
  );
}

function required(env: Environment, setting: string, remedy: string): string {
  const text = env[setting]?.trim();
  if (!text) throw new ConfigError(setting, 'is missing', remedy);
  return text;
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
