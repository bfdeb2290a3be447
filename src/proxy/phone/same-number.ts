import type {MatchReason} from '../../contract/index.ts';
import {dialledText, digitsOf} from './dialled-text.ts';
import {countryOf, readIn} from './read-number.ts';

export type SameNumberRule = Exclude<MatchReason['rule'], 'remembered'>;

/**
 * Whether a number as somebody typed it into the CRM is this canonical one, and by which rule: `e164` (it holds the calling code),
 * `national` (read in the tenant's country), `caller_country` (not valid there, so it was read in the caller's).
 * Undefined when it is another number, or too short to be one: nothing is ever matched by its last digits.
 */
export function sameNumber(stored: string, e164: string, tenantCountry: string): SameNumberRule | undefined {
  const dialled = dialledText(stored);
  const digits = digitsOf(dialled);
  // Cheap refusal first: every reading of a stored number keeps its last digits.
  if (digits.length <= 6 || digits.slice(-6) !== e164.slice(-6)) return undefined;
  const holdsCode = digits.endsWith(e164.slice(1));
  if (dialled.startsWith('+')) return readIn(dialled, tenantCountry)?.number === e164 ? 'e164' : undefined;

  const national = readIn(dialled, tenantCountry);
  if (national?.number === e164) return holdsCode ? 'e164' : 'national';
  if (national?.isValid()) return undefined;
  if (holdsCode && /^0*$/.test(digits.slice(0, -e164.length + 1))) return 'e164';
  const caller = readIn(e164, tenantCountry);
  const callerCountry = caller && countryOf(caller, tenantCountry);
  if (!callerCountry) return undefined;
  return readIn(dialled, callerCountry)?.number === e164 ? 'caller_country' : undefined;
}
