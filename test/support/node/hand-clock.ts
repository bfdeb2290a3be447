import type {Clock} from '../../../src/proxy/services/time/clock.ts';

interface Waiting {
  readonly until: number;
  wake(): void;
}

/** A clock that stands still until a test moves it. */
export class HandClock implements Clock {
  #now: number;
  #shift = 0;
  #waiting: Waiting[] = [];

  constructor(start: string | number = '2026-06-15T09:40:00.000Z') {
    this.#now = new Date(start).getTime();
  }

  now(): number {
    return this.#now + this.#shift;
  }

  steady(): number {
    return this.#now;
  }

  /** Somebody sets the machine's clock: what it shows changes, and no time passes. */
  jump(milliseconds: number): void {
    this.#shift += milliseconds;
  }

  delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const refuse = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        until: this.#now + milliseconds,
        wake() {
          signal?.removeEventListener('abort', refuse);
          resolve();
        },
      };
      if (signal?.aborted) return refuse();
      signal?.addEventListener('abort', refuse, {once: true});
      this.#waiting.push(waiting);
    });
  }

  /** How many delays are running. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Moves time on, waking what is due in its order, and lets the woken run. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.#now + milliseconds;
    for (;;) {
      const due = this.#waiting.filter(({until}) => until <= target).sort((a, b) => a.until - b.until)[0];
      if (!due) break;
      this.#waiting = this.#waiting.filter((other) => other !== due);
      this.#now = Math.max(this.#now, due.until);
      due.wake();
      await settled();
    }
    this.#now = target;
    await settled();
  }
}

/** Lets everything run that only waits for promises. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}
