import type {CallFacts} from '../pbx/session/call-facts.ts';

/** A row of the PBX's list of recordings, times in milliseconds since 1970 (null: not told). */
export interface ListedRecording {
  readonly id: string;
  readonly caller: string;
  readonly callee: string;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** How far the PBX's clock for files may be from that of its events, milliseconds. */
const slack = 5000;

/** Could this file be of this call, by those who speak on it and by its time? Only then its name is asked for. */
export function mayBeOf(recording: ListedRecording, facts: CallFacts): boolean {
  const numbers = numbersOf(facts);
  const knows = (number: string) => numbers.some((known) => sameDigits(known, number));
  return (knows(recording.caller) || knows(recording.callee)) && overlaps(recording, facts);
}

/**
 * Is this file of this call? Its name says so by the session's or the CDR's id; where it names neither, both parties and the time
 * must fit (pbx-facts 3.7). One of the two must then be the far party: colleagues who consult each other about the call take part in
 * it, too, and what they say is not for the customer.
 * @param ids Session and CDR ids of the call.
 * @param isOthers Whether an id that stands in the name is another call's session.
 */
export async function isOf(
  recording: ListedRecording,
  fileName: string,
  call: {readonly facts: CallFacts; readonly ids: readonly string[]},
  isOthers: (id: string) => Promise<boolean>,
): Promise<boolean> {
  const named = fileName.split(/[_.]/).filter((part) => /^[0-9]{15,}$/.test(part) && part.length !== 8);
  if (named.some((id) => call.ids.includes(id))) return true;
  for (const id of named) if (await isOthers(id)) return false;
  const numbers = numbersOf(call.facts);
  const knows = (number: string) => numbers.some((known) => sameDigits(known, number));
  const parties = [recording.caller, recording.callee];
  const hasFarParty = parties.some((number) => sameDigits(call.facts.external, number));
  return hasFarParty && parties.every(knows) && overlaps(recording, call.facts);
}

function overlaps({startedAt, endedAt}: ListedRecording, facts: CallFacts): boolean {
  if (startedAt === null) return false;
  const end = facts.endedAt ?? Number.POSITIVE_INFINITY;
  return (
    startedAt >= facts.startedAt - slack && startedAt <= end + slack && (endedAt ?? startedAt) <= end + slack
  );
}

function numbersOf(facts: CallFacts): string[] {
  const legs = facts.legs.map(({number}) => number);
  return [facts.caller, facts.callee, facts.external, facts.ownNumber, ...legs].filter((n) => n !== '');
}

/** Trunks write one number in several ways; extensions are short and must be the same. */
function sameDigits(a: string, b: string): boolean {
  const [x, y] = [a.replace(/\D/g, ''), b.replace(/\D/g, '')];
  if (x === '' || y === '') return a !== '' && a === b;
  return x === y || (x.length >= 9 && y.length >= 9 && x.slice(-9) === y.slice(-9));
}
