import {readFileSync} from 'node:fs';
import * as v from 'valibot';
import {idSchema, regions, settingsSchema, type SettingsInput} from '../../contract/index.ts';
import {fieldErrors} from '../middleware/checked.ts';
import {ConfigError} from './config-error.ts';

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
  pbx: v.optional(v.strictObject({username: text, password: text})),
  settings: v.optional(settingsSchema),
  agents: v.optional(v.record(v.pipe(v.string(), v.regex(/^[0-9]{1,64}$/)), v.pipe(v.string(), v.email()))),
  connection: v.optional(
    v.strictObject({
      region: v.picklist(regions),
      clientId: text,
      clientSecret: text,
      refreshToken: text,
    }),
  ),
});
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
  refuseTwice(tenants, 'id');
  refuseTwice(tenants, 'domain');
  const raw = (json as {tenants: {settings?: SettingsInput}[]}).tenants;
  return tenants.map((tenant, index) => ({...tenant, settings: raw[index]!.settings}));
}

function refuseTwice(tenants: readonly {id: string; domain: string}[], key: 'id' | 'domain'): void {
  const seen = new Set<string>();
  tenants.forEach((tenant, index) => {
    if (seen.has(tenant[key])) throw wrongField(`/tenants/${index}/${key}`, 'used_twice');
    seen.add(tenant[key]);
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
