import type {DataType, Field} from '../fields/field.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {RecordValues, StoredRecord} from '../records/stored-record.ts';
import {lookupId, recordName} from '../records/stored-record.ts';
import type {Org} from '../world/org.ts';
import {parseZohoTime} from '../world/zoho-time.ts';
import {ZohoError} from '../world/zoho-error.ts';
import {listValues, plainValue} from './criteria.ts';
import type {Criteria, Criterion} from './criteria.ts';
import {textOf} from '../world/text-of.ts';

const textual = ['equals', 'not_equal', 'starts_with', 'in'];
const chosen = ['equals', 'not_equal', 'in'];
const ordered = [
  'equals',
  'not_equal',
  'in',
  'between',
  'greater_than',
  'greater_equal',
  'less_than',
  'less_equal',
];

const operatorsOf: Record<DataType, readonly string[]> = {
  text: textual,
  email: textual,
  phone: textual,
  website: textual,
  textarea: ['equals', 'not_equal', 'starts_with'],
  picklist: chosen,
  lookup: chosen,
  ownerlookup: chosen,
  boolean: ['equals', 'not_equal'],
  datetime: ordered,
  integer: ordered,
  bigint: ordered,
};

/** A record as the index has it: its own facts with the values that the index knows. */
export type IndexedRecord = Omit<StoredRecord, 'values'> & {values: RecordValues};

/** A field's value to compare with: text in lower case, times and numbers as numbers. */
export function comparable(record: IndexedRecord, field: Field): string | number | null {
  switch (field.apiName) {
    case 'id':
      return record.id;
    case 'Owner':
      return record.owner;
    case 'Created_By':
      return record.createdBy;
    case 'Modified_By':
      return record.modifiedBy;
    case 'Created_Time':
      return record.createdAt;
    case 'Modified_Time':
      return record.modifiedAt;
    case 'Full_Name':
      return recordName(record).toLowerCase();
  }
  const value = record.values[field.apiName];
  if (value === undefined || value === null) return null;
  if (field.dataType === 'lookup') return lookupId(value) ?? null;
  if (typeof value === 'number') return value;
  return field.dataType === 'picklist' ? textOf(value) : textOf(value).toLowerCase();
}

const isLoose = ({dataType}: Field): boolean => operatorsOf[dataType] === textual || dataType === 'textarea';

function askedValue(field: Field, text: string, criterion: Criterion): string | number {
  if (field.dataType === 'datetime') {
    const time = parseZohoTime(text);
    if (time === undefined) throw refused(criterion, 'invalid value', field);
    return time;
  }
  if (field.dataType === 'integer') {
    if (!/^-?\d+$/.test(text)) throw refused(criterion, 'invalid value', field);
    return Number(text);
  }
  return field.dataType === 'picklist' ? text : text.toLowerCase();
}

const refused = ({apiName, operator, value}: Criterion, reason: string, field?: Field): ZohoError =>
  new ZohoError(400, 'INVALID_QUERY', 'invalid query formed', {
    reason,
    api_name: apiName,
    operator,
    value: plainValue(value),
    ...(field ? {expected_data_type: field.dataType} : {}),
  });

type Test = (stored: string | number | null) => boolean;

const equalsTest = (field: Field, asked: string | number): Test =>
  isLoose(field)
    ? (stored) => typeof stored === 'string' && stored.includes(String(asked))
    : (stored) => stored === asked;

function testOf(field: Field, criterion: Criterion): Test {
  const values = ['in', 'between'].includes(criterion.operator)
    ? listValues(criterion.value)
    : [plainValue(criterion.value)];
  if (values.length > 100) throw refused(criterion, 'at most 100 values', field);
  const asked = values.map((value) => askedValue(field, value, criterion));
  const [first, second] = [asked[0]!, asked[1]!];
  const above = (stored: string | number | null, limit: string | number) => stored !== null && stored > limit;
  switch (criterion.operator) {
    case 'equals':
      return equalsTest(field, first);
    case 'not_equal':
      return (stored) => stored !== first;
    case 'starts_with':
      return (stored) => typeof stored === 'string' && stored.startsWith(String(first));
    case 'in':
      return (stored) => stored !== null && asked.includes(stored);
    case 'between':
      if (asked.length !== 2) throw refused(criterion, 'between needs two values', field);
      return (stored) => stored !== null && stored >= first && stored <= second;
    case 'greater_than':
      return (stored) => above(stored, first);
    case 'greater_equal':
      return (stored) => stored === first || above(stored, first);
    case 'less_than':
      return (stored) => stored !== null && stored < first;
    default:
      return (stored) => stored !== null && stored <= first;
  }
}

/**
 * Turns criteria into a test of records.
 * @throws ZohoError INVALID_QUERY for an unknown field, a wrong operator or a value of the wrong type
 */
export function criteriaTest(
  org: Org,
  module: ModuleName,
  criteria: Criteria,
): (record: IndexedRecord) => boolean {
  if ('joined' in criteria) {
    const tests = criteria.parts.map((part) => criteriaTest(org, module, part));
    return criteria.joined === 'and'
      ? (record) => tests.every((test) => test(record))
      : (record) => tests.some((test) => test(record));
  }
  const field = org.schema.find(module, criteria.apiName);
  if (!field) throw refused(criteria, 'the field is not available for search');
  if (!operatorsOf[field.dataType].includes(criteria.operator)) {
    throw refused(criteria, 'the operator is invalid for the field', field);
  }
  const test = testOf(field, criteria);
  return (record) => test(comparable(record, field));
}
