import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import {requireScope} from '../api/authenticate.ts';
import {jsonBody} from '../api/json-body.ts';
import {jsonAnswer, noContent} from '../api/json-answer.ts';
import {isModuleName} from '../fields/schema.ts';
import type {ModuleName} from '../fields/schema.ts';
import type {StoredRecord} from '../records/stored-record.ts';
import type {Org} from '../world/org.ts';
import {ZohoError, invalidModule} from '../world/zoho-error.ts';
import {columnNamed, columnOutput, columnValue} from './columns.ts';
import {limitExceeded, whereTest} from './match-where.ts';
import {parseQuery} from './parse-query.ts';
import type {Query} from './query.ts';

const mostRows = 2_000;
const mostColumns = 50;
const lastRow = 100_000;

function checkLimits({columns, limit, offset, order}: Query): void {
  if (columns.length > mostColumns) throw limitExceeded('select', mostColumns);
  if (limit > mostRows) throw limitExceeded('limit', mostRows);
  if (offset + limit > lastRow) throw limitExceeded('offset', lastRow);
  if (order.length > 10) throw limitExceeded('order by', 10);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice) throw new ZohoError(400, 'DUPLICATE_DATA', 'duplicate column', {column_name: twice});
}

function sorted(
  org: Org,
  module: ModuleName,
  records: StoredRecord[],
  order: Query['order'],
): StoredRecord[] {
  const keys = order.map(({column, descending}) => ({
    column: columnNamed(org, module, column),
    sign: descending ? -1 : 1,
  }));
  return records.sort((one, other) => {
    for (const {column, sign} of keys) {
      const [left, right] = [columnValue(column, one) ?? '', columnValue(column, other) ?? ''];
      if (left !== right) return left < right ? -sign : sign;
    }
    return one.id < other.id ? -1 : 1;
  });
}

function selectQuery(body: Record<string, unknown>): string {
  const query = body['select_query'];
  if (typeof query === 'string' && query !== '') return query;
  throw new ZohoError(400, 'MANDATORY_NOT_FOUND', 'required field not found', {
    api_name: 'select_query',
    json_path: '$.select_query',
  });
}

/** `POST /coql`: sees what was written a moment ago, and compares stored text. */
export async function coqlRoute(c: Context<Env>): Promise<Response> {
  requireScope(c, {path: 'coql', operation: 'READ'});
  const {org} = c.var.caller;
  const query = parseQuery(selectQuery(await jsonBody(c)));
  const {module} = query;
  if (!isModuleName(module) || org.settings.disabledModules.includes(module)) {
    throw invalidModule('the given module is not supported in api');
  }
  requireScope(c, {path: `modules.${module}`, operation: 'READ'});
  checkLimits(query);
  const columns = query.columns.map((name) => columnNamed(org, module, name));
  const test = whereTest(org, module, query.where);
  if (query.counted) {
    const {as, column} = query.counted;
    const counted = columnNamed(org, module, column);
    const isThere = (record: StoredRecord) => test(record) && columnValue(counted, record) !== null;
    const count = Array.from(org.records.all(module)).filter(isThere).length;
    return jsonAnswer({data: [{[as]: count}], info: {count: 1, more_records: false}});
  }
  const found = sorted(org, module, Array.from(org.records.all(module)).filter(test), query.order);
  const rows = found.slice(query.offset, query.offset + query.limit);
  if (rows.length === 0) return noContent();
  const data = rows.map((record) => ({
    ...Object.fromEntries(columns.map((column) => [column.name, columnOutput(org, column, record)])),
    id: record.id,
  }));
  return jsonAnswer({
    data,
    info: {count: rows.length, more_records: found.length > query.offset + rows.length},
  });
}
