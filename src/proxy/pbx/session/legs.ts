import type {CdrLeg, PbxEvent} from '../wire/pbx-event.ts';
import type {SessionDirection} from '../wire/wire-words.ts';
import type {Leg, LegKind} from './call-facts.ts';
import {insideKind, looksOutside, nameIn, type NumberBook} from './number-book.ts';

type Draft = Omit<Leg, 'kind' | 'name'>;

/**
 * The legs of a session: those that its `call_cdr` lists, else those that its events tell of. The CDR wins whole, because before
 * 22.5 events named wrong users (pbx-facts 5).
 * @param events In true order.
 */
export function legsOf(
  events: readonly PbxEvent[],
  book: NumberBook,
  call: {direction: SessionDirection; caller: string},
): Leg[] {
  const listed = listedLegs(events);
  const drafts = listed.length > 0 ? listed : toldLegs(events);
  return drafts
    .map((draft) => ({...draft, kind: kindOf(draft, drafts, book, call), name: nameIn(book, draft.number)}))
    .sort(byTime);
}

/** A resend may carry a newer state of the same leg; device and start time tell legs apart, never `id`. */
function listedLegs(events: readonly PbxEvent[]): Draft[] {
  const legs = new Map<string, Draft>();
  for (const leg of events.flatMap((event) => event.cdr?.legs ?? [])) {
    if (leg.number === '') continue;
    const key = `${leg.number} ${leg.host} ${leg.startedAt}`;
    const known = legs.get(key);
    legs.set(key, known ? merged(known, draftOf(leg)) : draftOf(leg));
  }
  return [...legs.values()];
}

const draftOf = (leg: CdrLeg): Draft => ({
  number: leg.number,
  host: leg.host,
  offeredAt: leg.startedAt,
  rangAt: leg.rangAt,
  answeredAt: leg.answeredAt,
  endedAt: leg.endedAt,
  failed: (leg.statusCode ?? 0) >= 400 && leg.statusCode !== 408 && leg.answeredAt === null,
  statusCode: leg.statusCode,
  endReason: leg.endReason === 'none' ? '' : leg.endReason,
});

function merged(a: Draft, b: Draft): Draft {
  return {
    ...a,
    rangAt: least(a.rangAt, b.rangAt),
    answeredAt: least(a.answeredAt, b.answeredAt),
    endedAt: most(a.endedAt, b.endedAt),
    failed: a.failed && b.failed,
    statusCode: a.statusCode ?? b.statusCode,
    endReason: a.endReason || b.endReason,
  };
}

const least = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));
const most = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b));

/** Folds leg events by device. A device that is tried again after its leg was over has a second leg. */
function toldLegs(events: readonly PbxEvent[]): Draft[] {
  const legs: Draft[] = [];
  const newest = new Map<string, number>();
  for (const event of events) {
    if (!event.kind.startsWith('leg_') || event.destination.user === '') continue;
    const device = `${event.destination.user} ${event.destination.host}`;
    const index = newest.get(device);
    const known = index === undefined ? undefined : legs[index];
    if (known && !beginsAgain(known, event)) {
      legs[index!] = advanced(known, event);
      continue;
    }
    newest.set(device, legs.length);
    legs.push(advanced(blankLeg(event), event));
  }
  return legs;
}

const beginsAgain = (leg: Draft, event: PbxEvent): boolean =>
  ['leg_offered', 'leg_ringing', 'leg_answered'].includes(event.kind) &&
  leg.endedAt !== null &&
  event.at !== null &&
  event.at > leg.endedAt;

const blankLeg = (event: PbxEvent): Draft => ({
  number: event.destination.user,
  host: event.destination.host,
  offeredAt: event.at,
  rangAt: null,
  answeredAt: null,
  endedAt: null,
  failed: false,
  statusCode: null,
  endReason: '',
});

function advanced(leg: Draft, event: PbxEvent): Draft {
  // An event without a time still tells that it happened: no earlier than what we know of the leg.
  const at = event.at ?? leg.answeredAt ?? leg.rangAt ?? leg.offeredAt ?? 0;
  switch (event.kind) {
    case 'leg_ringing':
      return {...leg, rangAt: leg.rangAt ?? at};
    case 'leg_answered':
      return {...leg, answeredAt: leg.answeredAt ?? at};
    case 'leg_unanswered':
    case 'leg_ended':
      return {...leg, endedAt: most(leg.endedAt, at)};
    case 'leg_failed':
      return {...leg, endedAt: most(leg.endedAt, at), failed: leg.answeredAt === null};
    default:
      return leg;
  }
}

function kindOf(
  leg: Draft,
  all: readonly Draft[],
  book: NumberBook,
  call: {direction: SessionDirection; caller: string},
): LegKind {
  const inside = insideKind(book, leg.number);
  if (inside) return inside;
  if (leg.number === call.caller) return 'person';
  const mayLeave = call.direction === 'outbound' || call.direction === 'forwarded';
  if (mayLeave && looksOutside(book, leg.number)) return 'external';
  if (call.direction === 'outbound') return 'external';
  return handsOver(leg, all) ? 'service' : 'person';
}

/** A menu or queue answers at once and refers the caller on; used only where the directory cannot tell. */
function handsOver(leg: Draft, all: readonly Draft[]): boolean {
  const followsOn = (other: Draft) => other.offeredAt === leg.endedAt || other.answeredAt === leg.endedAt;
  const atOnce = leg.answeredAt !== null && leg.answeredAt === (leg.rangAt ?? leg.offeredAt);
  return atOnce && leg.endReason.startsWith('referred') && all.some(followsOn);
}

const byTime = (a: Leg, b: Leg): number =>
  (a.offeredAt ?? 0) - (b.offeredAt ?? 0) ||
  (a.answeredAt ?? a.endedAt ?? 0) - (b.answeredAt ?? b.endedAt ?? 0) ||
  (a.number + a.host < b.number + b.host ? -1 : 1);
