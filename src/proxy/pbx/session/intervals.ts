/** Milliseconds since 1970, end not before start. */
export type Interval = readonly [start: number, end: number];

/** Length of all intervals together, overlaps counted once, in whole seconds. */
export function unionSeconds(intervals: readonly Interval[]): number {
  const sorted = intervals.filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0]);
  let total = 0;
  let until = -Infinity;
  for (const [start, end] of sorted) {
    if (end <= until) continue;
    total += end - Math.max(start, until);
    until = end;
  }
  return Math.round(total / 1000);
}
