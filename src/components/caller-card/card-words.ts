import type {Call, PhoneNumber} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import type {CardView} from './card-view.ts';
import type {Trouble} from './trouble.ts';

/** A line of the card; a number is read from left to right in every language. */
export interface Line {
  readonly text: string;
  readonly isNumber: boolean;
  /** Somebody's name, of a person or a company. */
  readonly isPerson: boolean;
}

/** The name, and the number where there is none. */
export function nameLine(view: CardView, i18n: I18n): Line {
  const name = nameOf(view, i18n);
  if (name) return {text: name, isNumber: false, isPerson: view.phase !== 'idle'};
  return {
    isPerson: false,
    text: numberText(view.number) ?? i18n.term('bgmNumberWithheld'),
    isNumber: view.number?.kind !== 'anonymous',
  };
}

/** The number in its own line, once a name stands above it; before, what the number itself tells: its country. */
export function numberLine(view: CardView, i18n: I18n): Line {
  const text = numberText(view.number);
  if (text && nameOf(view, i18n)) return {text, isNumber: true, isPerson: false};
  return {text: countryName(view.number?.country, i18n.lang()), isNumber: false, isPerson: false};
}

/** Texts of the second line where no record fills it. */
export function secondLine(view: CardView, i18n: I18n): string[] {
  const {who, call, trouble} = view;
  const callerId = call?.remote.displayName?.trim();
  const shown = callerId ? [i18n.term('bgmCardCallerId', callerId)] : [];
  switch (who.kind) {
    case 'ambiguous':
      return [i18n.term('bgmCardRecords', who.matches.length)];
    case 'unknown':
      return [i18n.term('bgmCardUnknown'), ...shown];
    case 'pbx-contact':
      return who.company && who.company !== who.name ? [who.company] : [];
    case 'suppressed':
      return [i18n.term(`bgmCardSuppressed_${who.by}`), ...(who.by === 'internal' ? [] : shown)];
    case 'pending':
      return shown.length === 0 && trouble ? [i18n.term('bgmCardNameUnknown')] : shown;
    case 'matched':
      return [];
  }
}

export function numberText(number: PhoneNumber | undefined): string | undefined {
  if (!number || number.kind === 'anonymous') return undefined;
  return number.international ?? number.national ?? number.raw;
}

/** What the call is doing, in a word or two. */
export function callWords(call: Call, i18n: I18n): string {
  const words = {
    ringing: 'bgmCardRinging',
    dialing: 'bgmCardDialing',
    connected: 'bgmCardConnected',
    held: 'bgmCardHeld',
    ended: 'bgmCardEnded',
  } as const;
  return i18n.term(words[call.state]);
}

/** Seconds on the card's clock: since the ring, since the answer, or the talk as a whole; undefined: nobody talked. */
export function callSeconds(call: Call, now: number): number | undefined {
  if (call.state === 'ended') {
    if (call.talkSeconds !== undefined) return call.talkSeconds || undefined;
    // Somebody else may have answered: then it was over here before anybody talked.
    const seconds = call.answeredAt && call.endedAt && between(call.answeredAt, Date.parse(call.endedAt));
    return seconds || undefined;
  }
  const talking = call.state === 'connected' || call.state === 'held';
  return between((talking && call.answeredAt) || call.startedAt, now);
}

export function troubleWords({term, error}: Trouble, i18n: I18n): string {
  return term ? i18n.term(term) : i18n.problem(error);
}

function nameOf({who, call, phase}: CardView, i18n: I18n): string {
  if (phase === 'idle') return i18n.term('bgmCardNoCall');
  if (who.kind === 'matched') return who.contact.name.trim() || who.contact.company?.trim() || '';
  if (who.kind === 'pbx-contact') return who.name.trim();
  return (who.kind === 'suppressed' && who.by === 'internal' && call?.remote.displayName?.trim()) || '';
}

function between(start: string, end: number): number {
  return Math.max(0, (end - Date.parse(start)) / 1000);
}

const regionNames = new Map<string, Intl.DisplayNames>();

function countryName(country: string | null | undefined, lang: string): string {
  if (!country) return '';
  const names = regionNames.get(lang) ?? new Intl.DisplayNames(lang, {type: 'region'});
  regionNames.set(lang, names);
  return names.of(country) ?? '';
}
