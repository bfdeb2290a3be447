import * as v from 'valibot';
import {timestampSchema, uuidSchema} from './primitives.ts';

/** Longest note, in characters: what fits into a Zoho activity's Description (32,000) beside our own block. */
export const noteMaxLength = 20_000;

/** One agent's note on a call. */
export const noteSchema = v.object({
  id: uuidSchema,
  text: v.string(),
  author: v.object({extension: v.nullable(v.string()), name: v.string()}),
  updatedAt: timestampSchema,
  /** Strong ETag of this version; send it as `If-Match` to change or delete the note. */
  etag: v.string(),
});
export type Note = v.InferOutput<typeof noteSchema>;

export const noteBodySchema = v.strictObject({text: v.pipe(v.string(), v.maxLength(noteMaxLength))});
export type NoteBody = v.InferOutput<typeof noteBodySchema>;
export const notesReplySchema = v.object({items: v.array(noteSchema)});
export type NotesReply = v.InferOutput<typeof notesReplySchema>;

export const noteExample = {
  id: '0b7f8d1e-6f0f-4d0b-9a53-6a2f4e3c1d10',
  text: 'Wants the offer by Friday.',
  author: {extension: '101', name: 'Ines Holm'},
  updatedAt: '2026-06-15T09:43:10.000Z',
  etag: '"1"',
} satisfies Note;
export const noteBodyExample = {text: 'Wants the offer by Friday.'} satisfies NoteBody;
