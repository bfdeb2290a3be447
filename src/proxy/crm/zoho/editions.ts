interface Edition {
  /** Requests at once, per org and app. */
  readonly concurrency: number;
  /** API credits in any 24 hours. */
  readonly base: number;
  readonly perUser: number;
  readonly most: number;
}

/** What Zoho allows by edition (zoho-api-facts 7.1), keyed by `paid_type` of `/org`. */
const editions: Readonly<Record<string, Edition>> = {
  free: {concurrency: 5, base: 5000, perUser: 0, most: 5000},
  starter: {concurrency: 10, base: 50_000, perUser: 250, most: 100_000},
  standard: {concurrency: 10, base: 50_000, perUser: 250, most: 100_000},
  professional: {concurrency: 15, base: 50_000, perUser: 500, most: 3_000_000},
  enterprise: {concurrency: 20, base: 50_000, perUser: 1000, most: 5_000_000},
  zohoone: {concurrency: 20, base: 50_000, perUser: 1000, most: 5_000_000},
  ultimate: {concurrency: 25, base: 50_000, perUser: 2000, most: Infinity},
  crmplus: {concurrency: 25, base: 50_000, perUser: 2000, most: Infinity},
};
const leastKnown = editions.standard!;

const named = (edition: string | undefined): Edition => editions[edition?.toLowerCase() ?? ''] ?? leastKnown;

/** Requests that Zoho takes at once. @param edition Undefined while the organisation is not known. */
export const concurrencyAllowed = (edition: string | undefined): number => named(edition).concurrency;

/** API credits in any 24 hours. @param users Whom the licence counts; an unknown number counts as none. */
export function creditsAllowed(edition: string | undefined, users: number | null): number {
  const {base, perUser, most} = named(edition);
  return Math.min(base + perUser * (users ?? 0), most);
}
