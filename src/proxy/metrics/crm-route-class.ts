import type {CrmRouteClass} from './meter.ts';

/** Which kind of request a path below the CRM's API root is; record ids never become labels. */
export function crmRouteClass(path: string): CrmRouteClass {
  if (/\/search$/.test(path)) return 'search';
  if (path === 'coql' || path.startsWith('__composite')) return 'query';
  if (/^Calls(\/|$)/.test(path)) return 'activity';
  if (/^(Contacts|Leads|Accounts|Notes)(\/|$)/.test(path)) return 'record';
  return /^(settings|users|org)(\/|$)/.test(path) ? 'metadata' : 'other';
}
