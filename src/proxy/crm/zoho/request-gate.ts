import {CrmError} from '../crm-error.ts';
import {concurrencyAllowed} from './editions.ts';
import {priorities, type Priority} from './priority.ts';

/** Left to the tenant's other apps, and for what is already on its way. */
const spare = 2;

/** How many requests of a tenant may be under way. @param edition Undefined while the organisation is not known. */
export function concurrencyOf(edition: string | undefined): number {
  return concurrencyAllowed(edition) - spare;
}

interface Waiting {
  readonly priority: Priority;
  readonly enter: () => void;
}

/**
 * Lets a tenant's requests through, never more at once than its edition allows, the most urgent first. Background work always
 * leaves two places to lookups, so that a draining backlog never delays a caller's name (reliability T18).
 */
export class RequestGate {
  readonly #tenants = new Map<string, {limit: number; live: number; others: number; queue: Waiting[]}>();

  setLimit(tenantId: string, limit: number): void {
    this.#of(tenantId).limit = Math.max(1, limit);
  }

  /**
   * @returns The way to leave; call it once.
   * @throws CrmError `timeout` when the signal aborts while waiting: nothing was sent.
   */
  async enter(tenantId: string, priority: Priority, signal: AbortSignal): Promise<() => void> {
    const tenant = this.#of(tenantId);
    await new Promise<void>((resolve, reject) => {
      if (signal.aborted) return reject(new CrmError('timeout'));
      const stop = () => {
        tenant.queue = tenant.queue.filter((one) => one !== waiting);
        reject(new CrmError('timeout'));
      };
      const waiting = {
        priority,
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
      tenant[countOf(priority)] -= 1;
      this.#admit(tenantId);
    };
  }

  #admit(tenantId: string): void {
    const tenant = this.#of(tenantId);
    for (;;) {
      const isFull = tenant.live + tenant.others >= tenant.limit;
      if (isFull) return;
      const othersFull = tenant.others >= Math.max(1, tenant.limit - spare);
      const admitted = othersFull ? (['live'] as const) : priorities;
      const next = admitted
        .map((wanted) => tenant.queue.find(({priority}) => priority === wanted))
        .find((one) => one !== undefined);
      if (!next) return;
      tenant.queue.splice(tenant.queue.indexOf(next), 1);
      tenant[countOf(next.priority)] += 1;
      next.enter();
    }
  }

  #of(tenantId: string) {
    let tenant = this.#tenants.get(tenantId);
    if (!tenant) {
      tenant = {limit: concurrencyOf(undefined), live: 0, others: 0, queue: []};
      this.#tenants.set(tenantId, tenant);
    }
    return tenant;
  }
}

const countOf = (priority: Priority) => (priority === 'live' ? 'live' : 'others');
