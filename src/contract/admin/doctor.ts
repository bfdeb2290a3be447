import * as v from 'valibot';
import {lookupSchema, matchedLookupExample} from '../lookup.ts';
import {countrySchema, timestampSchema} from '../primitives.ts';
import {problemSchema} from '../problem.ts';

/** What the doctor looks at, in this order. */
export const checkNames = [
  'feature',
  'clock',
  'database',
  'queue',
  'pbx',
  'pbx_directory',
  'webhook',
  'call_log',
  'credentials',
  'authorization',
  'region',
  'scopes',
  'edition',
  'credits',
  'contacts',
  'leads',
  'accounts',
  'calls',
  'create_fields',
  'journal_fields',
  'duplicates',
  'owners',
] as const;
export type CheckName = (typeof checkNames)[number];

/** `skipped`: it cannot be told before an earlier one holds. */
export const checkStates = ['ok', 'warning', 'failed', 'skipped'] as const;

export const doctorCheckSchema = v.object({
  name: v.picklist(checkNames),
  state: v.picklist(checkStates),
  /** True for `ok` and `warning`. */
  ok: v.boolean(),
  /**
   * What was found, as a code of the closed list {@link findingCodes}; pages have the words and the fix for each. Null: as it
   * should be.
   */
  finding: v.nullable(v.string()),
  /** Figures and API names that belong to the finding, e.g. `{"seconds": 42}`, `{"fields": "Branch, Region"}`. No names of people, no numbers. */
  details: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  problem: v.nullable(problemSchema),
  milliseconds: v.pipe(v.number(), v.minValue(0)),
});
export type DoctorCheck = v.InferOutput<typeof doctorCheckSchema>;

/** What a check can find; a page that does not know one shows the check's name and state. */
export const findingCodes = [
  'feature_off',
  'tenant_off',
  'clock_off',
  'database_slow',
  'database_full',
  'queue_old',
  'queue_paused',
  'pbx_unreachable',
  'pbx_no_service_user',
  'pbx_refused',
  'pbx_no_extensions',
  'webhook_never',
  'webhook_silent',
  'webhook_not_set',
  'call_log_refused',
  'call_log_unavailable',
  'credentials_missing',
  'authorization_missing',
  'authorization_refused',
  'throttled',
  'crm_unreachable',
  'region_differs',
  'scopes_missing',
  'edition_unsupported',
  'edition_unknown',
  'credits_low',
  'credits_used_up',
  'not_readable',
  'not_writable',
  'mandatory_fields',
  'unknown_field',
  'no_unique_field',
  'owners_unmapped',
  'owner_gone',
  'module_left_out',
  'off_by_settings',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Answer of `POST /connection/test`. */
export const doctorReportSchema = v.object({
  /** No check failed. */
  ok: v.boolean(),
  latencyMs: v.pipe(v.number(), v.minValue(0)),
  checkedAt: timestampSchema,
  checks: v.array(doctorCheckSchema),
  /** API credits that this cost. */
  credits: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type DoctorReport = v.InferOutput<typeof doctorReportSchema>;

/** Body of `POST /doctor/number`: try a number as if it rang now. */
export const numberTrialSchema = v.strictObject({
  number: v.pipe(v.string(), v.maxLength(100)),
  country: v.optional(countrySchema),
});
export type NumberTrial = v.InferOutput<typeof numberTrialSchema>;

/**
 * Why a text was searched for: `any_format`, the CRM itself finds every way of writing it; `e164` and `national`, written just so,
 * with and without the calling code.
 */
export const searchedForms = ['any_format', 'e164', 'national'] as const;

/** Every step from the number to the answer; the cache is not asked. */
export const numberTraceSchema = v.object({
  lookup: lookupSchema,
  /** The texts that were searched for, in order, and why. */
  forms: v.array(v.object({text: v.string(), rule: v.picklist(searchedForms)})),
  /** Requests to the CRM, without what they carried. */
  requests: v.array(
    v.object({
      what: v.string(),
      status: v.nullable(v.number()),
      records: v.number(),
      milliseconds: v.number(),
    }),
  ),
  /** Records that the CRM gave and that are not this number, with the reason. */
  rejected: v.number(),
  milliseconds: v.number(),
});
export type NumberTrace = v.InferOutput<typeof numberTraceSchema>;

export const doctorCheckExample = {
  name: 'owners',
  state: 'warning',
  ok: true,
  finding: 'owners_unmapped',
  details: {coverage: 50, unmapped: 1},
  problem: null,
  milliseconds: 12,
} satisfies DoctorCheck;
export const doctorReportExample = {
  ok: true,
  latencyMs: 840,
  checkedAt: '2026-06-15T08:02:00.000Z',
  checks: [
    {
      name: 'clock',
      state: 'ok',
      ok: true,
      finding: null,
      details: {seconds: 0},
      problem: null,
      milliseconds: 1,
    },
    doctorCheckExample,
  ],
  credits: 9,
} satisfies DoctorReport;
export const numberTrialExample = {number: '+44 7700 900123'} satisfies NumberTrial;
export const numberTraceExample = {
  lookup: matchedLookupExample,
  forms: [
    {text: '7700900123', rule: 'any_format'},
    {text: '+447700900123', rule: 'e164'},
  ],
  requests: [{what: 'Contacts/search', status: 200, records: 1, milliseconds: 84}],
  rejected: 0,
  milliseconds: 96,
} satisfies NumberTrace;
