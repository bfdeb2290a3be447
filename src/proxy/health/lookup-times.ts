import {LRUCache} from 'lru-cache';
import type {ProblemCode} from '../../contract/index.ts';
import type {Clock} from '../services/time/clock.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Of one tenant's last hour; a busier one is judged by its latest. */
const timesAtMost = 2000;

interface Failure {
  lastAt: number;
  /** Counts by hours since 1970. */
  readonly byHour: Map<number, number>;
}

interface Kept {
  times: {readonly at: number; readonly milliseconds: number}[];
  readonly failures: Map<string, Failure>;
}

/** How long lookups that asked the CRM took, and what failed in them. Memory of this process: each tells of its own. */
export class LookupTimes {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #tenants = new LRUCache<string, Kept>({max: 5000});

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** A lookup asked the CRM. @param problem Why that failed, wholly or in part. */
  note(tenantId: string, milliseconds: number, problem: ProblemCode | undefined): void {
    const kept = this.#of(tenantId);
    const at = this.#clock.now();
    kept.times.push({at, milliseconds});
    if (kept.times.length > 2 * timesAtMost) kept.times = kept.times.slice(-timesAtMost);
    if (problem) count(kept.failures, problem, at);
  }

  /** Of the last hour; null without any. */
  ofLastHour(tenantId: string): {count: number; p50Ms: number; p95Ms: number} | null {
    const since = this.#clock.now() - hour;
    const kept = this.#of(tenantId);
    kept.times = kept.times.filter(({at}) => at > since).slice(-timesAtMost);
    const sorted = kept.times.map(({milliseconds}) => milliseconds).sort((a, b) => a - b);
    if (sorted.length === 0) return null;
    const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1]!);
    return {count: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95)};
  }

  /** Of the last 24 hours, by the clock's hours. */
  failures(tenantId: string): {code: string; count: number; lastAt: number}[] {
    const oldest = Math.floor((this.#clock.now() - day) / hour);
    return [...this.#of(tenantId).failures].flatMap(([code, {byHour, lastAt}]) => {
      for (const at of byHour.keys()) if (at <= oldest) byHour.delete(at);
      const sum = [...byHour.values()].reduce((all, one) => all + one, 0);
      return sum > 0 ? [{code, count: sum, lastAt}] : [];
    });
  }

  #of(tenantId: string): Kept {
    let kept = this.#tenants.get(tenantId);
    if (!kept) this.#tenants.set(tenantId, (kept = {times: [], failures: new Map()}));
    return kept;
  }
}

function count(failures: Map<string, Failure>, code: string, at: number): void {
  const failure = failures.get(code) ?? {lastAt: at, byHour: new Map<number, number>()};
  const of = Math.floor(at / hour);
  failure.byHour.set(of, (failure.byHour.get(of) ?? 0) + 1);
  failure.lastAt = at;
  failures.set(code, failure);
}
