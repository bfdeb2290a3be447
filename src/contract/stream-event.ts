import * as v from 'valibot';
import {journalSchema, linkedContactSchema} from './call-record.ts';
import {callEventTypes, callSchema, ringingCallExample} from './call.ts';
import {lookupSchema} from './lookup.ts';
import {noteSchema} from './note.ts';
import {idSchema, timestampSchema} from './primitives.ts';
import {connectionStates} from './session.ts';

const base = {id: v.string(), time: timestampSchema};

/** What `GET /events` sends (api-draft B6); the SSE `event` field repeats `type`, the SSE `id` repeats `id`. */
export const streamEventSchema = v.variant('type', [
  v.object({...base, type: v.picklist(callEventTypes), callId: idSchema, call: callSchema}),
  v.object({
    ...base,
    type: v.literal('lookup.completed'),
    callId: v.optional(idSchema),
    lookup: lookupSchema,
  }),
  v.object({
    ...base,
    type: v.literal('call.linked'),
    callId: idSchema,
    contact: v.nullable(linkedContactSchema),
  }),
  v.object({
    ...base,
    type: v.literal('note.updated'),
    callId: idSchema,
    note: v.nullable(noteSchema),
    noteId: v.string(),
  }),
  v.object({...base, type: v.literal('journal.updated'), callId: idSchema, journal: journalSchema}),
  v.object({...base, type: v.picklist(['recording.available', 'transcription.available']), callId: idSchema}),
  v.object({...base, type: v.literal('connection.updated'), state: v.picklist(connectionStates)}),
  v.object({...base, type: v.literal('settings.updated')}),
  /** Whatever is kept of the CRM's records must be forgotten: the tenant was disconnected, or has another organisation. */
  v.object({...base, type: v.literal('cache.cleared')}),
  /** Something that `GET /health` tells changed without another event saying so. Only for streams of the whole tenant. */
  v.object({...base, type: v.literal('health.updated')}),
  v.object({...base, type: v.literal('session.expiring'), at: timestampSchema}),
  v.object({...base, type: v.literal('stream.reset')}),
]);
export type StreamEvent = v.InferOutput<typeof streamEventSchema>;

export const ringingEventExample = {
  id: '000000000001',
  type: 'call.ringing',
  time: '2026-06-15T09:40:00.050Z',
  callId: ringingCallExample.id,
  call: ringingCallExample,
} satisfies StreamEvent;
