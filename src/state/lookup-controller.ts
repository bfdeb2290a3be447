import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {type Clock, systemClock} from '../client/clock.ts';
import {type CrmClient, type KnownLookup, ProblemError} from '../client/crm-client.ts';
import type {Lookup, Problem} from '../contract/index.ts';
import type {LoadState} from './load-state.ts';

/** What is known of one number, and how the question for it goes. */
export interface LookupState extends LoadState<KnownLookup> {
  /** Nothing known, and the answer takes long enough (150 ms) that a placeholder may stand in for it. */
  readonly waiting: boolean;
  /** No final answer after 1.5 s. */
  readonly slow: boolean;
  /** The confirmed answer says something else than the kept one that was shown before it. */
  readonly updated: boolean;
}

const unavailable: Problem = {
  ...{type: 'urn:bgm:problem:crm_unavailable', title: 'The CRM does not answer', status: 503},
  ...{code: 'crm_unavailable', retryable: true},
};
const idle: LookupState = {fetch: 'idle', waiting: false, slow: false, updated: false};

/** Milliseconds. */
const placeholderAfter = 150;
const slowAfter = 1500;
/** An answer that passed its deadline comes by the event stream; without a stream we ask again. */
const askAgainAfter = 3000;

/**
 * Finds out who stands behind a number: what this browser keeps at once, then the proxy where that is missing or old. Only the
 * newest number may write, so a late answer never puts a name beside another number.
 */
export class LookupController implements ReactiveController {
  state: LookupState = idle;

  readonly #host: ReactiveControllerHost;
  readonly #clock: Clock;
  #client: CrmClient | undefined;
  #number = '';
  #run = new AbortController();
  #interrupted = false;

  constructor(host: ReactiveControllerHost, clock: Clock = systemClock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** Shows this number from now on. The same number and client again change nothing; no number forgets everything. */
  show(client: CrmClient | undefined, number: string): void {
    if (client === this.#client && number === this.#number) return;
    this.#stop();
    this.#client = client;
    this.#number = number;
    this.#interrupted = false;
    this.#set(idle);
    if (client && number) void this.#find(client, number);
  }

  /** Asks the proxy again; what is known stays meanwhile. */
  refresh(): void {
    if (!this.#client || !this.#number) return;
    this.#stop();
    const {signal} = this.#start(this.#client, this.#number);
    void this.#ask(this.#client, this.#number, signal, true);
  }

  hostConnected(): void {
    if (!this.#interrupted || !this.#client) return;
    this.#interrupted = false;
    void this.#find(this.#client, this.#number);
  }

  hostDisconnected(): void {
    // Watching goes on only while shown, so a card that comes back looks again.
    this.#interrupted = Boolean(this.#client && this.#number);
    this.#stop();
  }

  async #find(client: CrmClient, number: string): Promise<void> {
    const known = client.peek(number);
    const {signal} = this.#start(client, number, known);
    if (known && !known.stale) return this.#settle();
    try {
      const kept = known ?? (await client.recall(number));
      if (signal.aborted) return;
      if (kept) this.#set({...this.state, data: kept, waiting: false});
      if (kept && !kept.stale) return this.#settle();
    } catch {
      // What this browser keeps is a help, not a need.
    }
    if (!signal.aborted) await this.#ask(client, number, signal, false);
  }

  async #ask(client: CrmClient, number: string, signal: AbortSignal, refresh: boolean): Promise<void> {
    try {
      const lookup = await client.lookup(number, {signal, refresh});
      if (signal.aborted) return;
      this.#take(lookup);
      if (!lookup.complete)
        this.#until(signal, askAgainAfter, () => void this.#ask(client, number, signal, false));
    } catch (error) {
      if (!signal.aborted) this.#set({...this.state, error, fetch: 'idle', waiting: false, slow: false});
    }
  }

  #start(client: CrmClient, number: string, known?: KnownLookup): AbortController {
    const run = (this.#run = new AbortController());
    const data = known ?? this.state.data;
    this.#set({...this.state, data, fetch: 'loading', waiting: false, slow: false, updated: false});
    this.#until(run.signal, placeholderAfter, () => {
      if (this.state.fetch === 'loading' && !this.state.data) this.#set({...this.state, waiting: true});
    });
    this.#until(run.signal, slowAfter, () => {
      if (this.state.fetch === 'loading') this.#set({...this.state, slow: true});
    });
    const unwatch = client.watch((lookup) => {
      if (lookup.complete && isAbout(lookup, number)) this.#take(lookup);
    });
    run.signal.addEventListener('abort', unwatch, {once: true});
    return run;
  }

  #take(lookup: Lookup): void {
    const before = this.state.data?.lookup;
    if (before && before.state !== 'unavailable' && lookup.state === 'unavailable')
      return this.#keepGuess(lookup);
    const updated = before !== undefined && before.complete && gist(before) !== gist(lookup);
    const data: KnownLookup = {lookup, from: 'proxy', stale: lookup.stale};
    const fetch = lookup.complete ? 'idle' : 'loading';
    const slow = this.state.slow && !lookup.complete;
    this.#set({data, fetch, waiting: false, slow, updated: updated || this.state.updated});
  }

  /** No answer takes nothing away that is known: it stays, marked as old. */
  #keepGuess({complete, problem}: Lookup): void {
    const data = this.state.data && {...this.state.data, stale: true};
    if (!complete) return this.#set({...this.state, data});
    const error = new ProblemError(problem ?? unavailable);
    this.#set({...this.state, data, error, fetch: 'idle', waiting: false, slow: false});
  }

  #settle(): void {
    this.#set({...this.state, fetch: 'idle', waiting: false, slow: false});
  }

  #stop(): void {
    this.#run.abort();
  }

  #until(signal: AbortSignal, ms: number, task: () => void): void {
    const cancel = this.#clock.after(ms, () => {
      if (!signal.aborted) task();
    });
    signal.addEventListener('abort', cancel, {once: true});
  }

  #set(state: LookupState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

/** Whether an answer is for the number that was asked, in either of its spellings. */
function isAbout(lookup: Lookup, number: string): boolean {
  return lookup.number.e164 === number || lookup.number.raw === number;
}

/** What an agent sees of an answer; equal gists need no mark "updated". */
function gist({state, matches, pbxContact}: Lookup): string {
  return JSON.stringify([
    state,
    matches.map(({module, id, name, company}) => [module, id, name, company]),
    pbxContact?.name,
  ]);
}
