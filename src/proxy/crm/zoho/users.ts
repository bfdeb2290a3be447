import type {CrmUser, Organisation} from '../crm-adapter.ts';
import {asObject} from '../../oauth/bounded-json.ts';
import {idText, text} from './record-values.ts';

type Row = Readonly<Record<string, unknown>>;

export function readUser(row: Row): CrmUser | undefined {
  const id = idText(row.id);
  if (id === undefined) return undefined;
  const email = text(row.email, 254) ?? '';
  return {id, name: text(row.full_name) ?? email, email, active: row.status === 'active'};
}

/** The organisation, and the name that stands in links to its records. */
export function readOrganisation(
  row: Row | undefined,
): (Organisation & {readonly domain: string; readonly users: number | null}) | undefined {
  const zgid = idText(row?.zgid);
  if (!row || zgid === undefined) return undefined;
  const license = asObject(row.license_details);
  const licensed = license?.users_license_purchased;
  const told = text(row.domain_name, 100);
  return {
    id: zgid,
    domain: told && /^[A-Za-z0-9_-]+$/.test(told) ? told : `org${zgid}`,
    edition: text(license?.paid_type, 40) ?? 'unknown',
    users: typeof licensed === 'number' && Number.isSafeInteger(licensed) && licensed >= 0 ? licensed : null,
    name: text(row.company_name) ?? '',
    timeZone: text(row.time_zone, 60) ?? 'UTC',
  };
}
