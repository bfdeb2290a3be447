import * as v from 'valibot';
import {contactExample, contactSchema} from './contact.ts';
import {anonymousNumberExample, phoneNumberExample, phoneNumberSchema} from './phone-number.ts';
import {countrySchema, timestampSchema} from './primitives.ts';
import {problemExample, problemSchema} from './problem.ts';

/** Why two numbers were taken for the same one. `caller_country`: the stored text was read in the caller's country, not the tenant's. `remembered`: an agent chose this record for the number before. */
export const matchRules = ['e164', 'national', 'caller_country', 'remembered'] as const;

export const matchReasonSchema = v.object({
  /** CRM field that held the number, by its API name, e.g. `Mobile`. */
  field: v.string(),
  /** The number as the CRM stores it. */
  stored: v.string(),
  rule: v.picklist(matchRules),
  /** Place of the record's module in the tenant's lookup order, from 1. */
  order: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type MatchReason = v.InferOutput<typeof matchReasonSchema>;

export const matchSchema = v.object({...contactSchema.entries, reason: matchReasonSchema});
export type Match = v.InferOutput<typeof matchSchema>;

export const lookupStates = [
  'matched',
  'ambiguous',
  'unknown',
  'pbx_contact',
  'suppressed',
  'unavailable',
] as const;
export const suppressionReasons = ['internal', 'anonymous', 'short_number', 'crm_disabled'] as const;

/** Who might be behind a number. `matches` follow the tenant's lookup order. */
export const lookupSchema = v.object({
  number: phoneNumberSchema,
  state: v.picklist(lookupStates),
  matches: v.array(matchSchema),
  pbxContact: v.optional(v.object({name: v.string(), company: v.nullable(v.string())})),
  suppressedBy: v.optional(v.picklist(suppressionReasons)),
  source: v.picklist(['cache', 'pbx', 'zoho']),
  /** When the CRM (or PBX) said so. */
  asOf: timestampSchema,
  /** True when the answer is older than the tenant's cache time and could not be confirmed. */
  stale: v.boolean(),
  /** False when the deadline passed first; the rest follows as `lookup.completed` on the event stream. */
  complete: v.boolean(),
  problem: v.nullable(problemSchema),
});
export type Lookup = v.InferOutput<typeof lookupSchema>;

export const lookupsRequestSchema = v.strictObject({
  numbers: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.minLength(1), v.maxLength(25)),
  country: v.optional(countrySchema),
  /** Ask the CRM even when the cache could answer. */
  refresh: v.optional(v.boolean()),
  /** Milliseconds after which the proxy answers with what it has. */
  deadlineMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))),
});
export type LookupsRequest = v.InferOutput<typeof lookupsRequestSchema>;
export const lookupsReplySchema = v.object({results: v.array(lookupSchema)});
export type LookupsReply = v.InferOutput<typeof lookupsReplySchema>;

const now = '2026-06-15T09:40:00.120Z';
export const matchExample = {
  ...contactExample,
  reason: {field: 'Phone', stored: '+1 (415) 555-0123', rule: 'e164', order: 1},
} satisfies Match;

export const matchedLookupExample = {
  number: phoneNumberExample,
  state: 'matched',
  matches: [matchExample],
  source: 'zoho',
  asOf: now,
  stale: false,
  complete: true,
  problem: null,
} satisfies Lookup;

export const ambiguousLookupExample = {
  ...matchedLookupExample,
  state: 'ambiguous',
  matches: [
    matchExample,
    {
      ...contactExample,
      module: 'Leads',
      id: '4876876000000333222',
      name: 'Bo Sample',
      company: 'Other Works',
      reason: {field: 'Mobile', stored: '415.555.0123', rule: 'caller_country', order: 2},
    },
  ],
} satisfies Lookup;

export const unknownLookupExample = {...matchedLookupExample, state: 'unknown', matches: []} satisfies Lookup;

export const pbxContactLookupExample = {
  ...unknownLookupExample,
  state: 'pbx_contact',
  source: 'pbx',
  pbxContact: {name: 'Front desk of Sample Works', company: 'Sample Works'},
} satisfies Lookup;

export const suppressedLookupExample = {
  ...unknownLookupExample,
  number: anonymousNumberExample,
  state: 'suppressed',
  suppressedBy: 'anonymous',
  source: 'pbx',
} satisfies Lookup;

export const unavailableLookupExample = {
  ...unknownLookupExample,
  state: 'unavailable',
  problem: problemExample,
} satisfies Lookup;

export const staleLookupExample = {
  ...matchedLookupExample,
  source: 'cache',
  stale: true,
  asOf: '2026-06-15T09:05:00.000Z',
  problem: problemExample,
} satisfies Lookup;

export const lookupsRequestExample = {numbers: ['14155550123']} satisfies LookupsRequest;
export const lookupsReplyExample = {results: [matchedLookupExample]} satisfies LookupsReply;
