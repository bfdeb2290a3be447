import {Hono} from 'hono';
import type {Context} from 'hono';
import {ZohoError, invalidData} from '../world/zoho-error.ts';
import {answerError} from './answer-error.ts';
import type {Env} from './api-env.ts';
import {requireScope} from './authenticate.ts';
import {crmRoutes, refusedUrl} from './crm-routes.ts';
import {jsonAnswer} from './json-answer.ts';
import {jsonBody} from './json-body.ts';

interface SubRequest {
  sub_request_id?: string;
  method?: string;
  uri?: string;
  params?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
}

interface SubAnswer {
  status_code: number;
  headers: Record<string, string>;
  body: unknown;
}

const mostSubRequests = 5;
const mostRecords = 25;

/** Parts of a sub-request may point into earlier answers: `@{1:$.data[0].id}`. */
const reference = /@\{(\w+):\$\.([\w.[\]$]+)\}/g;

function referred(answers: ReadonlyMap<string, SubAnswer>, id: string, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  let value: unknown = answers.get(id)?.body;
  for (const step of steps) value = (value as Record<string, unknown> | undefined)?.[step];
  if (value === undefined)
    throw new ZohoError(400, 'INVALID_REFERENCE', 'the reference is invalid', {reference: id});
  return value;
}

/** Puts earlier answers into a sub-request; texts in it are JSON, so what goes in is written as JSON. */
function resolved(request: SubRequest, answers: ReadonlyMap<string, SubAnswer>): SubRequest {
  const text = JSON.stringify(request).replace(reference, (_, id: string, path: string) =>
    JSON.stringify(String(referred(answers, id, path))).slice(1, -1),
  );
  return JSON.parse(text) as SubRequest;
}

/** A search, COQL, list or users answer holds at most 25 records here. */
function shortened(body: unknown, method: string): unknown {
  const lists = body as Record<string, unknown> | null;
  for (const key of ['data', 'users']) {
    const list = lists?.[key];
    if (!Array.isArray(list) || list.length <= mostRecords || (method !== 'GET' && !('info' in lists!)))
      continue;
    const info = {...(lists!['info'] as object), count: mostRecords, more_records: true};
    return {...lists, [key]: list.slice(0, mostRecords), info};
  }
  return body;
}

/** The routes once more, without authentication, limits and faults: those were the composite's own. */
const inner = new Hono<Env & {Bindings: {outer: Context<Env>}}>()
  .use(async (c, next) => {
    const {world, region, caller, org} = c.env.outer.var;
    c.set('world', world);
    c.set('region', region);
    c.set('caller', caller);
    c.set('org', org);
    await next();
  })
  .route('/crm/v8', crmRoutes())
  .notFound((c) => answerError(refusedUrl(c.req.path)))
  .onError(answerError);

async function run(c: Context<Env>, request: SubRequest): Promise<SubAnswer> {
  const {method = 'GET', uri = '', params = {}, headers = {}, body} = request;
  const url = new URL(uri, 'http://emulator');
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const records = (body as {data?: unknown[]} | undefined)?.data;
  if (hasBody && Array.isArray(records) && records.length > 1) {
    return {status_code: 400, headers: {}, body: invalidData({maximum_length: 1, api_name: 'data'}).body};
  }
  const asked = new Request(url, {method, headers, ...(hasBody ? {body: JSON.stringify(body ?? {})} : {})});
  const answer = await inner.fetch(asked, {outer: c});
  const text = await answer.text();
  return {
    status_code: answer.status,
    headers: {},
    body: text === '' ? {} : shortened(JSON.parse(text), method),
  };
}

async function item(c: Context<Env>, request: SubRequest, answers: Map<string, SubAnswer>, id: string) {
  try {
    const response = await run(c, resolved(request, answers));
    answers.set(id, response);
    return {
      sub_request_id: id,
      code: 'SUCCESS',
      details: {response},
      message: 'composite sub request executed successfully',
      status: 'success',
    };
  } catch (error) {
    if (!(error instanceof ZohoError)) throw error;
    return {sub_request_id: id, ...error.body};
  }
}

/** `POST /__composite_requests`: up to five requests in one; the inner `status_code` tells a hit from a miss. */
export async function compositeRoute(c: Context<Env>): Promise<Response> {
  requireScope(c, {path: 'composite_requests', operation: 'CUSTOM'});
  const body = await jsonBody(c);
  const requests = body['__composite_requests'];
  const place = {api_name: '__composite_requests', json_path: '$.__composite_requests'};
  if (!Array.isArray(requests) || requests.length === 0)
    throw invalidData({...place, expected_data_type: 'jsonarray'});
  if (requests.length > mostSubRequests) throw invalidData({...place, maximum_length: mostSubRequests});
  const answers = new Map<string, SubAnswer>();
  const items: {status: string}[] = [];
  for (const [index, request] of (requests as SubRequest[]).entries()) {
    items.push(await item(c, request, answers, request.sub_request_id ?? String(index + 1)));
  }
  const good = items.filter(({status}) => status === 'success').length;
  const status = good === items.length ? 200 : good > 0 ? 207 : 400;
  return jsonAnswer({__composite_requests: items}, status);
}
