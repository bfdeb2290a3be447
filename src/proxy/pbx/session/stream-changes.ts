import {viewsOf, type AgentView} from './agent-views.ts';
import type {CallFacts} from './call-facts.ts';

/** Older events are journaled and ring no card (api-draft B7), milliseconds. */
const ringsFor = 5 * 60_000;

/** Something that one agent's screen should show of a call. */
export interface ScreenChange {
  readonly type: 'call.ringing' | 'call.dialing' | 'call.answered' | 'call.transferred' | 'call.ended';
  readonly view: AgentView;
}

/**
 * What changed for each agent between two states of a call. A call of which a screen never heard, and whose news is old, stays off it:
 * a late `call_start` must not ring.
 */
export function screenChanges(before: CallFacts | undefined, after: CallFacts, now: number): ScreenChange[] {
  const old = before ? viewsOf(before) : new Map<string, AgentView>();
  const justEnded = after.state === 'ended' && before?.state !== 'ended';
  return [...viewsOf(after).values()].flatMap((view) => {
    const known = old.get(view.extension);
    const isNews = known !== undefined || now - view.since < ringsFor;
    return isNews ? changesOf(view, known, before, after, justEnded, now) : [];
  });
}

function changesOf(
  view: AgentView,
  known: AgentView | undefined,
  before: CallFacts | undefined,
  after: CallFacts,
  justEnded: boolean,
  now: number,
): ScreenChange[] {
  if (view.state === 'ended') {
    const closes = known ? known.state !== 'ended' : after.state === 'ended' && now - view.since < ringsFor;
    // Who talked, and who called, learns in the end how it went, also if the talk was over before.
    return closes || (justEnded && concerns(view, after)) ? [{type: 'call.ended', view}] : [];
  }
  const changes: ScreenChange[] = [];
  if (view.state !== known?.state) {
    // A card may open late, but it never rings for something old.
    if (view.state === 'connected') changes.push({type: 'call.answered', view});
    else if (now - view.since < ringsFor) changes.push({type: `call.${view.state}`, view});
  }
  if (!isLive(known) ? comesFromColleague(view, after) : before && farPartyChanged(before, after)) {
    changes.push({type: 'call.transferred', view});
  }
  return changes;
}

const isLive = (view: AgentView | undefined): boolean => view !== undefined && view.state !== 'ended';

const concerns = ({extension}: AgentView, {caller, direction, legs, outcome}: CallFacts): boolean =>
  outcome !== 'answered' ||
  (direction === 'outbound' && extension === caller) ||
  legs.some(({kind, number, answeredAt}) => kind === 'person' && number === extension && answeredAt !== null);

/** Another person talked with the caller before this one was asked. */
function comesFromColleague({extension, since}: AgentView, {legs}: CallFacts): boolean {
  return legs.some(
    (leg) =>
      leg.kind === 'person' &&
      leg.number !== extension &&
      leg.answeredAt !== null &&
      leg.answeredAt < since &&
      leg.endedAt !== null,
  );
}

const farPartyChanged = (before: CallFacts, after: CallFacts): boolean =>
  before.external !== after.external || before.externalName !== after.externalName;
