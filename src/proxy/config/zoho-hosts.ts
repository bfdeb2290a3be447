import * as v from 'valibot';
import {regions, type Region} from '../../contract/index.ts';
import {ConfigError} from './config-error.ts';
import {isLoopback, parseOrigin} from './origins.ts';

/** Where the CRM's account server and API of a region are, as origins without a slash at the end. */
export interface RegionHosts {
  readonly accounts: string;
  readonly api: string;
  /** Where people see records; the API's host unless named. */
  readonly ui?: string;
}
export type ZohoHosts = Readonly<Partial<Record<Region, RegionHosts>>>;

const setting = 'BGM_ZOHO_HOSTS';
const remedy = 'Give JSON {"us": {"accounts": "http://127.0.0.1:…", "api": "http://127.0.0.1:…"}}.';
const schema = v.record(
  v.picklist(regions),
  v.strictObject({accounts: v.string(), api: v.string(), ui: v.optional(v.string())}),
);

/**
 * Hosts of an emulator instead of the real ones. Only loopback hosts: this setting must never be able to send a client secret away.
 * @throws ConfigError
 */
export function parseZohoHosts(text: string | undefined): ZohoHosts | undefined {
  if (!text?.trim()) return undefined;
  const checked = v.safeParse(schema, parseJson(text));
  if (!checked.success) throw new ConfigError(setting, 'is not a table of regions', remedy);
  return Object.fromEntries(
    Object.entries(checked.output).map(([region, hosts]) => [
      region,
      {
        accounts: loopbackOrigin(hosts.accounts),
        api: loopbackOrigin(hosts.api),
        ...(hosts.ui !== undefined && {ui: loopbackOrigin(hosts.ui)}),
      },
    ]),
  );
}

function loopbackOrigin(text: string): string {
  const url = parseOrigin(setting, text);
  if (!isLoopback(url))
    throw new ConfigError(setting, 'names a host that is not loopback', 'It can point at an emulator only.');
  return url.origin;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ConfigError(setting, 'is not JSON', remedy);
  }
}
