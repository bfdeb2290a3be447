import {clientIdOf, clientSecretOf} from '../world/identifiers.ts';
import type {OrgDefinition} from '../world/org-definitions.ts';
import {regionNames} from '../world/regions.ts';
import type {RegionName} from '../world/regions.ts';

/** An OAuth client as registered in Zoho's console. */
export interface Client {
  clientId: string;
  name: string;
  /** Secret per data centre; a data centre without one is not enabled for the client. */
  secrets: Partial<Record<RegionName, string>>;
  /** Exact redirect URIs; any URI on this machine is accepted besides. */
  redirectUris: string[];
  /** True: only the exact ones, as at Zoho. */
  strictRedirects?: boolean;
}

/** The client of an org, enabled in the org's own region only. */
export const orgClient = ({key, region, companyName}: OrgDefinition): Client => ({
  clientId: clientIdOf(key),
  name: `${companyName} CRM connection`,
  secrets: {[region]: clientSecretOf(key)},
  redirectUris: [],
});

/** One client with the same secret in all six data centres, for consents that start in the wrong one. */
export const multiRegionClient = (): Client => ({
  clientId: clientIdOf('every-region'),
  name: 'Demo client for every data centre',
  secrets: Object.fromEntries(regionNames.map((region) => [region, clientSecretOf('every-region')])),
  redirectUris: [],
});

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** A registered URI, or one on this machine. */
export function acceptsRedirect(client: Client, uri: string): boolean {
  if (client.redirectUris.includes(uri)) return true;
  if (client.strictRedirects) return false;
  if (!URL.canParse(uri)) return false;
  const {protocol, hostname} = new URL(uri);
  return ['http:', 'https:'].includes(protocol) && loopbackHosts.includes(hostname);
}
