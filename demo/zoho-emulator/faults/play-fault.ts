import type {Context} from 'hono';
import type {Env} from '../api/api-env.ts';
import {jsonAnswer} from '../api/json-answer.ts';
import {parsedBody} from '../api/json-body.ts';
import {clientGone, cutHalfway, drip, drop, unanswered} from './connection.ts';
import type {FaultRule} from './fault-rule.ts';

const maintenancePage = `<!DOCTYPE html>
<html><head><title>Zoho CRM</title></head>
<body><h1>We will be back soon</h1><p>The service is under maintenance.</p></body></html>`;

const errorBody = (code: string, message: string, details: Record<string, unknown> = {}) => ({
  code,
  details,
  message,
  status: 'error',
});

const usualBodies: Record<number, ReturnType<typeof errorBody>> = {
  429: errorBody('TOO_MANY_REQUESTS', 'Too many requests fired in concurrent connection'),
  500: errorBody('INTERNAL_ERROR', 'Internal Server Error'),
};

const statusBody = (status: number) =>
  usualBodies[status] ?? errorBody('SERVICE_UNAVAILABLE', 'Service Unavailable');

const ruleBody = ({code = 'INVALID_DATA', message = 'invalid data', details}: FaultRule) =>
  errorBody(code, message, details);

/** The refusal for every record that the request held. */
async function itemErrors(c: Context<Env>, rule: FaultRule): Promise<Response> {
  const {data} = ((await parsedBody(c)) ?? {}) as {data?: unknown[]};
  const items = (Array.isArray(data) ? data : [undefined]).map(() => ruleBody(rule));
  return jsonAnswer({data: items}, rule.status ?? 400);
}

export const throttledBody = {
  error_description: 'You have made too many requests continuously. Please try again after some time.',
  error: 'Access Denied',
  status: 'failure',
};

function htmlAnswer(status: number): Response {
  return new Response(maintenancePage, {status, headers: {'content-type': 'text/html;charset=UTF-8'}});
}

/** Faults that stand in for the work. Undefined: the work goes on (perhaps later). */
export async function playBefore(c: Context<Env>, rule: FaultRule): Promise<Response | undefined> {
  switch (rule.kind) {
    case 'latency':
      await (rule.until ?? clientGone(c, rule.ms ?? 1_000));
      return undefined;
    case 'status':
      return jsonAnswer(statusBody(rule.status ?? 500), rule.status ?? 500);
    case 'error':
      return jsonAnswer(ruleBody(rule), rule.status ?? 400);
    case 'item_error':
      return itemErrors(c, rule);
    case 'invalid_token':
      return jsonAnswer(errorBody('INVALID_TOKEN', 'invalid oauth token'), 401);
    case 'authentication_failure':
      return jsonAnswer(errorBody('AUTHENTICATION_FAILURE', 'Authentication failed'), 401);
    case 'html':
      return htmlAnswer(rule.status ?? 503);
    case 'drop_before':
      return drop(c);
    case 'no_answer':
      await clientGone(c);
      return unanswered(c);
    case 'token_error':
      return jsonAnswer({error: rule.code ?? 'invalid_code'});
    case 'token_throttle':
      return jsonAnswer(throttledBody, rule.status ?? c.var.world.grants.settings.throttleStatus);
    default:
      return undefined;
  }
}

/** Tells an answer that is JSON; an empty one is null. */
async function jsonOf(answer: Response): Promise<Record<string, unknown> | null> {
  const text = await answer.clone().text();
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : null;
}

async function withoutIds(answer: Response): Promise<Response> {
  const body = await jsonOf(answer);
  for (const item of (body?.['data'] ?? []) as {details?: Record<string, unknown>}[])
    delete item.details?.['id'];
  return body ? jsonAnswer(body, answer.status) : answer;
}

async function changedToken(answer: Response, change: Record<string, unknown>): Promise<Response> {
  const body = await jsonOf(answer);
  if (!body) return answer;
  const merged = Object.entries({...body, ...change}).filter(([, value]) => value !== null);
  return jsonAnswer(Object.fromEntries(merged), answer.status);
}

/** Faults that spoil the answer of work that was done. */
export async function playAfter(c: Context<Env>, rule: FaultRule, answer: Response): Promise<Response> {
  switch (rule.kind) {
    case 'drop_after':
      return drop(c);
    case 'late':
      await clientGone(c, rule.ms);
      return c.env.outgoing.destroyed ? unanswered(c) : answer;
    case 'truncated_json': {
      // There is nothing to cut, and a 204 must stay empty.
      if (answer.status === 204) return answer;
      const text = await answer.text();
      return new Response(text.slice(0, text.length >> 1), {status: answer.status, headers: answer.headers});
    }
    case 'cut_response':
      return cutHalfway(c, answer);
    case 'drip':
      return drip(answer, rule.bytesPerSecond ?? 1);
    case 'empty':
      return new Response('', {status: rule.status ?? 200, headers: {'content-type': 'application/json'}});
    case 'missing_id':
      return withoutIds(answer);
    case 'token_change':
      return changedToken(answer, rule.change ?? {});
    default:
      return answer;
  }
}
