import type {Connection, Region} from '../../../contract/index.ts';

/** In the order of the guide, with the domain of the pages where accounts live. */
const domains: Readonly<Record<Region, string>> = {
  us: 'zoho.com',
  eu: 'zoho.eu',
  in: 'zoho.in',
  jp: 'zoho.jp',
  ca: 'zohocloud.ca',
  sa: 'zoho.sa',
};
export const regionIds = Object.keys(domains) as Region[];

/**
 * Where a client is made for a region: the proxy tells it for the one that is set, we know it for one that is only chosen yet.
 * @param set The region of the settings.
 */
export function consoleUrl({consoleUrl: own}: Connection, set: Region, chosen: Region): string {
  return chosen === set ? own : `https://accounts.${domains[chosen]}/developerconsole`;
}

/** Where the Zoho user finds the apps that have access. */
export function connectedAppsUrl(connection: Connection): string {
  return new URL('/home#sessions/userconnectedapps', connection.consoleUrl).href;
}

/** Where a Zoho administrator gives a profile access to the API. */
export function profilesUrl({region}: Connection): string {
  return `https://crm.${domains[region]}/crm/settings/profiles`;
}
