import type {Clock} from '../client/clock.ts';
import {type CrmClient, type NoteDraft, ProblemError} from '../client/crm-client.ts';
import type {Note, Problem} from '../contract/index.ts';
import {NoteDraftKeeper} from './note-draft-keeper.ts';
import {currentOf, isGone, isStale, mayComeBack, newestOf, waitFor} from './note-trouble.ts';
import {randomUuid} from './random-uuid.ts';

/**
 * `clean`: nothing written. `draft`: not saved yet. `queued`: saved by the agent, kept here until the proxy can be reached.
 * `conflict`: someone else changed the same note.
 */
export type NoteState = 'clean' | 'draft' | 'saving' | 'saved' | 'queued' | 'failed' | 'conflict';

/** Who hears what becomes of a note. */
export interface NoteListener {
  changed(): void;
  saved(callId: string, note: Note | undefined): void;
  failed(callId: string, problem: Problem | undefined): void;
  conflict(callId: string, mine: string, theirs: Note): void;
}

interface Parts {
  readonly client: CrmClient;
  readonly clock: Clock;
  readonly callId: string;
  readonly listener: NoteListener;
  /** Whether texts are kept while they are typed. */
  readonly keepsDrafts: () => boolean;
  /** What the same agent had not sent when the sign-in before this one ended. */
  readonly unsent?: NoteDraft;
}

/**
 * The note that this agent writes on one call. It belongs to its call for good: whatever the widget shows meanwhile, its text is
 * kept, saved and told under this call's id, and a repeat stores it once because its UUID was chosen here.
 */
export class NoteSession {
  readonly callId: string;
  text = '';
  state: NoteState = 'clean';
  /** Notes of others, and earlier ones of this agent; oldest first. */
  others: readonly Note[] = [];
  /** Why the earlier notes are not there. */
  othersError?: unknown;
  error?: unknown;
  theirs?: Note;
  /** When the proxy stored the text last. */
  savedAt?: string;
  /** Whether this browser has the text as it stands. */
  isKept = false;

  readonly #parts: Parts;
  readonly #keeper: NoteDraftKeeper;
  #noteId = randomUuid();
  #etag?: string;
  #stored = '';
  #sent = new Set<string>();
  #isRead = false;
  #isFlushWanted = false;
  #isWanted = false;
  #isStopped = false;
  #tries = 0;
  #cancelRetry?: () => void;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.callId = parts.callId;
    this.#keeper = new NoteDraftKeeper(parts.client.drafts, parts.clock, parts.callId);
    if (parts.unsent) this.#begin(parts.unsent);
    void this.#read();
  }

  /** True while there is something that only this browser has. */
  get isUnsent(): boolean {
    return this.state !== 'clean' && this.state !== 'saved';
  }

  /** What only this browser has, for a later session to go on with. */
  get unsent(): NoteDraft | undefined {
    const isWaiting = this.state === 'queued' || this.state === 'saving';
    return this.isUnsent ? this.#draft(isWaiting ? 'queued' : 'draft') : undefined;
  }

  edit(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.isKept = false;
    // What waits to be sent goes on waiting, with the newer text; a conflict stays until it is decided.
    if (this.state !== 'queued' && this.state !== 'conflict' && this.state !== 'saving') this.#settle();
    this.#keep();
    this.#parts.listener.changed();
  }

  /** Sends the text. While it is being sent, a newer one follows. */
  async save(): Promise<void> {
    if (this.state === 'saving') {
      this.#isWanted = true;
      return;
    }
    if (this.state === 'conflict' || !this.isUnsent) return;
    await this.#send();
  }

  /** Sends again what could not be sent before. */
  async resend(): Promise<void> {
    if (this.state === 'queued') await this.#send();
  }

  /** Back to the text that the proxy has. */
  revert(): void {
    if (this.state === 'saving') return;
    this.#cancelRetry?.();
    this.text = this.#stored;
    this.theirs = undefined;
    this.error = undefined;
    this.#settle();
    void this.#keeper.delete();
    this.#parts.listener.changed();
  }

  /** Decides a conflict. `both`: their text, then mine, for the agent to save when it reads well. */
  decide(choice: 'mine' | 'theirs' | 'both'): void {
    const {theirs} = this;
    if (!theirs) return;
    const mine = this.text;
    this.#adopt(theirs);
    this.theirs = undefined;
    if (choice === 'theirs') return this.revert();
    this.text = choice === 'both' ? `${theirs.text}\n\n${mine}` : mine;
    this.#settle();
    this.#keep();
    this.#parts.listener.changed();
    if (choice === 'mine') void this.#send();
  }

  /** What is stored stands with the earlier notes from now on; a new note begins. */
  beginNext(): void {
    const {note} = this;
    if (this.state !== 'saved' || !note) return;
    this.others = [...this.others, note];
    this.#note = undefined;
    this.#forgetNote();
    this.text = '';
    this.#settle();
    this.#parts.listener.changed();
  }

  /** Writes what waits to the browser's store; before the store is read, as soon as it is. */
  flush(): void {
    this.#isFlushWanted = !this.#isRead;
    this.#keeper.flush();
  }

  /** Neither keeps nor sends anything more. */
  stop(): void {
    this.#isStopped = true;
    this.#cancelRetry?.();
    this.#keeper.stop();
  }

  /** The stored note that the text belongs to. */
  get note(): Note | undefined {
    return this.#note;
  }
  #note?: Note;

  async readOthers(): Promise<void> {
    try {
      const notes = await this.#parts.client.notes(this.callId);
      this.#takeNotes(notes);
      this.othersError = undefined;
    } catch (error) {
      this.othersError = error;
    }
    this.#parts.listener.changed();
  }

  async #read(): Promise<void> {
    try {
      const draft = await this.#keeper.get();
      this.#isRead = true;
      if (draft && draft.noteId !== this.#noteId) this.#takeDraft(draft);
      else if (this.text) this.#keep();
    } catch {
      this.#isRead = true;
    }
    if (this.#isFlushWanted) this.flush();
    this.#parts.listener.changed();
    await this.readOthers();
    if (this.state === 'queued') await this.#send();
  }

  #takeDraft(draft: NoteDraft): void {
    // The agent may have begun to type before the store could be read: nothing of either text is lost.
    const typed = this.text;
    this.#begin(draft);
    this.isKept = true;
    if (!typed) return;
    this.text = `${draft.text}\n${typed}`;
    this.#keep();
  }

  #begin({noteId, etag, text, state}: NoteDraft): void {
    this.#noteId = noteId;
    this.#etag = etag;
    this.text = text;
    this.state = state;
  }

  #takeNotes(notes: readonly Note[]): void {
    const extension = this.#parts.client.session?.user.extension;
    const isMine = (note: Note) => Boolean(extension) && note.author.extension === extension;
    const known = notes.find(({id}) => id === this.#noteId);
    const own = known ?? (this.state === 'clean' ? newestOf(notes.filter(isMine)) : undefined);
    if (own && this.state !== 'saving') this.#meetOwn(own);
    this.others = notes
      .filter(({id}) => id !== this.#noteId)
      .sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
  }

  /** The proxy has this note: as we left it, or as someone else did (then saving will tell). */
  #meetOwn(own: Note): void {
    if (this.state === 'clean') this.text = own.text;
    const isOurs = !this.#etag || own.etag === this.#etag || own.text === this.text;
    if (isOurs) this.#adopt(own);
    if (own.text !== this.text || this.state === 'conflict') return;
    this.state = 'saved';
    void this.#keeper.delete();
  }

  async #send(): Promise<void> {
    if (this.#isStopped) return;
    this.#cancelRetry?.();
    const {text} = this;
    this.#isWanted = false;
    this.#sent.add(text);
    this.state = 'saving';
    // On disk before it is on its way: a page that closes now sends it the next time.
    void this.#keeper.put(this.#draft('queued'));
    this.#parts.listener.changed();
    const take = await this.#store(text).then(
      (note) => () => this.#stay(note, text),
      (error: unknown) => () => this.#fail(error, text),
    );
    if (this.#isStopped) return;
    await take();
    this.#parts.listener.changed();
    if (this.#isWanted && this.isUnsent) await this.save();
  }

  /** @returns undefined where the text was empty: then there is no note any more. */
  async #store(text: string): Promise<Note | undefined> {
    const {client} = this.#parts;
    if (text.trim()) return client.saveNote(this.callId, this.#noteId, text, this.#etag);
    if (this.#etag) await client.deleteNote(this.callId, this.#noteId, this.#etag);
    return undefined;
  }

  #stay(note: Note | undefined, text: string): void {
    this.#tries = 0;
    this.error = undefined;
    if (note) this.#adopt({...note, text});
    else this.#forgetNote();
    this.#settle();
    if (this.state === 'draft') this.#keep();
    else void this.#keeper.delete();
    this.#parts.listener.saved(this.callId, note);
  }

  async #fail(error: unknown, text: string): Promise<void> {
    if (isStale(error)) return this.#meetConflict(error, text);
    if (mayComeBack(error)) return this.#queue(error);
    // Deleted meanwhile: trying again writes it anew.
    if (isGone(error) && this.#etag) this.#forgetNote();
    this.#giveUp(error);
  }

  #giveUp(error: unknown): void {
    this.error = error;
    this.state = 'failed';
    void this.#keeper.put(this.#draft('draft'));
    this.#parts.listener.failed(this.callId, error instanceof ProblemError ? error.problem : undefined);
  }

  #queue(error: unknown): void {
    this.error = error;
    this.state = 'queued';
    void this.#keeper.put(this.#draft('queued')).then((kept) => this.#kept(kept));
    const wait = waitFor(error, this.#tries++);
    if (wait !== undefined) this.#cancelRetry = this.#parts.clock.after(wait, () => void this.resend());
  }

  async #meetConflict(error: unknown, text: string): Promise<void> {
    const theirs = currentOf(error) ?? (await this.#ask());
    if (theirs?.text === text) return this.#stay(theirs, text);
    if (theirs && this.#sent.has(theirs.text)) {
      // Our own earlier try, whose answer never came.
      this.#adopt(theirs);
      return this.#send();
    }
    if (!theirs) {
      this.#forgetNote();
      return this.#giveUp(error);
    }
    this.theirs = theirs;
    this.state = 'conflict';
    void this.#keeper.put(this.#draft('draft'));
    this.#parts.listener.conflict(this.callId, this.text, theirs);
  }

  async #ask(): Promise<Note | undefined> {
    const notes = await this.#parts.client.notes(this.callId).catch(() => []);
    return notes.find(({id}) => id === this.#noteId);
  }

  #adopt(note: Note): void {
    this.#note = note;
    this.#noteId = note.id;
    this.#etag = note.etag;
    this.#stored = note.text;
    this.savedAt = note.updatedAt;
  }

  #forgetNote(): void {
    this.#note = undefined;
    this.#noteId = randomUuid();
    this.#etag = undefined;
    this.#stored = '';
    this.#sent.clear();
    this.savedAt = undefined;
  }

  #settle(): void {
    if (this.text === this.#stored) this.state = this.#etag ? 'saved' : 'clean';
    else this.state = 'draft';
  }

  #keep(): void {
    if (!this.#isRead || !this.#parts.keepsDrafts()) return;
    if (!this.isUnsent) return void this.#keeper.delete();
    this.#keeper.soon(
      () => this.#draft(this.state === 'queued' ? 'queued' : 'draft'),
      (kept) => this.#kept(kept),
    );
  }

  #kept(isKept: boolean): void {
    this.isKept = isKept;
    this.#parts.listener.changed();
  }

  #draft(state: NoteDraft['state']): NoteDraft {
    const savedAt = new Date(this.#parts.clock.now()).toISOString();
    const etag = this.#etag ? {etag: this.#etag} : {};
    return {callId: this.callId, noteId: this.#noteId, text: this.text, ...etag, state, savedAt};
  }
}
