/** A row of the fault catalogue: what goes wrong, and what is promised then. */
export interface FaultRow {
  /** Z: Zoho · J: proxy, queue, database · E: events of the PBX. */
  readonly id: string;
  readonly fault: string;
  readonly promise: string;
}

const rows = (letter: string, list: readonly (readonly [fault: string, promise: string])[]): FaultRow[] =>
  list.map(([fault, promise], index) => ({id: `${letter}${index + 1}`, fault, promise}));

const killed = (when: string): readonly [string, string] => [
  `killed ${when}`,
  'nothing lost, nothing double, done within a minute after the restart',
];

/** The catalogue of faults that the product answers for; `docs/faults.md` says which tests show it. */
export const faultRows: readonly FaultRow[] = [
  ...rows('Z', [
    [
      'too many requests (429), with and without Retry-After',
      'only that tenant pauses; no attempt is charged',
    ],
    [
      'the day’s credits are used up',
      'journal pauses until there are new ones; lookups live on what is known',
    ],
    ['500, 502, 503, 504', 'tried again by schedule; a breaker keeps away while it lasts'],
    ['an answer takes 10 to 60 s', 'given up in time; a write counts as doubtful'],
    ['a connection that says nothing and never closes', 'noticed within 10 s; no socket or job stays behind'],
    ['an answer that drips byte by byte', 'ended by a deadline for the whole'],
    [
      'cut before, within or after the request, or within the answer',
      'looked for first; exactly one activity',
    ],
    ['200 with broken, half or no JSON', 'doubtful, never “done”'],
    ['200 or 503 with a maintenance page', 'the same; the page is never logged'],
    ['204 on a search', 'nobody found, which is no error'],
    ['200 that refuses single rows', 'each row judged by itself'],
    ['an answer with unknown or missing fields', 'read tolerantly; without an id it is doubtful'],
    ['token refused (401)', 'one refresh, one repetition'],
    ['an expired token told as AUTHENTICATION_FAILURE', 'the same'],
    [
      'token endpoint answers 200 with an error, or “Access Denied”',
      'a failure; after a throttle ten minutes of rest',
    ],
    ['grant withdrawn, user gone, secret changed', '“reconnect” at once, no loop, all calls kept'],
    [
      'token endpoint down, or lifetimes that make no sense',
      'the old token serves on; lifetimes are clamped',
    ],
    ['two processes and 200 requests when the token ends', 'exactly one refresh'],
    ['a refresh that outlives its lease', 'the lease is renewed; a loser writes nothing'],
    ['death between a new token and its storing', 'the next refresh works'],
    ['our clock is wrong or jumps', 'at worst one more 401'],
    ['the wrong region was chosen', 'the named one if we know it, else refused; nothing stored'],
    ['the API’s address is foreign', 'refused'],
    ['another organisation after a reconnect', 'asked first; never a record of one in the other'],
    ['a module or feature is not there', 'said so, not repeated'],
    ['a scope is missing', 'named; everything else goes on'],
    ['no permission for a record or module', 'left out, and said why'],
    ['a field is gone, renamed or read-only', 'metadata read once more, field left out, call written'],
    ['a mandatory field of the tenant’s own', 'the tenant’s default, else failed with the field’s name'],
    ['a value is too long', 'cut between characters'],
    ['Calls says: duplicate', 'that is our call: taken over'],
    ['a contact says: duplicate', 'the existing one is offered'],
    ['several records have the number', 'all are shown; the call waits or follows the tenant’s rule'],
    ['the record was deleted, merged or converted meanwhile', 'matched once more, else it waits'],
    ['the record is locked or waits for approval', 'a few tries, then failed with the reason'],
    ['a person deleted the activity', 'it stays deleted'],
    ['a person edited the description', 'their words stay; only our block changes'],
    ['the search index lags', 'no second activity'],
    ['a search finds what is not the same number', 'compared once more by us'],
    ['ids beyond 2^53', 'text from end to end'],
  ]),
  ...rows('J', [
    killed('while a webhook’s body is half read'),
    killed('before the event is committed'),
    killed('after the commit, before the 200'),
    killed('after the 200'),
    killed('after the job was taken'),
    killed('around the token call'),
    killed('during the search'),
    killed('after the intent was written'),
    killed('with the create sent and not done'),
    killed('with the create done and no answer'),
    killed('with half of the answer read'),
    killed('with the answer read, before the commit'),
    killed('after the commit, before the job is ticked off'),
    killed('while recording, transcription or notes are written'),
    ['asked to end (SIGTERM)', 'takes nothing new, finishes, gives its leases back; no attempt charged'],
    [
      'no database when a webhook comes',
      '503, never 200; the PBX brings it again, the call log fills the rest',
    ],
    ['the database goes away within a job', 'nothing is posted without a committed intent'],
    ['the database comes back without its last transactions', 'what Zoho has is found again'],
    ['the database is slow', 'statements end in time; webhooks are refused before memory grows'],
    ['the disk is full', '503 while there is little room; ends at the first failed write'],
    ['a second process on the embedded database', 'refused by name; a dead one’s lock is taken over'],
    ['killed during the very first start', 'the next start works and deletes nothing'],
    ['a migration is interrupted, or old and new run side by side', 'all or nothing; only additions'],
    ['one job ends the process again and again', 'given up after three times; the others go on'],
    ['an exception that nobody caught', 'logged without personal data; the process ends with a code'],
    ['the process sleeps for seconds', 'its lease is lost and its write refused'],
    ['out of memory', 'like a kill; no queue lives in memory'],
    ['two processes and one call’s events', 'one after the other; other calls beside them'],
    ['the processes’ clocks differ', 'only the database’s time counts for leases'],
    ['the encryption key is missing or wrong', 'no start, and no plain text ever'],
    ['keys change while it runs', 'both are read, the new one writes'],
    ['CRM is switched off with calls waiting', 'they rest, and go on when it is on again'],
    ['a restart within a search', 'a typed error that may be repeated; the typed text stays'],
    ['the rush after hours without Zoho', 'paced, live calls first, and drained'],
  ]),
  ...rows('E', [
    ['the same event twice', '200, and no effect'],
    ['the same news under a new id', 'no effect'],
    ['events out of order', 'the same call in the end'],
    [
      'no start, or no end',
      'start from the earliest fact; closed by the call log or as incomplete, amended later',
    ],
    ['a recording comes hours or days later', 'the same activity is updated'],
    ['a recording is deleted', 'its link says so; the activity stays'],
    ['a transcription never comes, fails or comes first', 'the call does not wait for it'],
    ['transfers, groups, queues, two devices, forwarding', 'one activity, the last who talked, right times'],
    ['past midnight, or longer than a day', 'start and length stay right'],
    ['clock changes, odd zones, leap days, times as text', 'the instant is kept, the offset is the tenant’s'],
    ['negative or absurd lengths, a start in the future', 'clamped, flagged, written'],
    ['no stable id of the call', 'a key made of what is there, flagged'],
    ['an id used again after the PBX restarted', 'another call, flagged'],
    ['an event that nobody knows', '200, kept for a week, counted'],
    ['ten times the usual load', 'nothing lost, answered in time'],
    ['an internal call', 'not written'],
    ['notes before, during and long after', 'kept at once, in the same activity'],
    ['two people change one note', 'nobody’s text is lost'],
    ['an agent whom Zoho does not know', 'the fallback owner, and the agent’s name in the text'],
  ]),
];
