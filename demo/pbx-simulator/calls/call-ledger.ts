import type {CallTarget, PbxEvent} from '../events.ts';
import {userPart} from '../events.ts';
import {restDirection, restReason, takesPart} from './call-record.ts';
import type {CallRecord, LegRecord} from './call-record.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const seconds = (value: unknown): number => Number(value) || 0;

/**
 * All calls of the PBX, built from its own events: it hears each one, also those whose webhook is dropped.
 * Events may come in any order; a call that is over stays over.
 */
export class CallLedger {
  readonly #calls = new Map<string, CallRecord>();

  /** Hears an event; answers the call if this is what ended it. */
  absorb(event: PbxEvent): CallRecord | undefined {
    if (!event.session_id || !/^(call|cdr_target)_/.test(event.event_type)) return undefined;
    const call = this.#open(event);
    const wasOver = call.finished;
    if (event.event_type === 'call_cdr') finish(call, event);
    else if (!wasOver && event.event_type.startsWith('cdr_target_')) trackLeg(call, event);
    else if (!wasOver) describe(call, event);
    return call.finished && !wasOver ? call : undefined;
  }

  find(tenantId: string, sessionId: string): CallRecord | undefined {
    return this.#calls.get(`${tenantId} ${sessionId}`);
  }

  findByCdrId(tenantId: string, cdrId: string): CallRecord | undefined {
    return this.finished(tenantId).find((call) => call.cdrId === cdrId);
  }

  /** Calls that are over, newest first. */
  finished(tenantId: string): CallRecord[] {
    return this.#of(tenantId, true).sort((a, b) => b.startedAt - a.startedAt);
  }

  /** Calls that go on. */
  live(tenantId: string): CallRecord[] {
    return this.#of(tenantId, false);
  }

  /** The latest live call of an extension. */
  lastLiveOf(tenantId: string, extension: string): CallRecord | undefined {
    return this.live(tenantId).findLast((call) => takesPart(call, extension));
  }

  clear(): void {
    this.#calls.clear();
  }

  #of(tenantId: string, finished: boolean): CallRecord[] {
    return [...this.#calls.values()].filter(
      (call) => call.tenantId === tenantId && call.finished === finished,
    );
  }

  #open(event: PbxEvent): CallRecord {
    const sessionId = event.session_id ?? '';
    const key = `${event.tenant_id} ${sessionId}`;
    const known = this.#calls.get(key);
    if (known) return known;
    const call = blankCall(event.tenant_id, sessionId);
    this.#calls.set(key, call);
    return call;
  }
}

const plainTrunk = (trunk: unknown): string => text(trunk).replace(/:\d+$/, '');

function blankCall(tenantId: string, sessionId: string): CallRecord {
  return {
    tenantId,
    sessionId,
    cdrId: String(BigInt(sessionId) + 1n),
    callId: '',
    direction: 'INBOUND_CALL',
    caller: '',
    callerDomain: '',
    callerDisplayName: '',
    callee: '',
    calleeDomain: '',
    calleeDisplayName: '',
    did: '',
    outboundCallerId: '',
    trunk: '',
    userData: '',
    startedAt: 0,
    rangAt: 0,
    answeredAt: 0,
    endedAt: 0,
    endReason: '',
    statusCode: 0,
    legs: [],
    finished: false,
    held: false,
  };
}

function describe(call: CallRecord, event: PbxEvent): void {
  if (event.event_type === 'call_start') call.startedAt = seconds(event.time);
  call.cdrId = event.cdr_id ?? call.cdrId;
  call.callId = text(event['call_id']) || call.callId;
  call.direction = event.direction ? restDirection(event.direction) : call.direction;
  call.caller = userPart(event.caller ?? '') || call.caller;
  call.callee = userPart(event.callee ?? '') || call.callee;
  call.callerDisplayName = text(event['caller_display_name']) || call.callerDisplayName;
  call.calleeDisplayName = text(event['callee_display_name']) || call.calleeDisplayName;
  call.did = text(event['did'] ?? event['did_cid']) || call.did;
  call.outboundCallerId = text(event['outbound_caller_id']) || call.outboundCallerId;
  call.userData = text(event['user_data']) || call.userData;
}

function finish(call: CallRecord, event: PbxEvent): void {
  describe(call, event);
  call.finished = true;
  call.held = false;
  call.callerDomain = text(event['caller_domain']);
  call.calleeDomain = text(event['callee_domain']);
  call.trunk = plainTrunk(event['trunk_name']);
  call.startedAt = seconds(event['start_time']);
  call.rangAt = seconds(event['ring_time']);
  call.answeredAt = seconds(event['answered_time']);
  call.endedAt = seconds(event['ended_time']);
  call.endReason = restReason(event['ended_reason'] ?? event['end_reason']);
  call.statusCode = seconds(event['status_code']);
  call.legs = (event.call_targets ?? []).map(legOf);
}

function legOf(target: CallTarget): LegRecord {
  return {
    caller: target.caller,
    callee: target.callee,
    destination: target.destination,
    startedAt: seconds(target.start_time),
    rangAt: seconds(target.ring_time),
    answeredAt: seconds(target.answered_time),
    endedAt: seconds(target.ended_time),
    endReason: restReason(target.end_reason),
    statusCode: target.status_code,
    trunk: plainTrunk(target.trunk_name),
    outboundCallerId: text(target['outbound_caller_id']),
  };
}

/** Live legs, as far as target events tell: enough for `GET /api/sessions`. */
function trackLeg(call: CallRecord, event: PbxEvent): void {
  const destination = event.destination ?? '';
  const at = seconds(event.time);
  let leg = call.legs.find((known) => known.destination === destination && !known.endedAt);
  if (!leg) {
    leg = {
      caller: userPart(event.caller ?? ''),
      callee: userPart(destination),
      destination,
      startedAt: at,
      rangAt: 0,
      answeredAt: 0,
      endedAt: 0,
      endReason: '',
      statusCode: 0,
      trunk: call.trunk,
      outboundCallerId: text(event['outbound_caller_id']),
    };
    call.legs.push(leg);
  }
  const step = event.event_type.slice('cdr_target_'.length);
  if (step === 'ringing') leg.rangAt = at;
  if (step === 'answer') leg.answeredAt = at;
  if (['noanswer', 'fail', 'end'].includes(step)) leg.endedAt = at;
}
