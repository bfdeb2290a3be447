import * as v from 'valibot';

/** Every problem code that the proxy may answer, with its HTTP status. The list is closed inside v1. */
export const problemStatus = {
  malformed: 400,
  idempotency_key_required: 400,
  unauthenticated: 401,
  forbidden: 403,
  crm_disabled: 403,
  origin_not_allowed: 403,
  crm_permission: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  unsupported_media_type: 415,
  gone: 410,
  duplicate_contact: 409,
  crm_authorization_required: 409,
  crm_not_configured: 409,
  idempotency_in_progress: 409,
  call_not_journalable: 409,
  precondition_failed: 412,
  precondition_required: 428,
  validation_failed: 422,
  idempotency_mismatch: 422,
  rate_limited: 429,
  crm_rate_limited: 429,
  crm_rejected: 502,
  crm_unavailable: 503,
  starting: 503,
  unavailable: 503,
  crm_timeout: 504,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof problemStatus;
export const problemCodes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]];

/** One wrong field of a request; `pointer` is a JSON Pointer (RFC 6901) into its body. */
export const fieldErrorSchema = v.object({pointer: v.string(), code: v.string()});
export type FieldError = v.InferOutput<typeof fieldErrorSchema>;

/** RFC 9457. `title` and `detail` are English and for logs; show your own words for `code`. */
export const problemSchema = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  code: v.picklist(problemCodes),
  detail: v.optional(v.string()),
  requestId: v.optional(v.string()),
  /** True when the same request may succeed later. */
  retryable: v.boolean(),
  /** Whole seconds; the same figure as the header `Retry-After`. */
  retryAfter: v.optional(v.number()),
  errors: v.optional(v.array(fieldErrorSchema)),
  provider: v.optional(v.object({name: v.string(), code: v.string()})),
});
export type Problem = v.InferOutput<typeof problemSchema>;

export const problemExample = {
  type: 'urn:bgm:problem:crm_unavailable',
  title: 'The CRM does not answer',
  status: 503,
  code: 'crm_unavailable',
  requestId: '7c0e3f3a-52cf-4b63-9f0b-0a3f0f2f6f0e',
  retryable: true,
  retryAfter: 15,
} satisfies Problem;
