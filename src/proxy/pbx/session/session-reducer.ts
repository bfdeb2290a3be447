import {readNumber} from '../../phone/read-number.ts';
import type {PbxEvent} from '../wire/pbx-event.ts';
import type {SessionDirection} from '../wire/wire-words.ts';
import type {CallFacts, FactsFlag, Leg} from './call-facts.ts';
import {describeEnd} from './call-end.ts';
import {ownerOf} from './call-owner.ts';
import {legsOf} from './legs.ts';
import {insideKind, isPerson, nameIn, type NumberBook} from './number-book.ts';
import {firstText, inTrueOrder} from './session-events.ts';
import {firstGenerationOf, isLaterGeneration} from './session-generations.ts';
import {movedToPast, spanOf} from './session-times.ts';
import {isWeakSession} from './weak-session.ts';

export interface Folding {
  readonly sessionId: string;
  readonly book: NumberBook;
  /** When the first event of the session reached us, milliseconds since 1970. */
  readonly receivedAt: number;
  readonly now: number;
  /** A call of which nothing was heard for so long has ended without telling; eight hours unless set. Milliseconds. */
  readonly silentMs?: number;
  /** What the PBX dials before the number of a caller whom a queue calls back. */
  readonly callbackPrefix?: string;
  /** ISO country in which the tenant's numbers are read. */
  readonly country?: string;
}

/**
 * Makes one call of a session's events. Pure, and blind to the order and number of deliveries: the events are a set. Undefined
 * when none of them tells of a call (pbx-facts 3.4, architecture decisions 1 to 5).
 */
export function reduceSession(told: readonly PbxEvent[], folding: Folding): CallFacts | undefined {
  const {book} = folding;
  const ordered = inTrueOrder(told);
  if (!ordered.some(({kind}) => kind.startsWith('leg_') || kind.startsWith('call_'))) return undefined;

  const flags = new Set<FactsFlag>();
  if (!book.sure) flags.add('directory_unavailable');
  if (isLaterGeneration(folding.sessionId)) flags.add('reused_session');
  if (isWeakSession(folding.sessionId)) flags.add('weak_key');
  const events = movedToPast(ordered, folding.receivedAt, flags);
  const opening = [...events].sort((a, b) => openingRank(a) - openingRank(b));
  const caller = firstText(opening.map((event) => event.caller));
  const direction = directionOf(events, opening, book, caller, flags);
  const legs = legsOf(events, book, {direction, caller});
  const span = spanOf(events, legs, folding, flags);
  const external = withoutPrefix(externalNumber(direction, opening, legs, book), direction, events, folding);
  const end = describeEnd({direction, legs, events, span, flags});
  const callee = firstText(opening.map((event) => event.callee)) || (legs[0]?.number ?? '');
  const queueLeg = legs.findLast(({kind}) => kind === 'queue');

  return {
    sessionId: folding.sessionId,
    sipCallId: firstText(events.map((event) => event.sipCallId)),
    direction,
    trunk: direction !== 'internal',
    external,
    externalName: direction === 'internal' ? '' : nameOfFarParty(direction, events, external),
    caller,
    callerName: firstText(opening.map((event) => event.callerName)) || nameIn(book, caller),
    callee,
    calleeName: nameIn(book, callee) || firstText(opening.map((event) => event.calleeName)),
    ownNumber: ownNumber(direction, events),
    startedAt: span.startedAt,
    endedAt: span.endedAt,
    ...end,
    owner: ownerOf({direction, caller, callee, legs, book}),
    queue: queueLeg ? {number: queueLeg.number, name: queueLeg.name} : null,
    callbackRequested: events.some((event) =>
      event.queueCallers.some(
        (c) => c.sessionId === firstGenerationOf(folding.sessionId) && c.reason === 'callback',
      ),
    ),
    consultedBy: direction === 'internal' ? '' : consultant(events, book),
    joined: null,
    legs,
    flags: [...flags].sort(),
  };
}

/** Events that describe the call from its beginning come first; a leg's caller is only a last resort. */
function openingRank({kind}: PbxEvent): number {
  if (kind === 'call_started') return 0;
  if (kind === 'call_finished') return 1;
  return kind === 'call_updated' ? 3 : 2;
}

/**
 * A call that once was with the outside stays so: forwarding turns `inbound` into `inbound_outbound`, an attended transfer may
 * turn `internal` into `inbound`. Words that no release uses count as missing.
 */
function directionOf(
  events: readonly PbxEvent[],
  opening: readonly PbxEvent[],
  book: NumberBook,
  caller: string,
  flags: Set<FactsFlag>,
): SessionDirection {
  const told = new Set(events.map((event) => event.direction));
  if (told.has('forwarded')) return 'forwarded';
  const [first] = opening.map((event) => event.direction).filter((word) => word !== null);
  if (first && first !== 'internal') return first;
  for (const word of ['inbound', 'outbound'] as const) if (told.has(word)) return word;
  if (first) return first;
  flags.add('unknown_direction');
  if (!isPerson(book, caller)) return 'inbound';
  const trunk = events.some((event) => event.cdr?.trunk || event.cdr?.legs.some((leg) => leg.trunk));
  return trunk ? 'outbound' : 'internal';
}

/** Who is at the other end, as the PBX wrote it (pbx-facts 3.4). */
function externalNumber(
  direction: SessionDirection,
  opening: readonly PbxEvent[],
  legs: readonly Leg[],
  book: NumberBook,
): string {
  if (direction === 'internal') return '';
  if (direction !== 'outbound') {
    const callers = opening.map((event) => event.caller).filter((number) => number !== '');
    // A consultation that became the customer's call begins with the colleague who consulted.
    return callers.find((number) => !insideKind(book, number)) ?? callers[0] ?? '';
  }
  const trunkLegs = legs.filter(({kind}) => kind === 'external');
  const leg = trunkLegs.find(({answeredAt}) => answeredAt !== null) ?? trunkLegs[0];
  return leg?.number ?? firstText(opening.map((event) => event.callee));
}

/** A queue that calls back may dial a prefix, which is no part of the customer's number (pbx-facts 3.6). */
function withoutPrefix(
  external: string,
  direction: SessionDirection,
  events: readonly PbxEvent[],
  {callbackPrefix: prefix = '', country = ''}: Folding,
): string {
  const number = external.slice(prefix.length);
  if (direction !== 'outbound' || prefix === '' || number === '' || !external.startsWith(prefix))
    return external;
  const legs = events.flatMap((event) => event.cdr?.legs ?? []);
  if (legs.some(({callType}) => callType.startsWith('queue_callback'))) return number;
  // Neither live events nor REST rows tell the type: then only what is no number with the prefix is taken for one without.
  const isNumber = (text: string) => readNumber(text, country).e164 !== null;
  return !isNumber(external) && isNumber(number) ? number : external;
}

/** Who called inside before the call became one with the outside. */
function consultant(events: readonly PbxEvent[], book: NumberBook): string {
  const legs = events.flatMap((event) => event.cdr?.legs ?? []);
  const consulted =
    events.some((event) => event.direction === 'internal') ||
    legs.some((leg) => leg.endReason.startsWith('attended_transfer') && isPerson(book, leg.caller));
  if (!consulted) return '';
  return [...events, ...legs].map(({caller}) => caller).find((number) => isPerson(book, number)) ?? '';
}

/** The name that the network or the PBX's own contacts gave; a copy of the number is no name. */
function nameOfFarParty(direction: SessionDirection, events: readonly PbxEvent[], external: string): string {
  const names =
    direction === 'outbound'
      ? events.filter((event) => event.callee === external).map((event) => event.calleeName)
      : events.filter((event) => event.caller === external).map((event) => event.callerName);
  return firstText(names.filter((name) => name.replace(/\D/g, '') !== external.replace(/\D/g, '')));
}

const ownNumber = (direction: SessionDirection, events: readonly PbxEvent[]): string =>
  direction === 'outbound'
    ? firstText(events.map((event) => event.shownNumber))
    : firstText(events.map((event) => event.did));
