import type {CallTarget, Line, PbxEvent} from '../events.ts';

/** The first line that a test holds for; every mutation is written for certain scenarios. @throws Error */
export function findLine(lines: readonly Line[], wanted: (event: PbxEvent) => boolean): Line {
  const line = lines.find(({event}) => wanted(event));
  if (!line) throw new Error('This mutation does not fit this scenario.');
  return line;
}

export const findCdr = (lines: readonly Line[], sessionId?: string): Line =>
  findLine(lines, (e) => e.event_type === 'call_cdr' && (!sessionId || e.session_id === sessionId));

export const targetsOf = (event: PbxEvent): CallTarget[] => event.call_targets ?? [];

/** Seconds as the PBX writes them, some seconds later. */
export const later = (time: unknown, seconds: number): string => String(Number(time) + seconds);
