import ky, {HTTPError} from 'ky';
import type {Problem} from '../contract/index.ts';
import {ProblemError, UnreachableError} from './crm-client.ts';

/** One question to the proxy. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the endpoint. Never holds a number, a name or a token. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly signal?: AbortSignal;
  /** True when sending it twice does no harm; false for a POST, true for the rest, unless said otherwise. */
  readonly repeatable?: boolean;
  /** Milliseconds until we stop waiting for one answer; 10 s unless said otherwise. */
  readonly timeout?: number;
  /** `include`: the answer's cookie must reach this browser, as the one that binds a consent to it. Never unless said. */
  readonly credentials?: 'include';
}

export interface HttpReply {
  /** Parsed JSON; undefined for an answer without a body. */
  readonly body: unknown;
  readonly headers: Headers;
}

export type Send = (request: HttpRequest) => Promise<HttpReply>;

/** `fetch` as we use it, so that a test can answer in its place. */
export type Fetch = (request: Request) => Promise<Response>;

/** A longer `Retry-After` is passed on, for people to read, instead of being waited out behind a spinner. */
const longestPatience = 3;
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * The way to the proxy; with ky it comes after the page is drawn, because only the connection needs it. Sends requests and turns
 * every answer into one of three things: JSON, a {@link ProblemError}, or an {@link UnreachableError} (no network, a time-out, a
 * login page of the hotel's network, a gateway's own error page).
 * @param endpoint Base address of the proxy's API, e.g. `https://pbx.example.com/crm/v1`.
 */
export function http(endpoint: string, fetch?: Fetch): Send {
  const api = ky.create({
    prefix: endpoint,
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    retry: {
      limit: 2,
      methods: [...methods],
      statusCodes: [429, 502, 503, 504],
      shouldRetry: ({error}) => wait(error),
    },
    ...(fetch ? {fetch: (request: RequestInfo | URL) => fetch(request as Request)} : {}),
  });
  return async (request) => {
    const {method, path, body, token, signal, timeout = 10_000, credentials = 'omit'} = request;
    const repeatable = request.repeatable ?? method !== 'POST';
    const headers = {
      ...request.headers,
      'BGM-Request-Id': crypto.randomUUID(),
      ...(token ? {Authorization: `Bearer ${token}`} : {}),
    };
    try {
      const response = await api(path.replace(/^\//, ''), {
        method,
        headers,
        json: body,
        signal,
        timeout,
        credentials,
        ...(repeatable ? {} : {retry: 0}),
      });
      return {body: await jsonOf(response), headers: response.headers};
    } catch (error) {
      signal?.throwIfAborted();
      if (isProblem(error)) throw new ProblemError(error.data, {cause: error});
      if (error instanceof UnreachableError) throw error;
      throw new UnreachableError({cause: error});
    }
  };
}

/** Undefined: ky decides by method and status. */
function wait(error: Error): false | undefined {
  if (!(error instanceof HTTPError)) return undefined;
  const seconds = Number(error.response.headers.get('Retry-After') ?? 0);
  const never = isProblem(error) && !error.data.retryable;
  return never || seconds > longestPatience ? false : undefined;
}

async function jsonOf(response: Response): Promise<unknown> {
  if (response.status === 204 || response.status === 205) return undefined;
  const text = await response.text();
  if (text === '' && response.status === 202) return undefined;
  if (!/[/+]json\b/.test(response.headers.get('Content-Type') ?? '')) throw new UnreachableError();
  return JSON.parse(text) as unknown;
}

function isProblem(error: unknown): error is HTTPError<Problem> & {data: Problem} {
  if (!(error instanceof HTTPError) || !error.response.headers.get('Content-Type')?.includes('problem+json'))
    return false;
  return typeof (error.data as Partial<Problem> | undefined)?.code === 'string';
}
