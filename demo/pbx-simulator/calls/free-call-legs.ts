import {isRinging} from './free-call-leg.ts';
import type {FreeLeg} from './free-call-leg.ts';

/** The steps of a leg, as in `cdr_target_…`. */
export type LegStep = 'add' | 'ringing' | 'answer' | 'noanswer' | 'fail' | 'end';

/** The legs of one free call: keeps their times and tells each step. */
export class FreeCallLegs {
  readonly #legs: FreeLeg[] = [];
  readonly #now: () => number;
  readonly #tell: (step: LegStep, leg: FreeLeg) => void;

  /** `now` in Unix seconds; `tell` hears each step as it happens. */
  constructor(now: () => number, tell: (step: LegStep, leg: FreeLeg) => void) {
    this.#now = now;
    this.#tell = tell;
  }

  get all(): readonly FreeLeg[] {
    return this.#legs;
  }

  /** Phones and trunks that ring. */
  get ringing(): FreeLeg[] {
    return this.#legs.filter((leg) => leg.kind !== 'service' && isRinging(leg));
  }

  get open(): FreeLeg[] {
    return this.#legs.filter((leg) => !leg.endedAt);
  }

  add(callee: string, destination: string, kind: FreeLeg['kind'], callType: FreeLeg['callType']): FreeLeg {
    const leg: FreeLeg = {
      callee,
      destination,
      kind,
      callType,
      startedAt: this.#now(),
      rangAt: 0,
      answeredAt: 0,
      endedAt: 0,
      endReason: 'None',
      statusCode: 0,
    };
    this.#legs.push(leg);
    this.#tell('add', leg);
    return leg;
  }

  /** A service answers in the moment it rings. */
  addService(callee: string, destination: string): FreeLeg {
    const leg = this.add(callee, destination, 'service', 'normal_call');
    this.ring(leg);
    this.answer(leg);
    return leg;
  }

  ring(leg: FreeLeg): void {
    leg.rangAt = this.#now();
    this.#tell('ringing', leg);
  }

  answer(leg: FreeLeg): void {
    leg.answeredAt = this.#now();
    this.#tell('answer', leg);
  }

  end(leg: FreeLeg, step: 'end' | 'noanswer' | 'fail', statusCode = 0, reason = 'None'): void {
    leg.endedAt = this.#now();
    leg.statusCode = statusCode;
    leg.endReason = reason;
    this.#tell(step, leg);
  }

  /** Ends what nobody has answered. */
  endUnanswered(step: 'noanswer' | 'fail', statusCode: number): void {
    for (const leg of this.open) if (!leg.answeredAt) this.end(leg, step, statusCode);
  }
}
