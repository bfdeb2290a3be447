import {getCountries, validatePhoneNumberLength} from 'libphonenumber-js/max';
import type {HygieneReason} from '../../contract/index.ts';
import {dialledText, digitsOf, shownText} from '../phone/dialled-text.ts';
import {readIn} from '../phone/read-number.ts';
import {sameNumber} from '../phone/same-number.ts';

/** Numbers have more digits than extensions, and never more than these (E.164). */
const shortAtMost = 6;
const digitsAtMost = 15;
const countries = getCountries();

/**
 * Why a stored number can match no caller, by the very rules by which lookups compare numbers; undefined when it can match one.
 *
 * National digits are also compared in the caller's own country, so digits that are nobody's number in the tenant's country, but a
 * valid one elsewhere, do match whoever calls from there, and are not reported.
 * @param country ISO country of the tenant.
 */
export function unmatchable(stored: string, country: string): HygieneReason | undefined {
  return canMatch(stored, country) ? undefined : reasonOf(stored);
}

/** Whether some caller has this number. Callers from abroad are taken to have valid numbers; almost any digits are possible ones. */
function canMatch(stored: string, country: string): boolean {
  const dialled = dialledText(stored);
  const digits = digitsOf(dialled);
  if (digits.length <= shortAtMost || digits.length > 2 * digitsAtMost) return false;
  const matches = (e164: string | undefined) =>
    e164 !== undefined && sameNumber(stored, e164, country) !== undefined;
  if (matches(readIn(dialled, country)?.number)) return true;
  if (dialled.startsWith('+')) return false;
  if (matches(readIn(`+${digits.replace(/^0+/, '')}`, country)?.number)) return true;
  return countries.some((other) => {
    const parsed = readIn(dialled, other);
    return parsed?.isValid() === true && matches(parsed.number);
  });
}

function reasonOf(stored: string): HygieneReason {
  if (holdsSeveral(stored)) return 'several';
  const dialled = dialledText(stored);
  if (/\p{L}/u.test(dialled)) return 'letters';
  const digits = digitsOf(dialled);
  if (digits.length <= shortAtMost) return 'too_short';
  if (digits.length > digitsAtMost) return 'too_long';
  const international = dialled.startsWith('+')
    ? dialled
    : /^00/.test(digits)
      ? `+${digits.slice(2)}`
      : undefined;
  if (international === undefined) return 'no_country';
  switch (validatePhoneNumberLength(international)) {
    case 'TOO_LONG':
      return 'too_long';
    case 'TOO_SHORT':
      return 'too_short';
    default:
      return 'not_possible';
  }
}

/** Two numbers with a word or a sign between them. */
function holdsSeveral(stored: string): boolean {
  const parts = shownText(stored).split(/[,;/|&]|\s(?:or|and|oder|und|ou|et|o|y)\s/iu);
  return parts.filter((part) => digitsOf(part).length > shortAtMost).length > 1;
}
