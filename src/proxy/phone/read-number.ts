import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber as Parsed,
} from 'libphonenumber-js/max';
import type {PhoneNumber} from '../../contract/index.ts';
import {dialledText, digitsOf, isAnonymous, shownText} from './dialled-text.ts';

/**
 * Reads a number as PBX or agent gave it. *Possible* decides, not *valid*: of the national reading, the international one and the
 * one behind `00`, the first valid is taken, else the first possible (architecture, decision 8). Never throws.
 * @param country ISO country in which to read national numbers: the tenant's.
 * @returns `e164` null when it is no number to look up: kind `anonymous`, `extension` (2 to 6 digits, emergency numbers, star
 * codes), or `other` where the text cannot be read.
 */
export function readNumber(raw: string, country: string): PhoneNumber {
  const dialled = dialledText(raw);
  if (isAnonymous(dialled)) return unreadable(raw, 'anonymous');
  if (isShort(dialled)) return unreadable(raw, 'extension');
  const parsed = bestOf(readings(dialled, country));
  return parsed ? described(raw, parsed, country) : unreadable(raw, 'other');
}

/** A canonical number, shown as it was stored. For a phone of a record whose reading is already known. */
export function describeNumber(raw: string, e164: string, country: string): PhoneNumber {
  const parsed = parse(e164);
  return parsed ? described(raw, parsed, country) : unreadable(raw, 'other');
}

/** A possible number in one country; undefined when the text is none. */
export function readIn(text: string, country: string): Parsed | undefined {
  const parsed = parse(text, country);
  return parsed?.isPossible() && isCanonical(parsed.number) ? parsed : undefined;
}

/** Country of a canonical number; where only the calling code is sure, the wanted one if it shares that code, else its main one. */
export function countryOf(parsed: Parsed, wanted: string): string | null {
  if (parsed.country) return parsed.country;
  const possible: readonly string[] = parsed.getPossibleCountries();
  const chosen = possible.includes(wanted) ? wanted : possible[0];
  return chosen && /^[A-Z]{2}$/.test(chosen) ? chosen : null;
}

function readings(dialled: string, country: string): (Parsed | undefined)[] {
  if (dialled.startsWith('+')) return [readIn(dialled, country)];
  const digits = digitsOf(dialled);
  const international = digits.startsWith('00') ? digits.slice(2) : digits;
  return [readIn(dialled, country), readIn(`+${international}`, country)];
}

function bestOf(readings: (Parsed | undefined)[]): Parsed | undefined {
  const possible = readings.filter((reading) => reading !== undefined);
  return possible.find((reading) => reading.isValid()) ?? possible[0];
}

/** Extensions, emergency numbers and codes of the PBX; a `+` makes it a number of the outside world. */
function isShort(dialled: string): boolean {
  if (/^[*#]/.test(dialled)) return true;
  return /^[0-9][0-9\s().-]*$/.test(dialled) && digitsOf(dialled).length <= 6;
}

function described(raw: string, parsed: Parsed, country: string): PhoneNumber {
  return {
    raw: shownText(raw),
    e164: parsed.number,
    national: plain(parsed).formatNational(),
    international: plain(parsed).formatInternational(),
    country: countryOf(parsed, country),
    kind: kindOf(parsed),
  };
}

/** The library appends a stored extension to what it formats; the canonical number has none. */
function plain(parsed: Parsed): Parsed {
  return parsed.ext ? (parse(parsed.number) ?? parsed) : parsed;
}

function unreadable(raw: string, kind: 'anonymous' | 'extension' | 'other'): PhoneNumber {
  return {raw: shownText(raw), e164: null, national: null, international: null, country: null, kind};
}

function parse(text: string, country?: string): Parsed | undefined {
  const known = country && isSupportedCountry(country) ? country : undefined;
  return parsePhoneNumberFromString(text, {...(known && {defaultCountry: known}), extract: false});
}

function isCanonical(e164: string): boolean {
  return /^\+[0-9]{3,15}$/.test(e164);
}

function kindOf(parsed: Parsed): PhoneNumber['kind'] {
  switch (parsed.getType()) {
    case 'FIXED_LINE':
      return 'fixed_line';
    case 'MOBILE':
      return 'mobile';
    case 'FIXED_LINE_OR_MOBILE':
      return 'fixed_line_or_mobile';
    case 'TOLL_FREE':
      return 'toll_free';
    case 'PREMIUM_RATE':
      return 'premium';
    case 'VOIP':
      return 'voip';
    default:
      return 'other';
  }
}
