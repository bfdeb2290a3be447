import {LRUCache} from 'lru-cache';
import type {Lookup} from '../../../contract/index.ts';
import type {EventHub} from '../stream/event-hub.ts';
import type {Lookups} from './lookups.ts';

/** A CRM that is slower than this is told of as unreachable long before. */
const forgetAfter = 120_000;

/** Brings answers that missed their deadline to whoever asked, as `lookup.completed` on the event stream. */
export class LateLookups {
  readonly #waiting = new LRUCache<string, Set<string>>({max: 5000, ttl: forgetAfter});

  constructor(lookups: Pick<Lookups, 'onCompleted'>, hub: Pick<EventHub, 'publish'>) {
    lookups.onCompleted((tenantId, e164, lookup) => {
      const key = `${tenantId} ${e164}`;
      const extensions = this.#waiting.get(key);
      if (!extensions) return;
      this.#waiting.delete(key);
      hub.publish(tenantId, {extensions: [...extensions]}, {type: 'lookup.completed', lookup});
    });
  }

  /** Call it with each answer; those that are complete need nothing more. */
  expect(tenantId: string, extension: string | null, {complete, number}: Lookup): void {
    if (complete || number.e164 === null || extension === null) return;
    const key = `${tenantId} ${number.e164}`;
    const extensions = this.#waiting.get(key) ?? new Set();
    this.#waiting.set(key, extensions.add(extension));
  }
}
