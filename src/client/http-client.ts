import type {
  CallRecord,
  CallsReply,
  Contact,
  ContactRef,
  CreateContact,
  Lookup,
  LookupsReply,
  Note,
  NotesReply,
  SearchReply,
  SearchRequest,
  Session,
  SessionReply,
} from '../contract/index.ts';
import {KeptDrafts} from './cache/kept-drafts.ts';
import {LookupCache} from './cache/lookup-cache.ts';
import {Vault} from './cache/vault.ts';
import {type Clock, systemClock} from './clock.ts';
import {
  type Asking,
  type CrmClient,
  type KnownLookup,
  type NoteDraft,
  ProblemError,
  type TenantStream,
  UnreachableError,
} from './crm-client.ts';
import {type Fetch, http, type HttpReply, type HttpRequest, type Send} from './http.ts';
import {LookupQueue} from './lookup-queue.ts';
import {sendQueued} from './outbox.ts';
import {searchContacts} from './local-search.ts';
import {SignOutSignal} from './sign-out-signal.ts';
import {endOf, type Token, TokenKeeper} from './token-keeper.ts';

export type GetToken = (options: {forceRefresh: boolean}) => Promise<string>;

export interface HttpClientOptions {
  /** Base address of the proxy's API, e.g. `https://pbx.example.com/crm/v1`. */
  readonly endpoint: string;
  /** Brings a widget token, which your own server got from `POST /session`. */
  readonly getToken?: GetToken;
  /** Brings the user's PBX token; it is exchanged for a widget token and not kept. */
  readonly getPbxToken?: GetToken;
  /** Where lookups may be kept; `off` also keeps none in memory. */
  readonly cache?: 'persistent' | 'memory' | 'off';
  /** Seconds that a lookup counts as fresh; the tenant's unless said otherwise. */
  readonly cacheTtl?: number;
  /** ISO 3166-1 alpha-2: where numbers without a country code are from; the tenant's unless said otherwise. */
  readonly country?: string;
  /** The proxy refuses every token that `getToken` brings: the user must sign in. */
  readonly onAuthRequired?: () => void;
  readonly onSession?: (session: Session) => void;
  /** The user signed out in another tab; everything kept here is already gone. */
  readonly onSignedOut?: () => void;
  readonly clock?: Clock;
  readonly fetch?: Fetch;
  /** Name of the IndexedDB database, and first part of lock and channel names. */
  readonly databaseName?: string;
}

/** The client that speaks to the proxy over HTTP and keeps what it learns in this browser. */
export class HttpCrmClient implements CrmClient {
  readonly #options: HttpClientOptions;
  readonly #clock: Clock;
  readonly #send: Send;
  readonly #tokens: TokenKeeper;
  readonly #queue: LookupQueue;
  readonly #vault: Vault;
  readonly #lookupListeners = new Set<(lookup: Lookup) => void>();
  readonly #noteListeners = new Set<(callId: string, note: Note | null) => void>();
  #cache: LookupCache;
  #session: Session | undefined;
  #connecting: Promise<Session> | undefined;
  #signOutSignal: SignOutSignal | undefined;
  #hasLeft = false;

  readonly drafts: KeptDrafts;
  readonly #tenantStream: TenantStream;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#send = http(options.endpoint, options.fetch);
    this.#tokens = new TokenKeeper((force) => this.#obtain(force), this.#clock);
    this.#queue = new LookupQueue(
      (numbers, refresh, signal) => this.#askLookups(numbers, refresh, signal),
      this.#clock,
    );
    this.#vault = new Vault(options.databaseName ?? 'bgm-crm', this.#clock);
    this.#cache = new LookupCache(this.#clock, this.#ttl);
    this.drafts = new KeptDrafts(() => this.#settled());
    const name = () => this.scopeName && `${this.scopeName}:tenant`;
    this.#tenantStream = {
      get name() {
        return name();
      },
      openStream: (lastEventId, signal) => this.#openStream('/events?scope=tenant', lastEventId, signal),
      renew: () => this.renew(),
    };
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** First part of the names of locks and channels that only tabs of this user share; undefined before the first session. */
  get scopeName(): string | undefined {
    return this.#session && `${this.#vault.name}:${scopeOf(this.#session)}`;
  }

  /** Finds out who is signed in, and opens what this browser keeps for them. Repeated calls share one question. */
  connect(): Promise<Session> {
    this.#hasLeft = false;
    this.#connecting ??= this.#connect().catch((error: unknown) => {
      this.#connecting = undefined;
      throw error;
    });
    return this.#connecting;
  }

  /**
   * Sends what waits, ends every token of this user, and wipes what this browser kept, here and in the other tabs.
   * @returns notes that could not be sent, so that the page can name them; they are kept nowhere any more.
   */
  async signOut(): Promise<readonly NoteDraft[]> {
    const signedIn = this.#session !== undefined;
    const unsent = signedIn ? await this.flushNotes().catch(() => this.drafts.queued()) : [];
    if (signedIn) await this.#authorized({method: 'DELETE', path: '/session'}).catch(() => undefined);
    this.#signOutSignal?.send();
    await this.#wipe();
    return unsent;
  }

  /** Leaves without signing out: what is kept stays for the next page. Until it connects again, every question is `unauthenticated`. */
  close(): void {
    this.#hasLeft = true;
    this.#signOutSignal?.close();
    this.#signOutSignal = undefined;
    this.#cache.stop();
    this.#connecting = undefined;
    void this.#vault.close();
  }

  peek(number: string): KnownLookup | undefined {
    return this.#cache.peek(number);
  }

  async recall(number: string): Promise<KnownLookup | undefined> {
    const known = this.#cache.peek(number);
    if (known) return known;
    await this.#settled();
    return this.#cache.recall(number);
  }

  lookup(number: string, {signal, refresh}: Asking & {readonly refresh?: boolean} = {}): Promise<Lookup> {
    return this.#queue.lookup(number, refresh, signal);
  }

  /** The proxy has told of a call and looks its number up; {@link learn} is going to hear of it. */
  expect(number: string): void {
    this.#queue.expect(number);
  }

  learn(lookup: Lookup): void {
    this.#queue.learn(lookup);
    this.#keep(this.#cache, lookup.number.raw, lookup);
  }

  watch(listener: (lookup: Lookup) => void): () => void {
    this.#lookupListeners.add(listener);
    return () => this.#lookupListeners.delete(listener);
  }

  watchNotes(listener: (callId: string, note: Note | null) => void): () => void {
    this.#noteListeners.add(listener);
    return () => this.#noteListeners.delete(listener);
  }

  async searchLocal(query: string, limit: number): Promise<Contact[]> {
    return searchContacts(await this.#cache.contacts(), query, limit);
  }

  async search(request: SearchRequest, asking: Asking = {}): Promise<SearchReply> {
    return this.#json({method: 'POST', path: '/contacts/search', body: request, repeatable: true, ...asking});
  }

  async createContact(body: CreateContact, key: string, asking: Asking = {}): Promise<Contact> {
    const headers = {'Idempotency-Key': key};
    // The CRM may take its time, and the key makes a repeat harmless.
    const reply = await this.#write({
      method: 'POST',
      path: '/contacts',
      body,
      headers,
      repeatable: true,
      timeout: 30_000,
      ...asking,
    });
    return reply.body as Contact;
  }

  async linkContact(callId: string, ref: ContactRef | null, asking: Asking = {}): Promise<CallRecord> {
    const path = `${callPath(callId)}/contact`;
    const {body} = await this.#write({
      method: ref ? 'PUT' : 'DELETE',
      path,
      body: ref ?? undefined,
      ...asking,
    });
    return (body as CallRecord | undefined) ?? this.call(callId, asking);
  }

  async call(callId: string, asking: Asking = {}): Promise<CallRecord> {
    return this.#json({method: 'GET', path: callPath(callId), ...asking});
  }

  async calls(filter: Parameters<CrmClient['calls']>[0], asking: Asking = {}): Promise<CallsReply> {
    return this.#json({method: 'GET', path: `/calls?filter=${filter}`, ...asking});
  }

  async notes(callId: string, asking: Asking = {}): Promise<Note[]> {
    const {items} = await this.#json<NotesReply>({
      method: 'GET',
      path: `${callPath(callId)}/notes`,
      ...asking,
    });
    return items;
  }

  async saveNote(
    callId: string,
    noteId: string,
    text: string,
    etag?: string,
    asking: Asking = {},
  ): Promise<Note> {
    const path = `${callPath(callId)}/notes/${encodeURIComponent(noteId)}`;
    const headers = etag === undefined ? undefined : {'If-Match': etag};
    const reply = await this.#write({method: 'PUT', path, body: {text}, headers, ...asking});
    const note = reply.body as Note;
    this.learnNote(callId, note);
    return note;
  }

  async deleteNote(callId: string, noteId: string, etag: string, asking: Asking = {}): Promise<void> {
    const path = `${callPath(callId)}/notes/${encodeURIComponent(noteId)}`;
    await this.#write({method: 'DELETE', path, headers: {'If-Match': etag}, ...asking});
    this.learnNote(callId, null);
  }

  /** Takes over a note that came by the event stream, or that was just saved; null: one was deleted. */
  learnNote(callId: string, note: Note | null): void {
    for (const listener of this.#noteListeners) listener(callId, note);
  }

  ask(request: HttpRequest): Promise<HttpReply> {
    return this.#authorized(request);
  }

  async clearCache(): Promise<void> {
    await this.#cache.clear();
  }

  /** Sends the notes that wait for the proxy. @returns those that still wait. */
  flushNotes(): Promise<readonly NoteDraft[]> {
    return sendQueued(this, `${this.scopeName ?? this.#vault.name}:outbox`);
  }

  /** Asks again who is signed in and what they may do. */
  async refreshSession(): Promise<void> {
    await this.#enter(await this.#json<Session>({method: 'GET', path: '/session'}));
  }

  /** Renews the token before it ends, e.g. when the event stream says so. */
  async renew(): Promise<void> {
    await this.#token(() => this.#tokens.renew(true));
  }

  get tenantStream(): TenantStream | undefined {
    return this.#session?.role === 'tenant_admin' ? this.#tenantStream : undefined;
  }

  /** Opens the event stream; resolves when the proxy has begun to answer. */
  openStream(lastEventId: string | undefined, signal: AbortSignal): Promise<Response> {
    return this.#openStream('/events', lastEventId, signal);
  }

  async #openStream(path: string, lastEventId: string | undefined, signal: AbortSignal): Promise<Response> {
    const open = (token: string) => {
      const headers = {
        Accept: 'text/event-stream',
        Authorization: `Bearer ${token}`,
        ...(lastEventId ? {'Last-Event-ID': lastEventId} : {}),
      };
      const url = `${this.#options.endpoint.replace(/\/$/, '')}${path}`;
      const init: RequestInit = {headers, signal, cache: 'no-store', credentials: 'omit', redirect: 'error'};
      return (this.#options.fetch ?? fetch)(new Request(new URL(url, document.baseURI), init));
    };
    const token = await this.#token(() => this.#tokens.token());
    const response = await open(token);
    if (response.status !== 401) return response;
    await response.body?.cancel();
    return open(await this.#token(() => this.#tokens.renewAfter(token)));
  }

  async #connect(): Promise<Session> {
    const session = this.#options.getToken
      ? await this.#json<Session>({method: 'GET', path: '/session'})
      : await this.#token(() => this.#tokens.token()).then(() => this.#session!);
    await this.#enter(session);
    return session;
  }

  /** A new session, or a new state of the one we have. */
  async #enter(session: Session): Promise<void> {
    const before = this.#session;
    this.#session = session;
    const same =
      before &&
      scopeOf(before) === scopeOf(session) &&
      before.cacheKey === session.cacheKey &&
      before.crm.recordsSince === session.crm.recordsSince;
    if (!same || !this.#signOutSignal) await this.#open(session, before);
    this.#options.onSession?.(session);
  }

  async #open(session: Session, before: Session | undefined): Promise<void> {
    const isOther = before && scopeOf(before) !== scopeOf(session);
    if (isOther) await this.#cache.clear();
    this.#cache.stop();
    this.#signOutSignal?.close();
    this.#signOutSignal = new SignOutSignal(
      this.scopeName!,
      () => void this.#wipe().then(this.#options.onSignedOut),
    );
    const persistent = (this.#options.cache ?? 'persistent') === 'persistent';
    const disk = persistent ? await this.#vault.unlock(scopeOf(session), session.cacheKey) : undefined;
    this.#cache = new LookupCache(this.#clock, this.#ttl, disk, Date.parse(session.crm.recordsSince ?? ''));
    if (isOther) this.drafts.forget();
    await this.drafts.use(disk);
  }

  async #wipe(): Promise<void> {
    this.#hasLeft = true;
    this.#tokens.forget();
    this.#session = undefined;
    this.#connecting = undefined;
    await Promise.all([this.#cache.clear(), this.drafts.clear()]);
    this.close();
    this.#cache = new LookupCache(this.#clock, this.#ttl);
    await this.drafts.use(undefined);
  }

  /** Resolves when it is known what this browser keeps, or that nobody can say. */
  async #settled(): Promise<void> {
    await this.#connecting?.catch(() => undefined);
  }

  async #askSession(token: string): Promise<Session> {
    return (await this.#send({method: 'GET', path: '/session', token})).body as Session;
  }

  readonly #ttl = (): number => this.#options.cacheTtl ?? this.#session?.cacheTtlSeconds ?? 300;

  /** @param cache The one at the time of the question: an answer to the user before is not kept for the next one. */
  #keep(cache: LookupCache, asked: string, lookup: Lookup): void {
    if (this.#options.cache !== 'off' && cache === this.#cache) void cache.keep(asked, lookup);
    for (const listener of this.#lookupListeners) listener(lookup);
  }

  async #askLookups(
    numbers: readonly string[],
    refresh: boolean,
    signal: AbortSignal,
  ): Promise<readonly Lookup[]> {
    const body = {
      numbers,
      ...(refresh ? {refresh} : {}),
      ...(this.#options.country ? {country: this.#options.country} : {}),
    };
    const cache = this.#cache;
    const {results} = await this.#json<LookupsReply>({
      method: 'POST',
      path: '/lookups',
      body,
      repeatable: true,
      signal,
    });
    if (results.length !== numbers.length) throw new UnreachableError();
    results.forEach((lookup, index) => this.#keep(cache, numbers[index]!, lookup));
    return results;
  }

  async #json<T>(request: HttpRequest): Promise<T> {
    return (await this.#authorized(request)).body as T;
  }

  /** Sends what this user wrote or decided, and never as another one, whom the page may have signed in meanwhile. */
  #write(request: HttpRequest): Promise<HttpReply> {
    return this.#authorized(request, this.scopeName);
  }

  /** Sends with the user's token; a token that is refused is renewed once. */
  async #authorized(request: HttpRequest, author?: string): Promise<HttpReply> {
    const token = await this.#token(() => this.#tokens.token(), author);
    try {
      return await this.#send({...request, token});
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
    }
    const renewed = await this.#token(() => this.#tokens.renewAfter(token), author);
    try {
      return await this.#send({...request, token: renewed});
    } catch (error) {
      if (isUnauthenticated(error)) this.#options.onAuthRequired?.();
      throw error;
    }
  }

  /** The page's own token may be the next user's once this one has left, and what is still to be sent is not theirs. */
  async #token(bring: () => Promise<string>, author?: string): Promise<string> {
    const token = this.#hasLeft ? undefined : await this.#bring(bring);
    const isAnothers = author !== undefined && author !== this.scopeName;
    if (token === undefined || this.#hasLeft || isAnothers) throw new ProblemError(signInNeeded);
    return token;
  }

  async #bring(bring: () => Promise<string>): Promise<string> {
    try {
      return await bring();
    } catch (error) {
      if (error instanceof UnreachableError || (error instanceof ProblemError && !isUnauthenticated(error)))
        throw error;
      if (!this.#hasLeft) this.#options.onAuthRequired?.();
      throw isUnauthenticated(error) ? error : new ProblemError(signInNeeded, {cause: error});
    }
  }

  async #obtain(forceRefresh: boolean): Promise<Token> {
    const {getToken, getPbxToken} = this.#options;
    if (getToken) {
      const token = await getToken({forceRefresh});
      // The page may have signed someone else in meanwhile.
      if (forceRefresh && this.#session) await this.#enter(await this.#askSession(token));
      return {token, endsAt: endOf(token)};
    }
    if (!getPbxToken) throw new Error('Set getToken or getPbxToken.');
    const exchange = async (force: boolean) =>
      this.#send({
        method: 'POST',
        path: '/session',
        body: {},
        token: await getPbxToken({forceRefresh: force}),
      });
    const reply = await exchange(forceRefresh).catch((error: unknown) => {
      if (forceRefresh || !isUnauthenticated(error)) throw error;
      return exchange(true);
    });
    const {token, expiresAt, session} = reply.body as SessionReply;
    if (this.#session) await this.#enter(session);
    else this.#session = session;
    return {token, endsAt: Date.parse(expiresAt)};
  }
}

const scopeOf = ({tenant, user}: Session) => `${tenant?.id ?? ''}/${user.id}`;
const callPath = (callId: string) => `/calls/${encodeURIComponent(callId)}`;
const isUnauthenticated = (error: unknown) => error instanceof ProblemError && error.problem.status === 401;
const signInNeeded = {
  type: 'urn:bgm:problem:unauthenticated',
  title: 'No token was given',
  status: 401,
  code: 'unauthenticated',
  retryable: false,
} as const;
