import type {Kysely} from 'kysely';
import {describeError, type Logger} from '../../logging.ts';
import type {Clock} from '../../services/time/clock.ts';
import type {Database} from '../schema.ts';
import type {SecretBox} from '../secret-box.ts';
import type {Cursor, SealedPlace} from './sealed-place.ts';

export interface ResealerOptions {
  readonly db: Kysely<Database>;
  readonly box: SecretBox;
  readonly places: readonly SealedPlace[];
  readonly clock: Pick<Clock, 'delay'>;
  readonly log: Logger;
  /** Rows of one transaction. */
  readonly batch?: number;
}

/** Between two batches calls come first, milliseconds. */
const breath = 50;
/** A process that still wrote with an older key may have left something. */
const lookAgain = 3_600_000;

/**
 * Seals with the newest key what stands under older ones, in the background (reliability J31). It remembers nothing of its own: what
 * is left is what the rows say, so it may be killed at any time, and several processes may do it at once.
 */
export class Resealer {
  readonly #options: ResealerOptions;
  #left: number | undefined;

  constructor(options: ResealerOptions) {
    this.#options = options;
  }

  /** Rows that an older key is still needed for; undefined until they were counted. */
  get left(): number | undefined {
    return this.#left;
  }

  /** Goes on until stopped; where only one key has ever written there is nothing to do. */
  async runUntil(stopping: AbortSignal): Promise<void> {
    const {clock, log} = this.#options;
    while (!stopping.aborted) {
      await this.run(stopping).catch((error: unknown) => {
        if (!stopping.aborted) log.error('not sealed anew', {error: describeError(error)});
      });
      await clock.delay(lookAgain, stopping).catch(() => {});
    }
  }

  /** One round through all tables. */
  async run(stopping: AbortSignal = new AbortController().signal): Promise<void> {
    const {db, box, places, log} = this.#options;
    const writing = box.keyIds[0]!;
    const others = await db
      .selectFrom('encryption_key')
      .select('key_id')
      .where('key_id', '<>', writing)
      .execute();
    if (others.length === 0) return void (this.#left = 0);
    this.#left = await this.#count(writing);
    if (this.#left === 0) return;
    log.info('sealing anew', {count: this.#left});
    for (const place of places) await this.#resealAll(place, stopping);
    this.#left = await this.#count(writing);
    log.info('sealed anew', {count: this.#left});
  }

  async #resealAll(place: SealedPlace, stopping: AbortSignal): Promise<void> {
    const {db, box, clock, batch = 50} = this.#options;
    let after: Cursor | undefined;
    for (;;) {
      stopping.throwIfAborted();
      const {seen, done, last} = await place.reseal(db, box, after, batch);
      this.#left = Math.max(0, (this.#left ?? 0) - done);
      if (seen < batch) return;
      after = last;
      await clock.delay(breath, stopping);
    }
  }

  async #count(writing: string): Promise<number> {
    let sum = 0;
    for (const place of this.#options.places) sum += await place.countOld(this.#options.db, writing);
    return sum;
  }
}
