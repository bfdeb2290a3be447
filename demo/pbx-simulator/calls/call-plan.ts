import * as v from 'valibot';
import type {TenantFacts} from '../world/tenants.ts';
import {findUser, isInside} from '../world/tenants.ts';
import {InvalidInput} from '../control/invalid-input.ts';

const number = v.pipe(v.string(), v.regex(/^(\+?[0-9]{1,20}|anonymous|unknown|private)$/i));
const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400));

/** How a free call is asked for (`POST /control/calls`). */
export const callRequestSchema = v.strictObject({
  tenant: v.string(),
  /** External number as the trunk would show it, or an extension. */
  from: number,
  /** Extension, ring group, queue, IVR, or external number. */
  to: number,
  direction: v.optional(v.picklist(['inbound', 'outbound', 'internal'])),
  /** Name that the caller's network shows. */
  displayName: v.optional(v.pipe(v.string(), v.maxLength(10_000)), ''),
  ends: v.optional(
    v.picklist(['answered', 'missed', 'busy', 'rejected', 'caller_gave_up', 'voicemail', 'transfer']),
    'answered',
  ),
  /** Extension that answers; else the first that rings. */
  answeredBy: v.optional(number),
  /** Seconds of ringing until answered, rejected or given up. */
  answerAfter: v.optional(seconds, 5),
  /** Seconds of ringing until nobody has answered. */
  ringSeconds: v.optional(seconds, 20),
  talkSeconds: v.optional(seconds, 60),
  /** Extension that a transfer goes to. */
  transferTo: v.optional(number),
  /** `manual`: rings and then waits for buttons. */
  step: v.optional(v.picklist(['auto', 'manual']), 'auto'),
  /** Plays the whole call at once, ending now. */
  instant: v.optional(v.boolean(), false),
  userData: v.optional(v.pipe(v.string(), v.maxLength(128)), ''),
});

export type CallRequest = v.InferInput<typeof callRequestSchema>;

/** A call that can be played: every choice is made. */
export interface CallPlan extends Required<Omit<v.InferOutput<typeof callRequestSchema>, 'answeredBy'>> {
  readonly answeredBy: string | undefined;
  /** Placed by REST: the caller's own phone rings first. */
  readonly clickToCall: boolean;
}

/** @throws InvalidInput when such a call cannot be. */
export function planCall(
  request: v.InferOutput<typeof callRequestSchema>,
  tenant: TenantFacts,
  clickToCall = false,
): CallPlan {
  const {from, to} = request;
  const direction = request.direction ?? inferDirection(tenant, from, to);
  if (direction !== 'inbound' && !findUser(tenant, from)) {
    throw new InvalidInput('from', 'must be an extension of the tenant');
  }
  if (direction === 'outbound' ? isInside(tenant, to) : !isInside(tenant, to)) {
    throw new InvalidInput('to', `does not fit an ${direction} call`);
  }
  if (direction !== 'inbound' && request.ends === 'voicemail') {
    throw new InvalidInput('ends', 'voicemail is for inbound calls');
  }
  if (request.step === 'manual' && request.instant) throw new InvalidInput('instant', 'has no buttons');
  const transferTo =
    request.transferTo ?? tenant.users.find((u) => ![from, to].includes(u.extension))!.extension;
  if (!findUser(tenant, transferTo)) throw new InvalidInput('transferTo', 'must be an extension');
  return {...request, direction, transferTo, answeredBy: request.answeredBy, clickToCall};
}

function inferDirection(tenant: TenantFacts, from: string, to: string): 'inbound' | 'outbound' | 'internal' {
  if (!findUser(tenant, from)) return 'inbound';
  return isInside(tenant, to) ? 'internal' : 'outbound';
}
