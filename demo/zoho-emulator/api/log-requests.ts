import {createMiddleware} from 'hono/factory';
import type {Context} from 'hono';
import {routeOf} from '../world/request-counters.ts';
import type {Env} from './api-env.ts';

const longest = 2_000;

/** Bodies of writes; of token requests only the kind, for they hold secrets. */
async function bodyToShow(c: Context<Env>, host: 'accounts' | 'api'): Promise<string> {
  if (host === 'accounts') return c.var.parameters?.get('grant_type') ?? '';
  const hasText =
    ['POST', 'PUT'].includes(c.req.method) && !c.req.header('content-type')?.includes('multipart');
  return hasText ? (await c.req.text().catch(() => '')).slice(0, longest) : '';
}

/** Answers that say something went wrong, which OAuth does with status 200 too. */
async function answerToShow(c: Context<Env>, host: 'accounts' | 'api'): Promise<string> {
  const tells = c.res.status >= 400 || c.res.status === 207 || host === 'accounts';
  if (!tells || c.var.unanswered || c.var.fault?.includes('drip')) return '';
  const text = await c.res.clone().text();
  return text.includes('access_token') ? '' : text.slice(0, longest);
}

/** Writes each request into the log and the org's counters once it is over. */
export const logRequests = (host: 'accounts' | 'api') =>
  createMiddleware<Env>(async (c, next) => {
    const at = c.var.world.now();
    const startedAt = performance.now();
    await next();
    const {world, org, region} = c.var;
    const {pathname: path, search: query} = new URL(c.req.url);
    const status = c.var.unanswered ? 0 : c.res.status;
    const credits = c.var.credits ?? 0;
    org?.counters.count(routeOf(c.req.method, path), status, credits);
    world.log.add({
      at,
      org: org?.key ?? null,
      region,
      host,
      method: c.req.method,
      path,
      query: decodeURIComponent(query.replaceAll('+', ' ').replace(/%(?![0-9a-f]{2})/gi, '%25')),
      status,
      credits,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
      fault: c.var.fault ?? null,
      body: await bodyToShow(c, host),
      answer: await answerToShow(c, host),
    });
  });
