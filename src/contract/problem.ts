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
  /** The person at the CRM's consent page pressed Reject. */
  oauth_consent_refused: 409,
  /** The CRM knows the client, but not this secret. */
  oauth_secret_wrong: 409,
  /** The CRM knows no such client, in this data centre at least. */
  oauth_client_unknown: 409,
  /** The account lives in another data centre, and the client is not enabled there. */
  oauth_client_other_region: 409,
  /** The account lives in a data centre that is not supported. */
  oauth_region_unsupported: 409,
  /** The redirect URI is not entered at the CRM, or not exactly so. */
  oauth_redirect_uri_wrong: 409,
  /** The code of a consent was used before, or came too late. */
  oauth_code_invalid: 409,
  /** The answer named a server that is none of the CRM's: nothing was sent there. */
  oauth_server_untrusted: 409,
  /** The answer belongs to no consent that was asked for. */
  oauth_state_unknown: 409,
  /** The answer to this consent came before. */
  oauth_state_used: 409,
  /** The consent took longer than ten minutes. */
  oauth_state_expired: 409,
  /** The consent was asked for in another browser, or by somebody who is signed out by now. */
  oauth_other_browser: 409,
  /** The CRM gave no refresh token: the connection would end within the hour. */
  oauth_no_refresh_token: 409,
  /** Too many tokens in ten minutes; the CRM gives none for a while. */
  oauth_throttled: 429,
  /** The CRM user who gave consent may not use the API. */
  crm_api_access_denied: 409,
  /** The consent leaves out scopes that are needed. */
  crm_scope_missing: 409,
  /** The organisation's edition has no API for this. */
  crm_edition_unsupported: 409,
  /** Another organisation than before gave consent: an admin must confirm it. */
  crm_other_organisation: 409,
  /** A grant that worked is taken no more. */
  crm_grant_revoked: 409,
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
/** Codes that only the setting up of a connection knows; pages without settings need no words for them. */
export type ConnectionProblemCode = Extract<
  ProblemCode,
  | `oauth_${string}`
  | 'crm_api_access_denied'
  | 'crm_scope_missing'
  | 'crm_edition_unsupported'
  | 'crm_other_organisation'
  | 'crm_grant_revoked'
>;
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
