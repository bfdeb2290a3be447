import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import {fieldsParameter, listAnswer, pageOf} from '../api/list-answer.ts';
import type {Page} from '../api/list-answer.ts';
import {queryOf} from '../api/module-parameter.ts';
import type {ModuleName} from '../fields/schema.ts';
import {parseZohoTime} from '../world/zoho-time.ts';
import {ZohoError} from '../world/zoho-error.ts';
import {renderRecord} from './render-record.ts';
import {sortRecords} from './sort-records.ts';
import type {StoredRecord} from './stored-record.ts';

const discreteLimit = 2_000;

/** A page token says where the next page starts; it means nothing to clients. */
const tokenOf = (page: Page): string =>
  Buffer.from(`page ${page.page + 1} ${page.perPage}`).toString('base64url');

function pageOfToken(token: string): Page {
  const parts = /^page (\d+) (\d+)$/.exec(Buffer.from(token, 'base64url').toString());
  if (!parts) throw new ZohoError(400, 'INVALID_DATA', 'invalid data', {param_name: 'page_token'});
  return {page: Number(parts[1]), perPage: Number(parts[2])};
}

function askedPage(query: URLSearchParams): Page {
  const token = query.get('page_token');
  if (token) return pageOfToken(token);
  const page = pageOf(query);
  if (page.page * page.perPage > discreteLimit) {
    const details = {page: page.page, per_page: page.perPage};
    throw new ZohoError(400, 'DISCRETE_PAGINATION_LIMIT_EXCEEDED', 'page_token is needed past 2000', details);
  }
  return page;
}

function modifiedSince(records: StoredRecord[], header: string | undefined): StoredRecord[] {
  const since = header === undefined ? NaN : (parseZohoTime(header) ?? Date.parse(header));
  return Number.isNaN(since) ? records : records.filter(({modifiedAt}) => modifiedAt > since);
}

/** `GET /{module}`: `fields` is mandatory; past 2,000 records only a page token leads on. */
export function listRecords(c: Context<Env>, module: ModuleName): Response {
  const {org} = c.var.caller;
  const query = queryOf(c);
  const fields = fieldsParameter(query);
  const page = askedPage(query);
  const ids = query.get('ids')?.split(',');
  const listed = Array.from(org.records.all(module)).filter(({id}) => !ids || ids.includes(id));
  const header = c.req.header('if-modified-since');
  const records = sortRecords(modifiedSince(listed, header), query);
  if (records.length === 0 && header !== undefined) return new Response(null, {status: 304});
  const more = records.length > page.page * page.perPage ? {next_page_token: tokenOf(page)} : {};
  return listAnswer('data', records, page, (record) => renderRecord(org, record, fields), {
    sort_by: query.get('sort_by') ?? 'id',
    sort_order: query.get('sort_order') ?? 'desc',
    ...more,
  });
}
