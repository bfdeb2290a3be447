import type {Clock} from '../services/time/clock.ts';

/** Trouble of this length leaves a backlog that is worth pacing, milliseconds. */
const outage = 120_000;
/** Calls that may be written at once after it, and how many a second refill them. */
const burst = 60;
const perSecond = 20;

/**
 * Paces a tenant's backlog after an outage by a token bucket, so that a CRM that just came back, and the tenant's other apps, are not
 * run over by a day's calls (reliability J34).
 */
export class DrainPace {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #troubledSince = new Map<string, number>();
  readonly #buckets = new Map<string, {tokens: number; at: number}>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** The tenant's CRM could not be used just now. */
  troubled(tenantId: string): void {
    if (!this.#troubledSince.has(tenantId)) this.#troubledSince.set(tenantId, this.#clock.now());
  }

  /** Whether the tenant's CRM could not be used when it was tried last. */
  isTroubled(tenantId: string): boolean {
    return this.#troubledSince.has(tenantId);
  }

  /** A row of the tenant had its turn. @returns Until when its next ones should wait; undefined: go on. */
  worked(tenantId: string): number | undefined {
    const now = this.#clock.now();
    const since = this.#troubledSince.get(tenantId);
    this.#troubledSince.delete(tenantId);
    if (since !== undefined && now - since >= outage) this.#buckets.set(tenantId, {tokens: burst, at: now});
    const bucket = this.#buckets.get(tenantId);
    if (!bucket) return undefined;
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    // Full again: the backlog is gone.
    if (tokens === burst && now > bucket.at) {
      this.#buckets.delete(tenantId);
      return undefined;
    }
    this.#buckets.set(tenantId, {tokens: tokens - 1, at: now});
    return tokens - 1 >= 1 ? undefined : now + (burst / 2 / perSecond) * 1000;
  }
}
