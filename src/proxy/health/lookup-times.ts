import {sql, type Kysely} from 'kysely';
import type {ProblemCode} from '../../contract/index.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Database} from '../store/schema.ts';
import {classOf, timeOf} from './time-classes.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** So long others may not know of a lookup; and so seldom anything is written. */
const writeEvery = 10_000;
/** Rows of one statement. */
const rowsAtMost = 1000;

interface TimeRow {
  readonly tenant_id: string;
  readonly minute: Date;
  readonly class: number;
  count: number;
}
interface FailureRow {
  readonly tenant_id: string;
  readonly hour: Date;
  readonly code: string;
  count: number;
  last_at: Date;
}

/**
 * How long lookups that asked the CRM took, and what failed in them: of all processes, by the minute and by the hour, in classes of
 * time that are a few per cent wide. What is counted is written behind the lookups, every few seconds; a crash forgets that much.
 */
export class LookupTimes {
  readonly #db: Kysely<Database>;
  readonly #clock: Pick<Clock, 'now'>;
  #times = new Map<string, TimeRow>();
  #failures = new Map<string, FailureRow>();
  #written = Promise.resolve();

  constructor(db: Kysely<Database>, clock: Pick<Clock, 'now'>) {
    this.#db = db;
    this.#clock = clock;
  }

  /** A lookup asked the CRM. @param problem Why that failed, wholly or in part. */
  note(tenantId: string, milliseconds: number, problem: ProblemCode | undefined): void {
    const now = this.#clock.now();
    const at = new Date(now - (now % minute));
    const timeClass = classOf(milliseconds);
    const key = sortKey(tenantId, at, String(timeClass));
    const row = this.#times.get(key) ?? {tenant_id: tenantId, minute: at, class: timeClass, count: 0};
    row.count += 1;
    this.#times.set(key, row);
    if (problem) this.#fail(tenantId, problem, now);
  }

  /** Of the last hour; null without any. */
  async ofLastHour(tenantId: string): Promise<{count: number; p50Ms: number; p95Ms: number} | null> {
    await this.flush();
    const rows = await this.#db
      .selectFrom('lookup_time')
      .select(({fn}) => ['class', fn.sum<string>('count').as('count')])
      .where('tenant_id', '=', tenantId)
      .where('minute', '>', new Date(this.#clock.now() - hour))
      .groupBy('class')
      .orderBy('class')
      .execute();
    const classes = rows.map((row) => ({time: timeOf(row.class), count: Number(row.count)}));
    const count = classes.reduce((sum, one) => sum + one.count, 0);
    if (count === 0) return null;
    return {count, p50Ms: quantile(classes, count / 2), p95Ms: quantile(classes, 0.95 * count)};
  }

  /** Of the last 24 hours, by the clock's hours. */
  async failures(tenantId: string): Promise<{code: string; count: number; lastAt: number}[]> {
    await this.flush();
    const rows = await this.#db
      .selectFrom('lookup_failure')
      .select(({fn}) => ['code', fn.sum<string>('count').as('count'), fn.max('last_at').as('last')])
      .where('tenant_id', '=', tenantId)
      .where('hour', '>', new Date(this.#clock.now() - day))
      .groupBy('code')
      .execute();
    return rows.map(({code, count, last}) => ({
      code,
      count: Number(count),
      lastAt: new Date(last).getTime(),
    }));
  }

  /** Writes what was counted since the last time. One after the other: whoever waits finds also what another began to write. */
  flush(): Promise<void> {
    const written = this.#written.then(() => this.#write());
    this.#written = written.catch(() => {});
    return written;
  }

  /** In an order in which several processes cannot wait for each other. */
  async #write(): Promise<void> {
    const [times, failures] = [inOrder(this.#times), inOrder(this.#failures)];
    this.#times = new Map<string, TimeRow>();
    this.#failures = new Map<string, FailureRow>();
    for (const values of chunks(times))
      await this.#db
        .insertInto('lookup_time')
        .values(values)
        .onConflict((conflict) =>
          conflict
            .columns(['tenant_id', 'minute', 'class'])
            .doUpdateSet({count: sql`lookup_time.count + excluded.count`}),
        )
        .execute();
    for (const values of chunks(failures))
      await this.#db
        .insertInto('lookup_failure')
        .values(values)
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'hour', 'code']).doUpdateSet({
            count: sql`lookup_failure.count + excluded.count`,
            last_at: sql`greatest(lookup_failure.last_at, excluded.last_at)`,
          }),
        )
        .execute();
  }

  /** Writes every few seconds until the process stops. Figures that the database does not take are lost, and nothing else. */
  async runUntil(stopping: AbortSignal, clock: Pick<Clock, 'delay'>): Promise<void> {
    const isOver = () => stopping.aborted;
    while (!isOver()) {
      await clock.delay(writeEvery, stopping).catch(() => {});
      await this.flush().catch(() => {});
    }
    // What was counted while the last write was under way.
    await this.flush().catch(() => {});
  }

  /** Deletes what no answer tells any more. */
  async sweep(): Promise<void> {
    const now = this.#clock.now();
    await this.#db
      .deleteFrom('lookup_time')
      .where('minute', '<=', new Date(now - hour))
      .execute();
    await this.#db
      .deleteFrom('lookup_failure')
      .where('hour', '<=', new Date(now - day))
      .execute();
  }

  #fail(tenantId: string, code: string, now: number): void {
    const at = new Date(now - (now % hour));
    const key = sortKey(tenantId, at, code);
    const row = this.#failures.get(key) ?? {tenant_id: tenantId, hour: at, code, count: 0, last_at: at};
    row.count += 1;
    row.last_at = new Date(now);
    this.#failures.set(key, row);
  }
}

/** By nearest rank. */
function quantile(classes: readonly {time: number; count: number}[], rank: number): number {
  let seen = 0;
  return classes.find(({count}) => (seen += count) >= rank)!.time;
}

const sortKey = (tenantId: string, at: Date, what: string): string =>
  `${tenantId} ${at.toISOString()} ${what}`;

const inOrder = <Row>(rows: ReadonlyMap<string, Row>): Row[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);

function chunks<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / rowsAtMost);
  return Array.from({length: count}, (_, index) => rows.slice(index * rowsAtMost, (index + 1) * rowsAtMost));
}
