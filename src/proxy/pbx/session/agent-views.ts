import type {CallFacts, Leg} from './call-facts.ts';

/** What one extension sees of a call. */
export interface AgentView {
  readonly extension: string;
  readonly state: 'ringing' | 'dialing' | 'connected' | 'ended';
  /** When this state began as the PBX tells it, milliseconds since 1970. */
  readonly since: number;
}

/**
 * The call as each extension that takes or took part sees it: a ring group's other members see it end when one answers, a caller
 * sees dialing where the callee sees ringing. Two devices of one person are one view.
 */
export function viewsOf(facts: CallFacts): Map<string, AgentView> {
  const views = new Map<string, AgentView>();
  for (const extension of extensionsOf(facts)) {
    const legs = facts.legs.filter((leg) => leg.kind === 'person' && leg.number === extension);
    const calling = extension === facts.caller && !isInbound(facts);
    views.set(extension, {extension, ...(calling ? callerView(facts) : calleeView(facts, legs))});
  }
  return views;
}

/** Extensions of the persons who took part, in a fixed order: who may see the call in their history. */
export function extensionsOf(facts: CallFacts): string[] {
  const extensions = new Set(facts.legs.filter(({kind}) => kind === 'person').map(({number}) => number));
  if (facts.owner.extension !== null) extensions.add(facts.owner.extension);
  if (!isInbound(facts) && facts.caller !== '') extensions.add(facts.caller);
  if (facts.consultedBy !== '') extensions.add(facts.consultedBy);
  return [...extensions].sort();
}

export const isInbound = ({direction}: Pick<CallFacts, 'direction'>): boolean =>
  direction === 'inbound' || direction === 'forwarded';

function callerView(facts: CallFacts): Pick<AgentView, 'state' | 'since'> {
  if (facts.state === 'ended') return {state: 'ended', since: facts.endedAt ?? facts.startedAt};
  const far = facts.legs.filter((leg) => (facts.direction === 'outbound' ? leg.kind === 'external' : true));
  const talking = far.find((leg) => leg.answeredAt !== null && leg.endedAt === null);
  return talking
    ? {state: 'connected', since: talking.answeredAt!}
    : {state: 'dialing', since: facts.startedAt};
}

function calleeView(facts: CallFacts, legs: readonly Leg[]): Pick<AgentView, 'state' | 'since'> {
  if (facts.state === 'ended') return {state: 'ended', since: facts.endedAt ?? facts.startedAt};
  // Only the call itself is told yet: its callee is who will ring.
  if (facts.legs.length === 0) return {state: 'ringing', since: facts.startedAt};
  const talking = legs.find((leg) => leg.answeredAt !== null && leg.endedAt === null);
  if (talking) return {state: 'connected', since: talking.answeredAt!};
  // One device was answered and that talk is over, or another's: the rest of the devices do not ring on.
  const ringing = legs.find(
    (leg) => leg.answeredAt === null && leg.endedAt === null && !wonElsewhere(leg, facts),
  );
  if (ringing) return {state: 'ringing', since: ringing.rangAt ?? ringing.offeredAt ?? facts.startedAt};
  const ended = legs.map((leg) => leg.endedAt ?? 0);
  return {state: 'ended', since: Math.max(facts.startedAt, ...ended)};
}

/**
 * Somebody else answered after this leg began to ring: it is over, though its own event may still be on its way.
 */
function wonElsewhere(leg: Leg, facts: CallFacts): boolean {
  return facts.legs.some(
    (other) =>
      other.kind === 'person' &&
      other.answeredAt !== null &&
      other.answeredAt >= (leg.rangAt ?? leg.offeredAt ?? Infinity),
  );
}
