import type {CallTarget} from '../events.ts';

/** One leg of a free call: a phone that rings, a service that answers, or the far end of a trunk. */
export interface FreeLeg {
  readonly callee: string;
  readonly destination: string;
  readonly kind: 'person' | 'service' | 'trunk';
  readonly callType: 'normal_call' | 'ring_group_call' | 'queue_call';
  readonly startedAt: number;
  rangAt: number;
  answeredAt: number;
  endedAt: number;
  endReason: string;
  statusCode: number;
}

export const isRinging = (leg: FreeLeg): boolean => leg.rangAt > 0 && !leg.answeredAt && !leg.endedAt;
export const isTalking = (leg: FreeLeg): boolean => leg.answeredAt > 0 && !leg.endedAt;

/** Seconds from answer to end. */
export const legTalk = (leg: FreeLeg): number => (leg.answeredAt ? leg.endedAt - leg.answeredAt : 0);

/** The leg as `call_cdr` lists it. */
export function targetOf(
  leg: FreeLeg,
  facts: {caller: string; tenantId: string; trunkName: string; outboundCallerId: string},
): CallTarget {
  const rang = leg.rangAt ? (leg.answeredAt || leg.endedAt) - leg.rangAt : 0;
  return {
    answered_time: String(leg.answeredAt),
    call_type: leg.callType,
    callee: leg.callee,
    caller: facts.caller,
    destination: leg.destination,
    did: '',
    end_reason: leg.endReason,
    ended_time: String(leg.endedAt),
    id: facts.tenantId,
    outbound_caller_id: facts.outboundCallerId,
    ring_duration: String(rang),
    ring_time: String(leg.rangAt),
    start_time: String(leg.startedAt),
    status: leg.answeredAt ? 'answered' : 'noanswer',
    status_code: leg.statusCode,
    talk_duration: String(legTalk(leg)),
    trunk_name: facts.trunkName,
  };
}
