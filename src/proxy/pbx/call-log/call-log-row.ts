import {isPlainObject, WireObject} from '../wire/wire-object.ts';
import {wireTime} from '../wire/wire-time.ts';

/** One row of the PBX's call log, or one leg of it (pbx-facts 2.4). Times are milliseconds since 1970. */
export interface CallLogRow {
  /** Of the CDR row, not of the session: the two differ by as little as 1. */
  readonly id: string;
  readonly sessionId: string;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly wire: WireObject;
}

/** Ids that may stand in a path and in our own API. */
const usableId = /^[A-Za-z0-9_.:=+-]{1,80}$/;

/** The rows of an `{items}` answer that can be read; what is no object is left out. */
export function rowsOf(body: unknown): CallLogRow[] {
  const items = (body as {items?: unknown} | undefined)?.items;
  if (!Array.isArray(items)) return [];
  return items.filter(isPlainObject).map((item) => {
    const wire = new WireObject(item);
    return {
      id: idOf(wire.text('id')),
      sessionId: idOf(wire.text('session_id')),
      startedAt: wireTime(wire.text('started_at', 'start_time')),
      endedAt: wireTime(wire.text('ended_at', 'ended_time')),
      wire,
    };
  });
}

const idOf = (text: string): string => (usableId.test(text) ? text : '');
