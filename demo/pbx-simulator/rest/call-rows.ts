import {talkSeconds} from '../calls/call-record.ts';
import type {CallRecord, LegRecord} from '../calls/call-record.ts';
import {findService, findUser} from '../world/tenants.ts';
import type {TenantFacts} from '../world/tenants.ts';

/** RFC 3339 in UTC; never is empty. */
const time = (seconds: number): string =>
  seconds ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z') : '';

/** A call as a row of `GET /api/cdrs`. Like the PBX it sums all legs and names the first destination. */
export function cdrRow(call: CallRecord, tenant: TenantFacts) {
  return {
    id: call.cdrId,
    caller: call.caller,
    caller_domain: call.callerDomain,
    caller_display_name: call.callerDisplayName,
    callee: call.callee,
    callee_domain: call.calleeDomain,
    callee_display_name: nameOf(tenant, call.callee),
    started_at: time(call.startedAt),
    rang_at: time(call.rangAt),
    answered_at: time(call.answeredAt),
    ended_at: time(call.endedAt),
    call_id: call.callId,
    direction: call.direction,
    end_reason: call.endReason,
    reroute_reason: call.direction === 'INBOUND_OUTBOUND_CALL' ? 'FORWARDING_NO_ANSWER' : '',
    status_code: call.statusCode,
    destination: call.legs[0]?.destination ?? '',
    outbound_caller_id: call.outboundCallerId,
    did_cid: call.did,
    trunk: call.trunk,
    duration: call.legs.reduce((sum, leg) => sum + talkSeconds(leg), 0),
    service_number: findService(tenant, call.callee)?.number ?? '',
    user_data: call.userData,
  };
}

/** The same row with the session, as the call log has it. */
export const callLogRow = (call: CallRecord, tenant: TenantFacts) => ({
  ...cdrRow(call, tenant),
  session_id: call.sessionId,
});

/** One leg of a call, as `GET /api/cdrs/{id}` lists it. */
export function legRow(call: CallRecord, leg: LegRecord, tenant: TenantFacts) {
  return {
    ...cdrRow(call, tenant),
    caller: leg.caller,
    callee: leg.callee,
    callee_display_name: nameOf(tenant, leg.callee),
    started_at: time(leg.startedAt),
    rang_at: time(leg.rangAt),
    answered_at: time(leg.answeredAt),
    ended_at: time(leg.endedAt),
    end_reason: leg.endReason,
    status_code: leg.statusCode,
    destination: leg.destination,
    outbound_caller_id: leg.outboundCallerId,
    trunk: leg.trunk,
    duration: talkSeconds(leg),
    service_number: findService(tenant, leg.callee)?.number ?? '',
    cost: null,
    billed_account: null,
  };
}

const nameOf = (tenant: TenantFacts, number: string): string =>
  findUser(tenant, number)?.name ?? findService(tenant, number)?.name ?? '';
