import {CrmError} from '../crm-error.ts';

/** Requests that Zoho allows at once per org, by edition (zoho-api-facts 7.1), keyed by `paid_type` of `/org`. */
const editionCap: Readonly<Record<string, number>> = {
  free: 5,
  starter: 10,
  standard: 10,
  professional: 15,
  enterprise: 20,
  zohoone: 20,
  ultimate: 25,
  crmplus: 25,
};
/** Left to the tenant's other apps, and for what is already on its way. */
const spare = 2;
const leastKnownCap = 10;

/** How many requests of a tenant may be under way. @param edition Undefined while the organisation is not known. */
export function concurrencyOf(edition: string | undefined): number {
  return (editionCap[edition?.toLowerCase() ?? ''] ?? leastKnownCap) - spare;
}

interface Waiting {
  readonly urgent: boolean;
  readonly enter: () => void;
}

/**
 * Lets a tenant's requests through, never more at once than its edition allows. Lookups go first, and background work always
 * leaves two places to them, so that a draining backlog never delays a caller's name (reliability T18).
 */
export class RequestGate {
  readonly #tenants = new Map<string, {limit: number; urgent: number; others: number; queue: Waiting[]}>();

  setLimit(tenantId: string, limit: number): void {
    this.#of(tenantId).limit = Math.max(1, limit);
  }

  /**
   * @returns The way to leave; call it once.
   * @throws CrmError `timeout` when the signal aborts while waiting: nothing was sent.
   */
  async enter(tenantId: string, urgent: boolean, signal: AbortSignal): Promise<() => void> {
    const tenant = this.#of(tenantId);
    await new Promise<void>((resolve, reject) => {
      if (signal.aborted) return reject(new CrmError('timeout'));
      const stop = () => {
        tenant.queue = tenant.queue.filter((one) => one !== waiting);
        reject(new CrmError('timeout'));
      };
      const waiting = {
        urgent,
        enter: () => {
          signal.removeEventListener('abort', stop);
          resolve();
        },
      };
      signal.addEventListener('abort', stop, {once: true});
      tenant.queue.push(waiting);
      this.#admit(tenantId);
    });
    return () => {
      tenant[urgent ? 'urgent' : 'others'] -= 1;
      this.#admit(tenantId);
    };
  }

  #admit(tenantId: string): void {
    const tenant = this.#of(tenantId);
    for (;;) {
      const isFull = tenant.urgent + tenant.others >= tenant.limit;
      const othersFull = tenant.others >= Math.max(1, tenant.limit - spare);
      if (isFull) return;
      const next =
        tenant.queue.find(({urgent}) => urgent) ?? (othersFull ? undefined : tenant.queue.find(() => true));
      if (!next) return;
      tenant.queue.splice(tenant.queue.indexOf(next), 1);
      tenant[next.urgent ? 'urgent' : 'others'] += 1;
      next.enter();
    }
  }

  #of(tenantId: string) {
    let tenant = this.#tenants.get(tenantId);
    if (!tenant) {
      tenant = {limit: concurrencyOf(undefined), urgent: 0, others: 0, queue: []};
      this.#tenants.set(tenantId, tenant);
    }
    return tenant;
  }
}
