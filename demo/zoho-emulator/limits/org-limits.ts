import {tooManyRequests} from '../world/zoho-error.ts';
import {ConcurrencyGate} from './concurrency-gate.ts';
import {CreditMeter} from './credit-meter.ts';
import {creditsPerDay, editions} from './editions.ts';
import type {Edition} from './editions.ts';
import type {RequestCost} from './request-cost.ts';

/** Pool that COQL, composite, sorted lists and writes of more than 10 records share, in every edition. */
const subConcurrency = 10;

export interface LimitSettings {
  /** False lets everything through, for benches; credits are counted all the same. */
  limits: boolean;
  /** Instead of the edition's credits in 24 hours. */
  creditsPerDay?: number | undefined;
  /** Instead of the edition's calls at a time. */
  concurrency?: number | undefined;
}

/** The meters of one org. */
export class OrgLimits {
  readonly #edition: Edition;
  readonly #users: number;
  readonly #settings: LimitSettings;
  readonly credits = new CreditMeter();
  readonly gate = new ConcurrencyGate();
  readonly pool = new ConcurrencyGate();

  constructor(edition: Edition, users: number, settings: LimitSettings) {
    this.#edition = edition;
    this.#users = users;
    this.#settings = settings;
  }

  get creditLimit(): number {
    return this.#settings.creditsPerDay ?? creditsPerDay(this.#edition, this.#users);
  }

  get concurrencyLimit(): number {
    return this.#settings.concurrency ?? editions[this.#edition].concurrency;
  }

  /**
   * Takes the request's place and pays its credits.
   * @returns gives the place back
   * @throws ZohoError 429 when the org has no place or no credits; a refused request costs nothing
   */
  admit(cost: RequestCost, now: number): () => void {
    const {limits} = this.#settings;
    if (limits && this.credits.used(now) + cost.credits > this.creditLimit) {
      throw tooManyRequests('The API credits of this organization are used up for the day');
    }
    const leave = this.gate.enter(cost.units, limits ? this.concurrencyLimit : Infinity);
    if (!leave) throw tooManyRequests('Too many requests fired in concurrent connection');
    const leavePool = cost.subConcurrency ? this.pool.enter(1, limits ? subConcurrency : Infinity) : () => {};
    if (!leavePool) {
      leave();
      throw tooManyRequests('Too many requests fired in sub-concurrent connection');
    }
    this.credits.spend(now, cost.credits);
    return () => {
      leave();
      leavePool();
    };
  }

  /** Value of `X-API-CREDITS-REMAINING`, which Zoho sends only from 50 % use on. */
  remainingToShow(now: number): number | undefined {
    const used = this.credits.used(now);
    return used * 2 >= this.creditLimit ? Math.max(0, this.creditLimit - used) : undefined;
  }
}
