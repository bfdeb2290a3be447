import type {CrmModule} from '../../../contract/index.ts';
import {asObject} from '../../oauth/bounded-json.ts';
import {digitsOf} from '../../phone/dialled-text.ts';
import type {CrmRecord, SearchedNumber, StoredPhone} from '../crm-adapter.ts';
import {idText, instant, lookupName, text} from './record-values.ts';

type Row = Readonly<Record<string, unknown>>;

/** Phone fields that every org has (zoho-api-facts 2.1). `Fax` is a text field in Zoho and never a caller. */
export const phoneFields: Readonly<Record<CrmModule, Readonly<Record<string, StoredPhone['kind']>>>> = {
  Contacts: {
    Phone: 'phone',
    Mobile: 'mobile',
    Home_Phone: 'home',
    Other_Phone: 'other',
    Asst_Phone: 'assistant',
  },
  Leads: {Phone: 'phone', Mobile: 'mobile'},
  Accounts: {Phone: 'phone'},
};
/** Longest text in which a number is looked for. */
export const phoneTextMaxLength = 60;

/** Where a record is seen in Zoho's pages. */
export type RecordUrl = (module: string, id: string) => string | null;

/**
 * A row of an answer as a record; undefined without a usable id.
 * @param searched The number that was searched for: a field that an admin added is recognised by holding it, so that no request
 * for metadata stands before a caller's name.
 */
export function readRecord(
  module: CrmModule,
  row: Row,
  urlOf: RecordUrl,
  searched?: SearchedNumber,
): CrmRecord | undefined {
  const id = idText(row.id);
  if (id === undefined) return undefined;
  const owner = asObject(row.Owner);
  const ownerId = idText(owner?.id);
  return {
    module,
    id,
    name: nameOf(module, row),
    company: module === 'Contacts' ? lookupName(row.Account_Name) : text(row.Company),
    title: module === 'Contacts' ? text(row.Title) : text(row.Designation ?? row.Title),
    email: text(row.Email, 254),
    phones: [...knownPhones(module, row), ...(searched ? addedPhones(module, row, searched) : [])],
    owner: ownerId === undefined ? null : {id: ownerId, name: lookupName(owner) ?? ''},
    url: urlOf(module, id),
    lastActivityAt: instant(row.Last_Activity_Time),
    modifiedAt: instant(row.Modified_Time),
  };
}

function nameOf(module: CrmModule, row: Row): string {
  if (module === 'Accounts') return text(row.Account_Name) ?? '';
  const parts = [text(row.First_Name), text(row.Last_Name)].filter((part) => part !== null);
  return text(row.Full_Name) ?? parts.join(' ');
}

function knownPhones(module: CrmModule, row: Row): StoredPhone[] {
  return Object.entries(phoneFields[module]).flatMap(([field, kind]) => phone(field, kind, row[field]));
}

function addedPhones(module: CrmModule, row: Row, {nationalSignificant}: SearchedNumber): StoredPhone[] {
  return Object.entries(row)
    .filter(([field]) => !(field in phoneFields[module]) && !/fax|^\$|^id$/i.test(field))
    .filter(([, value]) => typeof value === 'string' && value.length <= phoneTextMaxLength)
    .filter(([, value]) => digitsOf(value as string).endsWith(nationalSignificant))
    .flatMap(([field, value]) => phone(field, /mobile|cell/i.test(field) ? 'mobile' : 'other', value));
}

function phone(field: string, kind: StoredPhone['kind'], value: unknown): StoredPhone[] {
  const stored = text(value, phoneTextMaxLength);
  return stored === null ? [] : [{field, kind, stored}];
}
