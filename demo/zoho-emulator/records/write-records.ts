import type {Caller} from '../api/api-env.ts';
import {itemOf, success} from '../api/json-answer.ts';
import type {ItemResult} from '../api/json-answer.ts';
import type {ModuleName} from '../fields/schema.ts';
import {parseZohoTime} from '../world/zoho-time.ts';
import {ZohoError, invalidData} from '../world/zoho-error.ts';
import {checkedValues} from './checked-values.ts';
import {mandatoryMissing, placeOf} from './check-value.ts';
import {renderField, writeDetails} from './render-record.ts';
import type {RecordValues, StoredRecord} from './stored-record.ts';
import {textOf} from '../world/text-of.ts';

/** Who writes into which module, and when. */
export interface Writer {
  caller: Caller;
  module: ModuleName;
  now: number;
}

/** Stores one new record. @throws ZohoError */
export function insertOne({caller, module, now}: Writer, sent: RecordValues, index: number): StoredRecord {
  const {org, user} = caller;
  const {values, owner} = checkedValues({org, module, sent, index, now});
  const id = org.nextId();
  const {indexDelayMs} = org.settings;
  return org.records.insert({id, module, values, owner: owner ?? user.id, by: user.id, now, indexDelayMs});
}

const inserted = ({caller}: Writer, record: StoredRecord): Record<string, unknown> => ({
  ...writeDetails(caller.org, record),
  $approval_state: 'approved',
});

export const insertItem = (writer: Writer, sent: RecordValues, index: number): ItemResult =>
  itemOf(() => success('record added', inserted(writer, insertOne(writer, sent, index))));

const idInvalid = (id: unknown, index: number): ZohoError =>
  invalidData({id: textOf(id), ...placeOf(index, 'id')}, 'the id given seems to be invalid');

/** @throws ZohoError 412 when the record changed after `If-Unmodified-Since` */
function checkUnmodified(record: StoredRecord, since: string | undefined): void {
  const limit = since === undefined ? undefined : (parseZohoTime(since) ?? Date.parse(since));
  if (limit !== undefined && Math.trunc(record.modifiedAt / 1_000) * 1_000 > limit) {
    throw new ZohoError(412, 'ALREADY_MODIFIED', 'the record has been already modified', {id: record.id});
  }
}

/** Changes one record; keys that were not sent stay. @throws ZohoError */
function updateOne(
  {caller, module, now}: Writer,
  record: StoredRecord,
  sent: RecordValues,
  index: number,
): void {
  const {org, user} = caller;
  const {values, owner} = checkedValues({org, module, sent, index, existing: record, now});
  org.records.update(record, values, {by: user.id, now, indexDelayMs: org.settings.indexDelayMs, owner});
}

/** @param unmodifiedSince the header, if sent */
export const updateItem = (
  writer: Writer,
  sent: RecordValues,
  index: number,
  unmodifiedSince?: string,
): ItemResult =>
  itemOf(() => {
    const {org} = writer.caller;
    if (sent['id'] === undefined) throw mandatoryMissing(placeOf(index, 'id'));
    const record = org.records.get(writer.module, textOf(sent['id']));
    if (!record) throw idInvalid(sent['id'], index);
    if (record.values['Converted__s'] === true) {
      throw new ZohoError(400, 'CONVERTED_RECORD', 'the record is already converted', {id: record.id});
    }
    checkUnmodified(record, unmodifiedSince);
    updateOne(writer, record, sent, index);
    return success('record updated', writeDetails(org, record));
  });

export const deleteItem = ({caller: {org}, module}: Writer, id: string): ItemResult =>
  itemOf(() => {
    if (!org.records.remove(module, id)) throw invalidData({id}, 'the id given seems to be invalid');
    return success('record deleted', {id});
  });

/** Fields that make two records the same one, where the tenant has marked none unique. */
const systemDuplicateFields: Partial<Record<ModuleName, string>> = {
  Leads: 'Email',
  Contacts: 'Email',
  Accounts: 'Account_Name',
};

/** Names of the fields by which an upsert looks for the record. */
export function duplicateFields({caller: {org}, module}: Writer, asked: unknown): string[] {
  const system = systemDuplicateFields[module];
  const unique = org.schema.fieldsOf(module).filter((field) => field.unique);
  const allowed = [...unique.map(({apiName}) => apiName), ...(system ? [system] : [])];
  if (!Array.isArray(asked)) return allowed;
  const unknown = asked.findIndex((name) => !allowed.includes(String(name)));
  if (unknown >= 0) {
    const details = {api_name: 'duplicate_check_fields', json_path: `$.duplicate_check_fields[${unknown}]`};
    throw invalidData(details, 'the given field is not a duplicate check field');
  }
  return asked.map(String);
}

function findDuplicate({caller: {org}, module}: Writer, sent: RecordValues, fields: readonly string[]) {
  for (const apiName of fields) {
    const wanted = sent[apiName];
    const field = org.schema.find(module, apiName);
    if (typeof wanted !== 'string' || wanted === '' || !field) continue;
    for (const record of org.records.all(module)) {
      const stored = renderField(org, record, field);
      if (typeof stored === 'string' && stored.toLowerCase() === wanted.toLowerCase())
        return {record, apiName};
    }
  }
  return undefined;
}

/** Updates the record that shares a duplicate field, else inserts. */
export const upsertItem = (
  writer: Writer,
  sent: RecordValues,
  index: number,
  fields: readonly string[],
): ItemResult =>
  itemOf(() => {
    const found = findDuplicate(writer, sent, fields);
    if (!found) {
      const details = inserted(writer, insertOne(writer, sent, index));
      return success('record added', details, {action: 'insert', duplicate_field: null});
    }
    updateOne(writer, found.record, sent, index);
    const details = writeDetails(writer.caller.org, found.record);
    return success('record updated', details, {action: 'update', duplicate_field: found.apiName});
  });
