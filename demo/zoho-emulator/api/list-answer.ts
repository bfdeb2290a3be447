import {ZohoError, invalidData} from '../world/zoho-error.ts';
import {jsonAnswer, noContent} from './json-answer.ts';

export interface Page {
  page: number;
  perPage: number;
}

const largestPage = 200;

const wholeNumber = (query: URLSearchParams, name: string, fallback: number, highest: number): number => {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > highest) {
    throw invalidData({param_name: name, maximum_length: highest}, 'invalid data');
  }
  return value;
};

/** `page` and `per_page`, at most 200 a page. */
export const pageOf = (query: URLSearchParams): Page => ({
  page: wholeNumber(query, 'page', 1, 1_000_000),
  perPage: wholeNumber(query, 'per_page', largestPage, largestPage),
});

/** `{<key>: […], info}` with one page of the rows, or 204. */
export function listAnswer<T>(
  key: string,
  rows: readonly T[],
  {page, perPage}: Page,
  render: (row: T) => unknown,
  more: Record<string, unknown> = {},
): Response {
  const shown = rows.slice((page - 1) * perPage, page * perPage);
  if (shown.length === 0) return noContent();
  const info = {per_page: perPage, count: shown.length, page, more_records: rows.length > page * perPage};
  return jsonAnswer({[key]: shown.map(render), info: {...info, ...more}});
}

export const parameterMissing = (details: Record<string, unknown>): ZohoError =>
  new ZohoError(400, 'REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing', details);

/** The mandatory `fields` of lists, at most 50. */
export function fieldsParameter(query: URLSearchParams): string[] {
  const fields = (query.get('fields') ?? '').split(',').filter(Boolean);
  if (fields.length === 0) throw parameterMissing({param_name: 'fields'});
  if (fields.length > 50) {
    throw new ZohoError(400, 'LIMIT_EXCEEDED', 'field limit exceeded', {param_name: 'fields', limit: 50});
  }
  return fields.map((name) => name.trim());
}
