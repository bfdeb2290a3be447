import {LRUCache} from 'lru-cache';
import type {Clock} from '../services/time/clock.ts';

const missesAMinute = 30;
const minute = 60_000;

/**
 * Slows down who tries ids that are not there. Counted by address, and only for misses: behind one proxy of the operator's all share
 * an address, and a guesser must not keep others from links that stand.
 */
export class MissLimit {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #misses = new LRUCache<string, {count: number; since: number}>({max: 10_000});

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Counts a miss. @returns Whether this address has had too many in this minute. */
  miss(address: string): boolean {
    const now = this.#clock.now();
    const known = this.#misses.get(address);
    const entry = known && now - known.since < minute ? known : {count: 0, since: now};
    entry.count += 1;
    this.#misses.set(address, entry);
    return entry.count > missesAMinute;
  }
}
