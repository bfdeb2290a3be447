import assert from 'node:assert/strict';

/** What a person does at Zoho's consent page. */
export interface ConsentChoice {
  readonly decision?: 'accept' | 'refuse';
  /** Key of the emulator's organisation whose admin signs in; the page's own choice without. */
  readonly org?: string;
  /** An outcome of the emulator's consent page, see its README. */
  readonly outcome?: string;
}

export interface ConsentRequest {
  /** Asks the proxy, as the settings page does: `POST /connection/authorize` with credentials. */
  readonly authorize: () => Promise<Response>;
  /** Opens an address at the proxy, as the browser does when Zoho sends it back. */
  readonly open: (url: URL, headers: Record<string, string>) => Promise<Response>;
}

/** A browser that walks through a consent by plain requests, with the one cookie that belongs to it. */
export class ConsentWalk {
  readonly #request: ConsentRequest;
  cookie: string | undefined;

  constructor(request: ConsentRequest) {
    this.#request = request;
  }

  /** Presses Authorize. @returns The consent page's address. */
  async begin(): Promise<string> {
    const answer = await this.#request.authorize();
    assert.equal(answer.status, 200, await answer.clone().text());
    this.cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
    return ((await answer.json()) as {authorizationUrl: string}).authorizationUrl;
  }

  /** Decides at the emulator's consent page. @returns Where Zoho sends the browser. */
  async decide(
    authorizationUrl: string,
    {decision = 'accept', org, outcome}: ConsentChoice = {},
  ): Promise<URL> {
    const body = new URLSearchParams({decision, ...(org && {org}), ...(outcome && {outcome})});
    const answer = await fetch(authorizationUrl, {method: 'POST', body, redirect: 'manual'});
    const location = answer.headers.get('location');
    assert.ok(location, `no way back: ${answer.status} ${await answer.text()}`);
    return new URL(location);
  }

  /** Comes back to the proxy. */
  async comeBack(url: URL): Promise<{readonly status: number; readonly page: string}> {
    const headers = {'accept-language': 'en', ...(this.cookie !== undefined && {cookie: this.cookie})};
    const answer = await this.#request.open(url, headers);
    return {status: answer.status, page: await answer.text()};
  }

  /** The whole way, from Authorize to the page that says how it ended. */
  async run(choice: ConsentChoice = {}): Promise<{readonly status: number; readonly page: string}> {
    return this.comeBack(await this.decide(await this.begin(), choice));
  }
}

/**
 * Connects a running proxy with an emulator's organisation through their HTTP alone.
 * @param proxy Base of the API, e.g. `http://127.0.0.1:8890/crm/v1`. @param token A widget token of a tenant admin.
 * @param origin The page whose token it is.
 */
export function consentOverHttp(proxy: string, token: string, origin: string): ConsentWalk {
  const headers = {authorization: `Bearer ${token}`, origin, 'content-type': 'application/json'};
  return new ConsentWalk({
    authorize: () => fetch(`${proxy}/connection/authorize`, {method: 'POST', headers, body: '{}'}),
    open: (url, ours) => fetch(url, {headers: ours, redirect: 'manual'}),
  });
}
