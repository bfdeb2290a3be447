import type {Clock} from '../client/clock.ts';
import type {DraftStore, NoteDraft} from '../client/crm-client.ts';

/** Milliseconds from the first keystroke: a text is on disk within a second even while the agent types on. */
const keepAfter = 600;

/** Writes one call's unsent text to the browser's store: soon, in order, and never an older one over a newer. */
export class NoteDraftKeeper {
  readonly #store: DraftStore;
  readonly #clock: Clock;
  readonly #callId: string;
  #waiting: {readonly read: () => NoteDraft; readonly cancel: () => void} | undefined;
  #writes: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(store: DraftStore, clock: Clock, callId: string) {
    this.#store = store;
    this.#clock = clock;
    this.#callId = callId;
  }

  get(): Promise<NoteDraft | undefined> {
    return this.#store.get(this.#callId);
  }

  /** @param read Gives the text as it is when it is written. */
  soon(read: () => NoteDraft, done: (kept: boolean) => void): void {
    if (this.#waiting) return;
    const write = () => void this.put(read()).then(done);
    this.#waiting = {read, cancel: this.#clock.after(keepAfter, write)};
  }

  /** Writes what waits, at once: the page is about to go. */
  flush(): void {
    if (this.#waiting) void this.put(this.#waiting.read());
  }

  /** @returns whether the text is kept. */
  async put(draft: NoteDraft): Promise<boolean> {
    this.#forget();
    return this.#inOrder(() => this.#store.put(draft));
  }

  async delete(): Promise<void> {
    this.#forget();
    await this.#inOrder(() => this.#store.delete(this.#callId));
  }

  /** What waits is not written, nor anything more: the store may be the next user's. */
  stop(): void {
    this.#isStopped = true;
    this.#forget();
  }

  #forget(): void {
    this.#waiting?.cancel();
    this.#waiting = undefined;
  }

  async #inOrder(write: () => Promise<void>): Promise<boolean> {
    if (this.#isStopped) return false;
    const done = this.#writes.then(write);
    this.#writes = done.catch(() => undefined);
    return done.then(
      () => true,
      () => false,
    );
  }
}
