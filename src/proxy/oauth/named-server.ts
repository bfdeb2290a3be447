import type {Region} from '../../contract/index.ts';
import {isLoopback} from '../config/origins.ts';
import type {RegionTable} from './regions.ts';

/** Data centres of Zoho that are not supported, so that their accounts can be told which one it is (zoho-api-facts 1.1). */
const otherAccounts: Readonly<Record<string, string>> = {
  au: 'https://accounts.zoho.com.au',
  uk: 'https://accounts.zoho.uk',
  cn: 'https://accounts.zoho.com.cn',
  ae: 'https://accounts.zoho.ae',
};

/** Which server a consent's answer stands for. */
export type NamedServer =
  | {readonly kind: 'region'; readonly region: Region}
  /** A data centre of Zoho's that we do not serve, e.g. `au`. */
  | {readonly kind: 'unsupported'; readonly region: string}
  /** Neither Zoho's, nor consistent: somebody made this answer. */
  | {readonly kind: 'untrusted'};

const untrusted: NamedServer = {kind: 'untrusted'};

/**
 * Reads `location` and `accounts-server` of a callback. Both come through the browser and are only compared with the table: an
 * address in them is never asked (reliability T10, 0.6).
 * @param chosen The data centre at whose page the consent began; an answer that names none came from there.
 */
export function namedServer(
  regions: RegionTable,
  chosen: Region,
  location: string | null,
  accountsServer: string | null,
): NamedServer {
  const byServer = accountsServer === null ? undefined : serverNamed(regions, accountsServer);
  const byLocation = location === null ? undefined : locationNamed(regions, location);
  if (byServer?.kind === 'untrusted' || byLocation?.kind === 'untrusted') return untrusted;
  if (byServer && byLocation && regionOf(byServer) !== regionOf(byLocation)) return untrusted;
  return byServer ?? byLocation ?? {kind: 'region', region: chosen};
}

function regionOf(named: NamedServer): string | undefined {
  return named.kind === 'untrusted' ? undefined : named.region;
}

function serverNamed(regions: RegionTable, address: string): NamedServer {
  const told = URL.canParse(address) ? new URL(address) : undefined;
  // More than an origin is nothing that Zoho sends.
  if (!told || told.pathname !== '/' || told.search || told.hash || told.username || told.password)
    return untrusted;
  for (const [region, hosts] of Object.entries(regions))
    if (isSame(told, new URL(hosts.accounts))) return {kind: 'region', region: region as Region};
  for (const [region, accounts] of Object.entries(otherAccounts))
    if (told.origin === accounts) return {kind: 'unsupported', region};
  return untrusted;
}

function locationNamed(regions: RegionTable, location: string): NamedServer {
  if (Object.hasOwn(regions, location)) return {kind: 'region', region: location as Region};
  return /^[a-z]{2,3}$/.test(location) ? {kind: 'unsupported', region: location} : untrusted;
}

/** A double on this machine may be known by another of its names. */
function isSame(told: URL, known: URL): boolean {
  if (told.origin === known.origin) return true;
  return (
    isLoopback(told) && isLoopback(known) && told.protocol === known.protocol && told.port === known.port
  );
}
