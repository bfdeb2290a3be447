/** What an edition allows: API credits in 24 hours and calls at a time (V8 api-limits). */
export interface EditionLimits {
  base: number;
  perUser: number;
  cap: number;
  concurrency: number;
}

export const editions = {
  free: {base: 5_000, perUser: 0, cap: 5_000, concurrency: 5},
  standard: {base: 50_000, perUser: 250, cap: 100_000, concurrency: 10},
  professional: {base: 50_000, perUser: 500, cap: 3_000_000, concurrency: 15},
  enterprise: {base: 50_000, perUser: 1_000, cap: 5_000_000, concurrency: 20},
  ultimate: {base: 50_000, perUser: 2_000, cap: Number.POSITIVE_INFINITY, concurrency: 25},
} as const satisfies Record<string, EditionLimits>;

export type Edition = keyof typeof editions;

/** Credits of an org in any 24 hours. */
export function creditsPerDay(edition: Edition, users: number): number {
  const limits = editions[edition];
  return Math.min(limits.base + limits.perUser * users, limits.cap);
}
