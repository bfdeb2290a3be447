import type {ColumnType, Generated} from 'kysely';

/** Set by the database when absent; read as Date by both drivers. */
type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/**
 * Text sealed with AES-256-GCM by `store/secret-box.ts`: whatever names a person, a number or a secret. Numbers are found by a
 * keyed hash, never by their digits (reliability T8).
 */
type Sealed = string;

export interface TenantTable {
  id: string;
  domain: string;
  crm_enabled: boolean;
  /** {@link SettingsInput}, as JSON text. */
  settings: string;
  settings_version: Generated<number>;
  agents: string;
  webhook_secrets: Sealed;
  pbx_account: Sealed | null;
  /** {@link TokenIssuer} as JSON text. */
  token_issuer: string | null;
  updated_at: Timestamp;
}

export interface CrmConnectionTable {
  tenant_id: string;
  provider: string;
  region: string;
  client_id: string;
  client_secret: Sealed;
  refresh_token: Sealed | null;
  access_token: Sealed | null;
  access_token_until: NullableTimestamp;
  api_domain: string | null;
  /** `connected` | `authorization_required` */
  state: string;
  state_reason: string | null;
  org_id: string | null;
  edition: string | null;
  /** Name of the org in record links, e.g. `org20000001`. */
  org_domain: string | null;
  /** `unique_field` | `plain_field` | `text` | `none`: by what the CRM can know a call again; null: not asked yet. */
  dedupe_kind: string | null;
  dedupe_field: string | null;
  /** Users whom the CRM's licence counts: its API credits grow with them. */
  licensed_users: number | null;
  /** Fencing number: only who holds the newest may write a token (reliability 0.5). */
  lease_no: Generated<number>;
  lease_until: NullableTimestamp;
  /** No token request before this time (throttle, refused grant). */
  cool_until: NullableTimestamp;
  updated_at: Timestamp;
  /** Keyed hash that is shown instead of the secret; null: not made yet. */
  secret_fingerprint: string | null;
  secret_updated_at: NullableTimestamp;
  /** Scopes of the grant, as the CRM says them; null: it did not. */
  scope: string | null;
  authorized_at: NullableTimestamp;
  /** {@link GrantAbout} as sealed JSON: names. */
  about: Sealed | null;
  /** {@link ConsentFailure} of the last consent as JSON text; null: it led to a connection. */
  consent_problem: string | null;
  /** No new consent before this time: the CRM gives no tokens. */
  consent_cool_until: NullableTimestamp;
  /** Organisation whose record ids stand in our tables (reliability Z24). */
  records_org_id: string | null;
  /** Grows when those records are of no use any more: see `services/connection/records-epoch.ts`. */
  records_epoch: Generated<number>;
  /** {@link Grant} of another organisation, as sealed JSON, until an admin confirms it. */
  pending_grant: Sealed | null;
}

/** A consent that an admin asked for. Neither its state nor the browser's cookie can be read here: only their hashes. */
export interface ConsentTable {
  state_hash: string;
  tenant_id: string;
  user_id: string;
  user_name: Sealed;
  user_epoch: number;
  region: string;
  redirect_uri: string;
  client_id: string;
  browser_hash: string;
  created_at: ColumnType<Date, Date | string, Date | string>;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  used_at: NullableTimestamp;
  finished_at: NullableTimestamp;
}

/** One webhook body, stored before it is acknowledged. */
export interface PbxEventTable {
  tenant_id: string;
  /** UUID of the PBX, else hash of the canonical body. */
  event_key: string;
  session_id: string | null;
  event_type: string;
  /** Event time as the PBX tells it; null where it tells none. */
  occurred_at: NullableTimestamp;
  received_at: Timestamp;
  body: Sealed;
  /** False until the session's call row reflects this event. */
  processed: Generated<boolean>;
}

/** One PBX session as we understand it now. */
export interface CallTable {
  tenant_id: string;
  session_id: string;
  direction: string;
  trunk: boolean;
  state: string;
  outcome: string | null;
  /** Keyed hash of the external number, for finding calls of one caller. */
  number_hash: string | null;
  /** Extensions that took part, e.g. `{101,102}` as JSON text. */
  extensions: string;
  owner_extension: string | null;
  started_at: Timestamp;
  ended_at: NullableTimestamp;
  /** What the reducer made of all events: `CallFacts` as sealed JSON. */
  facts: Sealed;
  match_state: Generated<string>;
  contact_module: string | null;
  contact_id: string | null;
  /** `{name, url, ownerId}` of the linked record, sealed JSON. */
  contact: Sealed | null;
  /** `agent`: a person chose it; `match`: the lookup did. */
  linked_by: string | null;
  updated_at: Timestamp;
  /** Its raw events are deleted: it is never folded again (reliability E14). */
  events_purged_at: NullableTimestamp;
}

/** The journal of a call: our truth about the one activity in the CRM. */
export interface JournalTable {
  tenant_id: string;
  session_id: string;
  /** See `journalStates` in the contract. */
  state: string;
  activity_id: string | null;
  /** Grows with everything that should be in the activity. */
  wanted_version: Generated<number>;
  /** What the activity reflects. */
  written_version: Generated<number>;
  /** `Contacts:4876…` as the activity shows it; null: none. */
  written_contact: string | null;
  /** `inbound` `outbound` `missed` as the activity shows it; null: written before this was kept. */
  written_type: string | null;
  written_seconds: number | null;
  /** Fingerprint of the subject that we wrote. */
  written_subject: string | null;
  /** When the call began as the activity shows it. */
  written_start: NullableTimestamp;
  /** Set before a create is sent, cleared when its outcome is known. */
  intent_at: NullableTimestamp;
  /** The unique field that the create in doubt was sent with; null: the CRM would take it twice. */
  intent_guard: string | null;
  /** `ActivityGuard['kind']` of that create; null: not known. */
  intent_kind: string | null;
  /** When the database was last found to have lost transactions and this call was asked for in the CRM because of it. */
  doubted_at: NullableTimestamp;
  attempts: Generated<number>;
  /** Since when the call waits to be written; retries end a week later. */
  queued_at: Timestamp;
  /** Fencing number of who works on it now. */
  lease_no: Generated<number>;
  /** The connection's `records_org_id` when that began. */
  records_org_id: string | null;
  lease_until: NullableTimestamp;
  /** Leases in a row that were taken and never given back: the process died with them. */
  unfinished: Generated<number>;
  next_attempt_at: NullableTimestamp;
  problem_code: string | null;
  problem_detail: string | null;
  /** Since when the call waits for its record. */
  parked_at: NullableTimestamp;
  /** Why a parked call waits, see `waitReasons` in the contract. */
  wait_reason: string | null;
  updated_at: Timestamp;
}

/** One row: whether the database is the one that it was. */
export interface DatabaseLifeTable {
  id: number;
  /** The server's timeline, which changes when another server takes over. */
  timeline: string;
  /** When it was found changed: what was committed shortly before may be gone. */
  lost_at: NullableTimestamp;
}

/** What happened to a journal, step by step, for the ledger. */
export interface JournalStepTable {
  id: Generated<string>;
  tenant_id: string;
  session_id: string;
  at: Timestamp;
  /** `received` `matched` `parked` `queued` `attempt` `created` `updated` `failed` … */
  step: string;
  detail: string | null;
}

/** How far a tenant's call log at the PBX was read (api-draft B7). */
export interface CallLogReadingTable {
  tenant_id: string;
  /** See `callLogStates` in the contract. */
  state: string;
  /** Not read before this time; also keeps two processes from reading at once. */
  next_at: Timestamp;
  /** When it was last read far back, for calls that lasted long. */
  deep_at: NullableTimestamp;
  /** Everything that began before is known. */
  read_until: NullableTimestamp;
  /** Calls from before are not ours: the CRM was off. */
  not_before: NullableTimestamp;
  checked_at: NullableTimestamp;
  /** Sessions that webhooks had missed, all in all. */
  filled: Generated<number>;
}

export interface NoteTable {
  tenant_id: string;
  session_id: string;
  note_id: string;
  author_user_id: string;
  author_extension: string | null;
  author_name: Sealed;
  text: Sealed;
  version: number;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** Lookups kept for all agents of a tenant. */
export interface LookupCacheTable {
  tenant_id: string;
  number_hash: string;
  /** `matched` `ambiguous` `unknown` */
  state: string;
  /** CRM records found, sealed JSON. */
  records: Sealed;
  as_of: Timestamp;
}

/** Which record an agent chose for a number (decision 5). */
export interface RememberedChoiceTable {
  tenant_id: string;
  number_hash: string;
  module: string;
  record_id: string;
  chosen_at: Timestamp;
}

export interface IdempotencyTable {
  tenant_id: string;
  user_id: string;
  key: string;
  body_hash: string;
  /** `running` | `done` | `doubtful`: a failed attempt may have had its effect. */
  state: string;
  status: number | null;
  response: Sealed | null;
  /** When the first attempt began. */
  created_at: Timestamp;
  /** When the newest attempt began. */
  attempted_at: Timestamp;
}

/** The right to make a record for a number, for one process at a time. */
export interface NumberLeaseTable {
  tenant_id: string;
  number_hash: string;
  holder: string;
  lease_until: ColumnType<Date, Date | string, Date | string>;
}

/** Grows at sign-out: ends a user's widget tokens and changes the key of the browser cache. */
export interface UserEpochTable {
  tenant_id: string;
  user_id: string;
  epoch: number;
}

/** Encryption keys that were ever written with; a start without one of them is refused. */
export interface EncryptionKeyTable {
  key_id: string;
  /** Sealed text that only this key opens. */
  sample: Sealed;
  first_used_at: Timestamp;
}

/** A call that may have recordings, and when the PBX is asked for them next. */
export interface RecordingSearchTable {
  tenant_id: string;
  session_id: string;
  since: Timestamp;
  /** Looks of the timetable that were answered. */
  looks: Generated<number>;
  /** Null: the search is over. */
  next_look_at: NullableTimestamp;
  /** Fencing number of who looks now. */
  lease_no: Generated<number>;
  lease_until: NullableTimestamp;
}

/** A file of a call, as the PBX has it. */
export interface RecordingTable {
  tenant_id: string;
  recording_id: string;
  session_id: string;
  started_at: NullableTimestamp;
  seconds: number | null;
  /** Path below the PBX's origin. */
  file: Sealed | null;
  file_type: string | null;
  /** `none` `pending` `available` `failed` */
  transcript: Generated<string>;
  transcript_file: Sealed | null;
  /** Since when the PBX has it no more. */
  gone_at: NullableTimestamp;
  found_at: Timestamp;
}

/** A link to a file. The id that opens it is not here: only its hash, and the nonce from which our key makes it again. */
export interface LinkTable {
  id_hash: string;
  tenant_id: string;
  session_id: string;
  recording_id: string;
  /** `recording` | `transcription` */
  what: string;
  /** `private` | `public` | `player` */
  kind: string;
  nonce: string;
  key_id: string;
  /** Whose player; null for links that stand in the CRM. */
  user_id: string | null;
  created_at: Timestamp;
  expires_at: NullableTimestamp;
  revoked_at: NullableTimestamp;
}

export interface LinkAuditTable {
  id: Generated<string>;
  tenant_id: string;
  id_hash: string;
  at: Timestamp;
  /** `created` `page` `media` `signed_in` `refused` `revoked` */
  act: string;
  user_id: string | null;
}

/** What admins changed, and who. */
export interface AuditLogTable {
  no: Generated<string>;
  id: string;
  tenant_id: string;
  at: Timestamp;
  user_id: string | null;
  by_name: Sealed | null;
  /** See `auditTopics` in the contract. */
  topic: string;
  changes: Sealed;
}

/** A sign-in at the PBX for a link that is under way or was refused. */
export interface SignInTryTable {
  id: string;
  user_hash: string;
  at: Timestamp;
}

/** A message between processes that is too long for a notification; deleted after minutes. */
export interface ProcessMessageTable {
  id: Generated<string>;
  body: Sealed;
  created_at: Generated<Date>;
}

/** API credits that we spent in an hour, for the rolling day that the CRM counts. */
export interface CrmCreditTable {
  tenant_id: string;
  hour: ColumnType<Date, Date | string, Date | string>;
  spent: number;
}

/** Lookups that asked the CRM and took so long (`health/time-classes.ts`), of all processes. */
export interface LookupTimeTable {
  tenant_id: string;
  minute: ColumnType<Date, Date | string, Date | string>;
  class: number;
  count: number;
}

/** Lookups that failed, by problem code. */
export interface LookupFailureTable {
  tenant_id: string;
  hour: ColumnType<Date, Date | string, Date | string>;
  code: string;
  count: number;
  last_at: ColumnType<Date, Date | string, Date | string>;
}

export interface Database {
  crm_credit: CrmCreditTable;
  lookup_time: LookupTimeTable;
  lookup_failure: LookupFailureTable;
  tenant: TenantTable;
  crm_connection: CrmConnectionTable;
  oauth_consent: ConsentTable;
  pbx_event: PbxEventTable;
  call: CallTable;
  journal: JournalTable;
  database_life: DatabaseLifeTable;
  journal_step: JournalStepTable;
  call_log_reading: CallLogReadingTable;
  note: NoteTable;
  lookup_cache: LookupCacheTable;
  remembered_choice: RememberedChoiceTable;
  idempotency: IdempotencyTable;
  number_lease: NumberLeaseTable;
  user_epoch: UserEpochTable;
  encryption_key: EncryptionKeyTable;
  process_message: ProcessMessageTable;
  recording_search: RecordingSearchTable;
  recording: RecordingTable;
  link: LinkTable;
  link_audit: LinkAuditTable;
  sign_in_try: SignInTryTable;
  audit_log: AuditLogTable;
}
