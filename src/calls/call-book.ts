import type {Call, CallEvent, Journal, LinkedContact} from '../contract/index.ts';
import type {CallsState, CallView} from './calls-state.ts';
import {foldCall, inTime} from './fold-call.ts';
import {isProvisional, mergeThreads, type Thread} from './merge-threads.ts';

/** What the CRM side told about a call. */
export interface CallFacts {
  readonly contact?: LinkedContact | null;
  readonly journal?: Journal;
}

/** Everything that was told about calls so far. Views are computed from it, so repeats and a wrong order change nothing. */
export interface CallBook {
  readonly threads: readonly Thread[];
  readonly facts: Readonly<Record<string, CallFacts>>;
  /** Calls that the agent has put away. */
  readonly dismissed: readonly string[];
}

export const emptyCallBook: CallBook = {threads: [], facts: {}, dismissed: []};

/** Milliseconds after which a ring is history: it rings no card (api-draft B7). */
const tooOldToRing = 5 * 60_000;
const mostThreads = 100;
const mostEvents = 100;

/** @param now Milliseconds since 1970. */
export function addCallEvent(book: CallBook, event: CallEvent, now: number): CallBook {
  const begins = event.type === 'call.ringing' || event.type === 'call.dialing';
  if (begins && now - Date.parse(event.time) > tooOldToRing) return book;
  const thread = book.threads.find(({id}) => id === event.call.id) ?? {id: event.call.id, events: []};
  if (thread.events.some(({id}) => id === event.id)) return book;
  const events = [...thread.events, event].sort(inTime).slice(-mostEvents);
  const others = book.threads.filter((other) => other !== thread);
  return {...book, threads: [{id: thread.id, events}, ...others].slice(0, mostThreads)};
}

/** What the CRM side told; later news replace earlier ones of the same kind. */
export function addCallFacts(book: CallBook, callId: string, facts: CallFacts): CallBook {
  return {...book, facts: {...book.facts, [callId]: {...book.facts[callId], ...facts}}};
}

/** The agent has put a call away: it stays in the list, and is in hand no more. */
export function dismissCall(book: CallBook, callId: string): CallBook {
  return {...book, dismissed: [...book.dismissed.slice(-mostThreads), callId]};
}

/**
 * What the proxy says is going on now, after a gap in its stream: these calls are as told, and any other call of the PBX that
 * still seemed to go on has ended meanwhile.
 * @param heard Calls that were told of since the proxy was asked: it may not have known them yet when it answered, and what it
 * says of them is older than what was heard.
 */
export function reconcileCalls(
  book: CallBook,
  active: readonly Call[],
  now: number,
  heard: ReadonlySet<string> = new Set(),
): CallBook {
  const time = new Date(now).toISOString();
  const going = new Set([...active.map(({id}) => id), ...heard]);
  const gone = viewCalls(book).calls.filter(
    ({call}) => call.state !== 'ended' && !isProvisional(call.id) && !going.has(call.id),
  );
  const events: CallEvent[] = [
    ...active.map((call) => ({
      // The same state may be found again after the next gap, with others in between.
      id: `snapshot:${call.id}:${call.state}:${time}`,
      time: heard.has(call.id) ? call.startedAt : time,
      type: typeOf(call.state),
      call,
    })),
    ...gone.map(({call: {id}}) => ({id: `gone:${id}`, time, type: 'call.ended' as const, call: {id}})),
  ];
  return events.reduce((known, event) => addCallEvent(known, event, now), book);
}

/** Calls newest first, and the one in hand: what rings before what talks before what has just ended. */
export function viewCalls({threads, facts, dismissed}: CallBook): CallsState {
  const calls = mergeThreads(threads)
    .map((group): CallView => ({call: foldCall(group), ...factsOf(group, facts)}))
    .sort(
      (a, b) =>
        Date.parse(b.call.startedAt) - Date.parse(a.call.startedAt) || (a.call.id < b.call.id ? 1 : -1),
    );
  const inHand = (...states: Call['state'][]) =>
    calls.find(({call}) => states.includes(call.state) && !dismissed.includes(call.id));
  return {
    calls,
    active: inHand('ringing', 'dialing') ?? inHand('connected') ?? inHand('held') ?? inHand('ended'),
  };
}

/** Facts may have been told under any of the names that a call had. */
function factsOf(group: readonly Thread[], facts: CallBook['facts']): CallFacts {
  return [...group].reverse().reduce<CallFacts>((known, {id}) => ({...known, ...facts[id]}), {});
}

function typeOf(state: Call['state']): CallEvent['type'] {
  return state === 'connected' ? 'call.answered' : (`call.${state}` as const);
}
