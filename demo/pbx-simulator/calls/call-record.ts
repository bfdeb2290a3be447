/** `direction` as REST spells it (pbx-facts 3.3). */
export type RestDirection = 'INBOUND_CALL' | 'OUTBOUND_CALL' | 'EXTENSION_CALL' | 'INBOUND_OUTBOUND_CALL';

/** One leg of a call as REST shows it. Times are Unix seconds, 0 = never. */
export interface LegRecord {
  caller: string;
  callee: string;
  destination: string;
  startedAt: number;
  rangAt: number;
  answeredAt: number;
  endedAt: number;
  endReason: string;
  statusCode: number;
  trunk: string;
  outboundCallerId: string;
}

/** A call of the PBX, live or over: what call log, CDRs and live sessions are read from. */
export interface CallRecord {
  readonly tenantId: string;
  readonly sessionId: string;
  cdrId: string;
  callId: string;
  direction: RestDirection;
  caller: string;
  callerDomain: string;
  callerDisplayName: string;
  callee: string;
  calleeDomain: string;
  calleeDisplayName: string;
  did: string;
  outboundCallerId: string;
  trunk: string;
  userData: string;
  startedAt: number;
  rangAt: number;
  answeredAt: number;
  endedAt: number;
  endReason: string;
  statusCode: number;
  legs: LegRecord[];
  finished: boolean;
  held: boolean;
}

const directions: Record<string, RestDirection> = {
  ext: 'EXTENSION_CALL',
  internal: 'EXTENSION_CALL',
  in: 'INBOUND_CALL',
  inbound: 'INBOUND_CALL',
  in2out: 'INBOUND_OUTBOUND_CALL',
  inbound_outbound: 'INBOUND_OUTBOUND_CALL',
  out: 'OUTBOUND_CALL',
  outbound: 'OUTBOUND_CALL',
};

export const restDirection = (direction: string | undefined): RestDirection =>
  directions[direction ?? ''] ?? 'INBOUND_CALL';

const reasons: Record<string, string> = {
  None: '',
  caller_disconnect: 'CALLER_DISCONNECTED',
  caller_disconnected: 'CALLER_DISCONNECTED',
  callee_disconnect: 'CALLEE_DISCONNECTED',
  callee_disconnected: 'CALLEE_DISCONNECTED',
  blind_transfer_complete: 'BLIND_TRANSFER_COMPLETED',
  attended_transfer_complete: 'CONSULT_TRANSFER_COMPLETED',
};

/** An event's `end_reason` as REST spells it; `None` is empty there. */
export const restReason = (reason: unknown): string =>
  typeof reason === 'string' ? (reasons[reason] ?? reason.toUpperCase()) : '';

/** Seconds that somebody or something talked on a leg. */
export const talkSeconds = (leg: LegRecord): number =>
  leg.answeredAt ? Math.max(0, leg.endedAt - leg.answeredAt) : 0;

/** Is this extension the caller or one of those who were called? */
export const takesPart = (call: CallRecord, extension: string): boolean =>
  extension !== '' &&
  (call.caller === extension ||
    call.callee === extension ||
    call.legs.some((leg) => leg.callee === extension));
