import type {FarParty} from '../../../contract/index.ts';
import {digitsOf} from '../../phone/dialled-text.ts';
import {readNumber} from '../../phone/read-number.ts';
import type {StoredCall} from './call-store.ts';

/** The last digits, enough to tell two calls apart when somebody knows the number. */
export const redacted = (number: string): string => (number.length > 6 ? `…${number.slice(-4)}` : '…');

/**
 * Who was at the other end of a call, read from the call's own sealed row.
 * @param country In which national numbers are read: the tenant's.
 * @param mayName False for who may not see CRM contacts: the number but for its end and the name are left out.
 * @returns Null for a call between colleagues.
 */
export function farPartyOf({facts, contact}: StoredCall, country: string, mayName: boolean): FarParty | null {
  if (facts.external === '') return null;
  const {kind, international, raw} = readNumber(facts.external, country);
  if (kind === 'anonymous') return {number: null, name: mayName ? (contact?.name ?? null) : null};
  if (!mayName) return {number: redacted(facts.external), name: null};
  return {number: international ?? raw, name: contact?.name || facts.externalName || null};
}

/** What an admin wrote of somebody: a number in any writing, or words of a name. */
export interface WantedParty {
  /** Canonical; null: no whole number was written. */
  readonly e164: string | null;
  fits(call: StoredCall): boolean;
}

export function wantedParty(text: string, country: string): WantedParty {
  const digits = digitsOf(text.normalize('NFKC'));
  if (/^[\s\d()+./-]+$/.test(text.normalize('NFKC')) && digits.length >= fewestDigits) {
    const {e164} = readNumber(text, country);
    return {e164, fits: ({facts}) => hasDigits(facts.external, digits, country)};
  }
  const words = folded(text).split(/\s+/).filter(Boolean);
  return {
    e164: null,
    fits: ({facts, contact}) => {
      const names = folded(`${contact?.name ?? ''} ${facts.externalName}`);
      return words.every((word) => names.includes(word));
    },
  };
}

/** Fewer would be in every number. */
const fewestDigits = 3;

/** A trunk or country prefix (`0`, `00`) is written on one side only, as often as not. */
function hasDigits(external: string, digits: string, country: string): boolean {
  const written = [digitsOf(external), digitsOf(readNumber(external, country).e164 ?? '')];
  return [digits, digits.replace(/^0{1,2}/, '')].some(
    (wanted) => wanted.length >= fewestDigits && written.some((number) => number.includes(wanted)),
  );
}

/** Lower case without accents. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
