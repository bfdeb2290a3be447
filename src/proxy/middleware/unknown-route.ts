import type {Hono, NotFoundHandler} from 'hono';
import type {Env} from './env.ts';
import {Refusal} from './refusal.ts';
import {answerProblem, problemOf} from './problem.ts';

/** 404 for unknown paths, 405 with `Allow` for known ones. Call it when all routes stand. */
export function unknownRoute(app: Hono<Env>): NotFoundHandler<Env> {
  const known = app.routes
    .filter(({method, path}) => method !== 'ALL' && !path.endsWith('/*'))
    .map(({method, path}) => ({method, pattern: patternOf(path)}));
  return (c) => {
    const methods = known.filter(({pattern}) => pattern.test(c.req.path)).map(({method}) => method);
    if (methods.length === 0) return answerProblem(c, problemOf(new Refusal('not_found'), c.var.requestId));
    const allowed = new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods);
    c.header('Allow', [...allowed].join(', '));
    return answerProblem(c, problemOf(new Refusal('method_not_allowed'), c.var.requestId));
  };
}

function patternOf(path: string): RegExp {
  const segments = path.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : escape(part)));
  return new RegExp(`^${segments.join('/')}$`);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
