import type {Clock} from '../../services/time/clock.ts';
import {paced} from '../../services/time/pace.ts';
import {CrmError} from '../crm-error.ts';

const failuresToOpen = 5;
const failureWindow = 30_000;
/** While open, one request in this time may try whether the CRM is back. */
const probeEvery = paced(15_000);
const longestPause = 120_000;

interface Tenant {
  failures: number[];
  closedUntil: number;
  pausedUntil: number;
  /** Refusals for too many requests in a row. */
  strikes: number;
}

/** Keeps away from a CRM that is down (breaker) or has had enough of us (429), tenant by tenant (reliability Z1, Z3). */
export class Pressure {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #tenants = new Map<string, Tenant>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** @throws CrmError `rate_limited` or `unavailable`: nothing should be sent now. */
  check(tenantId: string): void {
    const tenant = this.#of(tenantId);
    const now = this.#clock.now();
    if (tenant.pausedUntil > now)
      throw new CrmError('rate_limited', {retryAfterSeconds: seconds(tenant.pausedUntil - now)});
    if (tenant.failures.length < failuresToOpen) return;
    if (tenant.closedUntil > now)
      throw new CrmError('unavailable', {
        providerCode: 'breaker_open',
        retryAfterSeconds: seconds(tenant.closedUntil - now),
      });
    tenant.closedUntil = now + probeEvery;
  }

  /** The CRM answered, with whatever answer. */
  answered(tenantId: string): void {
    const tenant = this.#of(tenantId);
    tenant.failures = [];
    tenant.strikes = 0;
  }

  /** The CRM did not answer, or with a server error. */
  failed(tenantId: string): void {
    const tenant = this.#of(tenantId);
    const now = this.#clock.now();
    const isOpen = tenant.failures.length >= failuresToOpen;
    tenant.failures = [
      ...(isOpen ? tenant.failures : tenant.failures.filter((at) => at > now - failureWindow)),
      now,
    ].slice(-failuresToOpen);
    if (tenant.failures.length >= failuresToOpen) tenant.closedUntil = now + probeEvery;
  }

  /**
   * Status 429: pauses the tenant.
   * @param retryAfterSeconds As the CRM says; Zoho names none, so the pause doubles from one second.
   */
  refused(tenantId: string, retryAfterSeconds: number | undefined): CrmError {
    const tenant = this.#of(tenantId);
    const now = this.#clock.now();
    if (tenant.pausedUntil <= now) {
      const pause = paced(
        retryAfterSeconds ? retryAfterSeconds * 1000 : Math.min(longestPause, 1000 * 2 ** tenant.strikes),
      );
      tenant.strikes += 1;
      tenant.pausedUntil = now + pause;
    }
    return new CrmError('rate_limited', {
      providerCode: 'TOO_MANY_REQUESTS',
      retryAfterSeconds: seconds(tenant.pausedUntil - now),
    });
  }

  /** Until when nothing is sent, and why; null: it is sent. */
  report(tenantId: string): {readonly why: 'throttled' | 'away'; readonly until: number} | null {
    const {failures, pausedUntil, closedUntil} = this.#of(tenantId);
    if (pausedUntil > this.#clock.now()) return {why: 'throttled', until: pausedUntil};
    return failures.length >= failuresToOpen ? {why: 'away', until: closedUntil} : null;
  }

  /** Whether the CRM is kept away from at the moment. */
  isHigh(tenantId: string): boolean {
    const {failures, pausedUntil} = this.#of(tenantId);
    return failures.length >= failuresToOpen || pausedUntil > this.#clock.now();
  }

  #of(tenantId: string): Tenant {
    let tenant = this.#tenants.get(tenantId);
    if (!tenant) {
      tenant = {failures: [], closedUntil: 0, pausedUntil: 0, strikes: 0};
      this.#tenants.set(tenantId, tenant);
    }
    return tenant;
  }
}

function seconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
