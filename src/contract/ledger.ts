import * as v from 'valibot';
import {callRecordExample, journalExample, journalSchema} from './call-record.ts';
import {contactRefSchema} from './contact.ts';
import {idSchema, timestampSchema} from './primitives.ts';

/**
 * How reading the PBX's call log goes. `refused`: the PBX hides it from the tenant (Call Statistics off, or the service user's role);
 * `no_service_user`: none is set, or its password was refused; `off`: the CRM is switched off.
 */
export const callLogStates = ['never', 'ok', 'off', 'refused', 'no_service_user', 'unavailable'] as const;
export type CallLogState = (typeof callLogStates)[number];

/** Why a parked call waits. `declined`: an agent said that it is none of the records; `expired`: its days are over. */
export const waitReasons = ['no_record', 'several_records', 'hidden_number', 'declined', 'expired'] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Why a call's journal stands where it does. */
export const ledgerReasons = [
  ...waitReasons,
  'internal_call',
  'part_of_another_call',
  'call_goes_on',
  'logging_off',
  'due',
  'being_written',
  'settling',
  'retrying',
  'written',
  'gave_up',
  'deleted_in_crm',
] as const;
export type LedgerReason = (typeof ledgerReasons)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * Who was at the other end, read from the call when an admin asks for it. Who may not see CRM contacts gets the end of the number
 * and no name.
 */
export const farPartySchema = v.object({
  /** As it is written internationally, else as the PBX told it; null: withheld. */
  number: v.nullable(v.string()),
  /** Of the record that the call belongs to, else what the PBX was told; null: not known, or not for this admin. */
  name: v.nullable(v.string()),
});
export type FarParty = v.InferOutput<typeof farPartySchema>;

/** One call in the ledger. But for `farParty` nobody's name or number is in it. */
export const ledgerEntrySchema = v.object({
  callId: idSchema,
  startedAt: timestampSchema,
  direction: v.picklist(['inbound', 'outbound', 'internal']),
  outcome: v.nullable(v.string()),
  /** Null for a call between colleagues. */
  farParty: v.nullable(farPartySchema),
  /** Whose call it is, as the PBX knows them. */
  extension: v.nullable(v.string()),
  contact: v.nullable(v.object(contactRefSchema.entries)),
  journal: journalSchema,
  why: v.picklist(ledgerReasons),
  queuedAt: v.nullable(timestampSchema),
  /** What was odd about what the PBX told. */
  flags: v.array(v.string()),
});
export type LedgerEntry = v.InferOutput<typeof ledgerEntrySchema>;

export const ledgerStepSchema = v.object({
  at: timestampSchema,
  /** `received` `parsed` `queued` `matched` `attempt` `created` `updated` `adopted` `parked` `postponed` `failed` … */
  step: v.string(),
  /** Codes, ids and names of fields, also the CRM's answer. */
  detail: v.nullable(v.string()),
});

/** One call with everything that happened to its journal, oldest first. */
export const ledgerCallSchema = v.object({
  ...ledgerEntrySchema.entries,
  /** The activity shows `written` of the `wanted` changes. */
  versions: v.nullable(v.object({wanted: count, written: count})),
  /** What is written, with the far party's number but for its end left out. */
  payload: v.object({
    number: v.string(),
    talkSeconds: count,
    ringSeconds: count,
    queueSeconds: count,
    notes: count,
    /** Where it rang, each place once. */
    legs: v.array(v.object({kind: v.string(), number: v.string(), answered: v.boolean()})),
  }),
  steps: v.array(ledgerStepSchema),
});
export type LedgerCall = v.InferOutput<typeof ledgerCallSchema>;

export const ledgerStates = ['waiting_for_contact', 'queued', 'logged', 'failed', 'deleted'] as const;
export const ledgerQuerySchema = v.strictObject({
  state: v.optional(v.picklist(ledgerStates)),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^[0-9]{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
  ),
});

/** Body of `POST /ledger/search`: numbers and names belong into no address. */
export const ledgerSearchSchema = v.strictObject({
  state: v.optional(v.picklist(ledgerStates)),
  /** Calls that began at this moment or later. */
  from: v.optional(timestampSchema),
  /** Calls that began before this moment. */
  to: v.optional(timestampSchema),
  /** A number in any writing or a part of one, or words of a name; for who may see CRM contacts. */
  party: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
});
export type LedgerSearch = v.InferOutput<typeof ledgerSearchSchema>;

export const ledgerReplySchema = v.object({
  items: v.array(ledgerEntrySchema),
  /** Null: no more. A search looks at 2000 calls at a time: with a cursor there may be none on a page, and some on the next. */
  nextCursor: v.nullable(v.string()),
  /** Whether this admin may see, and search for, numbers and names. */
  parties: v.picklist(['shown', 'masked']),
  /** Calls of the tenant in each state. */
  counts: v.object(Object.fromEntries(ledgerStates.map((state) => [state, count])) as CountOf),
  callLog: v.object({
    state: v.picklist(callLogStates),
    checkedAt: v.nullable(timestampSchema),
    /** Every call that began before is known. */
    readUntil: v.nullable(timestampSchema),
    /** Calls that webhooks had missed, all in all. */
    filled: count,
  }),
});
export type LedgerReply = v.InferOutput<typeof ledgerReplySchema>;
type CountOf = Record<(typeof ledgerStates)[number], typeof count>;

/** Which calls to try again: these, or all in a state. */
export const ledgerRetrySchema = v.union([
  v.strictObject({callIds: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(100))}),
  v.strictObject({state: v.picklist(['waiting_for_contact', 'queued', 'failed'])}),
]);
export type LedgerRetry = v.InferOutput<typeof ledgerRetrySchema>;
export const ledgerRetriedSchema = v.object({accepted: count});

export const ledgerEntryExample = {
  callId: callRecordExample.id,
  startedAt: callRecordExample.startedAt,
  direction: 'inbound',
  outcome: 'answered',
  farParty: {number: '+1 415 555 0123', name: 'Ana Souza'},
  extension: '101',
  contact: {module: 'Contacts', id: '4876876000000333111'},
  journal: journalExample,
  why: 'written',
  queuedAt: '2026-06-15T09:44:06.000Z',
  flags: [],
} satisfies LedgerEntry;

export const ledgerReplyExample = {
  items: [ledgerEntryExample],
  nextCursor: null,
  parties: 'shown',
  counts: {waiting_for_contact: 2, queued: 0, logged: 118, failed: 1, deleted: 0},
  callLog: {
    state: 'ok',
    checkedAt: '2026-06-15T09:45:00.000Z',
    readUntil: '2026-06-15T09:45:00.000Z',
    filled: 3,
  },
} satisfies LedgerReply;

export const ledgerCallExample = {
  ...ledgerEntryExample,
  versions: {wanted: 1, written: 1},
  payload: {
    number: '…0123',
    talkSeconds: 240,
    ringSeconds: 6,
    queueSeconds: 0,
    notes: 0,
    legs: [{kind: 'person', number: '101', answered: true}],
  },
  steps: [
    {at: '2026-06-15T09:40:00.120Z', step: 'received', detail: '9 events'},
    {at: '2026-06-15T09:44:06.000Z', step: 'parsed', detail: null},
    {at: '2026-06-15T09:44:06.000Z', step: 'queued', detail: null},
    {at: '2026-06-15T09:44:06.300Z', step: 'matched', detail: 'Contacts 4876876000000333111'},
    {at: '2026-06-15T09:44:06.310Z', step: 'attempt', detail: null},
    {at: '2026-06-15T09:44:06.610Z', step: 'created', detail: '4876876000000444001'},
  ],
} satisfies LedgerCall;
