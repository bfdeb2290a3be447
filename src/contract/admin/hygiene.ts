import * as v from 'valibot';
import {crmModuleSchema} from '../contact.ts';
import {idSchema, timestampSchema} from '../primitives.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * Why a stored number can never match a call. `no_country`: national digits that are no number of the tenant's country, and without
 * a country code; `several`: more than one number in one field.
 */
export const hygieneReasons = [
  'too_short',
  'too_long',
  'letters',
  'no_country',
  'not_possible',
  'several',
] as const;
export type HygieneReason = (typeof hygieneReasons)[number];

/** Body of `POST /hygiene`: look through records, those first whose numbers look wrong. */
export const hygieneRequestSchema = v.strictObject({
  modules: v.optional(
    v.pipe(
      v.array(crmModuleSchema),
      v.minLength(1),
      v.check((list) => new Set(list).size === list.length, 'duplicate_module'),
    ),
  ),
  /** Most API credits to spend; a credit reads up to 200 records, three up to 2,000. */
  credits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 10),
});
export type HygieneRequest = v.InferInput<typeof hygieneRequestSchema>;

export const hygieneFindingSchema = v.object({
  module: crmModuleSchema,
  id: idSchema,
  url: v.nullable(v.string()),
  /** API name, e.g. `Mobile`. */
  field: v.string(),
  /** As the CRM stores it. */
  stored: v.string(),
  reason: v.picklist(hygieneReasons),
});
export type HygieneFinding = v.InferOutput<typeof hygieneFindingSchema>;

export const hygieneReportSchema = v.object({
  checkedAt: timestampSchema,
  /** Records that were read, and numbers that stood in them. */
  records: count,
  /** Of how many records with numbers; null where the CRM did not tell. */
  total: v.nullable(count),
  numbers: count,
  /** True when every record of these modules was read. */
  complete: v.boolean(),
  credits: count,
  /** Among the numbers that were read. */
  reasons: v.array(v.object({reason: v.picklist(hygieneReasons), count})),
  /** At most 5,000. */
  findings: v.array(hygieneFindingSchema),
});
export type HygieneReport = v.InferOutput<typeof hygieneReportSchema>;

export const hygieneReportExample = {
  checkedAt: '2026-06-15T08:05:00.000Z',
  records: 600,
  total: 2150,
  numbers: 911,
  complete: false,
  credits: 3,
  reasons: [{reason: 'letters', count: 1}],
  findings: [
    {
      module: 'Leads',
      id: '4876876000000333222',
      url: 'https://crm.zoho.eu/crm/org4876876/tab/Leads/4876876000000333222',
      field: 'Phone',
      stored: 'ask Tom',
      reason: 'letters',
    },
  ],
} satisfies HygieneReport;
