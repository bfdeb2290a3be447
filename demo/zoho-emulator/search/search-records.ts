import type {Field} from '../fields/field.ts';
import type {ModuleName} from '../fields/schema.ts';
import {sortRecords} from '../records/sort-records.ts';
import {indexedValues} from '../records/stored-record.ts';
import type {StoredRecord} from '../records/stored-record.ts';
import type {Org} from '../world/org.ts';
import {ZohoError, invalidData} from '../world/zoho-error.ts';
import {parseCriteria} from './criteria.ts';
import {comparable, criteriaTest} from './match-criteria.ts';
import type {IndexedRecord} from './match-criteria.ts';
import {phoneMatcher} from './phone-match.ts';

type Test = (record: IndexedRecord) => boolean;

const phonePattern = /^[+]?[0-9\s\-().]+$/;

function phoneTest(org: Org, module: ModuleName, asked: string): Test {
  const phone = asked.trim();
  if (phone.length < 3 || phone.length > 50 || !phonePattern.test(phone)) {
    throw invalidData({param_name: 'phone', minimum_length: 3, maximum_length: 50});
  }
  const names = org.schema.phoneFields(module).map(({apiName}) => apiName);
  const matches = phoneMatcher(phone, names, org.settings.strictSearch);
  return ({values}) => matches(values);
}

const wordPattern = /^[\p{L}\p{M}\p{N}\s.@\-_'’&+]{2,100}$/u;

const isSearchable = ({dataType}: Field): boolean =>
  ['text', 'email', 'phone', 'website', 'textarea', 'picklist'].includes(dataType);

function textTest(fields: readonly Field[], words: readonly string[]): Test {
  const contains = (record: IndexedRecord, word: string): boolean =>
    fields.some((field) =>
      String(comparable(record, field) ?? '')
        .toLowerCase()
        .includes(word),
    );
  return (record) => words.every((word) => contains(record, word));
}

function wordTest(org: Org, module: ModuleName, asked: string): Test {
  if (!wordPattern.test(asked))
    throw invalidData({param_name: 'word', minimum_length: 2, maximum_length: 100});
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  return textTest(org.schema.fieldsOf(module).filter(isSearchable), words);
}

function emailTest(org: Org, module: ModuleName, asked: string): Test {
  const fields = org.schema.fieldsOf(module).filter(({dataType}) => dataType === 'email');
  return textTest(fields, [asked.trim().toLowerCase()]);
}

/** The one parameter that counts, in Zoho's order of priority. */
function testOf(org: Org, module: ModuleName, query: URLSearchParams): Test {
  const [criteria, email, phone, word] = ['criteria', 'email', 'phone', 'word'].map((name) =>
    query.get(name),
  );
  if (criteria) return criteriaTest(org, module, parseCriteria(criteria));
  if (email) return emailTest(org, module, email);
  if (phone) return phoneTest(org, module, phone);
  if (word) return wordTest(org, module, word);
  throw new ZohoError(400, 'EXPECTED_PARAM_MISSING', 'one of the expected parameter is missing', {
    param_names: ['criteria', 'email', 'phone', 'word'],
  });
}

/** Leads that became contacts are hidden unless asked for. */
function convertedTest(module: ModuleName, query: URLSearchParams): Test {
  const wanted = query.get('converted') ?? 'false';
  if (module !== 'Leads' || wanted === 'both') return () => true;
  return ({values}) => (values['Converted__s'] === true) === (wanted === 'true');
}

/**
 * `GET /{module}/search`: the records that the index knows to match, newest first.
 * @throws ZohoError
 */
export function searchRecords(
  org: Org,
  module: ModuleName,
  query: URLSearchParams,
  now: number,
): StoredRecord[] {
  const test = testOf(org, module, query);
  const shown = convertedTest(module, query);
  const found: StoredRecord[] = [];
  for (const record of org.records.all(module)) {
    const values = indexedValues(record, now);
    if (!values) continue;
    const indexed = values === record.values ? record : {...record, values};
    if (test(indexed) && shown(indexed)) found.push(record);
  }
  return sortRecords(found, query);
}
