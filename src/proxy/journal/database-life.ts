import {sql, type Kysely} from 'kysely';
import {describeError, type Logger} from '../logging.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Database} from '../store/schema.ts';

/**
 * Notices that the database came back without its last transactions: a server that took over from another one, or that was restored
 * to an earlier moment, begins a new timeline, while what is stored names the one before (reliability J18).
 */
export class DatabaseLife {
  readonly #db: Kysely<Database>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #log: Logger;
  #isUntold = true;

  constructor(db: Kysely<Database>, clock: Pick<Clock, 'now'>, log: Logger) {
    this.#db = db;
    this.#clock = clock;
    this.#log = log;
  }

  /** When that was noticed last, by this process or another; null: never, or this server does not tell its timeline. */
  async lostAt(): Promise<Date | null> {
    try {
      return await this.#ask();
    } catch (error) {
      // No reason to write no calls: a database that is away is noticed by whoever needs it next.
      if (this.#isUntold) this.#log.warn('timeline not told', {error: describeError(error)});
      this.#isUntold = false;
      return null;
    }
  }

  async #ask(): Promise<Date | null> {
    const now = new Date(this.#clock.now());
    const current = sql<string>`substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)`;
    const life = await this.#db
      .selectFrom('database_life')
      .select(['timeline', 'lost_at', current.as('current')])
      .executeTakeFirst();
    if (!life) {
      await this.#db
        .insertInto('database_life')
        .values({id: 1, timeline: current, lost_at: null})
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      return null;
    }
    if (life.timeline === life.current) return life.lost_at;
    await this.#db
      .updateTable('database_life')
      .set({timeline: life.current, lost_at: now})
      .where('timeline', '=', life.timeline)
      .execute();
    return now;
  }
}
