import type {Faker} from '@faker-js/faker';
import type {MadeUpNumber} from './number-ranges.ts';

/** Splits digits into groups of three, the last one up to four long: `9460123` becomes `946`, `0123`. */
function groups(text: string): string[] {
  if (text.length <= 4) return [text];
  return [text.slice(0, 3), ...groups(text.slice(3))];
}

type Format = (number: MadeUpNumber, local: string[]) => string;

const anywhere: readonly Format[] = [
  ({callingCode, area}, local) => `+${callingCode} ${area} ${local.join(' ')}`,
  ({callingCode, area}, local) => `+${callingCode} ${area} ${local.join('-')}`,
  ({callingCode, area}, local) => `+${callingCode}${area}${local.join('')}`,
  ({callingCode, area}, local) => `00${callingCode} ${area} ${local.join(' ')}`,
  ({callingCode, area}, local) => `00${callingCode}${area}${local.join('')}`,
  ({callingCode, area}, local) => `${callingCode}${area}${local.join('')}`,
  ({trunk, area}, local) => `${trunk}${area} ${local.join(' ')}`,
  ({trunk, area}, local) => `${trunk}${area}${local.join('')}`,
  ({trunk, area}, local) => `${trunk}${area}.${local.join('.')}`,
  ({trunk, area}, local) => `${trunk}${area}-${local.join('-')}`,
  ({trunk, area}, local) => `(${trunk}${area}) ${local.join(' ')}`,
  // The trunk zero was lost, as spreadsheets do.
  ({area}, local) => `${area}${local.join('')}`,
];

const withTrunk: readonly Format[] = [
  ({callingCode, area}, local) => `+${callingCode} (0)${area} ${local.join(' ')}`,
  ({callingCode, area}, local) => `+${callingCode} (0) ${area}/${local.join('')}`,
  ({trunk, area}, local) => `${trunk}${area}/${local.join('')}`,
  ({trunk, area}, local) => `${trunk}${area} / ${local.join(' ')}`,
];

const northAmerican: readonly Format[] = [
  ({area}, local) => `(${area}) ${local.join('-')}`,
  ({area}, local) => `${area}-${local.join('-')}`,
  ({area}, local) => `1-${area}-${local.join('-')}`,
  ({callingCode, area}, local) => `+${callingCode} (${area}) ${local.join('-')}`,
];

const extensions = [' x12', ' ext 204', ' ext. 7', ';ext=31', ' #9'];

/** A number as somebody typed it: with or without country, spaced, dotted, slashed, at times with extension. */
export function typedNumber(faker: Faker, number: MadeUpNumber): string {
  const formats = [...anywhere, ...(number.trunk === '0' ? withTrunk : northAmerican)];
  const text = faker.helpers.arrayElement(formats)(number, groups(number.local));
  const extended = faker.number.int(99) < 4 ? text + faker.helpers.arrayElement(extensions) : text;
  return extended.length <= 30 ? extended : text;
}
