import * as v from 'valibot';
import {idSchema, timestampSchema} from './primitives.ts';

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0));
const address = v.pipe(v.string(), v.minLength(1), v.maxLength(2000));

const fileSchema = v.object({
  url: v.string(),
  expiresAt: timestampSchema,
  mimeType: v.optional(v.string()),
  seconds: v.optional(seconds),
});

/**
 * A call's recording or transcript for the agent's player. `url` opens for ten minutes and needs no header; a call that was paused
 * has several `files`, of which the first is repeated beside `state`.
 */
export const callMediaSchema = v.object({
  state: v.picklist(['none', 'pending', 'available']),
  visibility: v.picklist(['private', 'public']),
  ...v.partial(fileSchema).entries,
  files: v.optional(v.array(fileSchema)),
});
export type CallMedia = v.InferOutput<typeof callMediaSchema>;

/** `POST /pbx/recordings`: a PBX that announces its recordings says so here. */
export const pushedRecordingSchema = v.object({
  sessionId: idSchema,
  recordingId: idSchema,
  privateUrl: v.optional(address),
  publicUrl: v.optional(address),
  seconds: v.optional(seconds),
});
export type PushedRecording = v.InferOutput<typeof pushedRecordingSchema>;

/** `POST /pbx/transcriptions` */
export const pushedTranscriptionSchema = v.object({
  sessionId: idSchema,
  recordingId: idSchema,
  status: v.picklist(['available', 'failed']),
  privateUrl: v.optional(address),
  publicUrl: v.optional(address),
  summary: v.optional(v.pipe(v.string(), v.maxLength(10_000))),
});
export type PushedTranscription = v.InferOutput<typeof pushedTranscriptionSchema>;

const fileExample = {
  url: 'https://crm.example/crm/v1/links/3q2-7wAAfM1vXkR0bGlua0V4YW1wbGU_/media',
  expiresAt: '2026-06-15T09:55:00.000Z',
  mimeType: 'audio/wav',
  seconds: 240,
};
export const callMediaExample = {
  state: 'available',
  visibility: 'private',
  ...fileExample,
  files: [fileExample],
} satisfies CallMedia;
export const pendingMediaExample = {state: 'pending', visibility: 'private'} satisfies CallMedia;
export const pushedRecordingExample = {
  sessionId: '950000000000001000',
  recordingId: '960000000000100001',
  publicUrl: '/api/blobs/example',
  seconds: 240,
} satisfies PushedRecording;
export const pushedTranscriptionExample = {
  sessionId: '950000000000001000',
  recordingId: '960000000000100001',
  status: 'available',
} satisfies PushedTranscription;
