import type {Leg} from '../pbx/session/call-facts.ts';
import {unionSeconds, type Interval} from '../pbx/session/intervals.ts';

/** Where a call was, or asked; adjacent legs of one number are one stop. */
export interface CallStop {
  readonly number: string;
  readonly name: string;
  /** How long the caller was there; 0 where nobody answered or the end was not told. */
  readonly seconds: number;
}

/** The stops of a call in their order: who answered, or who was asked where nobody did. */
export function stopsOf(legs: readonly Leg[]): CallStop[] {
  const answered = legs.filter((leg) => leg.answeredAt !== null);
  const stops: Leg[][] = [];
  for (const leg of answered.length > 0 ? answered : legs) {
    const last = stops.at(-1);
    if (last?.[0]!.number === leg.number) last.push(leg);
    else stops.push([leg]);
  }
  return stops.map((stop, index) => {
    const {number, name} = stop[0]!;
    return {number, name, seconds: secondsAt(stop, leftAt(stops[index - 1] ?? []))};
  });
}

/** When the talk at a stop was over; a menu or queue may stay on the line while somebody talks. */
const leftAt = (stop: readonly Leg[]): number =>
  Math.max(
    0,
    ...stop.map(({kind, endedAt}) => (kind === 'person' || kind === 'external' ? (endedAt ?? 0) : 0)),
  );

/**
 * What a colleague talked while the caller was still at the stop before is consultation and no time of the caller's, unless that is
 * all: then several talked at once.
 */
function secondsAt(stop: readonly Leg[], since: number): number {
  const talks = stop.flatMap(({answeredAt, endedAt}): Interval[] =>
    answeredAt === null || endedAt === null ? [] : [[answeredAt, endedAt]],
  );
  const withCaller = talks.map(([start, end]): Interval => [Math.max(start, since), end]);
  return unionSeconds(withCaller) || unionSeconds(talks);
}
