import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {type Clock, systemClock} from '../client/clock.ts';
import {type CrmClient, ProblemError} from '../client/crm-client.ts';
import type {Contact, CrmModule} from '../contract/index.ts';
import {keyOf} from './record-key.ts';
import {fits} from './text-match.ts';

/** What to look for. */
export interface SearchQuestion {
  readonly client: CrmClient;
  readonly query: string;
  readonly modules: readonly CrmModule[];
  readonly limit: number;
  /** Milliseconds without a keystroke before the proxy is asked. */
  readonly debounce: number;
  /** False while there is no way to the proxy: only what this browser knows is shown. */
  readonly remote: boolean;
}

export interface SearchState {
  /** What the rows belong to; empty when nothing is asked. */
  readonly query: string;
  /** Known to this browser; the proxy's newer version of a record takes its place here. */
  readonly local: readonly Contact[];
  /** Further ones, from the CRM. */
  readonly remote: readonly Contact[];
  readonly fetch: 'idle' | 'loading';
  /** False when a part of the CRM did not answer in time. */
  readonly complete: boolean;
  readonly error?: unknown;
}

const idle: SearchState = {query: '', local: [], remote: [], fetch: 'idle', complete: true};

/** Longest query and most rows that `POST /contacts/search` takes. */
const maxQuery = 100;
const maxLimit = 25;
/** Seconds; a longer wait that the server asks for is left to the agent's own retry. */
const longestWait = 30;

/**
 * Looks for contacts: in this browser at once, in the CRM after a pause in typing. Only the newest question may write, and an
 * older one is aborted. Rows never change places: what the CRM adds stands below what was there.
 */
export class SearchController implements ReactiveController {
  state: SearchState = idle;

  /** Read when a timer starts, so that a test may replace it after construction. */
  clock: Clock = systemClock;

  readonly #host: ReactiveControllerHost;
  readonly #onAsk: (query: string) => void;
  #question: SearchQuestion | undefined;
  #run = new AbortController();
  #interrupted = false;
  /** Asked a second time without anybody asking for it. */
  #repeated: SearchQuestion | undefined;

  /** @param onAsk Called each time the proxy is asked. */
  constructor(host: ReactiveControllerHost, onAsk: (query: string) => void = () => undefined) {
    this.#host = host;
    this.#onAsk = onAsk;
    host.addController(this);
  }

  ask(question: SearchQuestion): void {
    const {signal} = this.#restart(question);
    const {query, limit, remote, debounce} = question;
    // Rows that still fit stay while the answer is on its way, so that typing on does not make them blink.
    const kept = (rows: readonly Contact[]) => rows.filter((contact) => fits(contact, query));
    const {local, remote: found} = this.state;
    this.#set({
      query,
      local: kept(local),
      remote: kept(found).slice(0, limit),
      fetch: remote ? 'loading' : 'idle',
      complete: true,
    });
    void this.#askBrowser(question, signal);
    if (remote) this.#later(signal, debounce, () => void this.#askProxy(question, signal));
  }

  /** Asks the proxy again for what is shown; the rows stay. */
  retry(): void {
    if (!this.#question) return;
    const {signal} = this.#restart(this.#question);
    this.#set({...this.state, fetch: 'loading', complete: true, error: undefined});
    void this.#askProxy(this.#question, signal);
  }

  clear(): void {
    this.#run.abort();
    this.#question = undefined;
    if (this.state !== idle) this.#set(idle);
  }

  hostConnected(): void {
    if (this.#interrupted && this.#question) this.ask(this.#question);
    this.#interrupted = false;
  }

  hostDisconnected(): void {
    this.#interrupted = this.state.fetch === 'loading';
    this.#run.abort();
  }

  async #askBrowser({client, query, modules, limit}: SearchQuestion, signal: AbortSignal): Promise<void> {
    try {
      const known = await client.searchLocal(query, maxLimit);
      if (signal.aborted) return;
      const wanted = known.filter(({module}) => modules.includes(module));
      // A record that already stands below, from the CRM, stays there.
      const local = without(wanted, this.state.remote).slice(0, limit);
      const shown = index(this.state.local);
      this.#set({...this.state, local: local.map((one) => shown.get(keyOf(one)) ?? one)});
    } catch {
      // What this browser keeps is a help, not a need.
    }
  }

  async #askProxy(question: SearchQuestion, signal: AbortSignal): Promise<void> {
    const {client, query, modules, limit} = question;
    this.#onAsk(query);
    try {
      const request = {
        query: query.slice(0, maxQuery),
        modules: [...modules],
        limit: Math.min(Math.max(limit, 1), maxLimit),
      };
      const {items, complete} = await client.search(request, {signal});
      if (signal.aborted) return;
      const answer = index(items);
      const local = this.state.local.map((known) => answer.get(keyOf(known)) ?? known);
      const stay = this.state.remote.filter((shown) => answer.has(keyOf(shown)));
      const inOrder = index([...stay, ...items]);
      const remote = without([...inOrder.keys()].map((key) => answer.get(key)).filter(isThere), local);
      this.#set({...this.state, local, remote, complete, fetch: 'idle', error: undefined});
    } catch (error) {
      if (signal.aborted) return;
      this.#set({...this.state, error, fetch: 'idle'});
      const wait = this.#secondsToWait(error, question);
      if (wait !== undefined) this.#later(signal, wait * 1000, () => this.retry());
    }
  }

  /** A proxy that restarts is asked once more: if that does not help, it is more than a restart. */
  #secondsToWait(error: unknown, question: SearchQuestion): number | undefined {
    if (!(error instanceof ProblemError)) return undefined;
    const {code, retryAfter} = error.problem;
    if (retryAfter === undefined || retryAfter > longestWait) return undefined;
    if (code === 'rate_limited' || code === 'crm_rate_limited') return retryAfter;
    if ((code !== 'unavailable' && code !== 'starting') || this.#repeated === question) return undefined;
    this.#repeated = question;
    return retryAfter;
  }

  #restart(question: SearchQuestion): AbortController {
    this.#run.abort();
    this.#question = question;
    return (this.#run = new AbortController());
  }

  #later(signal: AbortSignal, ms: number, task: () => void): void {
    const cancel = this.clock.after(ms, () => {
      if (!signal.aborted) task();
    });
    signal.addEventListener('abort', cancel, {once: true});
  }

  #set(state: SearchState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

function index(contacts: readonly Contact[]): Map<string, Contact> {
  return new Map(contacts.map((contact) => [keyOf(contact), contact]));
}

function without(contacts: readonly Contact[], others: readonly Contact[]): Contact[] {
  const taken = new Set(others.map(keyOf));
  return contacts.filter((contact) => !taken.has(keyOf(contact)));
}

const isThere = (contact: Contact | undefined): contact is Contact => contact !== undefined;
