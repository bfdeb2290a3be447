import type {SearchedNumber} from '../crm/crm-adapter.ts';
import {countryOf, readIn} from './read-number.ts';

/** What an adapter needs to ask for a canonical number. Undefined when the text is none. */
export function searchedNumber(e164: string, tenantCountry: string): SearchedNumber | undefined {
  const parsed = readIn(e164, tenantCountry);
  if (!parsed) return undefined;
  return {
    e164: parsed.number,
    nationalSignificant: parsed.nationalNumber,
    callingCode: parsed.countryCallingCode,
    country: countryOf(parsed, tenantCountry),
  };
}

/** The forms in which people store a number, the likeliest first. For a CRM that finds a text only as it stands. */
export function storedForms(number: SearchedNumber): string[] {
  const parsed = readIn(number.e164, number.country ?? '');
  const {e164, callingCode, nationalSignificant} = number;
  const national = parsed?.formatNational() ?? nationalSignificant;
  const international = parsed?.formatInternational() ?? e164;
  const groups = international.slice(callingCode.length + 1).trim();
  const trunk = national.replace(/[^0-9]/g, '');
  const forms = [
    e164,
    trunk,
    nationalSignificant,
    e164.slice(1),
    `00${e164.slice(1)}`,
    national,
    international,
    ...[groups, national].flatMap((text) => ['-', '.', ' '].map((mark) => regrouped(text, mark))),
    `+${callingCode} ${nationalSignificant}`,
    `+${callingCode} ${national}`,
    `+${callingCode}-${regrouped(groups, '-')}`,
    `${callingCode}-${regrouped(groups, '-')}`,
  ];
  return [...new Set(forms)];
}

function regrouped(text: string, mark: string): string {
  return text
    .split(/[^0-9]+/)
    .filter(Boolean)
    .join(mark);
}
