import {SharedStream} from '../../adapters/shared-stream.ts';
import type {Clock} from '../../client/clock.ts';
import {type CrmClient, type NoteDraft, ProblemError} from '../../client/crm-client.ts';
import {type HttpClientOptions, HttpCrmClient} from '../../client/http-client.ts';
import type {Call, CallRecord, Problem, Session, StreamEvent} from '../../contract/index.ts';
import {fetchProblems} from '../../locales/english.ts';
import type {ConnectionState} from '../../state/contexts.ts';

/** What the provider does with what it hears. */
export interface ConnectionListener {
  client(client: CrmClient): void;
  state(state: ConnectionState): void;
  ready(session: Session): void;
  event(event: StreamEvent): void;
  /** Calls that go on now, after the start or a gap, and when the proxy was asked for them, in milliseconds since 1970. */
  active(calls: readonly CallRecord[], askedAt: number): void;
  /** Everything about this user must leave the screen. */
  signedOut(): void;
  authRequired(): void;
  problem(problem: Problem): void;
}

export type ConnectionSettings = Omit<HttpClientOptions, 'onAuthRequired' | 'onSession' | 'onSignedOut'>;

const firstDelay = 3000;
const longestDelay = 30_000;

/**
 * The provider's life line: signs in, keeps the event stream, comes back after a break, sends what waited. Loaded when the
 * provider first connects, so that drawing the page does not wait for it.
 */
export class Connection {
  readonly #listener: ConnectionListener;
  readonly #clock: Clock;
  #client: HttpCrmClient | undefined;
  #stream: SharedStream | undefined;
  #life = new AbortController();
  #failures = 0;
  #state: ConnectionState = {link: 'connecting'};

  constructor(listener: ConnectionListener, clock: Clock) {
    this.#listener = listener;
    this.#clock = clock;
    // Have them there before there is a problem: then is no time to fetch anything.
    fetchProblems()?.catch(() => undefined);
  }

  get client(): HttpCrmClient | undefined {
    return this.#client;
  }

  /** Starts afresh. Resolves when it is known who is signed in, or that this cannot be known now. */
  async connect(settings: ConnectionSettings): Promise<void> {
    this.close();
    const {signal} = (this.#life = new AbortController());
    this.#set({link: 'connecting'});
    const client = new HttpCrmClient({
      ...settings,
      clock: this.#clock,
      onSession: (session) => {
        if (!signal.aborted && this.#state.session) this.#set({...this.#state, session});
      },
      onAuthRequired: () => {
        if (!signal.aborted) this.#authRequired();
      },
      onSignedOut: () => {
        if (!signal.aborted) this.#leave();
      },
    });
    this.#client = client;
    this.#listener.client(client);
    addEventListener('online', () => void client.flushNotes().catch(() => undefined), {signal});
    await this.#enter(client, signal);
  }

  /** Signs out here and in the other tabs. @returns notes that could not be sent. */
  async signOut(): Promise<readonly NoteDraft[]> {
    this.#stream?.stop();
    const unsent = (await this.#client?.signOut()) ?? [];
    this.#leave();
    return unsent;
  }

  /** Leaves without signing out. */
  close(): void {
    this.#life.abort();
    this.#stream?.stop();
    this.#stream = undefined;
    this.#client?.close();
    this.#client = undefined;
  }

  async #enter(client: HttpCrmClient, signal: AbortSignal): Promise<void> {
    try {
      const session = await client.connect();
      if (signal.aborted) return;
      this.#failures = 0;
      this.#set({link: 'online', session});
      this.#listener.ready(session);
      // A system admin belongs to no tenant, and streams are tenants': being refused one would look like being offline.
      if (session.tenant) this.#listen(client, signal);
    } catch (error) {
      if (!signal.aborted) this.#failed(error, () => void this.#enter(client, signal), signal);
    }
  }

  #listen(client: HttpCrmClient, signal: AbortSignal): void {
    const event = (event: StreamEvent): void => {
      if (signal.aborted) return;
      if (event.type === 'stream.reset') void this.#catchUp(client, signal);
      else if (event.type === 'call.ringing' || event.type === 'call.dialing')
        expectLookup(client, event.call);
      else if (event.type === 'lookup.completed') client.learn(event.lookup);
      else if (event.type === 'note.updated') client.learnNote(event.callId, event.note);
      else if (event.type === 'connection.updated') this.#crm(client, event.state);
      else if (event.type === 'settings.updated') void client.refreshSession().catch(() => undefined);
      else if (event.type === 'cache.cleared') void client.clearCache().catch(() => undefined);
      this.#listener.event(event);
    };
    let isOpen = false;
    const link = (link: 'online' | 'offline'): void => {
      if (signal.aborted || this.#state.link === 'signed_out') return;
      this.#set({...this.#state, link, problem: undefined});
      if (link === 'online') void client.flushNotes().catch(() => undefined);
      // Asked for only now: a call that began between an earlier answer and the open stream would never ring.
      if (link === 'online' && !isOpen) void this.#catchUp(client, signal);
      isOpen = link === 'online';
    };
    this.#stream = new SharedStream(client.scopeName!, client, {event, link}, this.#clock);
  }

  async #catchUp(client: HttpCrmClient, signal: AbortSignal): Promise<void> {
    // It would only be refused, and the browser's console would call that an error.
    if (client.session?.crm.state === 'disabled') return;
    const askedAt = this.#clock.now();
    try {
      const {items} = await client.calls('active', {signal});
      this.#listener.active(items, askedAt);
    } catch {
      // The stream tells of every new call; this was only about those that ring already.
    }
  }

  #failed(error: unknown, again: () => void, signal: AbortSignal): void {
    const problem = error instanceof ProblemError ? error.problem : undefined;
    if (problem?.status === 401) return;
    this.#set({...this.#state, link: 'offline', problem});
    if (problem) this.#listener.problem(problem);
    if (problem && !problem.retryable) return;
    const asked = (problem?.retryAfter ?? 0) * 1000;
    this.#wait(Math.max(asked, Math.min(longestDelay, firstDelay * 2 ** this.#failures++)), again, signal);
  }

  /** Until the time is over, or until the browser says that the network is back. */
  #wait(ms: number, task: () => void, signal: AbortSignal): void {
    const done = new AbortController();
    const go = (): void => {
      done.abort();
      cancel();
      if (!signal.aborted) task();
    };
    const cancel = this.#clock.after(ms, go);
    addEventListener('online', go, {signal: done.signal});
    signal.addEventListener('abort', go, {once: true, signal: done.signal});
  }

  #authRequired(): void {
    this.#stream?.stop();
    this.#stream = undefined;
    this.#set({...this.#state, link: 'signed_out'});
    this.#listener.authRequired();
  }

  #leave(): void {
    this.close();
    this.#set({link: 'signed_out'});
    this.#listener.signedOut();
  }

  #crm(client: HttpCrmClient, state: Session['crm']['state']): void {
    const {session} = this.#state;
    if (!session) return;
    const {state: before} = session.crm;
    this.#set({...this.#state, session: {...session, crm: {...session.crm, state}}});
    // With CRM on or off the user may do other things than before, and the page wants to know who has it off.
    const isSwitched = (state === 'disabled') !== (before === 'disabled');
    if (isSwitched) void client.refreshSession().catch(() => undefined);
  }

  #set(state: ConnectionState): void {
    this.#state = state;
    this.#listener.state(state);
  }
}

/** The proxy looks up who takes part in a new call; a card that asked as well would only cost a request. */
function expectLookup(client: HttpCrmClient, {remote: {number}}: Call): void {
  client.expect(number.e164 ?? number.raw);
}
