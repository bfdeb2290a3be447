import type {NewEvent} from './event-store.ts';

/** Events that wait for the database beyond which nothing more is taken (reliability J19, E15). */
const waitingAtMost = 5_000;
/** Events in one statement. A delivery that is larger goes alone. */
const writtenAtOnce = 300;

interface Waiting {
  readonly events: readonly NewEvent[];
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

export interface EventWriterDeps {
  /** Stores events in one statement and answers how many were new, when they are durable. */
  readonly store: (events: readonly NewEvent[]) => Promise<number>;
  /** Told of what was stored. */
  readonly onStored: (events: readonly NewEvent[], added: number) => void;
}

/**
 * Stores deliveries that come at once in one statement: the wait for the disk, which is most of a delivery's time, then serves all of
 * them. One statement is under way; what comes meanwhile is the next one. So a burst makes larger statements, not a longer line.
 */
export class EventWriter {
  readonly #deps: EventWriterDeps;
  readonly #line: Waiting[] = [];
  #waitingEvents = 0;
  #isWriting = false;

  constructor(deps: EventWriterDeps) {
    this.#deps = deps;
  }

  /**
   * Resolves when the events are durable.
   * @throws CrowdedError when too much waits already; nothing of it is stored then.
   */
  async add(events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    if (this.#waitingEvents >= waitingAtMost)
      throw new CrowdedError('Too many events wait for the database.');
    this.#waitingEvents += events.length;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#line.push({events, stored: resolve, failed: reject});
        if (!this.#isWriting) void this.#write();
      });
    } finally {
      this.#waitingEvents -= events.length;
    }
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#line.length > 0) await this.#store(this.#nextBatch());
    this.#isWriting = false;
  }

  #nextBatch(): Waiting[] {
    let size = 0;
    const end = this.#line.findIndex(({events}, index) => {
      size += events.length;
      return index > 0 && size > writtenAtOnce;
    });
    return this.#line.splice(0, end === -1 ? this.#line.length : end);
  }

  async #store(batch: readonly Waiting[]): Promise<void> {
    const events = batch.flatMap((one) => one.events);
    try {
      this.#deps.onStored(events, await this.#deps.store(events));
      for (const {stored} of batch) stored();
    } catch (error) {
      if (batch.length > 1 && isAboutValues(error)) for (const one of batch) await this.#store([one]);
      else for (const {failed} of batch) failed(error);
    }
  }
}

/** So many events wait for the database that memory would grow. */
export class CrowdedError extends Error {
  override readonly name = 'CrowdedError';
}

/** Whether the database refused what one delivery holds (SQLSTATE classes 22 and 23): the others need not suffer for it. */
function isAboutValues(error: unknown): boolean {
  const {code} = (error ?? {}) as {code?: unknown};
  return typeof code === 'string' && /^2[23]/.test(code);
}
