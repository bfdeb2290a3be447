import {Refusal} from '../../middleware/refusal.ts';

interface Place {
  readonly startedAt: string;
  readonly sessionId: string;
}

/** Names the last call of a page, so that calls that come in meanwhile move nothing. */
export function writeCursor(startedAt: Date, sessionId: string): string {
  return Buffer.from(JSON.stringify([startedAt.toISOString(), sessionId])).toString('base64url');
}

/** @throws Refusal `malformed` for what is no cursor of ours. */
export function readCursor(cursor: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [startedAt, sessionId] = place as [unknown, unknown];
    if (typeof sessionId !== 'string' || typeof startedAt !== 'string') throw new Error('no place');
    return {startedAt: new Date(startedAt).toISOString(), sessionId};
  } catch (cause) {
    throw new Refusal('malformed', {errors: [{pointer: '/cursor', code: 'not_a_cursor'}]}, {cause});
  }
}
