import type {SearchedNumber} from '../crm/crm-adapter.ts';
import {digitsOf} from './dialled-text.ts';
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

/**
 * The forms in which people store a number, the likeliest first; a few dozen, so that they fit into one question. For a CRM that
 * finds a text only as it stands.
 */
export function storedForms(number: SearchedNumber): string[] {
  const parsed = readIn(number.e164, number.country ?? '');
  const {e164, callingCode: code, nationalSignificant} = number;
  const national = parsed?.formatNational() ?? nationalSignificant;
  const international = parsed?.formatInternational() ?? e164;
  const inGroups = groupings(international.slice(code.length + 1));
  const atHome = groupings(national);
  const forms = [
    e164,
    national,
    international,
    nationalSignificant,
    digitsOf(national),
    e164.slice(1),
    `00${e164.slice(1)}`,
    ...atHome.flatMap((groups) => [' ', '-', '.'].map((mark) => groups.join(mark))),
    ...inGroups.flatMap((groups) => [
      groups.join('-'),
      groups.join('.'),
      ...[`+${code}`, `00${code}`].flatMap((prefix) =>
        [' ', '-'].map((mark) => [prefix, ...groups].join(mark)),
      ),
      `${code}-${groups.join('-')}`,
      `+${code} (${groups[0]}) ${groups.slice(1).join('-')}`,
    ]),
    // The trunk zero in brackets, as many write it in Europe.
    ...(digitsOf(national) === `0${nationalSignificant}`
      ? inGroups.map((groups) => `+${code} (0)${groups.join(' ')}`)
      : []),
    `+${code} ${nationalSignificant}`,
    `+${code} ${national}`,
  ];
  return [...new Set(forms)];
}

/** Digits in the groups of a formatted number, and with groups of six read as two of three. */
function groupings(formatted: string): string[][] {
  const groups = formatted.split(/[^0-9]+/).filter(Boolean);
  const split = groups.flatMap((group) =>
    group.length === 6 ? [group.slice(0, 3), group.slice(3)] : [group],
  );
  return split.length === groups.length ? [groups] : [groups, split];
}
