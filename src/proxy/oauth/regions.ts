import type {Region} from '../../contract/index.ts';
import {isLoopback} from '../config/origins.ts';
import type {ZohoHosts} from '../config/zoho-hosts.ts';

/** Origins of one region, without a trailing slash. */
export interface RegionHosts {
  /** Where tokens are asked for. */
  readonly accounts: string;
  readonly api: string;
  /** Where people see records. */
  readonly ui: string;
}

export type RegionTable = Readonly<Partial<Record<Region, RegionHosts>>>;

/** Zoho's hosts (zoho-api-facts 1.1, 8). Canada's accounts and pages are on another domain than its API. */
export const zohoRegions: RegionTable = {
  us: hosts('zoho.com', 'www.zohoapis.com'),
  eu: hosts('zoho.eu', 'www.zohoapis.eu'),
  in: hosts('zoho.in', 'www.zohoapis.in'),
  jp: hosts('zoho.jp', 'www.zohoapis.jp'),
  ca: hosts('zohocloud.ca', 'www.zohoapis.ca'),
  sa: hosts('zoho.sa', 'www.zohoapis.sa'),
};

/** Hosts of a Zoho double (`BGM_ZOHO_HOSTS`, loopback only) instead of Zoho's; it shows its records on its API host. */
export function regionTable(overrides?: ZohoHosts): RegionTable {
  if (!overrides) return zohoRegions;
  return Object.fromEntries(
    Object.entries(overrides).map(([region, {accounts, api}]) => [region, {accounts, api, ui: api}]),
  );
}

/**
 * Whether the `api_domain` of a token answer is the API host of this region. Requests always go to the host of the table; the
 * answer is only compared, so that an account of another region or a forged answer is noticed (reliability Z23).
 */
export function isApiOf(hosts: RegionHosts, apiDomain: string): boolean {
  const told = urlOf(apiDomain);
  const known = new URL(hosts.api);
  if (!told) return false;
  if (told.origin === known.origin) return true;
  return isLoopback(told) && isLoopback(known) && told.port === known.port;
}

function hosts(domain: string, api: string): RegionHosts {
  return {accounts: `https://accounts.${domain}`, api: `https://${api}`, ui: `https://crm.${domain}`};
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
