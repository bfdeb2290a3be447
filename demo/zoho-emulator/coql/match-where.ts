import type {DataType} from '../fields/field.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {StoredRecord} from '../records/stored-record.ts';
import type {Org} from '../world/org.ts';
import {parseZohoTime} from '../world/zoho-time.ts';
import {ZohoError} from '../world/zoho-error.ts';
import {columnNamed, columnValue} from './columns.ts';
import type {Column} from './columns.ts';
import type {Condition, Where} from './query.ts';

type Operator = Condition['operator'];
type Value = string | number | null;

const always: readonly Operator[] = ['=', '!=', 'in', 'not in', 'is null', 'is not null'];
const textual: readonly Operator[] = [...always, 'like', 'not like'];
const ordered: readonly Operator[] = [...always, '>', '>=', '<', '<=', 'between'];

const operatorsOf: Record<DataType, readonly Operator[]> = {
  text: textual,
  textarea: textual,
  email: textual,
  phone: textual,
  website: textual,
  picklist: textual,
  lookup: always,
  ownerlookup: always,
  boolean: ['=', '!=', 'is null', 'is not null'],
  datetime: ordered,
  integer: ordered,
  bigint: ordered,
};

const refused = (message: string, {column, operator}: Condition): ZohoError =>
  new ZohoError(400, 'INVALID_QUERY', message, {column_name: column, operator});

const mostListed = 50;

function askedValue(
  {field}: Column,
  value: string | number | boolean,
  condition: Condition,
): string | number {
  if (field.dataType === 'datetime') {
    const time = parseZohoTime(String(value));
    if (time === undefined) throw refused('value given seems to be invalid for the column', condition);
    return time;
  }
  if (field.dataType === 'integer') {
    if (!/^-?\d+$/.test(String(value)))
      throw refused('value given seems to be invalid for the column', condition);
    return Number(value);
  }
  return field.dataType === 'picklist' ? String(value) : String(value).toLowerCase();
}

/** `%` at the start and at the end only, as documented. */
function likeTest(pattern: string): (value: string) => boolean {
  const core = pattern.replace(/^%|%$/g, '').toLowerCase();
  const [open, close] = [pattern.startsWith('%'), pattern.endsWith('%')];
  if (open && close) return (value) => value.includes(core);
  if (open) return (value) => value.endsWith(core);
  return close ? (value) => value.startsWith(core) : (value) => value === core;
}

function valueTest(column: Column, condition: Condition): (stored: Value) => boolean {
  const {operator, values} = condition;
  if (operator === 'is null') return (stored) => stored === null;
  if (operator === 'is not null') return (stored) => stored !== null;
  if (operator === 'like' || operator === 'not like') {
    const matches = likeTest(String(values[0]));
    const wanted = operator === 'like';
    return (stored) => stored !== null && matches(String(stored).toLowerCase()) === wanted;
  }
  const asked = values.map((value) => askedValue(column, value, condition));
  if (asked.length > mostListed) throw limitExceeded('in', mostListed);
  const first = asked[0]!;
  const compare = (test: (stored: string | number) => boolean) => (stored: Value) =>
    stored !== null && test(stored);
  switch (operator) {
    case '=':
      return (stored) => stored === first;
    case '!=':
      return (stored) => stored !== first;
    case 'in':
      return compare((stored) => asked.includes(stored));
    case 'not in':
      return (stored) => stored === null || !asked.includes(stored);
    case '>':
      return compare((stored) => stored > first);
    case '>=':
      return compare((stored) => stored >= first);
    case '<':
      return compare((stored) => stored < first);
    case '<=':
      return compare((stored) => stored <= first);
    case 'between':
      return compare((stored) => stored >= first && stored <= asked[1]!);
  }
}

export const limitExceeded = (clause: string, limit: number): ZohoError =>
  new ZohoError(400, 'LIMIT_EXCEEDED', 'the limit is exceeded', {clause, limit});

const conditionsIn = (where: Where): number =>
  'joined' in where ? conditionsIn(where.left) + conditionsIn(where.right) : 1;

const mostConditions = 25;

/**
 * Turns a `where` into a test of records.
 * @throws ZohoError INVALID_QUERY or LIMIT_EXCEEDED
 */
export function whereTest(org: Org, module: ModuleName, where: Where): (record: StoredRecord) => boolean {
  if (conditionsIn(where) > mostConditions) throw limitExceeded('where', mostConditions);
  if ('joined' in where) {
    const [left, right] = [whereTest(org, module, where.left), whereTest(org, module, where.right)];
    return where.joined === 'and'
      ? (record) => left(record) && right(record)
      : (record) => left(record) || right(record);
  }
  const column = columnNamed(org, module, where.column);
  if (!operatorsOf[column.field.dataType].includes(where.operator))
    throw refused('invalid operator found', where);
  const test = valueTest(column, where);
  return (record) => test(columnValue(column, record));
}
