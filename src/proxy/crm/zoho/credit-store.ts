import {sql, type Kysely} from 'kysely';
import type {Database} from '../../store/schema.ts';

const hourMs = 3_600_000;
/** So many credits are written at once, so that counting costs next to nothing; a crash forgets less than these. */
const writeAfter = 25;

type SumListener = (hour: number, credits: number) => void;

/** Credits that all processes spent, by tenant and hour. */
export class CreditStore {
  readonly #db: Kysely<Database>;
  readonly #pending = new Map<string, Map<number, number>>();
  readonly #listeners = new Map<string, SumListener>();
  readonly #running = new Set<Promise<unknown>>();

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** Told of each hour's sum once now and whenever ours is added to it. */
  onSum(tenantId: string, listener: SumListener): void {
    this.#listeners.set(tenantId, listener);
    this.#inBackground(this.#tell(tenantId));
  }

  /** @param hour Hours since 1970. */
  add(tenantId: string, hour: number, credits = 1): void {
    const hours = this.#pending.get(tenantId) ?? new Map<number, number>();
    this.#pending.set(tenantId, hours.set(hour, (hours.get(hour) ?? 0) + credits));
    if ((hours.get(hour) ?? 0) >= writeAfter) this.#inBackground(this.#write(tenantId));
  }

  /** Writes what is not written yet, and forgets what is older than the CRM counts. */
  async flush(now: number): Promise<void> {
    for (const tenantId of [...this.#pending.keys()]) await this.#write(tenantId);
    await this.#db
      .deleteFrom('crm_credit')
      .where('hour', '<', new Date(now - 25 * hourMs))
      .execute();
    await Promise.all(this.#running);
  }

  async #write(tenantId: string): Promise<void> {
    const hours = this.#pending.get(tenantId);
    this.#pending.delete(tenantId);
    for (const [hour, spent] of hours ?? []) {
      await this.#db
        .insertInto('crm_credit')
        .values({tenant_id: tenantId, hour: new Date(hour * hourMs), spent})
        .onConflict((conflict) =>
          conflict
            .columns(['tenant_id', 'hour'])
            .doUpdateSet({spent: sql`crm_credit.spent + excluded.spent`}),
        )
        .execute();
    }
    await this.#tell(tenantId);
  }

  async #tell(tenantId: string): Promise<void> {
    const rows = await this.#db
      .selectFrom('crm_credit')
      .select(['hour', 'spent'])
      .where('tenant_id', '=', tenantId)
      .execute();
    for (const {hour, spent} of rows)
      this.#listeners.get(tenantId)?.(Math.floor(hour.getTime() / hourMs), spent);
  }

  /** A count that is lost loses no call; the next one tries again. */
  #inBackground(work: Promise<unknown>): void {
    const done = work.catch(() => {}).finally(() => this.#running.delete(done));
    this.#running.add(done);
  }
}
