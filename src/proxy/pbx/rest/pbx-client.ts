import {PbxUnavailableError} from '../pbx-api.ts';

/** Most that an answer may weigh; 100 rows of anything have some 200 KB. */
const answerMaxBytes = 2 * 1024 * 1024;
const timeoutMs = 5000;

/** An answer of the PBX's REST API that can be read. */
export interface PbxAnswer {
  readonly status: number;
  /** Parsed JSON of a 2xx answer; undefined when it has no body. */
  readonly body: unknown;
  /** The PBX's clock, as the header `Date` tells it. */
  readonly date?: string | null;
}

/**
 * Asks the PBX's REST API (pbx-facts 1.4, 2.1): only the configured origin, no redirects, one deadline for the whole answer, a cap on
 * its size. 4xx is an answer; no answer, 429, 5xx and what cannot be read are {@link PbxUnavailableError}.
 */
export class PbxClient {
  readonly #base: URL;
  readonly #fetch: typeof fetch;

  /** @param origin The PBX's origin, without `/api`. */
  constructor(origin: string, fetcher: typeof fetch = fetch) {
    this.#base = new URL('/api/', origin);
    this.#fetch = fetcher;
  }

  /** @param path Below `/api/`, already encoded; never holds a customer's number. */
  get(path: string, token: string, signal?: AbortSignal): Promise<PbxAnswer> {
    return this.#ask(path, {method: 'GET', headers: {authorization: `Bearer ${token}`}}, signal);
  }

  /** @param token Of who asks; none for signing in. */
  post(path: string, body: object, signal?: AbortSignal, token?: string): Promise<PbxAnswer> {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && {authorization: `Bearer ${token}`}),
    };
    return this.#ask(path, {method: 'POST', headers, body: JSON.stringify(body)}, signal);
  }

  async #ask(path: string, init: RequestInit, signal: AbortSignal | undefined): Promise<PbxAnswer> {
    const deadline = AbortSignal.timeout(timeoutMs);
    let response: Response;
    try {
      response = await this.#fetch(new URL(path, this.#base), {
        ...init,
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      const text = await boundedText(response);
      if (response.status === 429 || response.status >= 500) throw new Error(`status ${response.status}`);
      const body: unknown = response.ok && text !== '' ? JSON.parse(text) : undefined;
      return {status: response.status, body, date: response.headers.get('date')};
    } catch (cause) {
      throw new PbxUnavailableError('The PBX gives no usable answer.', {cause});
    }
  }
}

async function boundedText(response: Response): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > answerMaxBytes) throw new Error('The answer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
