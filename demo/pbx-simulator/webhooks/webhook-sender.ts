import {randomBytes} from 'node:crypto';
import {setImmediate} from 'node:timers/promises';
import type {Clock} from '../clock.ts';
import {retryDelays} from './delivery.ts';
import type {Attempt, Delivery} from './delivery.ts';
import {digestHeader, parseDigestChallenge} from './digest.ts';
import type {DigestChallenge} from './digest.ts';
import type {WebhookSettings} from './webhook-settings.ts';

/** A webhook on its way: the same bytes at every attempt. */
export interface Parcel {
  readonly delivery: Delivery;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Read at each attempt: an admin may have changed them since. */
  readonly settings: () => WebhookSettings;
  readonly timeoutSeconds: number;
  readonly retrySpeed: number;
  readonly onDelivered: () => void;
  /** Told once, when the PBX gives up. */
  readonly onGivenUp: () => void;
}

export interface WebhookSenderOptions {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** A line for people; it holds no number and no secret. */
  readonly log: (line: string) => void;
}

const challengeKey = ({url, username}: WebhookSettings): string => `${username ?? ''} ${url}`;

/**
 * Posts webhooks as the PBX does: only 200 is success, 404 ends it, anything else is tried again after 15 s,
 * 1, 3, 8 and 15 minutes. First attempts of one session keep their order; sessions do not wait for others.
 */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;
  readonly #queues = new Map<string, Promise<void>>();
  readonly #challenges = new Map<string, {challenge: DigestChallenge; count: number}>();
  readonly #cancels = new Set<() => void>();
  readonly #busy = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
  }

  /** Queues a webhook; resolves after its first attempt, whatever that gave. */
  send(parcel: Parcel): Promise<void> {
    const {tenant, channel, sessionId} = parcel.delivery;
    const key = `${tenant} ${sessionId ?? channel}`;
    const sent = (this.#queues.get(key) ?? Promise.resolve()).then(() => this.#track(this.#attempt(parcel)));
    this.#queues.set(key, sent);
    void sent.then(() => {
      if (this.#queues.get(key) === sent) this.#queues.delete(key);
    });
    return this.#track(sent);
  }

  /** Resolves when no request is under way; retries that wait for their time do not count. */
  async idle(): Promise<void> {
    // What a timer has just set going shows up only after a turn of the event loop.
    do {
      await Promise.all(this.#busy);
      await setImmediate();
    } while (this.#busy.size > 0);
  }

  /** Forgets what waits for a retry. */
  forgetRetries(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  async stop(): Promise<void> {
    this.forgetRetries();
    this.#stopping.abort();
    await this.idle();
  }

  #track(work: Promise<void>): Promise<void> {
    this.#busy.add(work);
    void work.finally(() => this.#busy.delete(work));
    return work;
  }

  async #attempt(parcel: Parcel): Promise<void> {
    const {delivery} = parcel;
    if (this.#stopping.signal.aborted) return;
    if (!parcel.settings().enabled) {
      delivery.state = 'switched_off';
      return;
    }
    const attempt: Attempt = {at: this.#time(0), ...(await this.#post(parcel))};
    delivery.attempts.push(attempt);
    delete delivery.nextAttemptAt;
    if (attempt.status === 200) {
      delivery.state = 'delivered';
      parcel.onDelivered();
    } else if (attempt.status === 404) this.#end(parcel, 'stopped', attempt);
    else this.#retryLater(parcel, attempt);
  }

  #retryLater(parcel: Parcel, attempt: Attempt): void {
    const {delivery} = parcel;
    const seconds = retryDelays[delivery.attempts.length - 1];
    if (seconds === undefined) return this.#end(parcel, 'given_up', attempt);
    if (this.#stopping.signal.aborted) return;
    const wait = (seconds * 1000) / parcel.retrySpeed;
    delivery.state = 'retrying';
    delivery.nextAttemptAt = this.#time(wait);
    this.#log(parcel, attempt, `again in ${Math.round(wait / 1000)} s`);
    const cancel = this.#options.clock.schedule(wait, () => {
      this.#cancels.delete(cancel);
      void this.#track(this.#attempt(parcel));
    });
    this.#cancels.add(cancel);
  }

  #end(parcel: Parcel, state: 'stopped' | 'given_up', attempt: Attempt): void {
    parcel.delivery.state = state;
    this.#log(parcel, attempt, state === 'stopped' ? 'a 404 ends it' : 'given up');
    parcel.onGivenUp();
  }

  /** One attempt; with Digest that may be two requests, the first one fetching the challenge. */
  async #post(parcel: Parcel): Promise<Pick<Attempt, 'status' | 'error'>> {
    const settings = parcel.settings();
    const abort = new AbortController();
    let timedOut = false;
    const cancel = this.#options.clock.schedule(parcel.timeoutSeconds * 1000, () => {
      timedOut = true;
      abort.abort();
    });
    const signal = AbortSignal.any([abort.signal, this.#stopping.signal]);
    try {
      let response = await this.#request(parcel, settings, signal);
      if (response.status === 401 && settings.auth === 'DIGEST') {
        const challenge = parseDigestChallenge(response.headers.get('WWW-Authenticate'));
        if (challenge) {
          this.#challenges.set(challengeKey(settings), {challenge, count: 0});
          response = await this.#request(parcel, settings, signal);
        }
      }
      return {status: response.status};
    } catch {
      return {error: timedOut ? 'timeout' : 'unreachable'};
    } finally {
      cancel();
    }
  }

  async #request(parcel: Parcel, settings: WebhookSettings, signal: AbortSignal): Promise<Response> {
    const authorization = this.#authorization(settings);
    const response = await this.#options.fetch(settings.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        ...parcel.headers,
        ...(authorization ? {Authorization: authorization} : {}),
      },
      body: parcel.body,
      redirect: 'manual',
      signal,
    });
    await response.arrayBuffer();
    return response;
  }

  #authorization(settings: WebhookSettings): string | undefined {
    const {username = '', password = '', token = ''} = settings;
    if (settings.auth === 'BEARER') return `Bearer ${token}`;
    if (settings.auth === 'BASIC')
      return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const known = this.#challenges.get(challengeKey(settings));
    if (settings.auth !== 'DIGEST' || !known) return undefined;
    const {pathname, search} = new URL(settings.url);
    return digestHeader(known.challenge, {
      method: 'POST',
      uri: pathname + search,
      username,
      password,
      count: ++known.count,
      cnonce: randomBytes(8).toString('hex'),
    });
  }

  #time(later: number): string {
    return new Date(this.#options.clock.now() + later).toISOString();
  }

  #log({delivery}: Parcel, {status, error}: Attempt, next: string): void {
    const got = status === undefined ? error : `answered ${status}`;
    this.#options.log(`webhook ${delivery.eventType} of tenant ${delivery.tenant}: ${got}, ${next}`);
  }
}
