import type {SessionDirection} from '../wire/wire-words.ts';

/** `external` is a leg that leaves through a trunk; the others are kinds of the PBX's own numbers. */
export type LegKind =
  'person' | 'external' | 'ring_group' | 'queue' | 'ivr' | 'conference' | 'voicemail' | 'service';

/** One attempt to reach one device. Times are milliseconds since 1970; null: never, or not told. */
export interface Leg {
  readonly number: string;
  readonly host: string;
  readonly kind: LegKind;
  readonly name: string;
  readonly offeredAt: number | null;
  readonly rangAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly failed: boolean;
  readonly statusCode: number | null;
  readonly endReason: string;
}

/** What was odd about the events, for the ledger and the log. */
export type FactsFlag =
  | 'future_start'
  | 'negative_duration'
  | 'absurd_duration'
  | 'incomplete'
  | 'unknown_direction'
  | 'directory_unavailable'
  | 'reused_session'
  | 'weak_key';

export type CallOutcome = 'answered' | 'missed' | 'busy' | 'no_answer' | 'failed' | 'cancelled' | 'voicemail';

/** Why the owner is the owner (architecture, decision 3). */
export type OwnerReason = 'last_answered' | 'only_called' | 'forwarder' | 'caller' | 'group' | 'nobody';

/** Everything we understand of one PBX session. Pure data: it is stored as JSON. */
export interface CallFacts {
  readonly sessionId: string;
  readonly sipCallId: string;
  readonly direction: SessionDirection;
  /** True for a call with the outside; only these are journaled (decision 2). */
  readonly trunk: boolean;
  readonly state: 'ringing' | 'dialing' | 'connected' | 'ended';
  readonly outcome: CallOutcome | null;
  /** Number of the far party as the PBX wrote it; empty for internal calls. */
  readonly external: string;
  /** Name that came with the far party; may have a group's name appended, so it is shown and never matched on. */
  readonly externalName: string;
  readonly caller: string;
  readonly callerName: string;
  readonly callee: string;
  readonly calleeName: string;
  /** Our own number: called, or shown on an outbound call. */
  readonly ownNumber: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** Whole seconds of talk with persons and outside parties; IVR, queue and voicemail do not count. */
  readonly talkSeconds: number;
  readonly ringSeconds: number;
  readonly queueSeconds: number;
  readonly owner: {readonly extension: string | null; readonly reason: OwnerReason};
  readonly queue: {readonly number: string; readonly name: string} | null;
  readonly callbackRequested: boolean;
  /**
   * The colleague who consulted, when this was an internal call and turned into one with the outside: then it is the second half of an
   * attended transfer. Empty for every other call.
   */
  readonly consultedBy: string;
  /** Session whose legs are part of this one, or whose part this one is (attended transfer over two sessions). */
  readonly joined: {readonly sessionId: string; readonly as: 'main' | 'part'} | null;
  readonly legs: readonly Leg[];
  readonly flags: readonly FactsFlag[];
}
