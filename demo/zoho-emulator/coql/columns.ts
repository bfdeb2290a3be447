import type {Field} from '../fields/field.ts';
import {isModuleName} from '../fields/schema.ts';
import type {ModuleName} from '../fields/schema.ts';
import {renderField} from '../records/render-record.ts';
import {lookupId} from '../records/stored-record.ts';
import type {StoredRecord} from '../records/stored-record.ts';
import {comparable} from '../search/match-criteria.ts';
import type {Org} from '../world/org.ts';
import {ZohoError} from '../world/zoho-error.ts';

/** A column of a query: a field of the module, or of the record that a lookup leads to. */
export interface Column {
  name: string;
  field: Field;
  /** Undefined where the lookup is empty or leads to another module. */
  recordOf: (record: StoredRecord) => StoredRecord | undefined;
}

const unknownColumn = (name: string): ZohoError =>
  new ZohoError(400, 'INVALID_QUERY', 'column given seems to be invalid', {column_name: name});

function follow(org: Org, lookup: Field, module: ModuleName): Column['recordOf'] {
  return (record) => {
    const target = lookup.lookup === 'se_module' ? record.values['$se_module'] : lookup.lookup;
    const id = lookupId(record.values[lookup.apiName]);
    return id && target === module ? org.records.get(module, id) : undefined;
  };
}

/** `Last_Name`, `Who_Id.Last_Name` or `What_Id->Leads.Last_Name`. @throws ZohoError INVALID_QUERY */
export function columnNamed(org: Org, module: ModuleName, name: string): Column {
  const plain = org.schema.find(module, name);
  if (plain) return {name, field: plain, recordOf: (record) => record};
  const parts = /^(\w+)(?:->(\w+))?\.(\w+)$/.exec(name);
  const lookup = parts ? org.schema.find(module, parts[1]!) : undefined;
  const target = parts?.[2] ?? lookup?.lookup ?? '';
  const field = isModuleName(target) ? org.schema.find(target, parts![3]!) : undefined;
  if (!lookup || lookup.dataType !== 'lookup' || !field || !isModuleName(target)) throw unknownColumn(name);
  return {name, field, recordOf: follow(org, lookup, target)};
}

/** A value to compare and to sort by. */
export function columnValue(column: Column, record: StoredRecord): string | number | null {
  const holder = column.recordOf(record);
  return holder ? comparable(holder, column.field) : null;
}

/** A value as it goes out. */
export function columnOutput(org: Org, column: Column, record: StoredRecord): unknown {
  const holder = column.recordOf(record);
  return holder ? renderField(org, holder, column.field) : null;
}
