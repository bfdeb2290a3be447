import type {
  CallRecord,
  CallsReply,
  Contact,
  ContactRef,
  CreateContact,
  Lookup,
  Note,
  Problem,
  SearchReply,
  SearchRequest,
  Session,
} from '../contract/index.ts';
import type {HttpReply, HttpRequest} from './http.ts';

export interface Asking {
  /** Aborts the question; the promise then rejects with an `AbortError`. */
  readonly signal?: AbortSignal;
}

/** A lookup as the browser knows it, with where it came from. */
export interface KnownLookup {
  readonly lookup: Lookup;
  /** `memory` and `database`: kept by this browser; `proxy`: just answered. */
  readonly from: 'memory' | 'database' | 'proxy';
  /** Older than the tenant's cache time: show it with its age, and ask again. */
  readonly stale: boolean;
}

/** The way to the events of the whole tenant, which its admins may hear. */
export interface TenantStream {
  /** The same in every tab of one user, and in no other; undefined before anybody has signed in. */
  readonly name: string | undefined;
  /** Resolves when the proxy has begun to answer. */
  openStream(lastEventId: string | undefined, signal: AbortSignal): Promise<Response>;
  renew(): Promise<void>;
}

/** An unsent text of a note, kept by this browser until the proxy has it. */
export interface NoteDraft {
  readonly callId: string;
  /** UUID under which the note will be stored, so that a repeat stores it once. */
  readonly noteId: string;
  readonly text: string;
  /** ETag of the version that the agent edits; absent for a new note. */
  readonly etag?: string;
  /** `queued`: the agent saved it while the proxy could not be reached. */
  readonly state: 'draft' | 'queued';
  readonly savedAt: string;
}

/** Where drafts live: IndexedDB, or memory where the browser refuses it. */
export interface DraftStore {
  get(callId: string): Promise<NoteDraft | undefined>;
  put(draft: NoteDraft): Promise<void>;
  delete(callId: string): Promise<void>;
  queued(): Promise<NoteDraft[]>;
}

/**
 * Everything widgets may ask of the proxy, and what this browser keeps of its answers.
 * Every call may throw {@link ProblemError} (the proxy said no) or {@link UnreachableError} (nothing answered).
 */
export interface CrmClient {
  /** Who is signed in; undefined before the first answer and after sign-out. */
  readonly session: Session | undefined;
  readonly drafts: DraftStore;

  /** What memory has for this number: synchronous, touches neither database nor network. */
  peek(number: string): KnownLookup | undefined;
  /** Memory, then IndexedDB; never the network. */
  recall(number: string): Promise<KnownLookup | undefined>;
  /** Asks the proxy. Equal questions of one moment share a request; different ones share a batch of up to 25. */
  lookup(number: string, options?: Asking & {readonly refresh?: boolean}): Promise<Lookup>;
  /** Takes over an answer that came by the event stream. */
  learn(lookup: Lookup): void;
  /** Tells every answer that this client gets, however it came, until the returned function is called. */
  watch(listener: (lookup: Lookup) => void): () => void;
  /** Tells every note that was saved or changed, here, in the outbox or by someone else; null: one of the call was deleted. */
  watchNotes(listener: (callId: string, note: Note | null) => void): () => void;

  /** Contacts that this browser already knows, best first. */
  searchLocal(query: string, limit: number): Promise<Contact[]>;
  search(request: SearchRequest, options?: Asking): Promise<SearchReply>;

  /** @param key UUID; the same key and body make one record however often it is sent. */
  createContact(body: CreateContact, key: string, options?: Asking): Promise<Contact>;
  linkContact(callId: string, ref: ContactRef | null, options?: Asking): Promise<CallRecord>;

  call(callId: string, options?: Asking): Promise<CallRecord>;
  calls(filter: 'active' | 'all' | 'missed' | 'unlogged' | 'failed', options?: Asking): Promise<CallsReply>;

  notes(callId: string, options?: Asking): Promise<Note[]>;
  /** @param etag Version that was edited; absent when the note is new. */
  saveNote(callId: string, noteId: string, text: string, etag?: string, options?: Asking): Promise<Note>;
  deleteNote(callId: string, noteId: string, etag: string, options?: Asking): Promise<void>;

  /** Absent for who may not hear the whole tenant, and where a client has no streams: then news has to be asked for. */
  readonly tenantStream?: TenantStream | undefined;

  /** Any other question, with the user's token; what admins ask goes this way (`AdminClient`). */
  ask(request: HttpRequest): Promise<HttpReply>;

  /** Forgets every lookup kept here, in memory and on disk. Drafts stay. */
  clearCache(): Promise<void>;
}

/** The proxy answered, and its answer was a problem from the contract. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problem;
  }
}

/** Nothing usable answered: no network, a captive portal, a gateway's own page. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(options?: ErrorOptions) {
    super('unreachable', options);
  }
}
