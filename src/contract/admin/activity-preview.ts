import * as v from 'valibot';
import {settingsSchema} from '../settings.ts';

/** Calls to show an activity with. */
export const sampleCalls = [
  'answered',
  'missed',
  'outbound',
  'transferred',
  'queue',
  'voicemail',
  'hidden',
] as const;
export type SampleCallName = (typeof sampleCalls)[number];

/** Body of `POST /settings/preview`: the activity that a sample call would become; nothing is asked or written. */
export const activityPreviewRequestSchema = v.strictObject({
  /** Settings to try; without them the stored ones. */
  settings: v.optional(v.strictObject({...settingsSchema.entries})),
  call: v.optional(v.picklist(sampleCalls), 'queue'),
});
export type ActivityPreviewRequest = v.InferInput<typeof activityPreviewRequestSchema>;

/** Who an activity is given to: the call's agent, the record's owner, the one user of the settings, or the fallback owner. */
export const ownerKinds = ['agent', 'contact_owner', 'fixed_user', 'fallback_owner'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

export const activityPreviewSchema = v.object({
  subject: v.string(),
  description: v.string(),
  type: v.picklist(['inbound', 'outbound', 'missed']),
  /** RFC 3339 with the tenant's offset. */
  startedAt: v.string(),
  durationSeconds: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** By which rule of the settings it would get its owner. */
  ownerBy: v.picklist(ownerKinds),
  /** Extension of the agent who would own it; null: it is no agent's by its call. */
  owner: v.nullable(v.string()),
  /** Every field as it would be sent, by the CRM's API name; lists and objects as JSON text. */
  fields: v.record(v.string(), v.string()),
});
export type ActivityPreview = v.InferOutput<typeof activityPreviewSchema>;

export const activityPreviewExample = {
  subject: 'Inbound call answered: Ana Souza',
  description: 'Answered by Mei Tan (103) after 21 s, talked 2:10.',
  type: 'inbound',
  startedAt: '2026-06-15T10:40:00+01:00',
  durationSeconds: 130,
  ownerBy: 'agent',
  owner: '103',
  fields: {Subject: 'Inbound call answered: Ana Souza', Call_Type: 'Inbound', Call_Duration: '02:10'},
} satisfies ActivityPreview;
