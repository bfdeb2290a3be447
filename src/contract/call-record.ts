import * as v from 'valibot';
import {callSchema, endedCallExample} from './call.ts';
import {contactExample, contactRefSchema, contactSchema} from './contact.ts';
import {noteExample, noteSchema} from './note.ts';
import {idSchema, timestampSchema} from './primitives.ts';
import {problemSchema} from './problem.ts';

/**
 * Where a call's journal stands. `not_applicable`: internal, or logging is off. `waiting_for_contact`: parked until a record is
 * linked or created. `deleted`: a person deleted it in the CRM; it is not written again.
 */
export const journalStates = [
  'not_applicable',
  'waiting_for_contact',
  'queued',
  'logged',
  'failed',
  'deleted',
] as const;

export const journalSchema = v.object({
  state: v.picklist(journalStates),
  activityId: v.nullable(idSchema),
  activityUrl: v.nullable(v.string()),
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  nextAttemptAt: v.nullable(timestampSchema),
  problem: v.nullable(problemSchema),
});
export type Journal = v.InferOutput<typeof journalSchema>;

export const linkedContactSchema = v.object({
  ...contactRefSchema.entries,
  name: v.string(),
  url: v.nullable(v.string()),
});
export type LinkedContact = v.InferOutput<typeof linkedContactSchema>;

/** A call with everything the CRM side knows of it. */
export const callRecordSchema = v.object({
  ...callSchema.entries,
  trunk: v.boolean(),
  contact: v.nullable(linkedContactSchema),
  match: v.object({
    state: v.picklist(['none', 'matched', 'ambiguous', 'unknown', 'linked', 'suppressed']),
    candidates: v.array(contactSchema),
  }),
  journal: journalSchema,
  notes: v.array(noteSchema),
  recording: v.object({state: v.picklist(['none', 'pending', 'available'])}),
  transcription: v.object({state: v.picklist(['none', 'pending', 'available'])}),
});
export type CallRecord = v.InferOutput<typeof callRecordSchema>;

export const callFilters = ['active', 'all', 'missed', 'unlogged', 'failed'] as const;
export const callsQuerySchema = v.strictObject({
  filter: v.optional(v.picklist(callFilters), 'all'),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^[0-9]{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
  ),
});
export const callsReplySchema = v.object({
  items: v.array(callRecordSchema),
  nextCursor: v.nullable(v.string()),
});
export type CallsReply = v.InferOutput<typeof callsReplySchema>;

export const journalExample = {
  state: 'logged',
  activityId: '4876876000000444001',
  activityUrl: 'https://crm.zoho.eu/crm/org20000001/tab/Calls/4876876000000444001',
  attempts: 1,
  nextAttemptAt: null,
  problem: null,
} satisfies Journal;

export const callRecordExample = {
  ...endedCallExample,
  trunk: true,
  contact: {module: 'Contacts', id: contactExample.id, name: contactExample.name, url: contactExample.url},
  match: {state: 'matched', candidates: [contactExample]},
  journal: journalExample,
  notes: [noteExample],
  recording: {state: 'pending'},
  transcription: {state: 'none'},
} satisfies CallRecord;
