import type {ContactType, CrmModule, ContactRef, searchedForms} from '../../contract/index.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import type {CrmError} from './crm-error.ts';
import type {SeenRequest} from './seen-request.ts';

/** A phone field of a CRM record, as the CRM stores it. */
export interface StoredPhone {
  /** API name of the field, e.g. `Mobile`. */
  readonly field: string;
  readonly kind: 'phone' | 'mobile' | 'home' | 'other' | 'assistant';
  readonly stored: string;
}

/** A CRM record in our words; texts are the CRM's own, cleaned of control characters and capped. */
export interface CrmRecord extends ContactRef {
  readonly name: string;
  readonly company: string | null;
  readonly title: string | null;
  readonly email: string | null;
  readonly phones: readonly StoredPhone[];
  readonly owner: {readonly id: string; readonly name: string} | null;
  readonly url: string | null;
  /** RFC 3339 UTC with milliseconds. */
  readonly lastActivityAt: string | null;
  readonly modifiedAt: string | null;
}

/** What a number looks like, so that an adapter can ask for every form people store. */
export interface SearchedNumber {
  /** `+14155550123` */
  readonly e164: string;
  /** Digits without calling code and trunk prefix: `4155550123`. */
  readonly nationalSignificant: string;
  readonly callingCode: string;
  /** ISO 3166-1 alpha-2 of the number, where known. */
  readonly country: string | null;
}

/** Takes down what is asked of the CRM for a number, step by step. */
export interface SearchTrace {
  /** This text is searched for. */
  form(text: string, rule: (typeof searchedForms)[number]): void;
  request(seen: SeenRequest): void;
}

export interface Asking {
  readonly signal?: AbortSignal;
  readonly trace?: SearchTrace;
  /** Nobody waits for it: whatever is more urgent goes first. */
  readonly background?: boolean;
}

/** One call activity, to be written or changed. `undefined` leaves a field as it is. */
export interface ActivityDraft {
  readonly subject: string;
  readonly type: 'inbound' | 'outbound' | 'missed';
  /** RFC 3339 with the tenant's offset, whole seconds. */
  readonly startedAt: string;
  /** Whole seconds; at least 1 unless `type` is `missed`. */
  readonly durationSeconds: number;
  readonly description: string;
  /** Marker that stands in the description and finds the activity again after a doubtful outcome. */
  readonly marker: string;
  readonly contact: ContactRef | null;
  /** CRM user id; null leaves the connecting user. */
  readonly ownerId: string | null;
  readonly recordingUrl?: string;
}

/** What turned out otherwise than it was written. It replaces only what we wrote: what a person changed stays. */
export interface Amendment {
  readonly durationSeconds?: {readonly before: number; readonly now: number};
  readonly subject?: {readonly now: string; readonly isOurs: (current: string) => boolean};
}

/** What may be changed of an activity. */
export interface ActivityChange extends Pick<ActivityDraft, 'description' | 'marker' | 'recordingUrl'> {
  /** Left out: stays as it is. */
  readonly contact?: ContactRef | null;
  readonly amended?: Amendment;
}

export type ActivityUpdate = 'updated' | 'in_part' | 'deleted';

/**
 * By what the CRM can know one call's activity again (reliability 0.1): it refuses a second one by itself (`unique_field`), can be
 * asked for our mark (`plain_field`), holds the mark in a text (`text`), or nothing but the call's own facts (`none`).
 */
export interface ActivityGuard {
  readonly kind: 'unique_field' | 'plain_field' | 'text' | 'none';
  /** The CRM's name of the field with the mark. */
  readonly field: string | null;
}

export interface CreatingActivity extends Asking {
  /**
   * Awaited before every request that may create the activity: there are several when the CRM refuses one field after the other.
   * Nothing is sent when it throws.
   * @param sent By what the activity of this request can be known again.
   */
  readonly beforeSending?: (sent: ActivityGuard) => Promise<void>;
}

export interface FindingActivity extends Asking {
  /** By what it can be known; left out: by what the tenant's calls have now. */
  readonly sent?: ActivityGuard['kind'] | undefined;
}

export interface CrmUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
}

export interface NewContact {
  readonly type: ContactType;
  readonly firstName?: string;
  readonly lastName: string;
  readonly company?: string;
  readonly email?: string;
  readonly phones: readonly {readonly number: string; readonly kind: StoredPhone['kind']}[];
  readonly ownerId?: string;
}

/** How the CRM's organisation stands. */
export interface Organisation {
  readonly id: string;
  readonly edition: string;
  readonly name: string;
  readonly timeZone: string;
}

/**
 * The port to a CRM. Every method may throw {@link CrmError}. Nothing here knows of HTTP between browser and proxy, and nothing
 * outside `crm/<vendor>` knows a vendor's words.
 */
export interface CrmAdapter {
  readonly provider: 'zoho';
  /**
   * Records of these modules in which the number may stand. May contain false hits: the caller compares canonical numbers.
   * @param modules Asked in this order; the adapter may ask them at once.
   * @returns Found records by module, and the modules that could not be read (no permission), so that others still count.
   * `forbidden`: those of the unreadable ones that the grant does not cover; the others are not there at all.
   * `incomplete`: why a module did not answer this time although others did; without any record that is thrown instead.
   */
  findByNumber(
    tenant: Tenant,
    number: SearchedNumber,
    modules: readonly CrmModule[],
    options?: Asking,
  ): Promise<{
    records: CrmRecord[];
    unreadable: CrmModule[];
    forbidden?: readonly CrmModule[];
    incomplete?: CrmError;
  }>;
  search(
    tenant: Tenant,
    question: {query: string; modules: readonly CrmModule[]; limit: number},
    options?: Asking,
  ): Promise<{records: CrmRecord[]; complete: boolean}>;
  get(tenant: Tenant, ref: ContactRef, options?: Asking): Promise<CrmRecord | undefined>;
  create(tenant: Tenant, contact: NewContact, options?: Asking): Promise<CrmRecord>;
  /**
   * Looks for a record that an earlier create, whose outcome is unknown, may have made.
   * @param since When the first such create was tried, in milliseconds since 1970.
   */
  findCreated(
    tenant: Tenant,
    contact: NewContact,
    since: number,
    options?: Asking,
  ): Promise<CrmRecord | undefined>;

  activityGuard(tenant: Tenant, options?: Asking): Promise<ActivityGuard>;
  /**
   * @returns Its id, and the fields that the tenant's calls have no place for: the activity stands without them. `existed`: the CRM
   * refused a second one of this call, and this is the first.
   * @throws CrmError whose `part` says what of the draft the CRM does not know any more.
   */
  createActivity(
    tenant: Tenant,
    draft: ActivityDraft,
    options?: CreatingActivity,
  ): Promise<{readonly id: string; readonly leftOut?: readonly string[]; readonly existed?: boolean}>;
  /**
   * Changes description, recording link, where `contact` is given the record it belongs to (null: none), and where `amended` is
   * given what is still as we wrote it. Replaces our marked block and leaves what people wrote around it.
   * @returns `in_part`: all but what is amended, which the CRM did not take.
   */
  updateActivity(
    tenant: Tenant,
    id: string,
    change: ActivityChange,
    options?: Asking,
  ): Promise<ActivityUpdate>;
  /**
   * Looks for an activity that an earlier, doubtful create may have made. May lag behind (reliability 0.2).
   * @param draft As it was sent then.
   */
  findActivity(
    tenant: Tenant,
    draft: ActivityDraft,
    options?: FindingActivity,
  ): Promise<{id: string} | undefined>;
  activityUrl(tenant: Tenant, id: string): string | null;

  users(tenant: Tenant, options?: Asking): Promise<CrmUser[]>;
  /** The user who authorised the connection. */
  currentUser(tenant: Tenant, options?: Asking): Promise<CrmUser>;
  organisation(tenant: Tenant, options?: Asking): Promise<Organisation>;
}
