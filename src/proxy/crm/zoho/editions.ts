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

/** Editions that the product is sold for, in Zoho's spelling (zoho-api-facts 6). */
const supported = new Set(['standard', 'professional', 'enterprise', 'ultimate']);

/**
 * The edition of an organisation's licence if it is a supported one. A running trial of one counts as that edition; Free and
 * everything unknown does not.
 * @param license `license_details` of `/org`. @param now Milliseconds since 1970.
 */
export function supportedEdition(
  license: Readonly<Record<string, unknown>>,
  now: number,
): string | undefined {
  const paid = edition(license.paid_type);
  if (paid !== undefined) return paid;
  const until = typeof license.trial_expiry === 'string' ? Date.parse(license.trial_expiry) : NaN;
  return until > now ? edition(license.trial_type) : undefined;
}

function edition(told: unknown): string | undefined {
  const name = typeof told === 'string' ? told.toLowerCase() : '';
  return supported.has(name) ? name : undefined;
}
