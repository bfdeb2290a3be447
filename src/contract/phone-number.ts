import * as v from 'valibot';
import {countrySchema} from './primitives.ts';

/** What the numbering plan says about a number; `anonymous` when the caller withheld it. */
export const phoneKinds = [
  'fixed_line',
  'mobile',
  'fixed_line_or_mobile',
  'toll_free',
  'premium',
  'voip',
  'other',
  'extension',
  'anonymous',
] as const;

/** A number as the proxy parsed and formatted it. Browsers only show it (architecture, decision 8). */
export const phoneNumberSchema = v.object({
  /** As it arrived, cleaned of control characters, at most 64 characters. */
  raw: v.pipe(v.string(), v.maxLength(64)),
  /** Canonical form; null when the text is no possible number. */
  e164: v.nullable(v.pipe(v.string(), v.regex(/^\+[0-9]{3,15}$/))),
  national: v.nullable(v.string()),
  international: v.nullable(v.string()),
  country: v.nullable(countrySchema),
  kind: v.picklist(phoneKinds),
});
export type PhoneNumber = v.InferOutput<typeof phoneNumberSchema>;

export const phoneNumberExample = {
  raw: '14155550123',
  e164: '+14155550123',
  national: '(415) 555-0123',
  international: '+1 415 555 0123',
  country: 'US',
  kind: 'fixed_line_or_mobile',
} satisfies PhoneNumber;

export const anonymousNumberExample = {
  raw: 'anonymous',
  e164: null,
  national: null,
  international: null,
  country: null,
  kind: 'anonymous',
} satisfies PhoneNumber;
