import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Clock} from '../../client/clock.ts';
import {ProblemError} from '../../client/crm-client.ts';

/** Milliseconds. */
const seldom = 60_000;

interface Polled {
  /** Milliseconds between two questions. */
  readonly ms: number;
  readonly clock: () => Clock;
  /** Asks once. What it throws, or rejects with, tells only how long to wait. */
  readonly ask: () => Promise<unknown>;
  /** Whether news is told, so that nothing need be asked now; ages that are shown go on. */
  readonly rests?: () => boolean;
}

/**
 * Asks again and again while somebody can see the answer: not in a hidden tab, not in a part of the page that is not shown. Waits
 * longer where the proxy asks for it.
 */
export class Poll implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #polled: Polled;
  #cancel: () => void = () => undefined;
  #page = new AbortController();
  #isAsking = false;
  /** Something changed while an answer was on its way. */
  #isOld = false;
  /** The last question failed, or was not asked because nobody could see the answer. */
  #isOwed = false;

  constructor(host: ReactiveControllerHost & HTMLElement, polled: Polled) {
    this.#host = host;
    this.#polled = polled;
    host.addController(this);
  }

  hostConnected(): void {
    const {signal} = (this.#page = new AbortController());
    document.addEventListener('visibilitychange', () => this.#look(), {signal});
    this.#wait(this.#polled.ms);
  }

  hostDisconnected(): void {
    this.#page.abort();
    this.#cancel();
  }

  /** Asks now, or when somebody can see the answer again. */
  now(): void {
    if (!document.hidden) void this.#ask();
  }

  /** Back after a while: what is shown is old. */
  #look(): void {
    if (document.hidden) this.#cancel();
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#cancel();
    const {signal} = this.#page;
    if (signal.aborted) return;
    if (this.#isAsking) return void (this.#isOld = true);
    this.#isAsking = true;
    this.#isOld = false;
    this.#isOwed = !this.#host.checkVisibility();
    let pause = this.#polled.ms;
    try {
      if (!this.#isOwed) await this.#polled.ask();
    } catch (error) {
      this.#isOwed = true;
      if (error instanceof ProblemError) pause = Math.max(pause, patienceAfter(error));
    } finally {
      this.#isAsking = false;
    }
    if (signal.aborted) return;
    if (this.#isOld && !this.#isOwed) void this.#ask();
    else this.#wait(pause);
  }

  #wait(ms: number): void {
    this.#cancel();
    if (document.hidden) return;
    this.#cancel = this.#polled.clock().after(ms, () => this.#turn());
  }

  #turn(): void {
    if (this.#isOwed || !this.#polled.rests?.()) return void this.#ask();
    this.#host.requestUpdate();
    this.#wait(this.#polled.ms);
  }
}

/** A no that stays a no is asked about now and then, in case somebody switches it on. */
function patienceAfter({problem: {retryable, retryAfter = 0}}: ProblemError): number {
  return retryable ? retryAfter * 1000 : seldom;
}
