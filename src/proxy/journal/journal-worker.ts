import type {Kysely} from 'kysely';
import {describeError, type Logger} from '../logging.ts';
import type {SessionKey} from '../pbx/webhook/event-store.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Tenants} from '../services/tenants/tenants.ts';
import type {Database} from '../store/schema.ts';
import type {DatabaseLife} from './database-life.ts';
import {DrainPace} from './drain-pace.ts';
import type {JournalJob} from './journal-job.ts';
import {journalStore, leaseLength, LostLeaseError, type DueRow, type JournalRow} from './journal-store.ts';

/** Tenants worked for at once; a tenant's own rows go one after another, in the order in which they fell due. */
const tenantsAtOnce = 4;

/** After so long a tenant whose CRM is slow waits for the next look, which sees what ended meanwhile; milliseconds. */
const longestRound = 10_000;

export interface JournalWorkerDeps {
  readonly db: Kysely<Database>;
  readonly job: JournalJob;
  readonly life: DatabaseLife;
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Finds rows whose time has come and works on them, one tenant's trouble never holding up another's calls. */
export class JournalWorker {
  readonly #deps: JournalWorkerDeps;
  readonly #paused = new Map<string, number>();
  readonly #pace: DrainPace;
  #stopped = false;
  #running: Promise<number> | undefined;
  #again = false;

  constructor(deps: JournalWorkerDeps) {
    this.#deps = deps;
    this.#pace = new DrainPace(deps.clock);
  }

  /**
   * Works until nothing is due. Calls while it works make it look once more.
   * @returns How many rows had a turn.
   */
  runDue(): Promise<number> {
    this.#again = true;
    this.#running ??= this.#rounds().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** The tenant's CRM works again (authorised, switched on): its backlog need not wait. */
  resume(tenantId: string): void {
    this.#paused.delete(tenantId);
    const {db, clock, log} = this.#deps;
    journalStore
      .readmit(db, tenantId, clock.now())
      .then(() => this.runDue())
      .catch((error: unknown) => log.error('journal not resumed', {tenantId, error: describeError(error)}));
  }

  /** Takes no further row and resolves when the running ones are through. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => {});
  }

  async #rounds(): Promise<number> {
    let turns = 0;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      // Asked before each round: whoever takes over from a lost server breaks the connections, and with them the round before.
      const lostAt = await this.#deps.life.lostAt();
      const due = await journalStore.due(this.#deps.db, this.#deps.clock.now(), this.#pausedTenants());
      if (due.length === 0) continue;
      this.#again = true;
      const done = await this.#round(due, lostAt);
      turns += done;
      // Others hold all that is due: they will finish it.
      if (done === 0) break;
    }
    return turns;
  }

  #pausedTenants(): string[] {
    const now = this.#deps.clock.now();
    for (const [tenantId, until] of this.#paused) if (until <= now) this.#paused.delete(tenantId);
    return [...this.#paused.keys()];
  }

  /** Rows that may have ended a process come last and alone, so that no other is given up with them (reliability J24). */
  async #round(due: readonly DueRow[], lostAt: Date | null): Promise<number> {
    const suspects = due.filter(({isSuspect}) => isSuspect);
    const calm = due.filter(({isSuspect}) => !isSuspect);
    const turns = await this.#atOnce(calm, lostAt, tenantsAtOnce);
    return turns + (await this.#atOnce(suspects, lostAt, 1));
  }

  async #atOnce(due: readonly SessionKey[], lostAt: Date | null, lanes: number): Promise<number> {
    const byTenant = new Map<string, SessionKey[]>();
    for (const key of due) byTenant.set(key.tenantId, [...(byTenant.get(key.tenantId) ?? []), key]);
    const lists = [...byTenant.values()];
    const {clock} = this.#deps;
    const end = clock.now() + longestRound;
    let turns = 0;
    const lane = async () => {
      for (let list = lists.shift(); list; list = lists.shift()) {
        for (const [place, key] of list.entries()) {
          if (this.#stopped || this.#paused.has(key.tenantId)) break;
          // What is left of this tenant's comes with the next look, beside what others have by then.
          if (place > 0 && clock.now() >= end) break;
          if (await this.#one(key, lostAt)) turns += 1;
        }
      }
    };
    await Promise.all(Array.from({length: lanes}, lane));
    return turns;
  }

  async #one(key: SessionKey, lostAt: Date | null): Promise<boolean> {
    const {db, clock, log, tenants} = this.#deps;
    const tenant = await tenants.byId(key.tenantId);
    if (!tenant) {
      // Not provisioned here any more: its rows rest until it is again.
      this.#paused.set(key.tenantId, clock.now() + leaseLength);
      return false;
    }
    const row = await journalStore.lease(db, key, clock.now());
    if (!row) return false;
    const sign = this.#signOfLife(row);
    try {
      const result = await this.#deps.job.turn(tenant, row, lostAt);
      if (result !== 'done') {
        this.#pace.troubled(key.tenantId);
        this.#paused.set(key.tenantId, result.pauseTenantUntil);
      } else {
        const until = this.#pace.worked(key.tenantId);
        if (until !== undefined) this.#paused.set(key.tenantId, until);
      }
      await journalStore.release(db, row);
    } catch (error) {
      if (error instanceof LostLeaseError) return true;
      log.error('journal turn failed', {
        tenantId: key.tenantId,
        callId: key.sessionId,
        attempt: row.attempts,
        error: describeError(error),
      });
      // The database may be what is away: then the row comes back when its lease is over.
      await this.#deps.job
        .stumbled(row)
        .then(() => journalStore.release(db, row))
        .catch(() => {});
    } finally {
      sign.abort();
    }
    return true;
  }

  /** Renews the lease while the CRM is slow. */
  #signOfLife(row: JournalRow): AbortController {
    const {clock, db} = this.#deps;
    const end = new AbortController();
    const renew = async () => {
      for (;;) {
        await clock.delay(leaseLength / 3, end.signal);
        await journalStore.renew(db, row, clock.now());
      }
    };
    renew().catch(() => {});
    return end;
  }
}
