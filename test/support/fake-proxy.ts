import type {Fetch} from '../../src/client/http.ts';
import {
  type LookupsRequest,
  matchedLookupExample,
  type ProblemCode,
  problemStatus,
  sessionExample,
  type SessionReply,
} from '../../src/contract/index.ts';

/** One request as the proxy would see it. */
export interface SeenRequest {
  readonly method: string;
  /** Below the endpoint, with its query. */
  readonly path: string;
  readonly token: string | undefined;
  readonly headers: Headers;
  readonly body: unknown;
  readonly signal: AbortSignal;
}
export type Answer = (request: SeenRequest) => Response | Promise<Response>;

export const endpoint = 'https://proxy.example/crm/v1';

/** Answers in the proxy's place and remembers what it was asked. Routes are named `METHOD /path`; without a query. */
export class FakeProxy {
  readonly seen: SeenRequest[] = [];
  readonly routes: Record<string, Answer>;

  constructor(routes: Record<string, Answer> = {}) {
    this.routes = {
      'GET /session': () => json(sessionExample),
      'POST /session': () => json(sessionReply()),
      'DELETE /session': () => new Response(null, {status: 204}),
      'POST /lookups': ({body}) => json({results: (body as LookupsRequest).numbers.map(matchFor)}),
      'GET /calls': () => json({items: [], nextCursor: null}),
      'GET /events': ({signal}) => stream(new ReadableStream(), signal),
      ...routes,
    };
  }

  readonly fetch: Fetch = async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace('/crm/v1', '') + url.search;
    const text = await request.text();
    const seen: SeenRequest = {
      method: request.method,
      path,
      token: request.headers.get('Authorization')?.replace('Bearer ', ''),
      headers: request.headers,
      body: text ? JSON.parse(text) : undefined,
      signal: request.signal,
    };
    this.seen.push(seen);
    const route = this.routes[`${request.method} ${path.replace(/\?.*/, '')}`];
    request.signal.throwIfAborted();
    return route ? route(seen) : problem('not_found');
  };

  /** Requests to one route, e.g. `POST /lookups`. */
  to(route: string): SeenRequest[] {
    return this.seen.filter(({method, path}) => `${method} ${path.replace(/\?.*/, '')}` === route);
  }
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json'}});
}

export function problem(
  code: ProblemCode,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) {
  const status = problemStatus[code];
  const body = {type: `urn:bgm:problem:${code}`, title: code, status, code, retryable: false, ...more};
  const type = {'Content-Type': 'application/problem+json'};
  return new Response(JSON.stringify(body), {status, headers: {...type, ...headers}});
}

/** An event stream that breaks when its request is aborted. */
export function stream(body: ReadableStream, signal: AbortSignal): Response {
  const cut = new TransformStream();
  void body.pipeTo(cut.writable, {signal}).catch(() => undefined);
  return new Response(cut.readable as BodyInit, {headers: {'Content-Type': 'text/event-stream'}});
}

/** A lookup that found somebody for this very number. */
export function matchFor(number: string) {
  return {...matchedLookupExample, number: {...matchedLookupExample.number, raw: number, e164: number}};
}

export function sessionReply(change: Partial<SessionReply> = {}): SessionReply {
  const expiresAt = new Date(Date.now() + 600_000).toISOString();
  return {
    token: 'widget-token',
    expiresAt,
    session: sessionExample,
    cacheKey: sessionExample.cacheKey,
    ...change,
  };
}
