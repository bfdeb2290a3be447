import * as v from 'valibot';
import {
  problemSchema,
  problemStatus,
  sessionReplySchema,
  type ProblemCode,
  type SessionReply,
} from '../src/contract/index.ts';
import {Broken, same} from './rule.ts';

export interface TargetOptions {
  /** Base of the contract, e.g. `https://pbx.example.com/crm/v1`. */
  readonly url: string;
  /** PBX token of an agent; it is exchanged. */
  readonly token: string;
  readonly pbxSecret?: string;
  /** An origin that the tenant allows. */
  readonly origin?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The implementation under test. */
export class Target {
  readonly options: TargetOptions;
  #agent?: Promise<SessionReply>;

  constructor(options: TargetOptions) {
    this.options = {...options, url: options.url.replace(/\/$/, '')};
  }

  /** The agent's session, exchanged once. */
  agent(): Promise<SessionReply> {
    this.#agent ??= this.exchange(this.options.token);
    return this.#agent;
  }

  async exchange(pbxToken: string): Promise<SessionReply> {
    const answer = await this.ask('POST', '/session', {token: pbxToken, body: this.#origin()});
    same(answer.status, 200, 'status of POST /session');
    return parse(sessionReplySchema, answer.body, 'answer of POST /session');
  }

  /** Asks as the agent. */
  async asAgent(method: string, path: string, options: Omit<Asking, 'token'> = {}): Promise<Answer> {
    return this.ask(method, path, {...options, token: (await this.agent()).token});
  }

  async ask(method: string, path: string, {token, body, text, headers}: Asking = {}): Promise<Answer> {
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(this.options.url + path, {
      method,
      headers: {
        ...(token ? {authorization: `Bearer ${token}`} : {}),
        ...(sent === undefined ? {} : {'content-type': 'application/json'}),
        ...headers,
      },
      ...(sent === undefined ? {} : {body: sent}),
    });
    const said = await answer.text();
    return {status: answer.status, headers: answer.headers, body: json(said)};
  }

  /** The promise that this answer is the problem with this code. */
  problem(answer: Answer, code: ProblemCode): void {
    same(answer.status, problemStatus[code], 'status');
    same(answer.headers.get('content-type')?.split(';')[0], 'application/problem+json', 'content type');
    same(parse(problemSchema, answer.body, 'problem').code, code, 'code');
  }

  #origin(): object {
    return this.options.origin ? {origin: this.options.origin} : {};
  }
}

export interface Asking {
  readonly token?: string;
  readonly body?: unknown;
  /** A body as it is, instead of JSON. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

/** @throws Broken naming the first place that does not fit. */
export function parse<S extends v.GenericSchema>(schema: S, value: unknown, what: string): v.InferOutput<S> {
  const checked = v.safeParse(schema, value);
  if (checked.success) return checked.output;
  const issue = checked.issues[0];
  throw new Broken(
    `${what} does not fit the contract at ${v.getDotPath(issue) ?? 'its root'}: ${issue.message}`,
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text === '' ? undefined : text;
  }
}
