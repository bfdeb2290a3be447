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

/** Ends each number, so that none runs into the next. */
const end = '|';

/** Digits of all phone values of a record, worked out once: stored values never change in place. */
class DigitsCache {
  readonly #digits = new WeakMap<RecordValues, string>();
  readonly #fields: readonly string[];

  constructor(fields: readonly string[]) {
    this.#fields = fields;
  }

  of(values: RecordValues): string {
    const known = this.#digits.get(values);
    if (known !== undefined) return known;
    const numbers = this.#fields.map((field) => digitsOf(textOf(values[field]))).filter(Boolean);
    const digits = numbers.map((number) => number + end).join('');
    this.#digits.set(values, digits);
    return digits;
  }
}

/** One for each set of phone fields, since a tenant may add its own. */
const caches = new Map<string, DigitsCache>();

function cacheFor(fields: readonly string[]): DigitsCache {
  const key = fields.join();
  const cache = caches.get(key) ?? new DigitsCache(fields);
  caches.set(key, cache);
  return cache;
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
  const endings = nationalNumbers(digits).map((national) => national + end);
  if (digits === '') return () => false;
  const cache = cacheFor(fields);
  return (values) => {
    const stored = cache.of(values);
    return stored.includes(digits) || endings.some((ending) => stored.includes(ending));
  };
}
