import {LRUCache} from 'lru-cache';
import type {Clock} from '../../services/time/clock.ts';
import type {Asking} from '../crm-adapter.ts';
import {CrmError} from '../crm-error.ts';
import {CallLayout} from './call-layout.ts';
import {rowsOf} from './record-values.ts';
import type {ZohoClient} from './zoho-client.ts';
import {isOutOfReach} from './zoho-error.ts';

/** An admin changes fields rarely; a refused field makes us look again at once. */
const lifetime = 6 * 3_600_000;
/** Where metadata may not be read, and after looking again because of a refusal. */
const shortPause = 10 * 60_000;

interface Kept {
  readonly at: number;
  readonly layout: CallLayout;
}

/** Knows what each tenant's calls can hold: one credit in six hours. */
export class CallLayouts {
  readonly #client: ZohoClient;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept = new LRUCache<string, Kept>({max: 5000});
  readonly #flights = new Map<string, Promise<CallLayout>>();

  constructor(client: ZohoClient, clock: Pick<Clock, 'now'>) {
    this.#client = client;
    this.#clock = clock;
  }

  /** The tenant has another organisation, with other fields. */
  forget(tenantId: string): void {
    this.#kept.delete(tenantId);
  }

  /** @throws CrmError `unavailable` and the like when nothing is known and Zoho cannot be asked: nothing was written yet. */
  async of(tenantId: string, asked: Asking = {}): Promise<CallLayout> {
    const kept = this.#kept.get(tenantId);
    if (kept && this.#clock.now() - kept.at < lifetime) return kept.layout;
    try {
      return await this.#once(tenantId, asked);
    } catch (error) {
      if (kept) return kept.layout;
      if (error instanceof CrmError && error.kind === 'timeout')
        throw new CrmError('unavailable', {cause: error});
      throw error;
    }
  }

  /** What is known without asking; before the first question what Zoho's own calls can hold. */
  known(tenantId: string): CallLayout {
    return this.#kept.get(tenantId)?.layout ?? new CallLayout(null);
  }

  /**
   * Zoho refused a field: reads the metadata again, and if that still lists the field as it was, does without it from now on
   * (reliability Z28).
   * @returns The layout to try next.
   */
  async afterRefusal(
    tenantId: string,
    used: CallLayout,
    field: string,
    asked: Asking = {},
  ): Promise<CallLayout> {
    const kept = this.#kept.get(tenantId);
    const isRecent = kept !== undefined && this.#clock.now() - kept.at < shortPause;
    let fresh = kept?.layout ?? used;
    if (!isRecent || fresh.refused.size === 0) fresh = await this.#once(tenantId, asked).catch(() => fresh);
    const changed = !fresh.takes(field) || fresh.room(field) < used.room(field);
    for (const name of [...used.refused, ...(changed ? [] : [field])]) fresh = fresh.without(name);
    this.#kept.set(tenantId, {at: this.#clock.now(), layout: fresh});
    return fresh;
  }

  #once(tenantId: string, asked: Asking): Promise<CallLayout> {
    let flight = this.#flights.get(tenantId);
    if (!flight) {
      flight = this.#read(tenantId, asked).finally(() => this.#flights.delete(tenantId));
      this.#flights.set(tenantId, flight);
    }
    return flight;
  }

  async #read(tenantId: string, {signal}: Asking): Promise<CallLayout> {
    const now = this.#clock.now();
    try {
      const {body} = await this.#client.request(tenantId, {
        path: 'settings/fields',
        query: {module: 'Calls'},
        ...(signal && {signal}),
      });
      const layout = CallLayout.read(rowsOf(body, 'fields')) ?? new CallLayout(null);
      this.#kept.set(tenantId, {at: now, layout});
      return layout;
    } catch (error) {
      // The grant has no scope for metadata, or this Zoho has none: calls are written as Zoho's own are.
      const kind = error instanceof CrmError ? error.kind : undefined;
      const isClosed = isOutOfReach(error) || kind === 'rejected' || kind === 'not_found';
      if (!isClosed) throw error;
      const layout = new CallLayout(null);
      this.#kept.set(tenantId, {at: now - lifetime + shortPause, layout});
      return layout;
    }
  }
}
