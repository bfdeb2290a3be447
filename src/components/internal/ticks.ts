import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Clock} from '../../client/clock.ts';

/** One timer for all listeners of one clock and pace; it stands still when nobody listens. */
class Ticker {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #listeners = new Set<() => void>();
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, ms: number) {
    this.#clock = clock;
    this.#ms = ms;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#cancel ??= this.#clock.after(this.#ms, this.#tick);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#cancel?.();
      this.#cancel = undefined;
    };
  }

  readonly #tick = (): void => {
    this.#cancel = this.#clock.after(this.#ms, this.#tick);
    for (const listener of [...this.#listeners]) listener();
  };
}

const tickers = new WeakMap<Clock, Map<number, Ticker>>();

function tickerOf(clock: Clock, ms: number): Ticker {
  const ofClock = tickers.get(clock) ?? new Map<number, Ticker>();
  tickers.set(clock, ofClock);
  const ticker = ofClock.get(ms) ?? new Ticker(clock, ms);
  ofClock.set(ms, ticker);
  return ticker;
}

/** Renders its host again and again while there is something that grows older on it. */
export class Ticks implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #clock: Clock | undefined;
  #ms = 0;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Sets the pace in milliseconds; 0: not at all. */
  every(ms: number, clock: Clock): void {
    if (ms === this.#ms && clock === this.#clock) return;
    this.hostDisconnected();
    this.#ms = ms;
    this.#clock = clock;
    this.hostConnected();
  }

  hostConnected(): void {
    if (this.#ms === 0 || !this.#clock || this.#stop) return;
    this.#stop = tickerOf(this.#clock, this.#ms).listen(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
