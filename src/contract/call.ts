import * as v from 'valibot';
import {phoneNumberExample, phoneNumberSchema} from './phone-number.ts';
import {idSchema, timestampSchema} from './primitives.ts';

export const callDirections = ['inbound', 'outbound', 'internal'] as const;
/** In the order in which a call may move; it never moves back, except that `held` and `connected` alternate. */
export const callStates = ['ringing', 'dialing', 'connected', 'held', 'ended'] as const;
export const callOutcomes = [
  'answered',
  'missed',
  'rejected',
  'busy',
  'no_answer',
  'failed',
  'cancelled',
  'voicemail',
] as const;

/** One PBX session as an agent sees it. */
export const callSchema = v.object({
  /** PBX session id, 18 or 19 digits: always text. */
  id: idSchema,
  sipCallId: v.optional(v.string()),
  direction: v.picklist(callDirections),
  state: v.picklist(callStates),
  remote: v.object({number: phoneNumberSchema, displayName: v.optional(v.string())}),
  local: v.object({extension: v.optional(v.string()), number: v.optional(phoneNumberSchema)}),
  queue: v.optional(v.object({number: v.string(), name: v.optional(v.string())})),
  startedAt: timestampSchema,
  answeredAt: v.optional(timestampSchema),
  endedAt: v.optional(timestampSchema),
  talkSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  outcome: v.optional(v.picklist(callOutcomes)),
});
export type Call = v.InferOutput<typeof callSchema>;

export const callEventTypes = [
  'call.ringing',
  'call.dialing',
  'call.answered',
  'call.held',
  'call.resumed',
  'call.transferred',
  'call.ended',
] as const;

/** What a call source tells: what is new about one call. May repeat, may come late or out of order. */
export interface CallEvent {
  /** The same on a repeat. */
  readonly id: string;
  readonly type: (typeof callEventTypes)[number];
  readonly time: string;
  readonly call: Partial<Call> & {readonly id: string};
}

export const ringingCallExample = {
  id: '950000000000001000',
  direction: 'inbound',
  state: 'ringing',
  remote: {number: phoneNumberExample},
  local: {extension: '101'},
  startedAt: '2026-06-15T09:40:00.000Z',
} satisfies Call;

export const endedCallExample = {
  ...ringingCallExample,
  state: 'ended',
  answeredAt: '2026-06-15T09:40:07.000Z',
  endedAt: '2026-06-15T09:44:07.000Z',
  talkSeconds: 240,
  outcome: 'answered',
} satisfies Call;
