import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {type Clock, systemClock} from '../client/clock.ts';
import type {CrmClient, NoteDraft} from '../client/crm-client.ts';
import {sendWaitingNotes} from './note-outbox.ts';
import {type NoteListener, NoteSession} from './note-session.ts';

/** When a text goes where without being told to: to this browser, to the proxy as well, or nowhere. */
export type Autosave = 'draft' | 'save' | 'off';

/** Milliseconds without a keystroke before `autosave="save"` sends. */
const saveAfter = 2000;

/** What somebody had not sent when their client went, for the case that the same one comes back. */
interface Unsent {
  readonly user: string;
  readonly drafts: ReadonlyMap<string, NoteDraft>;
  /** Call whose text was in sight. */
  readonly shown: string | undefined;
}

/**
 * Holds one note per call and shows one of them. A call that goes out of sight keeps its note in hand until it is sent, so no
 * text ever moves to another call.
 */
export class NoteController implements ReactiveController {
  /** Read when a session begins, so that a test may replace it after construction. */
  clock: Clock = systemClock;
  autosave: Autosave = 'draft';

  readonly #host: ReactiveControllerHost;
  readonly #tell: Omit<NoteListener, 'changed'>;
  readonly #askBeforeSaving: (callId: string, text: string) => boolean;
  readonly #sessions = new Map<string, NoteSession>();
  #client: CrmClient | undefined;
  #user: string | undefined;
  #shown: NoteSession | undefined;
  #unsent: Unsent | undefined;
  #page?: AbortController;
  /** There while a save waits for the pause to be over; always of the note in sight. */
  #cancelSave?: () => void;

  /** @param askBeforeSaving Whether a text may be sent; false: the page does it. */
  constructor(
    host: ReactiveControllerHost,
    tell: Omit<NoteListener, 'changed'>,
    askBeforeSaving: (callId: string, text: string) => boolean,
  ) {
    this.#host = host;
    this.#tell = tell;
    this.#askBeforeSaving = askBeforeSaving;
    host.addController(this);
  }

  /** The note in sight; undefined where there is no call. */
  get session(): NoteSession | undefined {
    return this.#shown;
  }

  /** @param user Whose notes these are; another one neither sees nor sends a text of the first. */
  show(client: CrmClient | undefined, user: string | undefined, callId: string | undefined): void {
    const isOther = user !== undefined && this.#user !== undefined && user !== this.#user;
    if (isOther) this.#stop();
    if (isOther || client !== this.#client) this.#begin(client);
    this.#user = user ?? this.#user;
    const back = client && user !== undefined ? this.#takeBack(client, user) : undefined;
    this.#show(client, callId ?? back);
  }

  /** Everything about this user leaves. A text that was written before anybody had signed in stays: it is nobody else's. */
  leave(): void {
    if (this.#user === undefined) return;
    this.#stop();
    this.#begin(this.#client);
    this.#unsent = undefined;
  }

  edit(text: string): void {
    const session = this.#shown;
    if (!session) return;
    session.edit(text);
    this.#forgetSave();
    if (this.autosave !== 'save') return;
    this.#cancelSave = this.clock.after(saveAfter, () => void this.save(session));
  }

  async save(session = this.#shown): Promise<void> {
    this.#forgetSave();
    if (session?.isUnsent && this.#askBeforeSaving(session.callId, session.text)) await session.save();
  }

  /** The proxy can be reached (again): what waits goes out. */
  reconnected(): void {
    if (!this.#client) return;
    for (const session of this.#sessions.values()) {
      void session.resend();
      if (session.othersError) void session.readOthers();
    }
    void sendWaitingNotes(this.#client, (callId) => this.#sessions.has(callId));
  }

  readonly flush = (): void => {
    for (const session of this.#sessions.values()) session.flush();
  };

  hostConnected(): void {
    const {signal} = (this.#page = new AbortController());
    // A phone or a laptop lid may never fire pagehide; being hidden is the last thing it tells.
    document.addEventListener('visibilitychange', this.flush, {signal});
    addEventListener('pagehide', this.flush, {signal});
  }

  hostDisconnected(): void {
    this.flush();
    this.#page?.abort();
  }

  /** What the user before wrote would be sent with the next one's token. */
  #stop(): void {
    for (const session of this.#sessions.values()) session.stop();
  }

  #show(client: CrmClient | undefined, wanted: string | undefined): void {
    // Until it is known who comes, nobody begins a second text where one waits for its author.
    const callId = wanted && this.#unsent?.drafts.has(wanted) ? undefined : wanted;
    if (callId === this.#shown?.callId) return;
    this.flush();
    if (this.#cancelSave) void this.save();
    this.#dropSettled(callId);
    this.#shown = client && callId ? this.#sessionOf(client, callId) : undefined;
    this.#host.requestUpdate();
  }

  #begin(client: CrmClient | undefined): void {
    this.flush();
    if (this.#user !== undefined) this.#unsent = this.#unsentOf(this.#user);
    this.#stop();
    this.#forgetSave();
    this.#user = undefined;
    this.#client = client;
    this.#sessions.clear();
    this.#shown = undefined;
  }

  #unsentOf(user: string): Unsent {
    const drafts = [...this.#sessions.values()].flatMap(({unsent}) => unsent ?? []);
    const shown = this.#shown?.isUnsent ? this.#shown.callId : undefined;
    return {user, drafts: new Map(drafts.map((draft) => [draft.callId, draft])), shown};
  }

  /**
   * Goes on with what this user had not sent; what was another's is forgotten.
   * @returns the call whose text was in sight.
   */
  #takeBack(client: CrmClient, user: string): string | undefined {
    const unsent = this.#unsent;
    this.#unsent = undefined;
    if (unsent?.user !== user) return undefined;
    for (const [callId, draft] of unsent.drafts) this.#sessionOf(client, callId, draft);
    return unsent.shown;
  }

  #forgetSave(): void {
    this.#cancelSave?.();
    this.#cancelSave = undefined;
  }

  #sessionOf(client: CrmClient, callId: string, unsent?: NoteDraft): NoteSession {
    const known = this.#sessions.get(callId);
    if (known) return known;
    const session = new NoteSession({
      client,
      clock: this.clock,
      callId,
      listener: {...this.#tell, changed: () => this.#host.requestUpdate()},
      keepsDrafts: () => this.autosave !== 'off',
      unsent,
    });
    this.#sessions.set(callId, session);
    return session;
  }

  #dropSettled(next: string | undefined): void {
    for (const [callId, session] of this.#sessions) {
      if (callId !== next && !session.isUnsent) this.#sessions.delete(callId);
    }
  }
}
