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

/**
 * Tenants worked for at once; a tenant's own rows go one after another, in the order in which they fell due. Many, because a turn that
 * waits for a slow CRM holds nothing else, and in a regional outage most of them do.
 */
const tenantsAtOnce = 64;

/** After so long a tenant whose CRM is slow waits for the next look, which sees what ended meanwhile; milliseconds. */
const longestLane = 10_000;

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
  /** By tenant: the work on its rows, with the look that follows it. */
  readonly #lanes = new Map<string, Promise<void>>();
  #stopped = false;
  #looking: Promise<void> | undefined;
  #again = false;
  #isAlone = false;
  #isSuspectsTurn = false;
  #turns = 0;

  constructor(deps: JournalWorkerDeps) {
    this.#deps = deps;
    this.#pace = new DrainPace(deps.clock);
  }

  /**
   * Looks for rows whose time has come and sets out to work on them. Does not wait for that work, which a slow CRM draws out: whoever
   * did would not look for what ends meanwhile. Calls while it looks make it look once more.
   */
  look(): Promise<void> {
    this.#again = true;
    this.#looking ??= this.#looks().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /**
   * Works until nothing is due.
   * @returns How many rows had a turn.
   */
  async runDue(): Promise<number> {
    const before = this.#turns;
    await this.look();
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
    return this.#turns - before;
  }

  /** The tenant's CRM works again (authorised, switched on): its backlog need not wait. */
  resume(tenantId: string): void {
    this.#paused.delete(tenantId);
    const {db, clock, log} = this.#deps;
    journalStore
      .readmit(db, tenantId, clock.now())
      .then(() => this.look())
      .catch((error: unknown) => log.error('journal not resumed', {tenantId, error: describeError(error)}));
  }

  /** Takes no further row and resolves when the running ones are through. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking?.catch(() => {});
    await Promise.all(this.#lanes.values());
  }

  async #looks(): Promise<void> {
    const {clock, db, life} = this.#deps;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      // Asked before each look: whoever takes over from a lost server breaks the connections, and with them the turns before.
      const lostAt = await life.lostAt();
      const others = [...this.#pausedTenants(), ...this.#lanes.keys()];
      this.#setOut(await journalStore.due(db, clock.now(), others), lostAt);
    }
  }

  #pausedTenants(): string[] {
    const now = this.#deps.clock.now();
    for (const [tenantId, until] of this.#paused) if (until <= now) this.#paused.delete(tenantId);
    return [...this.#paused.keys()];
  }

  /**
   * A row that may have ended a process is worked on alone, so that no other is given up with it (reliability J24). Between two of
   * them the others have theirs.
   */
  #setOut(due: readonly DueRow[], lostAt: Date | null): void {
    if (this.#isAlone) return;
    const suspect = due.find(({isSuspect}) => isSuspect);
    const calm = due.filter(({isSuspect}) => !isSuspect);
    if (suspect && (this.#isSuspectsTurn || calm.length === 0)) {
      // Otherwise the end of each lane looks again.
      if (this.#lanes.size === 0) this.#openAlone(suspect, lostAt);
      return;
    }
    this.#isSuspectsTurn ||= suspect !== undefined;
    const byTenant = new Map<string, SessionKey[]>();
    for (const key of calm) byTenant.set(key.tenantId, [...(byTenant.get(key.tenantId) ?? []), key]);
    // Where lanes are scarce, those whose CRM answers take the free ones.
    const trouble = ([tenantId]: [string, unknown]) => Number(this.#pace.isTroubled(tenantId));
    for (const [tenantId, rows] of [...byTenant].sort((a, b) => trouble(a) - trouble(b)))
      if (this.#lanes.size < tenantsAtOnce) this.#open(tenantId, rows, lostAt);
  }

  #openAlone(suspect: DueRow, lostAt: Date | null): void {
    this.#isAlone = true;
    this.#isSuspectsTurn = false;
    this.#open(suspect.tenantId, [suspect], lostAt);
  }

  #open(tenantId: string, rows: readonly SessionKey[], lostAt: Date | null): void {
    const {log} = this.#deps;
    const lane = this.#work(rows, lostAt)
      .finally(() => {
        this.#lanes.delete(tenantId);
        this.#isAlone = false;
      })
      .then(() => this.look())
      .catch((error: unknown) => log.error('journal run failed', {tenantId, error: describeError(error)}));
    this.#lanes.set(tenantId, lane);
  }

  async #work(rows: readonly SessionKey[], lostAt: Date | null): Promise<void> {
    const {clock} = this.#deps;
    const end = clock.now() + longestLane;
    for (const [place, key] of rows.entries()) {
      if (this.#stopped || this.#paused.has(key.tenantId)) break;
      // What is left comes with the next look, beside what the tenant has by then.
      if (place > 0 && clock.now() >= end) break;
      if (await this.#one(key, lostAt)) this.#turns += 1;
    }
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
