import type {RecordValues} from '../records/stored-record.ts';
import {textOf} from '../world/text-of.ts';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Country calling codes that stand before a national number; longest first. */
const callingCodes = [
  '966',
  '353',
  '351',
  '358',
  '44',
  '49',
  '33',
  '91',
  '81',
  '34',
  '39',
  '31',
  '43',
  '41',
  '1',
];

const shortestNational = 7;

/** What could be the national number in these digits: without 00 or 011, calling code and trunk zero. */
function nationalNumbers(digits: string): string[] {
  const international = digits.replace(/^(00|011)/, '');
  const starts = [international];
  for (const code of callingCodes) {
    if (international.startsWith(code)) starts.push(international.slice(code.length));
  }
  const bare = starts.map((text) => text.replace(/^0+/, ''));
  return [...new Set(bare)].filter((text) => text.length >= shortestNational);
}

/** Digits of a record's phone values, worked out once: stored values never change in place. */
const digitsCache = new WeakMap<RecordValues, Map<string, string>>();

function storedDigits(values: RecordValues, field: string): string {
  const known = digitsCache.get(values) ?? new Map<string, string>();
  if (known.size === 0) digitsCache.set(values, known);
  let digits = known.get(field);
  if (digits === undefined) {
    digits = digitsOf(textOf(values[field]));
    known.set(field, digits);
  }
  return digits;
}

/**
 * Zoho's loose phone search, as far as it is known: a hit when the stored digits contain the asked ones, or
 * both end in the same national number of at least seven digits. `strict` finds only the stored text itself.
 */
export function phoneMatcher(
  asked: string,
  fields: readonly string[],
  strict: boolean,
): (values: RecordValues) => boolean {
  if (strict) return (values) => fields.some((field) => values[field] === asked);
  const digits = digitsOf(asked);
  const nationals = nationalNumbers(digits);
  const hit = (stored: string): boolean =>
    stored !== '' && (stored.includes(digits) || nationals.some((national) => stored.endsWith(national)));
  return (values) => fields.some((field) => values[field] && hit(storedDigits(values, field)));
}
