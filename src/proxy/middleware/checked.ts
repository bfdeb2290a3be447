import type {Context, MiddlewareHandler} from 'hono';
import * as v from 'valibot';
import type {FieldError} from '../../contract/index.ts';
import type {Env} from './env.ts';
import {Refusal} from './refusal.ts';

type Schema = v.GenericSchema<unknown, unknown>;
interface Checked<Target extends string, S extends Schema> {
  in: Record<Target, v.InferInput<S>>;
  out: Record<Target, v.InferOutput<S>>;
}

/**
 * The request's JSON, checked: `c.req.valid('json')`.
 * @throws Refusal `unsupported_media_type`, `malformed` (not JSON) or `validation_failed` with pointers.
 */
export function jsonBody<S extends Schema>(schema: S): MiddlewareHandler<Env, string, Checked<'json', S>> {
  return async (c, next) => {
    requireJson(c);
    c.req.addValidatedData('json', checkFields(schema, await parseJson(c)) as object);
    await next();
  };
}

/** The query, checked: `c.req.valid('query')`. Unknown or repeated parameters are `malformed`, like wrong values. */
export function query<S extends Schema>(schema: S): MiddlewareHandler<Env, string, Checked<'query', S>> {
  return async (c, next) => {
    const found = Object.entries(c.req.queries());
    if (found.some(([, values]) => values.length > 1)) throw new Refusal('malformed');
    const result = v.safeParse(schema, Object.fromEntries(found.map(([name, [value]]) => [name, value])));
    if (!result.success) throw new Refusal('malformed', {errors: fieldErrors(result.issues)});
    c.req.addValidatedData('query', result.output as object);
    await next();
  };
}

/** The path's parameters, checked: `c.req.valid('param')`. What cannot be an id is `not_found`. */
export function params<S extends Schema>(schema: S): MiddlewareHandler<Env, string, Checked<'param', S>> {
  return async (c, next) => {
    const result = v.safeParse(schema, c.req.param());
    if (!result.success) throw new Refusal('not_found');
    c.req.addValidatedData('param', result.output as object);
    await next();
  };
}

/** For resources without parameters: any query is refused. */
export const noQuery: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.url.includes('?') && new URL(c.req.url).search.length > 1) throw new Refusal('malformed');
  await next();
};

/** @throws Refusal `validation_failed` with a JSON Pointer for each wrong field; never repeats what was sent. */
export function checkFields<S extends Schema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new Refusal('validation_failed', {errors: fieldErrors(result.issues)});
  return result.output;
}

/** Issues as JSON Pointers (RFC 6901) and short codes. */
export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): FieldError[] {
  return issues.slice(0, 20).map((issue) => ({pointer: pointerOf(issue), code: codeOf(issue)}));
}

function pointerOf(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map((item) => String(item.key).replaceAll('~', '~0').replaceAll('/', '~1')) ?? [];
  return keys.map((key) => `/${key.slice(0, 80)}`).join('');
}

function codeOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'check' || issue.type === 'check_items') return issue.message;
  if (issue.expected === 'never') return 'unknown_field';
  if (issue.received === 'undefined') return 'required';
  return issue.type === 'strict_object' ? 'object' : issue.type;
}

/** @throws Refusal `unsupported_media_type` */
export function requireJson(c: Context<Env>): void {
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Refusal('unsupported_media_type');
}

/** @throws Refusal `malformed` */
export async function parseJson(c: Context<Env>): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal('malformed', {detail: 'The body is not JSON.'});
  }
}
