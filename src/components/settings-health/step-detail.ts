import type {LedgerCall} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {firstSentence} from './first-sentence.ts';
import {moduleWords, wordsOf} from './ledger-words.ts';

type Step = LedgerCall['steps'][number];

/** A piece of what a step tells: words of the page's language, or a code or id that is the same in every one. */
export type DetailPiece = {readonly words: string} | {readonly code: string};

type Reader = (detail: string, i18n: I18n) => readonly DetailPiece[] | undefined;

const words = (text: string): DetailPiece => ({words: text});
const code = (text: string): DetailPiece => ({code: text});

/** Our words for a code, else the code itself. */
const wordsOrCode = (text: string | undefined, ofCode: string): DetailPiece =>
  text === undefined ? code(ofCode) : words(text);

/** `Contacts:7301`, `Contacts 7301`, `Contacts INVALID_DATA`, `Contacts` */
const ofModule: Reader = (detail, i18n) => {
  const [, module, rest] = /^(Contacts|Leads|Accounts)(?:[ :](.+))?$/.exec(detail) ?? [];
  if (module === undefined) return undefined;
  const name = words(i18n.term(moduleWords[module as keyof typeof moduleWords]));
  return rest === undefined ? [name] : [name, code(rest)];
};

/** Why a record is not known: the proxy's codes, as `no_record, crm_permission`. */
const ofReasons: Reader = (detail, i18n) => detail.split(', ').map((one) => reason(one, i18n));

function reason(one: string, i18n: I18n): DetailPiece {
  const known = wordsOf(i18n, `bgmLedgerWhy_${one}`) ?? wordsOf(i18n, `bgmProblem_${one}`);
  return wordsOrCode(known && firstSentence(known), one);
}

/** What the CRM's answers are called by the proxy, and the words that the page has for them. */
const failures: Readonly<Record<string, string>> = {
  not_configured: 'bgmProblem_crm_not_configured',
  authorization_required: 'bgmProblem_crm_authorization_required',
  permission: 'bgmProblem_crm_permission',
  rate_limited: 'bgmProblem_crm_rate_limited',
  credits_low: 'bgmProblem_crm_rate_limited',
  unavailable: 'bgmProblem_crm_unavailable',
  timeout: 'bgmProblem_crm_timeout',
  unknown_outcome: 'bgmProblem_crm_timeout',
  rejected: 'bgmProblem_crm_rejected',
  duplicate: 'bgmProblem_crm_rejected',
  not_found: 'bgmProblem_not_found',
  locked: 'bgmLedgerLocked',
};

/** `rejected INVALID_DATA Branch`, `gave up after a week`, or the CRM's code alone. */
const ofFailure: Reader = (detail, i18n) => {
  const [, after] = /^gave up (.+)$/.exec(detail) ?? [];
  if (after !== undefined) return [wordsOrCode(wordsOf(i18n, `bgmLedgerGaveUp_${after}`), detail)];
  const [kind = '', ...answer] = detail.split(' ');
  const key = Object.hasOwn(failures, kind) ? failures[kind] : undefined;
  const known = key === undefined ? undefined : wordsOf(i18n, key);
  if (known === undefined) return undefined;
  return [words(firstSentence(known)), ...(answer.length > 0 ? [code(answer.join(' '))] : [])];
};

/** `6 events, call log` */
const ofEvents: Reader = (detail, i18n) => {
  const [, count, log] = /^(\d+) events?(, call log)?$/.exec(detail) ?? [];
  if (count === undefined) return undefined;
  const events = words(i18n.term('bgmLedgerEvents', Number(count)));
  return log ? [events, words(i18n.term('bgmLedgerFromCallLog'))] : [events];
};

/** `2 new, 1 transcribed` */
const ofRecordings: Reader = (detail, i18n) => {
  const [, added, transcribed] = /^(\d+) new, (\d+) transcribed$/.exec(detail)?.map(Number) ?? [];
  if (added === undefined || transcribed === undefined) return undefined;
  return [
    ...(added > 0 ? [words(i18n.term('bgmLedgerRecordings', added))] : []),
    ...(transcribed > 0 ? [words(i18n.term('bgmLedgerTranscripts', transcribed))] : []),
  ];
};

/** `owner: fallback_owner, no_single_agent; known by: text` */
const ofAttempt: Reader = (detail, i18n) =>
  detail.split('; ').flatMap((part) => {
    const [, guard] = /^known by: (\w+)$/.exec(part) ?? [];
    if (guard !== undefined) return [wordsOrCode(wordsOf(i18n, `bgmLedgerKnownBy_${guard}`), part)];
    const [, by, because] = /^owner: (\w+), (\w+)$/.exec(part) ?? [];
    if (by === undefined || because === undefined) return [code(part)];
    return [
      wordsOrCode(wordsOf(i18n, `bgmLedgerOwner_${by}`), by),
      wordsOrCode(wordsOf(i18n, `bgmLedgerOwnerWhy_${because}`), because),
    ];
  });

const kinds = {
  inbound: 'bgmLedgerInbound',
  outbound: 'bgmLedgerOutbound',
  missed: 'bgmLedgerOutcome_missed',
} as const;

/** `duration 3 s, now 5 s; subject; type stays missed, is inbound` */
const ofAmendment: Reader = (detail, i18n) =>
  detail.split('; ').map((part) => {
    if (part === 'subject') return words(i18n.term('bgmLedgerSubject'));
    const [, before, now] = /^duration (\d+) s, now (\d+) s$/.exec(part)?.map(Number) ?? [];
    if (before !== undefined && now !== undefined)
      return words(i18n.term('bgmLedgerLength', i18n.duration(before), i18n.duration(now)));
    const [, kind] = /^type stays (inbound|outbound|missed), is \w+$/.exec(part) ?? [];
    return kind === undefined
      ? code(part)
      : words(i18n.term('bgmLedgerKindStays', i18n.term(kinds[kind as keyof typeof kinds])));
  });

/** How each step's detail is read; what is not here is codes, ids and names of fields. */
const readers: Readonly<Record<string, Reader>> = {
  received: ofEvents,
  parsed: (detail, i18n) =>
    detail.split(', ').map((flag) => wordsOrCode(wordsOf(i18n, `bgmLedgerFlag_${flag}`), flag)),
  matched: (detail, i18n) => {
    const [first, ...because] = detail.split(', ');
    if (first !== 'no record') return ofModule(detail, i18n);
    return [words(i18n.term('bgmLedgerNoRecord')), ...because.map((one) => reason(one, i18n))];
  },
  attempt: ofAttempt,
  amended: ofAmendment,
  'not amended': ofAmendment,
  parked: ofReasons,
  postponed: ofFailure,
  'look postponed': ofFailure,
  failed: ofFailure,
  linked: ofModule,
  'record followed': ofModule,
  'record out of reach': ofModule,
  'recording found': ofRecordings,
  'asked for by hand': (detail, i18n) =>
    detail === 'ledger' ? [words(i18n.term('bgmLedgerFromList'))] : undefined,
  // The step's own words say it.
  doubted: (detail) => (detail === 'the database lost transactions' ? [] : undefined),
};

/** What a step of a call's path tells, in the page's language; what is not known stays as it came. */
export function stepDetail({step, detail}: Step, i18n: I18n): readonly DetailPiece[] {
  if (!detail) return [];
  const read = Object.hasOwn(readers, step) ? readers[step] : undefined;
  return read?.(detail, i18n) ?? [code(detail)];
}
