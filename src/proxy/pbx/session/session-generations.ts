import type {StoredEvent} from '../webhook/event-store.ts';

/** A session id that begins again so long after its call is another call: the PBX counts anew (reliability E13). Milliseconds. */
export const generationGap = 24 * 3_600_000;

/** Events may be told a little before the start of the call that they belong to. */
const tolerance = 5 * 60_000;

/** One call among those that had the same session id. */
export interface Generation {
  /** Our id of the call: the PBX's, with a mark from the second one on. */
  readonly sessionId: string;
  readonly events: readonly StoredEvent[];
}

/** A call of this session id that is stored already. */
export interface KnownGeneration {
  readonly sessionId: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** The PBX's session id of a call. */
export const firstGenerationOf = (sessionId: string): string => sessionId.replace(/:g[0-9]+$/, '');

export const isLaterGeneration = (sessionId: string): boolean => firstGenerationOf(sessionId) !== sessionId;

const numbered = (base: string, number: number): string => (number === 1 ? base : `${base}:g${number}`);

/** Whether all that is told of a session can be one call, without looking at what is stored of it. */
export function isOneCall(stored: readonly StoredEvent[]): boolean {
  const starts = stored.map(startOf).filter((start) => start !== null);
  return starts.length < 2 || Math.max(...starts) - Math.min(...starts) < generationGap;
}

/** When the earliest call began of which these events tell; null when none of them tells. */
export function toldStart(stored: readonly StoredEvent[]): number | null {
  return stored.map(startOf).reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null);
}

interface Draft {
  readonly sessionId: string;
  readonly startedAt: number;
  endedAt: number;
  readonly events: StoredEvent[];
}

/**
 * Parts a session's events among the calls that had its id, oldest first. A call begins anew where a start is told a day after the
 * call before began, and after it was over.
 */
export function generationsOf(
  base: string,
  stored: readonly StoredEvent[],
  known: readonly KnownGeneration[],
): Generation[] {
  const drafts: Draft[] = known
    .map(({sessionId, startedAt, endedAt}) => ({
      sessionId,
      startedAt,
      endedAt: endedAt ?? startedAt,
      events: [],
    }))
    .sort((a, b) => a.startedAt - b.startedAt);
  const told = [...stored].sort((a, b) => (startOf(a) ?? Infinity) - (startOf(b) ?? Infinity));
  for (const event of told) {
    const start = startOf(event) ?? event.event.at ?? event.receivedAt;
    const last = drafts.findLast((draft) => draft.startedAt <= start + tolerance) ?? drafts[0];
    const begins =
      startOf(event) !== null && (!last || (start - last.startedAt >= generationGap && start > last.endedAt));
    const draft =
      last && !begins
        ? last
        : {sessionId: numbered(base, drafts.length + 1), startedAt: start, endedAt: start, events: []};
    if (draft !== last) drafts.push(draft);
    draft.endedAt = Math.max(draft.endedAt, event.event.cdr?.endedAt ?? 0);
    draft.events.push(event);
  }
  return drafts.filter(({events}) => events.length > 0);
}

/** Where the call begins that this event tells of; only these two kinds know. A clock that runs ahead is not believed. */
function startOf({event, receivedAt}: StoredEvent): number | null {
  const told =
    event.kind === 'call_started' ? event.at : event.kind === 'call_finished' ? event.cdr!.startedAt : null;
  return told === null ? null : Math.min(told, receivedAt);
}
