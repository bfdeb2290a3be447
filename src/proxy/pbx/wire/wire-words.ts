/** Direction as we say it; `forwarded` is an inbound call that left again through a trunk. */
export type SessionDirection = 'internal' | 'inbound' | 'forwarded' | 'outbound';

/** Dialect A (before 10 Jul 2026), dialect B (since then) and REST (pbx-facts 3.3). */
const directions: Readonly<Record<string, SessionDirection>> = {
  ext: 'internal',
  internal: 'internal',
  extension_call: 'internal',
  in: 'inbound',
  inbound: 'inbound',
  inbound_call: 'inbound',
  in2out: 'forwarded',
  inbound_outbound: 'forwarded',
  inbound_outbound_call: 'forwarded',
  out: 'outbound',
  outbound: 'outbound',
  outbound_call: 'outbound',
};

/** Null for a word that no release we know of uses. */
export const directionOf = (word: string): SessionDirection | null => own(directions, word);

/** What an event tells, in our words. `other` is stored and changes nothing. */
export type EventKind =
  | 'call_started'
  | 'call_updated'
  | 'leg_offered'
  | 'leg_ringing'
  | 'leg_answered'
  | 'leg_unanswered'
  | 'leg_failed'
  | 'leg_ended'
  | 'call_finished'
  | 'queue_callers'
  | 'other';

/** What an event without a name is called; it may be a `call_cdr`, which is known by its legs, too. */
export const nameless = 'unknown';

/** Names of this release, of its release notes (`target_…`) and of version 16 (pbx-facts 3.2). */
const kinds: Readonly<Record<string, EventKind>> = {
  call_start: 'call_started',
  call_update_info: 'call_updated',
  cdr_target_add: 'leg_offered',
  target_add: 'leg_offered',
  cdr_target_ringing: 'leg_ringing',
  target_ringing: 'leg_ringing',
  cdr_target_answer: 'leg_answered',
  target_answer: 'leg_answered',
  cdr_target_noanswer: 'leg_unanswered',
  target_noanswer: 'leg_unanswered',
  cdr_target_fail: 'leg_failed',
  target_fail: 'leg_failed',
  cdr_target_end: 'leg_ended',
  target_end: 'leg_ended',
  target_ended: 'leg_ended',
  call_cdr: 'call_finished',
  queue_caller_status: 'queue_callers',
};

const tellingKinds = new Set<EventKind>([
  'call_started',
  'call_updated',
  'call_finished',
  'leg_answered',
  'leg_ended',
]);

/**
 * Names, in lower case, of the events that tell what became of a call. A call has few of them, but thousands of others where a queue
 * rings many phones again and again.
 */
export const tellingTypes: readonly string[] = [
  ...Object.keys(kinds).filter((type) => tellingKinds.has(kinds[type]!)),
  nameless,
];

export const eventKindOf = (type: string): EventKind => own(kinds, type) ?? 'other';

function own<T>(words: Readonly<Record<string, T>>, word: string): T | null {
  const name = word.toLowerCase();
  return Object.hasOwn(words, name) ? words[name]! : null;
}
