import type {SessionDirection} from '../wire/wire-words.ts';
import type {CallFacts, Leg} from './call-facts.ts';
import {insideKind, isPerson, type NumberBook} from './number-book.ts';

/** Whose call it is (architecture, decision 3). An extension of null leaves the choice to the tenant's policy. */
export function ownerOf({
  direction,
  caller,
  callee,
  legs,
  book,
}: {
  direction: SessionDirection;
  caller: string;
  callee: string;
  legs: readonly Leg[];
  book: NumberBook;
}): CallFacts['owner'] {
  const persons = legs.filter(({kind}) => kind === 'person');
  if (direction === 'outbound' || direction === 'internal') {
    if (caller !== '' && (isPerson(book, caller) || persons.length === 0)) {
      return {extension: caller, reason: 'caller'};
    }
    // A queue's callback rings the agent first; the "caller" is the queue.
    const agent = lastAnswered(persons) ?? persons[0];
    return {extension: agent?.number ?? (caller || null), reason: 'caller'};
  }
  const talked = lastAnswered(persons);
  if (talked) return {extension: talked.number, reason: 'last_answered'};
  return ownerOfUnanswered(callee, legs, persons, book);
}

function ownerOfUnanswered(
  callee: string,
  legs: readonly Leg[],
  persons: readonly Leg[],
  book: NumberBook,
): CallFacts['owner'] {
  const outside = legs.find(({kind, answeredAt}) => kind === 'external' && answeredAt !== null);
  if (outside) {
    const before = persons.filter((leg) => (leg.offeredAt ?? 0) <= (outside.offeredAt ?? Infinity));
    const forwarder = before.at(-1)?.number ?? (isPerson(book, callee) ? callee : null);
    return {extension: forwarder, reason: 'forwarder'};
  }
  const calledGroup = (kind: string | undefined) => kind === 'ring_group' || kind === 'queue';
  if (calledGroup(insideKind(book, callee)) || legs.some(({kind}) => calledGroup(kind))) {
    return {extension: null, reason: 'group'};
  }
  const called = new Set(persons.map(({number}) => number));
  if (called.size === 0 && isPerson(book, callee)) called.add(callee);
  if (called.size === 1) return {extension: [...called][0]!, reason: 'only_called'};
  return {extension: null, reason: called.size > 1 ? 'group' : 'nobody'};
}

/** The person who answered first; of two in the same second, who is named first. */
export function firstAnswered(legs: readonly Leg[]): Leg | undefined {
  return legs
    .filter(({kind, answeredAt}) => kind === 'person' && answeredAt !== null)
    .sort((a, b) => a.answeredAt! - b.answeredAt!)[0];
}

/** Who answered last; of two in the same second, who stayed longer. */
function lastAnswered(persons: readonly Leg[]): Leg | undefined {
  return persons
    .filter(({answeredAt}) => answeredAt !== null)
    .sort((a, b) => a.answeredAt! - b.answeredAt! || (a.endedAt ?? Infinity) - (b.endedAt ?? Infinity))
    .at(-1);
}
