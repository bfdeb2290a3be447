import type {StreamEvent} from '../../../contract/index.ts';
import type {Clock} from '../time/clock.ts';

/** A reader so far behind is cut off; it comes back with its last id and is replayed. */
export const mostWaiting = 500;

/** Events between the hub, which never waits, and one browser, which may. */
export class EventFeed {
  readonly #events: StreamEvent[] = [];
  #closed = false;
  #wake: (() => void) | undefined;
  readonly #onOverflow: () => void;

  /** @param onOverflow The reader takes nothing any more: cut its connection, for a write to it may never end. */
  constructor(onOverflow: () => void = () => {}) {
    this.#onOverflow = onOverflow;
  }

  get closed(): boolean {
    return this.#closed;
  }

  push(event: StreamEvent): void {
    if (this.#closed) return;
    if (this.#events.length < mostWaiting) {
      this.#events.push(event);
      this.#wake?.();
      return;
    }
    this.#events.length = 0;
    this.close();
    this.#onOverflow();
  }

  next(): StreamEvent | undefined {
    return this.#events.shift();
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  /** Resolves when something came, when the feed was closed, or after so many milliseconds. */
  async wait(milliseconds: number, clock: Pick<Clock, 'delay'>): Promise<void> {
    if (this.#events.length > 0 || this.#closed || milliseconds <= 0) return;
    const woken = new AbortController();
    const arrival = new Promise<void>((resolve) => (this.#wake = resolve));
    const timer = clock.delay(milliseconds, woken.signal).catch(() => {});
    await Promise.race([arrival, timer]);
    this.#wake = undefined;
    woken.abort();
  }
}
