import {sql, type Kysely} from 'kysely';
import type {Database} from '../../store/schema.ts';
import {systemClock, type Clock} from './clock.ts';

const askAgainAfter = 30_000;

/** Never jumps when somebody sets the machine's clock; its zero means nothing. */
const steadyClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  steady: () => performance.now(),
  delay: (milliseconds, signal) => systemClock.delay(milliseconds, signal),
};

/**
 * The database's time. Processes on several machines share leases and schedules, and their own clocks may differ by minutes
 * (reliability J29). Between two questions a steady clock of this machine measures how much time has passed.
 */
export class DatabaseClock implements Clock {
  readonly #db: Kysely<Database>;
  readonly #base: Clock;
  #ahead = 0;

  private constructor(db: Kysely<Database>, base: Clock) {
    this.#db = db;
    this.#base = base;
  }

  /** @param stopping Ends the asking. */
  static async open(
    db: Kysely<Database>,
    stopping: AbortSignal,
    base: Clock = steadyClock,
  ): Promise<DatabaseClock> {
    const clock = new DatabaseClock(db, base);
    await clock.#ask();
    void clock.#askRegularly(stopping);
    return clock;
  }

  now(): number {
    return Math.round(this.#base.now() + this.#ahead);
  }

  steady(): number {
    return this.#base.steady();
  }

  delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return this.#base.delay(milliseconds, signal);
  }

  async #ask(): Promise<void> {
    const before = this.#base.now();
    const {rows} = await sql<{now: Date}>`select clock_timestamp() as now`.execute(this.#db);
    // It was read somewhere between question and answer.
    this.#ahead = rows[0]!.now.getTime() - (before + this.#base.now()) / 2;
  }

  async #askRegularly(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await this.#base.delay(askAgainAfter, stopping).catch(() => {});
      // While the database is away nobody writes by this clock.
      if (!stopping.aborted) await this.#ask().catch(() => {});
    }
  }
}
