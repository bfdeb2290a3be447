import {randomUUID} from 'node:crypto';
import {sql, type Kysely} from 'kysely';
import {Refusal} from '../../middleware/refusal.ts';
import type {Database} from '../../store/schema.ts';
import type {SecretBox} from '../../store/secret-box.ts';
import type {Clock} from '../time/clock.ts';

/** Longer than any create: each request to the CRM has its deadline. Whoever holds a lease for longer has died. */
const leaseSeconds = 60;
/** Milliseconds between two looks whether a lease is free. */
const pollPause = 200;
/** Milliseconds after which nobody waits any longer. */
const patience = 30_000;

/**
 * Lets one process at a time make a record for a number, so that the next one finds what it made. Database time, whatever our clocks
 * say; no transaction stays open while the CRM is asked.
 */
export class NumberLeases {
  readonly #db: Kysely<Database>;
  readonly #box: SecretBox;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, box: SecretBox, clock: Clock) {
    this.#db = db;
    this.#box = box;
    this.#clock = clock;
  }

  /**
   * Does something while no other process does the like for any of these numbers.
   * @param numbers E.164, each once.
   * @throws Refusal `crm_timeout` when another one takes too long, and then nothing was done.
   */
  async holding<T>(tenantId: string, numbers: readonly string[], act: () => Promise<T>): Promise<T> {
    // In one order everywhere: two that name the same numbers never hold one each. Under every key, since another process may write
    // with another one.
    const hashes = numbers.flatMap((number) => this.#box.numberHashes(tenantId, number)).sort();
    if (hashes.length === 0) return act();
    const holder = randomUUID();
    try {
      await this.#wait(tenantId, hashes, holder);
      return await act();
    } finally {
      await this.#release(tenantId, hashes, holder);
    }
  }

  /** Deletes leases of processes that died. */
  async sweep(): Promise<void> {
    await this.#db
      .deleteFrom('number_lease')
      .where('lease_until', '<', sql<Date>`now()`)
      .execute();
  }

  async #wait(tenantId: string, hashes: readonly string[], holder: string): Promise<void> {
    const giveUp = this.#clock.steady() + patience;
    while (!(await this.#take(tenantId, hashes, holder))) {
      await this.#release(tenantId, hashes, holder);
      if (this.#clock.steady() >= giveUp) throw new Refusal('crm_timeout');
      await this.#clock.delay(pollPause);
    }
  }

  /** False when only some of them were free. */
  async #take(tenantId: string, hashes: readonly string[], holder: string): Promise<boolean> {
    const lease = {holder, lease_until: sql<Date>`now() + ${leaseSeconds} * interval '1 second'`};
    const taken = await this.#db
      .insertInto('number_lease')
      .values(hashes.map((hash) => ({tenant_id: tenantId, number_hash: hash, ...lease})))
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'number_hash'])
          .doUpdateSet(lease)
          .where('number_lease.lease_until', '<', sql<Date>`now()`),
      )
      .returning('number_hash')
      .execute();
    return taken.length === hashes.length;
  }

  async #release(tenantId: string, hashes: readonly string[], holder: string): Promise<void> {
    await this.#db
      .deleteFrom('number_lease')
      .where('tenant_id', '=', tenantId)
      .where('number_hash', 'in', hashes)
      .where('holder', '=', holder)
      .execute();
  }
}
