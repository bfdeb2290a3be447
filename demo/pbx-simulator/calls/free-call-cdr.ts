import type {PbxEvent} from '../events.ts';
import {didOf, findService, findUser, isInside} from '../world/tenants.ts';
import type {TenantFacts} from '../world/tenants.ts';
import type {CallPlan} from './call-plan.ts';
import {legTalk, targetOf} from './free-call-leg.ts';
import type {FreeLeg} from './free-call-leg.ts';

/** Who is on a call, as `call_start` and `call_update_info` say it. `callee` follows the destination. */
export function partiesOf(plan: CallPlan, tenant: TenantFacts, callee: string) {
  const {direction, from, to, displayName} = plan;
  const name = (number: string) => findUser(tenant, number)?.name ?? findService(tenant, number)?.name ?? '';
  return {
    caller: from,
    caller_display_name: direction === 'inbound' ? displayName : name(from),
    callee,
    callee_display_name: name(callee),
    did: direction === 'inbound' && isInside(tenant, to) ? didOf(tenant, to) : '',
    outbound_caller_id: direction === 'outbound' ? didOf(tenant, from) : '',
  };
}

/** How and when a call ended. Times are Unix seconds. */
export interface CallEnd {
  readonly reason: string;
  readonly statusCode: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** The fields of the final `call_cdr`: sums over all legs and the first destination, as the PBX has it. */
export function cdrOf(
  plan: CallPlan,
  tenant: TenantFacts,
  legs: readonly FreeLeg[],
  end: CallEnd,
): Partial<PbxEvent> {
  const {trunk, domain, id, name} = tenant;
  const outbound = plan.direction === 'outbound';
  const trunkName = plan.direction === 'internal' ? '' : `${trunk.name}:${trunk.id}`;
  const {callee_display_name: _, ...parties} = partiesOf(plan, tenant, plan.to);
  const rang = earliest(legs.map((leg) => leg.rangAt));
  const answered = earliest(legs.map((leg) => leg.answeredAt));
  const facts = {caller: plan.from, tenantId: id, trunkName, outboundCallerId: parties.outbound_caller_id};
  return {
    ...parties,
    answered_time: String(answered),
    call_status: answered ? 'answered' : end.statusCode === '486' ? 'fail' : 'noanswer',
    call_targets: legs.map((leg) => targetOf(leg, facts)),
    callee_domain: outbound ? trunk.host : domain,
    caller_domain: plan.direction === 'inbound' ? trunk.host : domain,
    ended_reason: end.reason,
    ended_time: String(end.endedAt),
    ring_duration: String(rang ? Math.max(0, (answered || end.endedAt) - rang) : 0),
    ring_time: String(rang),
    start_time: String(end.startedAt),
    status_code: end.statusCode,
    talk_duration: legs.reduce((sum, leg) => sum + legTalk(leg), 0),
    tenant_name: name,
    trunk_name: trunkName,
    user_data: plan.userData,
  };
}

/** The first of the times that are not 0 (never); 0 if all are. */
const earliest = (times: number[]): number =>
  times.reduce((first, time) => (time > 0 && (first === 0 || time < first) ? time : first), 0);
