import type {PbxEvent} from '../wire/pbx-event.ts';
import type {SessionDirection} from '../wire/wire-words.ts';
import type {CallFacts, CallOutcome, FactsFlag, Leg} from './call-facts.ts';
import {unionSeconds, type Interval} from './intervals.ts';
import type {Span} from './session-times.ts';

interface Known {
  readonly direction: SessionDirection;
  readonly legs: readonly Leg[];
  readonly events: readonly PbxEvent[];
  readonly span: Span;
  readonly flags: Set<FactsFlag>;
}

type End = Pick<
  CallFacts,
  'state' | 'outcome' | 'answeredAt' | 'talkSeconds' | 'ringSeconds' | 'queueSeconds'
>;

/** State, outcome and durations of a call, from the legs that count. */
export function describeEnd(known: Known): End {
  const {direction, legs, span} = known;
  const counted = countedLegs(direction, legs);
  const first = counted
    .filter(({answeredAt}) => answeredAt !== null)
    .reduce<Leg | null>((a, b) => (a === null || b.answeredAt! < a.answeredAt! ? b : a), null);
  return {
    state: span.endedAt !== null ? 'ended' : liveState(direction, counted),
    outcome: span.endedAt === null ? null : outcomeOf(known, first !== null),
    answeredAt: first?.answeredAt ?? null,
    talkSeconds: unionSeconds(counted.map((leg) => talk(leg, span, known.flags))),
    ringSeconds: ringSeconds(counted, first, span),
    queueSeconds: unionSeconds(
      legs.filter(({kind}) => kind === 'queue').map((leg) => talk(leg, span, known.flags)),
    ),
  };
}

/**
 * Legs whose answer means that somebody talked: persons and outside parties, never IVR, queue or voicemail (pbx-facts, fact 2).
 * Outbound, only the outside party's answer counts: with click-to-call the agent's own phone "answers" first.
 */
function countedLegs(direction: SessionDirection, legs: readonly Leg[]): readonly Leg[] {
  if (direction === 'outbound') return legs.filter(({kind}) => kind === 'external');
  // Inside, also a call to a conference room or the voicemail is a call that was answered.
  if (direction === 'internal') return legs;
  return legs.filter(({kind}) => kind === 'person' || kind === 'external');
}

function liveState(direction: SessionDirection, counted: readonly Leg[]): CallFacts['state'] {
  if (counted.some((leg) => leg.answeredAt !== null && leg.endedAt === null)) return 'connected';
  return direction === 'outbound' ? 'dialing' : 'ringing';
}

function outcomeOf({direction, legs, events}: Known, answered: boolean): CallOutcome {
  if (answered) return 'answered';
  if (direction === 'inbound' || direction === 'forwarded') {
    return legs.some(({kind, answeredAt}) => kind === 'voicemail' && answeredAt !== null)
      ? 'voicemail'
      : 'missed';
  }
  const cdr = events.findLast((event) => event.cdr)?.cdr;
  const code = legs.findLast(({statusCode}) => statusCode)?.statusCode ?? cdr?.statusCode ?? 0;
  if (cdr?.endReason.startsWith('cancel') || code === 487) return 'cancelled';
  if (code === 486 || code === 600) return 'busy';
  return legs.some(({failed}) => failed) || code >= 500 || code === 404 ? 'failed' : 'no_answer';
}

/** From answer to end; a leg that never told its end goes on to the call's. */
function talk(leg: Leg, span: Span, flags: Set<FactsFlag>): Interval {
  if (leg.answeredAt === null) return [0, 0];
  const end = leg.endedAt ?? span.endedAt ?? leg.answeredAt;
  if (end < leg.answeredAt) flags.add('negative_duration');
  const start = Math.max(leg.answeredAt, span.startedAt);
  return [start, Math.max(start, span.endedAt === null ? end : Math.min(end, span.endedAt))];
}

/** How long the caller waited for the answer at the leg that answered; else the longest ringing. */
function ringSeconds(counted: readonly Leg[], answered: Leg | null, span: Span): number {
  const seconds = (leg: Leg, until: number | null) =>
    leg.rangAt === null || until === null ? 0 : Math.max(0, Math.round((until - leg.rangAt) / 1000));
  if (answered) return seconds(answered, answered.answeredAt);
  return Math.max(0, ...counted.map((leg) => seconds(leg, leg.endedAt ?? span.endedAt)));
}
