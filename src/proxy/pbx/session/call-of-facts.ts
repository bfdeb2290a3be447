import type {Call, PhoneNumber} from '../../../contract/index.ts';
import {readNumber} from '../../phone/read-number.ts';
import {isInbound, viewsOf, type AgentView} from './agent-views.ts';
import type {CallFacts} from './call-facts.ts';

/** The call as the contract words it, seen by one extension, or by nobody in particular (null). */
export function callOfFacts(facts: CallFacts, extension: string | null, country: string): Call {
  const view = extension === null ? undefined : viewsOf(facts).get(extension);
  const state = view?.state ?? facts.state;
  const {displayName, number} = remoteOf(facts, extension, country);
  const outcome = facts.outcome ?? (view && outcomeElsewhere(view, facts));
  const local = extension ?? facts.owner.extension;
  return {
    id: facts.sessionId,
    ...(facts.sipCallId !== '' && {sipCallId: facts.sipCallId}),
    direction: isInbound(facts) ? 'inbound' : facts.direction === 'outbound' ? 'outbound' : 'internal',
    state,
    remote: {number, ...(displayName !== '' && {displayName})},
    local: {
      ...(local !== null && {extension: local}),
      ...(facts.ownNumber !== '' && {number: readNumber(facts.ownNumber, country)}),
    },
    ...(facts.queue && {
      queue: {number: facts.queue.number, ...(facts.queue.name !== '' && {name: facts.queue.name})},
    }),
    startedAt: timestamp(facts.startedAt),
    ...(facts.answeredAt !== null && {answeredAt: timestamp(facts.answeredAt)}),
    ...(state === 'ended' && {endedAt: timestamp(facts.endedAt ?? view?.since ?? facts.startedAt)}),
    ...(facts.state === 'ended' && {talkSeconds: facts.talkSeconds}),
    ...(outcome && {outcome}),
  };
}

const timestamp = (time: number): string => new Date(time).toISOString();

/** The far party of a call with the outside; inside, the colleague at the other end. */
function remoteOf(
  facts: CallFacts,
  extension: string | null,
  country: string,
): {number: PhoneNumber; displayName: string} {
  if (facts.trunk) return {number: readNumber(facts.external, country), displayName: facts.externalName};
  const isCaller = extension === null || extension === facts.caller;
  const [number, displayName] = isCaller
    ? [facts.callee, facts.calleeName]
    : [facts.caller, facts.callerName];
  return {number: {...readNumber(number, country), ...inside(number)}, displayName};
}

/** A long extension must not be read as somebody's phone number. */
const inside = (number: string): Partial<PhoneNumber> => ({
  raw: number.slice(0, 64),
  e164: null,
  national: null,
  international: null,
  country: null,
  kind: 'extension',
});

/** For an agent whose part is over while the call goes on. */
function outcomeElsewhere(view: AgentView, facts: CallFacts): Call['outcome'] | undefined {
  if (view.state !== 'ended') return undefined;
  return facts.answeredAt !== null ? 'answered' : 'no_answer';
}
