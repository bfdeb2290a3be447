import * as v from 'valibot';
import {contactExample, contactSchema, crmModuleSchema} from './contact.ts';

export const searchRequestSchema = v.strictObject({
  /** Part of a name, company, e-mail address or number. */
  query: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(100)),
  modules: v.optional(v.pipe(v.array(crmModuleSchema), v.minLength(1))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(25))),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type SearchRequest = v.InferOutput<typeof searchRequestSchema>;

export const searchReplySchema = v.object({
  items: v.array(contactSchema),
  nextCursor: v.nullable(v.string()),
  /** False when a module could not be asked in time. */
  complete: v.boolean(),
});
export type SearchReply = v.InferOutput<typeof searchReplySchema>;

export const searchRequestExample = {query: 'sample', limit: 10} satisfies SearchRequest;
export const searchReplyExample = {
  items: [contactExample],
  nextCursor: null,
  complete: true,
} satisfies SearchReply;
