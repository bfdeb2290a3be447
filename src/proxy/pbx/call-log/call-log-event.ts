import {createHash} from 'node:crypto';
import type {CallLogRow} from './call-log-row.ts';

/** Where REST and events spell a reason differently (pbx-facts 2.4, 3.3). */
const eventReasons: Readonly<Record<string, string>> = {
  CONSULT_TRANSFER_COMPLETED: 'attended_transfer_complete',
  BLIND_TRANSFER_COMPLETED: 'blind_transfer_complete',
};

/** What a session's `call_cdr` would have said, made of its rows in the call log. */
export interface CallLogEvent {
  /** The same for the same rows, so that reading again adds nothing. */
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * @param rows Of one session, at least one.
 * @param legs What `/api/cdrs/{id}` lists for them; the rows themselves where the PBX tells no legs.
 */
export function callLogEvent(
  tenantId: string,
  sessionId: string,
  rows: readonly CallLogRow[],
  legs: readonly CallLogRow[],
): CallLogEvent {
  const ordered = inOrder(rows);
  const first = ordered[0]!;
  const last = ordered.reduce((a, b) => ((b.endedAt ?? 0) > (a.endedAt ?? 0) ? b : a));
  const text = (name: string) => first.wire.text(name);
  const body = {
    event_type: 'call_cdr',
    session_id: sessionId,
    cdr_id: first.id,
    tenant_id: tenantId,
    direction: text('direction'),
    call_id: text('call_id'),
    caller: text('caller'),
    caller_display_name: text('caller_display_name'),
    callee: text('callee'),
    callee_display_name: text('callee_display_name'),
    start_time: text('started_at'),
    ended_time: last.wire.text('ended_at'),
    ended_reason: reason(last),
    status_code: last.wire.text('status_code'),
    did: text('did_cid') || text('did'),
    outbound_caller_id: text('outbound_caller_id'),
    trunk_name: text('trunk'),
    user_data: text('user_data'),
    call_targets: legs.map(target),
  };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  return {key: `${keyPrefix}${sessionId}:${hash}`, body};
}

/** Rows as they began. */
export const inOrder = (rows: readonly CallLogRow[]): CallLogRow[] =>
  [...rows].sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));

const keyPrefix = 'call-log:';

/** Whether a stored event was made by us of the call log. */
export const isOfCallLog = (eventKey: string): boolean => eventKey.startsWith(keyPrefix);

const target = (leg: CallLogRow): Record<string, string> => ({
  caller: leg.wire.text('caller'),
  callee: leg.wire.text('callee'),
  destination: leg.wire.text('destination'),
  start_time: leg.wire.text('started_at'),
  ring_time: leg.wire.text('rang_at'),
  answered_time: leg.wire.text('answered_at'),
  ended_time: leg.wire.text('ended_at'),
  status_code: leg.wire.text('status_code'),
  end_reason: reason(leg),
  trunk_name: leg.wire.text('trunk'),
});

function reason({wire}: CallLogRow): string {
  const word = wire.text('end_reason').toUpperCase();
  return eventReasons[word] ?? word.toLowerCase();
}
