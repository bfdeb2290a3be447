import {paced} from '../services/time/pace.ts';

/** Waits between attempts, seconds (reliability 3). */
const waits = [5, 30, 120, 600, 3600, 6 * 3600];
const day = 24 * 3600;
/**
 * Waits between looks for a record that nobody has linked yet: people enter contacts in their own time, mostly on the same day. Each
 * look costs up to six credits, so what nobody entered that day is looked for daily.
 */
const parkedWaits = [15 * 60, 3600, 6 * 3600, day];
/** After this a call that could not be written has failed; it is kept and can be tried again by hand. */
export const givesUpAfter = 7 * 86_400_000;

/**
 * Milliseconds to wait after so many failed attempts, ±20 % so that a thousand calls do not come back at one instant.
 * @param random From 0 up to 1.
 */
export const retryDelay = (failed: number, random: number): number => paced(jittered(waits, failed, random));
export const parkedDelay = (looks: number, random: number): number => jittered(parkedWaits, looks, random);
export const dailyDelay = (random: number): number => jittered([day], 1, random);

function jittered(steps: readonly number[], failed: number, random: number): number {
  const seconds = steps[Math.min(Math.max(failed, 1), steps.length) - 1]!;
  return Math.round(seconds * 1000 * (0.8 + 0.4 * random));
}
