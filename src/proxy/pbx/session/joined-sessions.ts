import type {CallSpan} from '../../services/calls/call-store.ts';
import {describeEnd} from './call-end.ts';
import type {CallFacts, FactsFlag, Leg} from './call-facts.ts';
import {ownerOf} from './call-owner.ts';
import type {NumberBook} from './number-book.ts';

/** The PBX tells whole seconds, and the two sessions are told separately. */
const tolerance = 5000;
/** Longest talk before a transfer within which the first half is looked for, milliseconds. */
const halvesWithin = 24 * 3_600_000;

/** Where a call lies whose second half this one is. */
export const spanOfMain = ({startedAt}: CallFacts): CallSpan => ({
  from: startedAt - halvesWithin,
  to: startedAt,
  goesOnAt: startedAt - tolerance,
});

/** Where the second half of this call lies. */
export const spanOfPart = ({startedAt, endedAt}: CallFacts): CallSpan => ({
  from: startedAt,
  to: (endedAt ?? startedAt + halvesWithin) + tolerance,
  goesOnAt: startedAt,
});

/**
 * Whether `part` is the second half of `main`: an attended transfer in which the talk went on in the consultation's session. The
 * colleague who talked in one consulted in the other meanwhile, and the far party is the same.
 */
export function isPartOf(part: CallFacts, main: CallFacts): boolean {
  if (part.consultedBy === '' || main.consultedBy !== '' || main.direction === 'internal') return false;
  if (part.external !== '' && part.external !== main.external) return false;
  return main.legs.some(
    (leg) =>
      leg.kind === 'person' &&
      leg.number === part.consultedBy &&
      leg.answeredAt !== null &&
      part.startedAt >= leg.answeredAt - tolerance &&
      part.startedAt <= (leg.endedAt ?? Infinity) + tolerance,
  );
}

/** Whether a call shows signs of being half of one, so that the other half should be looked for and waited for. */
export function seemsHalf(facts: CallFacts): boolean {
  return facts.consultedBy !== '' || endsReplaced(facts);
}

/** The last to talk was replaced by somebody whom this session does not know. */
function endsReplaced(facts: CallFacts): boolean {
  const talked = facts.legs.filter((leg) => leg.kind === 'person' && leg.answeredAt !== null);
  const last = talked.reduce<Leg | null>((a, b) => (a === null || end(b) >= end(a) ? b : a), null);
  return last !== null && last.endReason.startsWith('replaced');
}

const end = (leg: Leg): number => leg.endedAt ?? Infinity;

/** The whole call: the first session with the legs of the second, which lasts until both have ended. */
export function joined(main: CallFacts, part: CallFacts, book: NumberBook): CallFacts {
  const legs = [...main.legs, ...part.legs.filter((leg) => leg.number !== part.consultedBy)];
  const endedAt =
    main.endedAt === null || part.endedAt === null ? null : Math.max(main.endedAt, part.endedAt);
  const flags = new Set<FactsFlag>([...main.flags, ...part.flags]);
  const {direction, caller, callee} = main;
  const end = describeEnd({direction, legs, events: [], span: {startedAt: main.startedAt, endedAt}, flags});
  return {
    ...main,
    ...end,
    endedAt,
    legs,
    owner: ownerOf({direction, caller, callee, legs, book}),
    joined: {sessionId: part.sessionId, as: 'main'},
    flags: [...flags].sort(),
  };
}
