import {readFileSync} from 'node:fs';
import * as v from 'valibot';
import {idSchema, regions, settingsSchema, type SettingsInput} from '../../contract/index.ts';
import {fieldErrors} from '../middleware/checked.ts';
import {ConfigError} from './config-error.ts';
import {isLoopback} from './origins.ts';

const setting = 'BGM_TENANTS_FILE';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
/** Printable and without spaces or colons, so that Bearer, Basic and Digest all carry it. */
const webhookSecret = v.pipe(v.string(), v.minLength(8), v.maxLength(128), v.regex(/^[!-9;-~]+$/));

const tenantSchema = v.strictObject({
  id: idSchema,
  domain: v.pipe(v.string(), v.toLowerCase(), v.regex(/^[a-z0-9.-]{1,253}$/)),
  crmEnabled: v.optional(v.boolean()),
  webhookSecret: v.optional(
    v.union([webhookSecret, v.pipe(v.array(webhookSecret), v.minLength(1), v.maxLength(2))]),
  ),
  jwt: v.optional(
    v.nullable(
      v.strictObject({
        issuer: text,
        audience: text,
        jwksUrl: v.pipe(text, v.check(isKeyUrl, 'not_https')),
      }),
    ),
  ),
  pbx: v.optional(v.strictObject({username: text, password: text})),
  settings: v.optional(settingsSchema),
  agents: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^[0-9]{1,64}$/)),
      // Address or id of a CRM user.
      v.union([v.pipe(v.string(), v.email()), v.pipe(v.string(), v.regex(/^[0-9]{1,20}$/))]),
    ),
  ),
  connection: v.optional(
    v.strictObject({
      region: v.picklist(regions),
      clientId: text,
      clientSecret: text,
      refreshToken: text,
    }),
  ),
});

/** Who can change the keys on their way can be anyone: https, or this machine. */
function isKeyUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return isSafe && !url.username && !url.password && !url.hash;
}

const fileSchema = v.strictObject({tenants: v.array(tenantSchema)});

/** A tenant as the file names it; what is left out keeps what admins set. */
export type ProvisionedTenant = Omit<v.InferOutput<typeof tenantSchema>, 'settings'> & {
  /** Only the keys that the file names, without defaults. */
  readonly settings?: SettingsInput;
};

/**
 * Reads the tenants that operators provision.
 * @throws ConfigError with a JSON Pointer to the first wrong field.
 */
export function readTenantsFile(path: string): ProvisionedTenant[] {
  const json = parseFile(path);
  const checked = v.safeParse(fileSchema, json);
  if (!checked.success) {
    const [first] = fieldErrors(checked.issues);
    throw wrongField(first?.pointer || '/', first?.code ?? 'invalid');
  }
  const {tenants} = checked.output;
  refuseTwice(tenants, 'id', ({id}) => id);
  refuseTwice(tenants, 'domain', ({domain}) => domain);
  // The issuer says which tenant a token is for.
  refuseTwice(tenants, 'jwt/issuer', ({jwt}) => jwt?.issuer);
  const raw = (json as {tenants: {settings?: SettingsInput}[]}).tenants;
  return tenants.map((tenant, index) => ({...tenant, settings: raw[index]!.settings}));
}

function refuseTwice<T>(
  tenants: readonly T[],
  pointer: string,
  valueOf: (tenant: T) => string | undefined,
): void {
  const seen = new Set<string>();
  tenants.forEach((tenant, index) => {
    const value = valueOf(tenant);
    if (value === undefined) return;
    if (seen.has(value)) throw wrongField(`/tenants/${index}/${pointer}`, 'used_twice');
    seen.add(value);
  });
}

function wrongField(pointer: string, code: string): ConfigError {
  return new ConfigError(setting, `is not valid at ${pointer} (${code})`, 'Correct this field of the file.');
}

function parseFile(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    throw new ConfigError(setting, `cannot be read (${code})`, 'Check the path and its permissions.');
  }
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new ConfigError(setting, 'is not JSON', 'Correct the file; comments are not allowed.');
  }
}
