import type {Clock} from '../../services/time/clock.ts';
import {creditsLow, CrmError} from '../crm-error.ts';
import type {CreditStore} from './credit-store.ts';
import {creditsAllowed} from './editions.ts';
import {priorities, type Priority} from './priority.ts';

const hourMs = 3_600_000;
const windowHours = 24;
/** Zoho tells what is left with each answer from half of it on; so old a figure tells nothing any more. */
const toldLifetime = 15 * 60_000;
/** With nothing left, Zoho is asked again after this: the day that it counts rolls on. */
const probeEvery = 15 * 60_000;

/** What is kept for more urgent requests: a share of the day's credits, and never more than so many. */
const reserves: Readonly<Record<Priority, readonly [share: number, most: number]>> = {
  live: [0, 0],
  journal: [0.02, 100],
  enrichment: [0.1, 1000],
  timeline: [0.2, 5000],
};

/** How a tenant's API credits stand. */
export interface CreditReport {
  /** Credits of any 24 hours, by edition and users. */
  readonly limit: number;
  /** As Zoho told lately, else as we reckon. */
  readonly remaining: number;
  /** Kinds of requests that have to wait; empty: none. */
  readonly shed: readonly Priority[];
  /** With nothing left: when Zoho is asked again, milliseconds since 1970. */
  readonly pausedUntil: number | null;
}

interface Account {
  limit: number;
  /** Credits by the hour since 1970. */
  readonly spent: Map<number, number>;
  told: {readonly remaining: number; readonly at: number} | undefined;
  pausedUntil: number;
}

export interface CreditGovernorOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Remembers what was spent across restarts and processes. */
  readonly store?: CreditStore;
  readonly onChange?: (tenantId: string, remaining: number) => void;
}

/**
 * Spends each tenant's API credits on what matters most. As they run low, timelines wait first, then enrichment, then new journal
 * entries; a caller's name is asked for as long as there is a credit.
 */
export class CreditGovernor {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #store: CreditStore | undefined;
  readonly #onChange: (tenantId: string, remaining: number) => void;
  readonly #accounts = new Map<string, Account>();

  constructor({clock, store, onChange = () => {}}: CreditGovernorOptions) {
    this.#clock = clock;
    this.#store = store;
    this.#onChange = onChange;
  }

  learn(tenantId: string, edition: string | undefined, users: number | null): void {
    this.#of(tenantId).limit = creditsAllowed(edition, users);
  }

  /** @throws CrmError `rate_limited`: requests of this kind have to wait. */
  check(tenantId: string, priority: Priority): void {
    const account = this.#of(tenantId);
    const now = this.#clock.now();
    if (account.pausedUntil > now) throw used(account.pausedUntil - now);
    const remaining = this.#remaining(account);
    if (remaining > reserve(account, priority)) return;
    if (priority === 'live') {
      // One request in a while finds out whether the day has rolled on.
      if (account.told === undefined || now - account.told.at >= toldLifetime) return;
      throw used(toldLifetime - (now - account.told.at));
    }
    throw new CrmError('rate_limited', {
      providerCode: creditsLow,
      retryAfterSeconds: 60,
      isShed: priority !== 'journal',
    });
  }

  /** A request was answered. @param told The header `X-API-CREDITS-REMAINING`. @param credits What it cost. */
  spent(tenantId: string, told: string | null, credits = 1): void {
    const account = this.#of(tenantId);
    const now = this.#clock.now();
    const hour = Math.floor(now / hourMs);
    account.spent.set(hour, (account.spent.get(hour) ?? 0) + credits);
    this.#store?.add(tenantId, hour, credits);
    if (told !== null && /^[0-9]{1,12}$/.test(told)) account.told = {remaining: Number(told), at: now};
    else if (account.told) account.told = {...account.told, remaining: account.told.remaining - credits};
    this.#onChange(tenantId, this.#remaining(account));
  }

  /** Whether the last that Zoho told was that nothing is left: then a refusal is no matter of seconds. */
  isUsedUp(tenantId: string): boolean {
    const {told} = this.#of(tenantId);
    return told !== undefined && told.remaining <= 1 && this.#clock.now() - told.at < toldLifetime;
  }

  /** Zoho refused because the day's credits are used up (reliability Z2). */
  refused(tenantId: string): CrmError {
    const account = this.#of(tenantId);
    account.told = {remaining: 0, at: this.#clock.now()};
    account.pausedUntil = this.#clock.now() + probeEvery;
    return used(probeEvery);
  }

  isLow(tenantId: string): boolean {
    return this.report(tenantId).shed.length > 0;
  }

  /** What we spent, as far as this process knows; other processes tell now and then. Null: nothing was ever asked. */
  spending(tenantId: string): {readonly lastDay: number; readonly lastHour: number} | null {
    const {spent, told} = this.#of(tenantId);
    const now = this.#clock.now();
    const hour = Math.floor(now / hourMs);
    const of = (wanted: number) => spent.get(wanted) ?? 0;
    const lastDay = [...spent].reduce(
      (sum, [at, credits]) => sum + (at > hour - windowHours ? credits : 0),
      0,
    );
    if (lastDay === 0 && told === undefined) return null;
    // The clock's hours are counted: of the one before, the part that is less than an hour ago.
    const before = of(hour - 1) * (1 - (now % hourMs) / hourMs);
    return {lastDay, lastHour: Math.round(of(hour) + before)};
  }

  report(tenantId: string): CreditReport {
    const account = this.#of(tenantId);
    const remaining = this.#remaining(account);
    const isPaused = account.pausedUntil > this.#clock.now();
    return {
      limit: account.limit,
      remaining: Math.max(0, remaining),
      shed: priorities.filter((priority) => isPaused || remaining <= reserve(account, priority)),
      pausedUntil: isPaused ? account.pausedUntil : null,
    };
  }

  #remaining(account: Account): number {
    const now = this.#clock.now();
    if (account.told && now - account.told.at < toldLifetime) return account.told.remaining;
    const oldest = Math.floor(now / hourMs) - windowHours;
    let sum = 0;
    for (const [hour, credits] of account.spent) {
      if (hour <= oldest) account.spent.delete(hour);
      else sum += credits;
    }
    return account.limit - sum;
  }

  #of(tenantId: string): Account {
    let account = this.#accounts.get(tenantId);
    if (!account) {
      account = {limit: creditsAllowed(undefined, null), spent: new Map(), told: undefined, pausedUntil: 0};
      this.#accounts.set(tenantId, account);
      const {spent} = account;
      // What this process spent before it was told what others had is in their figure or small beside it.
      this.#store?.onSum(tenantId, (hour, credits) =>
        spent.set(hour, Math.max(credits, spent.get(hour) ?? 0)),
      );
    }
    return account;
  }
}

function reserve({limit}: Account, priority: Priority): number {
  const [share, most] = reserves[priority];
  return Math.min(limit * share, most);
}

const used = (milliseconds: number): CrmError =>
  new CrmError('rate_limited', {
    providerCode: 'credits_used_up',
    retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1000)),
  });
