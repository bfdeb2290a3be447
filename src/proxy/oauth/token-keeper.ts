import {CrmError} from '../crm/crm-error.ts';
import {silentMeter, type Meter} from '../metrics/meter.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Connection, ConnectionStore} from '../services/connection/connection-store.ts';
import {boundedText} from './bounded-json.ts';
import {deadline, until} from './deadline.ts';
import {isApiOf, type RegionHosts, type RegionTable} from './regions.ts';
import {readTokenAnswer, type TokenAnswer} from './token-answer.ts';

export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970, by the clock that may be set; the keeper itself goes by a steady one. */
  readonly until: number;
  readonly hosts: RegionHosts;
  readonly organisation: Connection['organisation'];
}

export interface TokenKeeperOptions {
  readonly connections: ConnectionStore;
  readonly regions: RegionTable;
  readonly clock: Clock;
  readonly meter?: Pick<Meter, 'tokenRefresh'>;
  /** How long a lease lasts without renewal, and how often it is renewed. Milliseconds. */
  readonly leaseMs?: number;
  readonly renewMs?: number;
}

const minutes = 60_000;
/** Refresh this long before the end, so that nobody waits for it; short-lived tokens in the last quarter of their life. */
const headStart = 5 * minutes;
/** After a throttle or refusal the token endpoint is left alone this long (zoho-api-facts 1.5). */
const coolDown = 10 * minutes;
/** A cool-down that seems to last longer was written before the clock was set back (reliability Z21). */
const coolDownAtMost = coolDown + minutes;
/** No token is good for longer, whatever the clock makes of its end. */
const lifetimeAtMost = 60 * minutes;
/** After an outage of the token endpoint. */
const retryPause = 15_000;
/** A refresh may take longer than a lease, which is renewed meanwhile (reliability Z19). */
const tokenTimeout = 60_000;
const pollPause = 200;

/** A token in memory; by the steady clock since when, and how long it is good. */
type KeptToken = AccessToken & {readonly since: number; readonly lasts: number};

interface Flight {
  readonly unwanted: string | undefined;
  readonly found: Promise<AccessToken>;
}

/**
 * One access token per tenant: from memory, from the database, or refreshed, by one process at a time and once for everybody who
 * asks meanwhile. No transaction stays open while Zoho is asked. A crash at any point costs one more refresh at most, and so does a
 * clock that is set.
 */
export class TokenKeeper {
  readonly #connections: ConnectionStore;
  readonly #regions: RegionTable;
  readonly #clock: Clock;
  readonly #meter: Pick<Meter, 'tokenRefresh'>;
  readonly #leaseMs: number;
  readonly #renewMs: number;
  readonly #kept = new Map<string, KeptToken>();
  readonly #flights = new Map<string, Flight>();
  /** How often a tenant's connection was told to be another. */
  readonly #news = new Map<string, number>();
  /** By the steady clock. */
  readonly #pausedUntil = new Map<string, number>();

  constructor(options: TokenKeeperOptions) {
    this.#connections = options.connections;
    this.#regions = options.regions;
    this.#clock = options.clock;
    this.#meter = options.meter ?? silentMeter;
    this.#leaseMs = options.leaseMs ?? 20_000;
    this.#renewMs = options.renewMs ?? 5_000;
    // Connected may mean another grant, of another organisation even; refused means that the token is dead or about to be.
    this.#connections.onState((tenantId) => this.forget(tenantId));
  }

  /**
   * A token that should be good for at least the next seconds.
   * @param rejected The token that the CRM just refused with 401: never answered again.
   * @throws CrmError `not_configured`, `authorization_required`, `rate_limited` (cool-down) or `unavailable`.
   */
  async token(
    tenantId: string,
    options: {rejected?: string; signal?: AbortSignal} = {},
  ): Promise<AccessToken> {
    const kept = this.#kept.get(tenantId);
    const now = this.#clock.steady();
    if (kept && kept.token !== options.rejected && now < kept.lasts) {
      if (now >= renewalTime(kept)) this.#refreshAhead(tenantId, kept.token);
      return kept;
    }
    return until(this.#once(tenantId, options.rejected), options.signal);
  }

  /** The CRM refused a token that was just refreshed: the grant is worth nothing, and asking for more would only spend the budget. */
  async giveUp(tenantId: string, token: string, reason: string): Promise<void> {
    if (this.#kept.get(tenantId)?.token === token) this.#kept.delete(tenantId);
    await this.#connections.distrust(tenantId, token, reason, this.#clock.now() + coolDown);
  }

  /** Forgets what memory holds, e.g. after the organisation became known; what is being read right now is not kept either. */
  forget(tenantId: string): void {
    this.#kept.delete(tenantId);
    this.#news.set(tenantId, this.#newsOf(tenantId) + 1);
  }

  #newsOf(tenantId: string): number {
    return this.#news.get(tenantId) ?? 0;
  }

  #refreshAhead(tenantId: string, token: string): void {
    if (this.#pauseOf(tenantId) > 0) return;
    // The token in hand is good; if this fails, whoever comes after its end is told why.
    void this.#once(tenantId, token).catch(() => {});
  }

  async #once(tenantId: string, unwanted: string | undefined): Promise<AccessToken> {
    const flight = this.#flights.get(tenantId);
    if (!flight) return this.#start(tenantId, unwanted);
    const found = await flight.found.catch((error: unknown) => {
      if (flight.unwanted === unwanted) throw error;
      return undefined;
    });
    // What others wanted need not fit us: they may have tried to do better than a token that is good enough (reliability Z17), or
    // have found the very one that was just refused.
    return found && found.token !== unwanted ? found : this.#once(tenantId, unwanted);
  }

  #start(tenantId: string, unwanted: string | undefined): Promise<AccessToken> {
    const found = this.#find(tenantId, unwanted).finally(() => this.#flights.delete(tenantId));
    this.#flights.set(tenantId, {unwanted, found});
    return found;
  }

  async #find(tenantId: string, unwanted: string | undefined): Promise<AccessToken> {
    const giveUp = this.#clock.steady() + tokenTimeout;
    do {
      const news = this.#newsOf(tenantId);
      const connection = await this.#connections.read(tenantId);
      // Another connection was told of while this one was read.
      if (news !== this.#newsOf(tenantId)) continue;
      const found = this.#usable(tenantId, connection, unwanted);
      if (found) return found;
      const leaseNo = await this.#connections.takeLease(tenantId, this.#leaseMs);
      const refreshed = leaseNo === undefined ? undefined : await this.#refresh(tenantId, leaseNo, unwanted);
      if (refreshed) return refreshed;
      await this.#clock.delay(pollPause);
    } while (this.#clock.steady() < giveUp);
    throw new CrmError('unavailable', {providerCode: 'token_busy'});
  }

  /**
   * The stored token if it is good.
   * @throws CrmError when there is none and asking for one is of no use now.
   */
  #usable(
    tenantId: string,
    connection: Connection | undefined,
    unwanted: string | undefined,
  ): AccessToken | undefined {
    if (!connection) throw new CrmError('not_configured');
    const hosts = this.#regions[connection.region];
    if (!hosts) throw new CrmError('not_configured', {providerCode: 'unknown_region'});
    const {accessToken, organisation, refreshToken, state, stateReason, coolUntil} = connection;
    const now = this.#clock.now();
    if (accessToken && accessToken.token !== unwanted && accessToken.until > now)
      return this.#keep(tenantId, {...accessToken, hosts, organisation});
    const reason = stateReason ? {providerCode: stateReason} : {};
    if (!refreshToken) throw new CrmError('authorization_required', reason);
    if (coolUntil > now && coolUntil - now <= coolDownAtMost) {
      if (state === 'authorization_required') throw new CrmError('authorization_required', reason);
      throw new CrmError('rate_limited', {
        providerCode: 'token_throttled',
        retryAfterSeconds: Math.ceil((coolUntil - now) / 1000),
      });
    }
    const pause = this.#pauseOf(tenantId);
    if (pause > 0) throw new CrmError('unavailable', {retryAfterSeconds: Math.ceil(pause / 1000)});
    return undefined;
  }

  /** Asks Zoho as holder of the lease. Undefined when the lease was lost on the way: look again. */
  async #refresh(
    tenantId: string,
    leaseNo: number,
    unwanted: string | undefined,
  ): Promise<AccessToken | undefined> {
    try {
      // Somebody may have been faster between our look and our lease.
      const news = this.#newsOf(tenantId);
      const connection = await this.#connections.read(tenantId);
      if (news !== this.#newsOf(tenantId)) return undefined;
      const found = this.#usable(tenantId, connection, unwanted);
      if (found) return found;
      const hosts = this.#regions[connection!.region]!;
      const answer = await this.#askHolding(tenantId, leaseNo, connection!, hosts);
      return answer && (await this.#settle(tenantId, leaseNo, answer, hosts, connection!));
    } finally {
      await this.#connections.releaseLease(tenantId, leaseNo);
    }
  }

  async #settle(
    tenantId: string,
    leaseNo: number,
    answer: TokenAnswer,
    hosts: RegionHosts,
    {organisation}: Connection,
  ): Promise<AccessToken | undefined> {
    const now = this.#clock.now();
    this.#meter.tokenRefresh(refreshOutcome[answer.kind]);
    switch (answer.kind) {
      case 'token': {
        if (answer.apiDomain !== undefined && !isApiOf(hosts, answer.apiDomain))
          throw this.#paused(tenantId, 'foreign_api_domain');
        const stored = {token: answer.token, until: now + answer.lifetimeSeconds * 1000};
        const news = this.#newsOf(tenantId);
        if (!(await this.#connections.saveToken(tenantId, leaseNo, stored, hosts.api))) return undefined;
        // That it was stored is told once; any other news is of another connection.
        if (this.#newsOf(tenantId) > news + 1) return undefined;
        this.#pausedUntil.delete(tenantId);
        return this.#keep(tenantId, {...stored, hosts, organisation});
      }
      case 'refused':
        if (!(await this.#connections.refuse(tenantId, leaseNo, answer.code, now + coolDown)))
          return undefined;
        throw new CrmError('authorization_required', {providerCode: answer.code});
      case 'throttled':
        this.#pausedUntil.set(tenantId, this.#clock.steady() + coolDown);
        await this.#connections.coolDown(tenantId, leaseNo, now + coolDown);
        throw new CrmError('rate_limited', {
          providerCode: 'token_throttled',
          retryAfterSeconds: coolDown / 1000,
        });
      case 'unusable':
        throw this.#paused(tenantId, 'token_unusable');
    }
  }

  async #askHolding(
    tenantId: string,
    leaseNo: number,
    connection: Connection,
    hosts: RegionHosts,
  ): Promise<TokenAnswer | undefined> {
    const lost = new AbortController();
    const done = new AbortController();
    const holding = this.#holdLease(tenantId, leaseNo, done.signal).catch(() => lost.abort());
    const limit = deadline(this.#clock, tokenTimeout, lost.signal);
    try {
      return await requestToken(hosts, connection, limit.signal);
    } catch (cause) {
      if (lost.signal.aborted) return undefined;
      this.#meter.tokenRefresh('unavailable');
      throw this.#paused(tenantId, 'token_unreachable', cause);
    } finally {
      limit.clear();
      done.abort();
      await holding;
    }
  }

  async #holdLease(tenantId: string, leaseNo: number, done: AbortSignal): Promise<void> {
    while (!done.aborted) {
      await this.#clock.delay(this.#renewMs, done).catch(() => {});
      if (done.aborted) return;
      if (!(await this.#connections.renewLease(tenantId, leaseNo, this.#leaseMs)))
        throw new Error('lease lost');
    }
  }

  #paused(tenantId: string, code: string, cause?: unknown): CrmError {
    this.#pausedUntil.set(tenantId, this.#clock.steady() + retryPause);
    return new CrmError('unavailable', {
      providerCode: code,
      retryAfterSeconds: retryPause / 1000,
      cause,
    });
  }

  #keep(tenantId: string, token: AccessToken): AccessToken {
    const since = this.#clock.steady();
    const left = Math.min(lifetimeAtMost, token.until - this.#clock.now());
    const kept = {...token, since, lasts: since + left};
    this.#kept.set(tenantId, kept);
    return kept;
  }

  /** Milliseconds for which the token endpoint is left alone. */
  #pauseOf(tenantId: string): number {
    return (this.#pausedUntil.get(tenantId) ?? -Infinity) - this.#clock.steady();
  }
}

/** What the metrics call an answer of the token endpoint. */
const refreshOutcome = {
  token: 'refreshed',
  refused: 'refused',
  throttled: 'throttled',
  unusable: 'unavailable',
} as const;

function renewalTime({since, lasts}: KeptToken): number {
  return lasts - Math.min(headStart, (lasts - since) / 4);
}

/**
 * A plain fetch, not an OAuth library: those take an error sent with HTTP 200 for a broken answer and refuse answers without
 * `expires_in`, both of which Zoho sends.
 */
async function requestToken(
  hosts: RegionHosts,
  connection: Connection,
  signal: AbortSignal,
): Promise<TokenAnswer> {
  const response = await fetch(`${hosts.accounts}/oauth/v2/token`, {
    method: 'POST',
    redirect: 'error',
    signal,
    headers: {accept: 'application/json'},
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: connection.clientId,
      client_secret: connection.clientSecret,
      refresh_token: connection.refreshToken!,
    }),
  });
  return readTokenAnswer(response.status, await boundedText(response));
}
