import {startZohoEmulator} from '../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {EmulatorOptions, ZohoEmulator} from '../../../demo/zoho-emulator/start-zoho-emulator.ts';
import type {Org} from '../../../demo/zoho-emulator/world/org.ts';
import {HandClock} from './hand-clock.ts';

export interface Answer {
  status: number;
  body: any;
  headers: Headers;
}

/** Status, parsed body and headers of a response. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {status: response.status, body: isJson && text ? JSON.parse(text) : text, headers: response.headers};
}

/** One emulator for a test file, its clock in hand, with a plain HTTP client for one of its orgs. */
export class ZohoClient {
  readonly emulator: ZohoEmulator;
  readonly clock: HandClock;
  readonly #key: string;
  #token = '';

  constructor(emulator: ZohoEmulator, clock: HandClock, key: string) {
    this.emulator = emulator;
    this.clock = clock;
    this.#key = key;
  }

  static async start(options: EmulatorOptions = {}, key = 'eu-enterprise'): Promise<ZohoClient> {
    const clock = new HandClock();
    const emulator = await startZohoEmulator({now: clock.now, ...options});
    return new ZohoClient(emulator, clock, key);
  }

  /** Another org of the same emulator. */
  for(key: string): ZohoClient {
    return new ZohoClient(this.emulator, this.clock, key);
  }

  get org(): Org {
    return this.emulator.world.org(this.#key)!;
  }

  get access() {
    return this.emulator.orgs.find(({key}) => key === this.#key)!;
  }

  get origins() {
    return this.emulator.regions[this.access.region];
  }

  reset(): void {
    this.emulator.world.reset();
    this.#token = '';
  }

  /** Posts to an accounts host; parameters go into the body. */
  async accounts(
    path: string,
    parameters: Record<string, string>,
    region = this.access.region,
  ): Promise<Answer> {
    const body = new URLSearchParams(parameters);
    const url = this.emulator.regions[region].accounts + path;
    return answerOf(await fetch(url, {method: 'POST', body, redirect: 'manual'}));
  }

  /** Refreshes with the seeded refresh token; anything given replaces or adds a parameter. */
  refresh(changes: Record<string, string> = {}, region = this.access.region): Promise<Answer> {
    const {clientId, clientSecret, refreshToken} = this.access;
    const parameters = {
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
    };
    return this.accounts('/oauth/v2/token', {...parameters, ...changes}, region);
  }

  async token(): Promise<string> {
    this.#token ||= (await this.refresh()).body.access_token;
    return this.#token;
  }

  /** A call of the CRM API, path after `/crm/v8/`. */
  async api(
    method: string,
    path: string,
    body?: unknown,
    {
      token,
      headers = {},
      signal,
    }: {token?: string; headers?: Record<string, string>; signal?: AbortSignal} = {},
  ): Promise<Answer> {
    const authorization = `Zoho-oauthtoken ${token ?? (await this.token())}`;
    const response = await fetch(`${this.origins.api}/crm/v8/${path}`, {
      method,
      headers: {authorization, ...headers},
      ...(body === undefined ? {} : {body: typeof body === 'string' ? body : JSON.stringify(body)}),
      ...(signal ? {signal} : {}),
    });
    return answerOf(response);
  }

  get(path: string): Promise<Answer> {
    return this.api('GET', path);
  }

  /** Posts one or more records. */
  insert(module: string, ...records: Record<string, unknown>[]): Promise<Answer> {
    return this.api('POST', module, {data: records});
  }

  /** Posts one record and gives its id. */
  async create(module: string, record: Record<string, unknown>): Promise<string> {
    const {status, body} = await this.insert(module, record);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.data[0].details.id;
  }

  search(module: string, parameters: Record<string, string>): Promise<Answer> {
    return this.get(`${module}/search?${new URLSearchParams(parameters).toString()}`);
  }

  coql(select_query: string): Promise<Answer> {
    return this.api('POST', 'coql', {select_query});
  }

  /** A request to the control port. */
  async control(method: string, path: string, body?: unknown): Promise<Answer> {
    const url = `${this.emulator.control}/control${path}`;
    return answerOf(await fetch(url, {method, ...(body === undefined ? {} : {body: JSON.stringify(body)})}));
  }

  stop(): Promise<void> {
    return this.emulator.stop();
  }
}

/** Names in a list answer. */
export const names = ({body}: Answer): string[] =>
  (body?.data ?? []).map((record: Record<string, string>) => record['Full_Name'] ?? record['Account_Name']);
