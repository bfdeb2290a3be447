import type {HttpReply, HttpRequest} from './http.ts';

export type Send = (request: HttpRequest) => Promise<HttpReply>;

/** `fetch` as we use it, so that a test can answer in its place. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * The way to the proxy. What makes the requests (ky) is loaded with the first one: a card that is only drawn does not pay for it.
 * @param endpoint Base address of the proxy's API, e.g. `https://pbx.example.com/crm/v1`.
 */
export function createSend(endpoint: string, fetch?: Fetch): Send {
  let loading: Promise<Send> | undefined;
  return async (request) => {
    loading ??= import('./http.ts').then(({http}) => http(endpoint, fetch));
    const send = await loading.catch((cause: unknown) => {
      // A chunk that did not arrive may arrive the next time.
      loading = undefined;
      throw cause;
    });
    return send(request);
  };
}
