import {textOf} from '../world/text-of.ts';

/** What a request costs before it is looked into: `credits`, units of concurrency, the shared pool of 10. */
export interface RequestCost {
  credits: number;
  units: number;
  subConcurrency: boolean;
}

const plain: RequestCost = {credits: 1, units: 1, subConcurrency: false};

const recordsIn = (body: unknown): number => {
  const data = (body as {data?: unknown} | undefined)?.data;
  return Array.isArray(data) ? data.length : 0;
};

const rowsAsked = (body: unknown): number => {
  const query = textOf((body as {select_query?: unknown} | undefined)?.select_query);
  const limits = /\blimit\s+(\d+)(?:\s*,\s*(\d+))?/i.exec(query);
  return Number(limits?.[2] ?? limits?.[1] ?? 200);
};

function coqlCost(body: unknown): RequestCost {
  const rows = rowsAsked(body);
  return {credits: rows <= 200 ? 1 : rows <= 1_000 ? 2 : 3, units: 1, subConcurrency: true};
}

function writeCost(body: unknown): RequestCost {
  const records = recordsIn(body);
  return {credits: Math.max(1, Math.ceil(records / 10)), units: 1, subConcurrency: records > 10};
}

/**
 * Cost of one request by the table of V8 api-limits.
 * @param path path after `/crm/v8/`
 * @param body parsed JSON body, if it has one
 */
export function requestCost(
  method: string,
  path: string,
  query: URLSearchParams,
  body: unknown,
): RequestCost {
  if (path === 'coql') return coqlCost(body);
  if (path === '__composite_requests') return {credits: 1, units: 5, subConcurrency: true};
  if (method === 'POST' || method === 'PUT') return writeCost(body);
  const isList = method === 'GET' && /^[A-Z][A-Za-z]+$/.test(path);
  if (isList && query.has('cvid')) return {credits: 3, units: 1, subConcurrency: true};
  if (isList && query.has('sort_by')) return {...plain, subConcurrency: true};
  return plain;
}
