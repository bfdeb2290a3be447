/**
 * How far a server's clock is ahead of ours, milliseconds, to about a second; null without a date that can be read.
 * @param date The answer's header `Date`. @param sentAt By our clock, like `doneAt`.
 */
export function clockAhead(date: string | null | undefined, sentAt: number, doneAt: number): number | null {
  const told = date ? Date.parse(date) : NaN;
  // The header's seconds are cut off: on the average it was half a second later.
  return Number.isNaN(told) ? null : Math.round(told + 500 - (sentAt + doneAt) / 2);
}
