import type {CdrLeg, PbxEvent} from '../wire/pbx-event.ts';
import type {FactsFlag, Leg} from './call-facts.ts';

/** Clocks of PBX and proxy may differ this much before a start counts as in the future. */
const clockSkew = 5 * 60_000;
/** No call lasts longer; what claims to is garbage (reliability E9: a parked call may last days). */
const longestCall = 7 * 86_400_000;
/** A call of which nothing was heard for so long has ended without telling (reliability E4); a tenant may wait longer. */
const silenceEnds = 8 * 3_600_000;

export interface Span {
  readonly startedAt: number;
  /** Null while the call goes on. */
  readonly endedAt: number | null;
}

/**
 * A PBX whose clock runs ahead would make calls of the future, which a CRM refuses. All times of such a session move back together,
 * so that its durations stay (reliability E11).
 */
export function movedToPast(
  events: readonly PbxEvent[],
  receivedAt: number,
  flags: Set<FactsFlag>,
): readonly PbxEvent[] {
  const start = Math.min(...events.map(startOf));
  if (!Number.isFinite(start) || start <= receivedAt + clockSkew) return events;
  flags.add('future_start');
  const move = (time: number | null) => (time === null ? null : time - (start - receivedAt));
  const moveLeg = (leg: CdrLeg): CdrLeg => ({
    ...leg,
    startedAt: move(leg.startedAt),
    rangAt: move(leg.rangAt),
    answeredAt: move(leg.answeredAt),
    endedAt: move(leg.endedAt),
  });
  return events.map((event) => ({
    ...event,
    at: move(event.at),
    cdr: event.cdr && {
      ...event.cdr,
      startedAt: move(event.cdr.startedAt),
      endedAt: move(event.cdr.endedAt),
      legs: event.cdr.legs.map(moveLeg),
    },
  }));
}

const startOf = (event: PbxEvent): number => event.cdr?.startedAt ?? event.at ?? Infinity;

/** Start and end of a session: the CDR's word, else the earliest fact, and an end only when something says so. */
export function spanOf(
  events: readonly PbxEvent[],
  legs: readonly Leg[],
  {receivedAt, now, silentMs = silenceEnds}: {receivedAt: number; now: number; silentMs?: number},
  flags: Set<FactsFlag>,
): Span {
  const cdrs = events.flatMap((event) => event.cdr ?? []);
  const startedAt =
    earliest(cdrs.map((cdr) => cdr.startedAt)) ?? earliest(events.map(eventTime)) ?? receivedAt;
  const lastFact = latest([
    startedAt,
    ...events.map(eventTime),
    ...legs.flatMap((leg) => [leg.endedAt, leg.answeredAt]),
  ])!;
  if (cdrs.length === 0) {
    if (now - Math.max(lastFact, receivedAt) < Math.max(silentMs, silenceEnds))
      return {startedAt, endedAt: null};
    flags.add('incomplete');
    return {startedAt, endedAt: lastFact};
  }
  return {
    startedAt,
    endedAt: believable(startedAt, latest(cdrs.map((cdr) => cdr.endedAt)) ?? lastFact, flags),
  };
}

function believable(startedAt: number, endedAt: number, flags: Set<FactsFlag>): number {
  if (endedAt < startedAt) {
    flags.add('negative_duration');
    return startedAt;
  }
  if (endedAt - startedAt <= longestCall) return endedAt;
  flags.add('absurd_duration');
  return startedAt;
}

/** Queue notices come over another channel and may speak of the time after the call. */
const eventTime = (event: PbxEvent): number | null => (event.kind === 'queue_callers' ? null : event.at);

const known = (times: readonly (number | null)[]) => times.filter((time) => time !== null);
const earliest = (times: readonly (number | null)[]) => known(times).reduce<number | null>(lower, null);
const latest = (times: readonly (number | null)[]) => known(times).reduce<number | null>(higher, null);
const lower = (a: number | null, b: number) => (a === null ? b : Math.min(a, b));
const higher = (a: number | null, b: number) => (a === null ? b : Math.max(a, b));
