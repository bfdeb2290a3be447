import {AnswerTooLargeError, asObject, boundedText, parseForeignJson} from '../../oauth/bounded-json.ts';
import {deadline} from '../../oauth/deadline.ts';
import type {AccessToken, TokenKeeper} from '../../oauth/token-keeper.ts';
import {crmRouteClass} from '../../metrics/crm-route-class.ts';
import {silentMeter, type Meter} from '../../metrics/meter.ts';
import type {Clock} from '../../services/time/clock.ts';
import {CrmError} from '../crm-error.ts';
import {seenRequest, type SeenRequest} from '../seen-request.ts';
import {CreditGovernor} from './credit-governor.ts';
import {Pressure} from './pressure.ts';
import type {Priority} from './priority.ts';
import {concurrencyOf, RequestGate} from './request-gate.ts';
import {errorOf, isTokenRefused} from './zoho-error.ts';

export interface ZohoRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** Below `/crm/v8/`; ids in it must have been checked. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** `journal` unless told otherwise. */
  readonly priority?: Priority;
  /** The record is only changed if nobody has changed it since: its `Modified_Time`, as the CRM said it. */
  readonly unmodifiedSince?: string;
  readonly signal?: AbortSignal;
  /** A POST that only reads, such as COQL: may be repeated, its outcome is never in doubt. */
  readonly readsOnly?: boolean;
  /** What the CRM charges for it; 1 unless told otherwise. */
  readonly credits?: number;
  /** Told of each time it was sent. */
  readonly onSeen?: (seen: SeenRequest) => void;
}

export interface ZohoAnswer {
  readonly status: number;
  /** Undefined for 204: nothing found. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** From the first byte to the last, waiting in our own line included (reliability Z4 to Z6). */
const totalTimeout = 8000;

export interface ZohoClientOptions {
  readonly tokens: TokenKeeper;
  readonly clock: Clock;
  readonly credits?: CreditGovernor;
  readonly meter?: Pick<Meter, 'crmRequest'>;
  /** Told whenever a token is at hand: who the organisation is and where its pages are. */
  readonly onToken?: (tenantId: string, token: AccessToken) => void;
  /** Told when requests begin to rest or go on, and when credits run low or are enough again. */
  readonly onHealth?: (tenantId: string) => void;
}

/**
 * The one way to Zoho's API: right host, fresh token, bounded time, size and number of requests, errors in our words. Answers 2xx,
 * and 4xx that judge single rows; everything else is thrown as {@link CrmError}.
 */
export class ZohoClient {
  readonly #tokens: TokenKeeper;
  readonly #clock: Clock;
  readonly #onToken: (tenantId: string, token: AccessToken) => void;
  readonly #meter: Pick<Meter, 'crmRequest'>;
  readonly #onHealth: (tenantId: string) => void;
  /** What was told of each tenant last. */
  readonly #health = new Map<string, string>();
  readonly #gate = new RequestGate();
  readonly #pressure: Pressure;
  readonly #credits: CreditGovernor;

  constructor(options: ZohoClientOptions) {
    const {tokens, clock, credits, onToken = () => {}, onHealth = () => {}, meter = silentMeter} = options;
    this.#tokens = tokens;
    this.#clock = clock;
    this.#onToken = onToken;
    this.#onHealth = onHealth;
    this.#meter = meter;
    this.#pressure = new Pressure(clock);
    this.#credits = credits ?? new CreditGovernor({clock});
  }

  async request(tenantId: string, request: ZohoRequest): Promise<ZohoAnswer> {
    const {priority = 'journal'} = request;
    this.#credits.check(tenantId, priority);
    this.#pressure.check(tenantId);
    const limit = deadline(this.#clock, totalTimeout, request.signal);
    let leave: (() => void) | undefined;
    try {
      leave = await this.#gate.enter(tenantId, priority, limit.signal);
      const token = await this.#token(tenantId, limit.signal);
      const first = await this.#send(tenantId, request, token, limit.signal);
      if (!isTokenRefused(first.status, first.body)) return this.#judge(first);
      return await this.#sendAgain(tenantId, request, token, limit.signal);
    } finally {
      leave?.();
      limit.clear();
    }
  }

  /** Until when nothing is sent for a tenant, and why. */
  pressure(tenantId: string): ReturnType<Pressure['report']> {
    return this.#pressure.report(tenantId);
  }

  /** Whether the CRM is down, has had enough, or has few credits left for us, as far as we saw. */
  isUnderPressure(tenantId: string): boolean {
    return this.#pressure.isHigh(tenantId) || this.#credits.isLow(tenantId);
  }

  /** One refresh and one more try; a second refusal means that the grant is worth nothing (reliability Z13). */
  async #sendAgain(tenantId: string, request: ZohoRequest, refused: AccessToken, signal: AbortSignal) {
    const token = await this.#token(tenantId, signal, refused.token);
    const answer = await this.#send(tenantId, request, token, signal);
    if (isTokenRefused(answer.status, answer.body))
      await this.#tokens.giveUp(tenantId, token.token, codeOf(answer.body) ?? 'INVALID_TOKEN');
    return this.#judge(answer);
  }

  async #token(tenantId: string, signal: AbortSignal, rejected?: string): Promise<AccessToken> {
    const token = await this.#tokens
      .token(tenantId, {signal, ...(rejected && {rejected})})
      .catch((error: unknown) => {
        throw error instanceof CrmError ? error : new CrmError('timeout', {cause: error});
      });
    if (token.organisation) {
      const {edition, users = null} = token.organisation;
      this.#gate.setLimit(tenantId, concurrencyOf(edition));
      this.#credits.learn(tenantId, edition, users);
    }
    this.#onToken(tenantId, token);
    return token;
  }

  async #send(
    tenantId: string,
    request: ZohoRequest,
    {token, hosts}: AccessToken,
    signal: AbortSignal,
  ): Promise<ZohoAnswer> {
    const {method = 'GET', path, query, body, unmodifiedSince} = request;
    const url = new URL(`/crm/v8/${path}`, hosts.api);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const headers = {
      accept: 'application/json',
      authorization: `Zoho-oauthtoken ${token}`,
      ...(body !== undefined && {'content-type': 'application/json'}),
      ...(unmodifiedSince !== undefined && {'if-unmodified-since': unmodifiedSince}),
    };
    let answer: {status: number; headers: Headers; text: string};
    const began = performance.now();
    const sentAt = this.#clock.now();
    const count = (status: number) =>
      this.#meter.crmRequest(crmRouteClass(path), status, (performance.now() - began) / 1000);
    const tell = (status: number | null, found?: ZohoAnswer['body'], date?: string | null) => {
      const milliseconds = performance.now() - began;
      request.onSeen?.(
        seenRequest({method, path, status, found, milliseconds, date, sentAt, doneAt: this.#clock.now()}),
      );
      this.#tellHealth(tenantId);
    };
    try {
      const response = await fetch(url, {
        method,
        redirect: 'error',
        signal,
        headers,
        ...(body !== undefined && {body: JSON.stringify(body)}),
      });
      answer = {status: response.status, headers: response.headers, text: await boundedText(response)};
      count(answer.status);
    } catch (cause) {
      count(0);
      // Whoever asked may have lost interest; that says nothing about the CRM.
      if (!request.signal?.aborted) this.#pressure.failed(tenantId);
      tell(null);
      throw networkError(request, signal, cause);
    }
    const date = answer.headers.get('date');
    try {
      const found = this.#read(tenantId, request, answer);
      tell(answer.status, found.body, date);
      return found;
    } catch (error) {
      tell(answer.status, undefined, date);
      throw error;
    }
  }

  #tellHealth(tenantId: string): void {
    const {shed} = this.#credits.report(tenantId);
    const now = `${this.#pressure.report(tenantId)?.why ?? ''} ${shed.join()}`;
    if (now === (this.#health.get(tenantId) ?? ' ')) return;
    this.#health.set(tenantId, now);
    this.#onHealth(tenantId);
  }

  #read(
    tenantId: string,
    request: ZohoRequest,
    {status, headers, text}: {status: number; headers: Headers; text: string},
  ): ZohoAnswer {
    if (status === 429) {
      if (this.#credits.isUsedUp(tenantId)) throw this.#credits.refused(tenantId);
      throw this.#pressure.refused(tenantId, retryAfter(headers));
    }
    this.#credits.spent(tenantId, headers.get('x-api-credits-remaining'), request.credits);
    const body = asObject(parseForeignJson(text));
    if (isOutOfCredits(status, body)) throw this.#credits.refused(tenantId);
    // Zoho's own refusals are JSON: any other page is of something that stands in between (reliability Z9).
    if (status >= 500 || (status !== 204 && !body)) {
      this.#pressure.failed(tenantId);
      throw unusable(request, codeOf(body) ?? `http_${status}`);
    }
    this.#pressure.answered(tenantId);
    return {status, body: status === 204 ? undefined : body};
  }

  #judge(answer: ZohoAnswer): ZohoAnswer {
    if (answer.status < 400 || Array.isArray(answer.body?.data)) return answer;
    throw errorOf(answer.status, answer.body);
  }
}

/** A write whose answer is lost may have happened; anything else just did not. */
function unusable(request: ZohoRequest, providerCode: string, cause?: unknown): CrmError {
  const inDoubt = request.method === 'POST' && !request.readsOnly;
  return new CrmError(inDoubt ? 'unknown_outcome' : 'unavailable', {providerCode, cause});
}

const notSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

function networkError(request: ZohoRequest, signal: AbortSignal, cause: unknown): CrmError {
  if (cause instanceof AnswerTooLargeError) return unusable(request, 'answer_too_large', cause);
  const reason = (cause as {cause?: {code?: unknown}}).cause?.code;
  if (notSent.has(String(reason))) return new CrmError('unavailable', {cause});
  if (!signal.aborted) return unusable(request, 'connection_lost', cause);
  return request.method === 'POST' && !request.readsOnly
    ? new CrmError('unknown_outcome', {cause})
    : new CrmError('timeout', {cause});
}

function codeOf(body: ZohoAnswer['body']): string | undefined {
  return typeof body?.code === 'string' ? body.code.slice(0, 60) : undefined;
}

function retryAfter(headers: Headers): number | undefined {
  const told = headers.get('retry-after') ?? '';
  return /^[0-9]{1,5}$/.test(told) && Number(told) > 0 ? Number(told) : undefined;
}

/** The day's credits, not the end of a long list, which has the same code and names its own limit (reliability Z2). */
function isOutOfCredits(status: number, body: ZohoAnswer['body']): boolean {
  if (status < 400 || Array.isArray(body?.data)) return false;
  const code = codeOf(body);
  return (
    code === 'LIMIT_EXCEEDED' || (code === 'LIMIT_REACHED' && !('limit' in (asObject(body?.details) ?? {})))
  );
}
