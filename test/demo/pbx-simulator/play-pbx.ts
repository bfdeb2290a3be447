import type {Hono} from 'hono';
import {manualClock} from '../../../demo/pbx-simulator/clock.ts';
import type {ManualClock} from '../../../demo/pbx-simulator/clock.ts';
import type {PbxEvent} from '../../../demo/pbx-simulator/events.ts';
import {Pbx} from '../../../demo/pbx-simulator/pbx.ts';
import {pbxSimulatorApp} from '../../../demo/pbx-simulator/start-pbx-simulator.ts';
import {demoTenants, findUser, systemAdmin} from '../../../demo/pbx-simulator/world/tenants.ts';

export const demoTenant = demoTenants[0]!;
export const secondTenant = demoTenants[1]!;
export const target = 'http://receiver.example/crm/v1/pbx/events';

/** One request that reached the receiver of webhooks. */
export interface Received {
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  readonly event: PbxEvent;
}

export interface PlayedPbx {
  readonly pbx: Pbx;
  readonly app: Hono;
  readonly clock: ManualClock;
  readonly received: Received[];
  readonly logged: string[];
  /** Asks the REST API as the owner of a token; a body makes it a POST. */
  readonly rest: (path: string, token?: string, body?: unknown) => Promise<Response>;
  readonly control: (path: string, body?: unknown) => Promise<Response>;
}

/** What the receiver answers to its n-th request (from 0). */
export type Answer = (received: Received, n: number) => Response | Promise<Response>;

/** A simulator without sockets: the test holds its clock and plays the receiver of its webhooks. */
export function playPbx(answer: Answer = () => new Response('{}')): PlayedPbx {
  const clock = manualClock(Date.parse('2026-06-15T12:00:00Z'));
  const received: Received[] = [];
  const logged: string[] = [];
  const receive: typeof fetch = async (input, init) => {
    const text = typeof init?.body === 'string' ? init.body : '';
    const request = {
      url: input instanceof Request ? input.url : input.toString(),
      headers: new Headers(init?.headers),
      text,
      event: JSON.parse(text) as PbxEvent,
    };
    received.push(request);
    const aborted = new Promise<never>((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
    );
    return Promise.race([answer(request, received.length - 1), aborted]);
  };
  const pbx = new Pbx({target, clock, fetch: receive, log: (line) => logged.push(line)});
  const app = pbxSimulatorApp(pbx);
  const ask = (path: string, headers: Record<string, string>, body?: unknown) =>
    Promise.resolve(
      app.request(path, {
        headers,
        ...(body === undefined
          ? {}
          : {method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body)}),
      }),
    );
  return {
    pbx,
    app,
    clock,
    received,
    logged,
    rest: (path, token, body) => ask(path, token ? {Authorization: `Bearer ${token}`} : {}, body),
    control: (path, body) => ask(path, {}, body),
  };
}

/** Token of a person of the demo tenant (or of the second one). */
export const tokenOf = (extension: string, tenant = demoTenant): string => findUser(tenant, extension)!.token;
export const adminToken = tokenOf('100');
export const systemToken = systemAdmin.token;

/** A list that tests take the first of. */
type Replies = readonly [Reply, ...Reply[]];

/** The JSON of any answer: fields that tests reach into have types, others are compared as they are. */
export interface Reply {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly extension_number: string;
  readonly change_type: string;
  readonly webhookSecret: string;
  readonly count: number;
  readonly items: Replies;
  readonly errors: Replies;
  readonly error: string;
  readonly token: string;
  readonly code: string;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly capabilities: readonly string[];
  readonly calls: Replies;
  readonly webhooks: Replies;
  readonly mailbox: Replies;
  readonly sessions: readonly string[];
  readonly segments: Replies;
  readonly tenants: Replies;
  readonly users: Replies;
  readonly switches: Reply;
  readonly tenant: Reply;
  readonly cdr_event: Reply;
  readonly serviceUser: Reply;
  readonly session_id: string;
  readonly file_name: string;
  readonly summary: string;
  readonly url: string;
}

export const json = async (response: Response | Promise<Response>): Promise<Reply> =>
  (await (await response).json()) as Reply;

/** Types of the received events, in order. */
export const typesOf = (received: readonly Received[]): string[] =>
  received.map(({event}) => event.event_type);

/** Runs out all that is planned, letting each step finish before the next. */
export async function runOut({pbx, clock}: PlayedPbx, seconds: number, step = 1): Promise<void> {
  for (let passed = 0; passed < seconds; passed += step) {
    clock.advance(step * 1000);
    await pbx.idle();
  }
}
