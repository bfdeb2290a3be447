import type {Clock} from '../../src/client/clock.ts';

/** A clock that stands still until `pass` turns it. */
export class FakeClock implements Clock {
  #now: number;
  #tasks: {at: number; task: () => void}[] = [];

  constructor(start = Date.parse('2026-06-15T09:40:00.000Z')) {
    this.#now = start;
  }

  now = (): number => this.#now;

  after = (ms: number, task: () => void): (() => void) => {
    const entry = {at: this.#now + ms, task};
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  };

  /** Lets some milliseconds pass and runs what falls due, in order; promises get a turn after each task. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (let next = this.#due(end); next; next = this.#due(end)) {
      this.#tasks = this.#tasks.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
      await settled();
    }
    this.#now = end;
    await settled();
  }

  /** How many tasks wait. */
  get waiting(): number {
    return this.#tasks.length;
  }

  /** How many of them fall due within some milliseconds. */
  within(ms: number): number {
    return this.#tasks.filter(({at}) => at <= this.#now + ms).length;
  }

  #due(end: number) {
    return this.#tasks.filter(({at}) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** One turn of the browser's event loop: every promise that can settle by itself has. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
