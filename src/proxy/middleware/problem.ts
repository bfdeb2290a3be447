import type {Context, ErrorHandler} from 'hono';
import {HTTPException} from 'hono/http-exception';
import {problemStatus, type Problem, type ProblemCode} from '../../contract/index.ts';
import {CrmError, problemOfCrmError} from '../crm/crm-error.ts';
import {PbxUnavailableError} from '../pbx/pbx-api.ts';
import {isDatabaseAway} from '../store/database-away.ts';
import type {Env} from './env.ts';
import {problemTitles} from './problem-titles.ts';
import {Refusal} from './refusal.ts';

const retryableCodes = new Set<ProblemCode>([
  'idempotency_in_progress',
  'rate_limited',
  'crm_rate_limited',
  'oauth_throttled',
  'crm_unavailable',
  'crm_timeout',
  'starting',
  'unavailable',
]);

/** Seconds to wait where the refusal names none; every 429 and 503 tells one. */
const usualRetryAfter: Partial<Record<ProblemCode, number>> = {
  idempotency_in_progress: 1,
  rate_limited: 5,
  crm_rate_limited: 30,
  oauth_throttled: 600,
  crm_unavailable: 15,
  starting: 1,
  unavailable: 5,
};

const cannotDecide = Symbol('internal');

/** A full problem (RFC 9457) for a code. */
export function problem(code: ProblemCode, members: Partial<Problem> = {}, requestId?: string): Problem {
  const retryAfter = members.retryAfter ?? usualRetryAfter[code];
  return {
    type: `urn:bgm:problem:${code}`,
    title: problemTitles[code],
    status: problemStatus[code],
    code,
    ...(requestId !== undefined && {requestId}),
    retryable: retryableCodes.has(code),
    ...members,
    ...(retryAfter !== undefined && {retryAfter}),
  };
}

/** What a browser is told about an error; unknown errors are `internal` and tell nothing of themselves. */
export function problemOf(error: unknown, requestId?: string): Problem {
  const found = refusalOf(error);
  return found === cannotDecide
    ? problem('internal', {}, requestId)
    : problem(found.code, found.members, requestId);
}

function refusalOf(error: unknown): {code: ProblemCode; members: Partial<Problem>} | typeof cannotDecide {
  if (error instanceof Refusal) return error;
  if (error instanceof CrmError) return {code: problemOfCrmError[error.kind], members: membersOf(error)};
  if (error instanceof PbxUnavailableError)
    return {code: 'unavailable', members: {detail: 'The PBX does not answer.'}};
  if (error instanceof HTTPException && error.status === 400) return {code: 'malformed', members: {}};
  if (isDatabaseAway(error)) return {code: 'unavailable', members: {detail: 'The database does not answer.'}};
  return cannotDecide;
}

function membersOf(error: CrmError): Partial<Problem> {
  return {
    ...(error.retryAfterSeconds !== undefined && {retryAfter: error.retryAfterSeconds}),
    ...(error.providerCode !== undefined && {provider: {name: 'zoho', code: error.providerCode}}),
    ...(error.field !== undefined && {detail: `The CRM names the field ${error.field}.`}),
  };
}

/** Writes a problem with the headers that belong to it. */
export function answerProblem(c: Context<Env>, found: Problem): Response {
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  if (found.retryAfter !== undefined) headers['retry-after'] = String(found.retryAfter);
  if (found.status === 401) {
    const token = c.req.header('authorization') ? ' error="invalid_token"' : '';
    headers['www-authenticate'] = `Bearer${token}`;
  }
  // The tenant's own list did not have this origin: its page must not read the answer either.
  if (found.code === 'origin_not_allowed') c.header('Access-Control-Allow-Origin', undefined);
  return c.body(JSON.stringify(found), found.status as 400, headers);
}

/**
 * Turns whatever a route threw into a problem answer.
 * @param onUnexpected Told of errors nobody foresaw, for the log.
 */
export function errorHandler(onUnexpected: (error: unknown, c: Context<Env>) => void): ErrorHandler<Env> {
  return (error, c) => {
    const found = problemOf(error, c.var.requestId);
    if (found.code === 'internal') onUnexpected(error, c);
    return answerProblem(c, found);
  };
}
