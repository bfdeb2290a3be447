const minute = 60_000;
const hour = 3_600_000;
/** After a call's end the PBX is asked at these times, then each hour for a day (pbx-facts 6). */
const firstLooks = [15_000, minute, 5 * minute, 15 * minute];
const looksFor = 24 * hour;

/**
 * When to look again, milliseconds since 1970; null when a day has passed.
 * @param since When the call was known to be over.
 * @param looks How often was looked by now.
 */
export function nextLookAt(since: number, looks: number): number | null {
  const last = firstLooks.length - 1;
  const after = looks <= last ? firstLooks[looks]! : firstLooks[last]! + (looks - last) * hour;
  return after <= looksFor ? since + after : null;
}

/** A recording waits so long for its transcript, so that both reach the CRM in one update, milliseconds. */
export const coalesceFor = 120_000;
/** An extra look in that time. */
export const extraLookAfter = 90_000;
/** Pause after the PBX did not answer, milliseconds. */
export const pauseAfterFailure = minute;
/** A PBX that does not answer for so long has no recordings any more, or gives none to us. */
const triedFor = 7 * 24 * hour;

/**
 * When to look again after a look that failed, milliseconds since 1970; null: never.
 * @param since When the call was known to be over.
 */
export function lookAfterFailure(since: number, now: number): number | null {
  return now - since < triedFor ? now + pauseAfterFailure : null;
}
