import type {ProblemCode} from '../../contract/index.ts';

export type CrmErrorKind =
  /** No connection is set up, or CRM is off for the tenant. */
  | 'not_configured'
  /** The grant is gone: an admin must authorise again. */
  | 'authorization_required'
  /** The CRM user may not do this. */
  | 'permission'
  | 'rate_limited'
  | 'unavailable'
  | 'timeout'
  /** A write was sent and no usable answer came: it may or may not have happened. */
  | 'unknown_outcome'
  /** The CRM understood and said no; asking again changes nothing. */
  | 'rejected'
  /** The record is held back for the moment by an approval, a process or somebody's lock. */
  | 'locked'
  | 'not_found'
  | 'duplicate';

/** Our own code for a request that waits because the credits that are left are for more urgent ones. */
export const creditsLow = 'credits_low';

/** The CRM could not or would not do what was asked. Carries no personal data: codes and field names only. */
export class CrmError extends Error {
  override readonly name = 'CrmError';
  readonly kind: CrmErrorKind;
  /** The CRM's own code, e.g. `INVALID_DATA`. */
  readonly providerCode: string | undefined;
  /** API name of the field it complains about. */
  readonly field: string | undefined;
  /** JSON Pointer into the `NewContact` that was to be created, where the field stands for one of its members. */
  readonly pointer: string | undefined;
  /** What of an activity it complains about: its owner, or the record it belongs to. */
  readonly part: 'owner' | 'contact' | undefined;
  /** True when only requests of this kind have to wait, because more urgent ones go first. */
  readonly isShed: boolean;
  /** Whole seconds after which asking again may help. */
  readonly retryAfterSeconds: number | undefined;
  /** For `duplicate`: id of the record that is already there. */
  readonly existingId: string | undefined;

  constructor(
    kind: CrmErrorKind,
    facts: {
      providerCode?: string;
      field?: string;
      pointer?: string;
      part?: 'owner' | 'contact' | undefined;
      isShed?: boolean;
      retryAfterSeconds?: number;
      existingId?: string;
      cause?: unknown;
    } = {},
  ) {
    super(facts.providerCode ? `${kind} (${facts.providerCode})` : kind, {cause: facts.cause});
    this.kind = kind;
    this.providerCode = facts.providerCode;
    this.field = facts.field;
    this.pointer = facts.pointer;
    this.part = facts.part;
    this.isShed = facts.isShed ?? false;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.existingId = facts.existingId;
  }
}

/** The problem code that a browser gets for each kind. */
export const problemOfCrmError = {
  not_configured: 'crm_not_configured',
  authorization_required: 'crm_authorization_required',
  permission: 'crm_permission',
  rate_limited: 'crm_rate_limited',
  unavailable: 'crm_unavailable',
  timeout: 'crm_timeout',
  unknown_outcome: 'crm_timeout',
  rejected: 'crm_rejected',
  locked: 'crm_rejected',
  not_found: 'not_found',
  duplicate: 'duplicate_contact',
} as const satisfies Record<CrmErrorKind, ProblemCode>;
