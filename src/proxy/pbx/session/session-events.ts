import type {PbxEvent} from '../wire/pbx-event.ts';
import type {EventKind} from '../wire/wire-words.ts';

/** Within one second things happen in this order; the PBX tells time in seconds and delivers in any order. */
const rank: Readonly<Record<EventKind, number>> = {
  call_started: 0,
  leg_offered: 1,
  leg_ringing: 2,
  leg_answered: 3,
  leg_unanswered: 4,
  leg_failed: 5,
  leg_ended: 6,
  call_updated: 7,
  queue_callers: 8,
  call_finished: 9,
  other: 10,
};

/**
 * The one order in which a session's events are folded, whatever order and how often they came: by time, then by what can follow
 * what, then by content. Equal events are kept once.
 */
export function inTrueOrder(events: readonly PbxEvent[]): PbxEvent[] {
  const byContent = new Map(events.map((event) => [JSON.stringify(event), event]));
  return [...byContent]
    .sort(
      ([textA, a], [textB, b]) =>
        timeOf(a) - timeOf(b) || rank[a.kind] - rank[b.kind] || (textA < textB ? -1 : 1),
    )
    .map(([, event]) => event);
}

/** A `call_cdr` has no `time`; it belongs to the end of the call. */
function timeOf(event: PbxEvent): number {
  return event.cdr?.endedAt ?? event.at ?? Number.MAX_SAFE_INTEGER;
}

/** The first of these texts that says something. */
export const firstText = (texts: Iterable<string>): string => {
  for (const text of texts) if (text !== '') return text;
  return '';
};

/** Every number of a session that the directory should be asked about. */
export function numbersOf(events: readonly PbxEvent[]): Set<string> {
  const numbers = new Set<string>();
  for (const event of events) {
    for (const number of [event.caller, event.callee, event.destination.user]) numbers.add(number);
    for (const leg of event.cdr?.legs ?? []) numbers.add(leg.number);
  }
  numbers.delete('');
  return numbers;
}
