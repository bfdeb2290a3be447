import type {Line} from '../events.ts';
import {demoTenants} from '../world/tenants.ts';
import {mapEvents, mapStrings} from './map-events.ts';

/**
 * The same events, ids and all, in another tenant: nothing of them may reach the first. Played at once with
 * the original they show what is keyed by session alone.
 */
export function otherTenant(lines: readonly Line[], tenantId = '940000000000000002'): Line[] {
  const to = demoTenants.find(({id}) => id === tenantId);
  if (!to) throw new Error(`There is no tenant ${tenantId}.`);
  const changed = (text: string, key: string): string => {
    const from = demoTenants.find(({id, name, domain}) => [id, name, domain].includes(text));
    if (key === 'file_name') return text.replace(/^\d+/, to.id);
    if (key === 'tenant_id' || (key === 'id' && from)) return to.id;
    if (key === 'tenant_name') return to.name;
    if (key.endsWith('_domain') && from) return to.domain;
    return key === 'file_url' ? `${text}-${to.id}` : text;
  };
  return mapEvents(lines, (event) => mapStrings(event, changed));
}
