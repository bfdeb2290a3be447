import {html, type TemplateResult} from 'lit';
import type {LedgerEntry} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import type {Tone} from '../settings-parts/state-mark.ts';

type JournalState = LedgerEntry['journal']['state'];

export const stateTones = {
  waiting_for_contact: 'warning',
  queued: 'quiet',
  logged: 'good',
  failed: 'bad',
  deleted: 'quiet',
  not_applicable: 'quiet',
} as const satisfies Record<JournalState, Tone>;

/** Not every language has our comma. */
export const between = ' · ';

/** `Inbound · answered` */
export function kindWords({direction, outcome}: LedgerEntry, i18n: I18n): string {
  const directions = {
    inbound: 'bgmLedgerInbound',
    outbound: 'bgmLedgerOutbound',
    internal: 'bgmLedgerInternal',
  } as const;
  return [i18n.term(directions[direction]), said(i18n, 'Outcome', outcome ?? 'none')].join(between);
}

/** The far party's number, from left to right in every language. */
export function partyNumber({farParty}: LedgerEntry, i18n: I18n): TemplateResult | string {
  if (!farParty) return '';
  const {number} = farParty;
  return number === null
    ? i18n.term('bgmLedgerWithheld')
    : html`<bdi class="number" dir="ltr">${number}</bdi>`;
}

/** Our words for a code of the proxy; a code that a newer proxy has stands for itself. */
export function said(i18n: I18n, what: 'Outcome' | 'Step' | 'Flag' | 'Leg', code: string): string {
  return wordsOf(i18n, `bgmLedger${what}_${code}`) ?? code;
}

/** The word of a key that is made of a code; undefined where we have none. */
export function wordsOf(i18n: I18n, made: string): string | undefined {
  const key = made.replaceAll(' ', '_');
  const words = i18n.term(key as 'bgmLedgerStep_received');
  return words === key ? undefined : words;
}

/** A record's module, as the page calls it. */
export const moduleWords = {
  Contacts: 'bgmModuleContacts',
  Leads: 'bgmModuleLeads',
  Accounts: 'bgmModuleAccounts',
} as const;

/** How often it was tried, and when it is tried again. */
export function triesWords({journal}: LedgerEntry, i18n: I18n): string {
  const {attempts, nextAttemptAt, state} = journal;
  // That what stands in Zoho was sent there once says nothing.
  const isNews = attempts > (state === 'logged' ? 1 : 0);
  const tries = isNews ? i18n.term('bgmLedgerTries', attempts) : '';
  const next = nextAttemptAt ? i18n.term('bgmLedgerNext', i18n.date(nextAttemptAt)) : '';
  return [tries, next].filter(Boolean).join(between);
}
