import type {Field} from '../fields/field.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {Org} from '../world/org.ts';
import {userName} from '../world/org-user.ts';
import {formatZohoTime} from '../world/zoho-time.ts';
import {lookupId, recordName} from './stored-record.ts';
import type {StoredRecord} from './stored-record.ts';

export type Reference = {name: string; id: string} | null;

/** `{name, id}` of a user, as Created_By and Modified_By are written. */
export function userReference(org: Org, id: string): Reference {
  const user = org.user(id);
  return user ? {name: userName(user), id} : null;
}

const ownerReference = (org: Org, id: string) => {
  const user = org.user(id);
  return user ? {name: userName(user), id, email: user.email} : null;
};

/** Module that a lookup of this record points to. */
const lookupModule = (field: Field, record: StoredRecord): ModuleName =>
  (field.lookup === 'se_module' ? record.values['$se_module'] : field.lookup) as ModuleName;

function lookupReference(org: Org, record: StoredRecord, field: Field): Record<string, unknown> | null {
  const id = lookupId(record.values[field.apiName]);
  if (!id) return null;
  const module = lookupModule(field, record);
  const target = org.records.get(module, id);
  const reference = {name: target ? recordName(target) : '', id};
  return field.apiName === 'Parent_Id'
    ? {module: {api_name: module, id: moduleId(org, module)}, ...reference}
    : reference;
}

/** Id of a module's metadata. */
export const moduleId = (org: Org, module: ModuleName): string =>
  org.metadataId({Leads: 175, Contacts: 179, Accounts: 177, Calls: 231, Notes: 187}[module]);

/** `mm:ss` as Zoho writes Call_Duration; minutes may exceed 59. */
const formatDuration = (seconds: number): string =>
  `${String(Math.trunc(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;

/** One field as it goes out. */
export function renderField(org: Org, record: StoredRecord, field: Field): unknown {
  const {timeZone} = org.definition;
  switch (field.apiName) {
    case 'id':
      return record.id;
    case 'Owner':
      return ownerReference(org, record.owner);
    case 'Created_By':
      return userReference(org, record.createdBy);
    case 'Modified_By':
      return userReference(org, record.modifiedBy);
    case 'Created_Time':
      return formatZohoTime(record.createdAt, timeZone);
    case 'Modified_Time':
      return formatZohoTime(record.modifiedAt, timeZone);
    case 'Full_Name':
      return recordName(record);
    case 'Call_Duration':
      return formatDuration(Number(record.values['Call_Duration_in_seconds'] ?? 0));
    case 'Call_Duration_in_seconds':
      return record.values['Call_Duration_in_seconds'] ?? 0;
  }
  if (field.dataType === 'lookup') return lookupReference(org, record, field);
  const value = record.values[field.apiName];
  if (field.dataType === 'datetime' && typeof value === 'number') return formatZohoTime(value, timeZone);
  return value ?? (field.dataType === 'boolean' ? false : null);
}

const dollarKeys = (record: StoredRecord): Record<string, unknown> => ({
  $approved: true,
  $approval_state: 'approved',
  $editable: true,
  $in_merge: false,
  $locked_for_me: false,
  ...(record.module === 'Leads' ? {$converted: record.values['Converted__s'] === true} : {}),
});

/**
 * A record as Zoho answers it.
 * @param names the wanted fields; absent: every field and the `$` keys
 */
export function renderRecord(
  org: Org,
  record: StoredRecord,
  names?: readonly string[],
): Record<string, unknown> {
  const fields = org.schema.fieldsOf(record.module);
  const wanted = names ? fields.filter(({apiName}) => names.includes(apiName)) : fields;
  const out: Record<string, unknown> = {};
  for (const field of wanted) out[field.apiName] = renderField(org, record, field);
  out['id'] = record.id;
  const showsParent = 'What_Id' in out || names?.includes('$se_module');
  if (showsParent) out['$se_module'] = record.values['$se_module'] ?? null;
  return names ? out : {...out, Tag: [], ...dollarKeys(record)};
}

/** `details` of a write that went well. */
export function writeDetails(org: Org, record: StoredRecord): Record<string, unknown> {
  const {timeZone} = org.definition;
  return {
    Modified_Time: formatZohoTime(record.modifiedAt, timeZone),
    Modified_By: userReference(org, record.modifiedBy),
    Created_Time: formatZohoTime(record.createdAt, timeZone),
    id: record.id,
    Created_By: userReference(org, record.createdBy),
  };
}
