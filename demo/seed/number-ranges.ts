import type {Faker} from '@faker-js/faker';

/** A made-up number before it is written in somebody's way: `area` and `local` without a trunk zero. */
export interface MadeUpNumber {
  country: string;
  callingCode: string;
  /** What people put before the area code at home: `0`, or nothing. */
  trunk: '' | '0';
  area: string;
  local: string;
}

const digits = (faker: Faker, length: number): string =>
  faker.string.numeric({length, allowLeadingZeros: true});

/** 555-01xx belongs to nobody, in every area code. 202, 212, 415 and 917 are left to the scenarios. */
const northAmerican =
  (country: 'US' | 'CA', areas: readonly string[]) =>
  (faker: Faker): MadeUpNumber => ({
    country,
    callingCode: '1',
    trunk: '',
    area: faker.helpers.arrayElement(areas),
    local: `55501${digits(faker, 2)}`,
  });

const usAreas =
  '201 203 205 206 207 208 209 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 272 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321'.split(
    ' ',
  );
const caAreas =
  '204 226 236 249 250 289 306 343 365 403 416 418 431 437 438 450 506 514 519 548 579 581 587 604 613 639 647 705 709 778'.split(
    ' ',
  );

/** Ofcom's numbers for drama. London's 7946 0xxx are left to scenarios and tests. */
const ukRanges: readonly (readonly [area: string, start: string, rest: number])[] = [
  ['113', '4960', 3],
  ['114', '4960', 3],
  ['115', '4960', 3],
  ['116', '4960', 3],
  ['117', '4960', 3],
  ['118', '4960', 3],
  ['121', '4960', 3],
  ['131', '4960', 3],
  ['141', '4960', 3],
  ['151', '4960', 3],
  ['161', '4960', 3],
  ['191', '4980', 3],
  ['29', '20180', 3],
  ['28', '964960', 2],
  ['7700', '900', 3],
  ['7700', '900', 3],
  ['7700', '900', 3],
];

/** The German regulator's numbers for films. */
const germanRanges: readonly (readonly [area: string, start: string, rest: number])[] = [
  ['30', '23125', 3],
  ['69', '90009', 3],
  ['40', '66969', 3],
  ['221', '4710', 3],
  ['89', '99998', 3],
  ['171', '39200', 2],
  ['176', '040690', 2],
];

/** The French regulator's numbers for films. */
const frenchRanges: readonly (readonly [area: string, start: string, rest: number])[] = [
  ['1', '9900', 4],
  ['2', '6191', 4],
  ['3', '5301', 4],
  ['4', '6571', 4],
  ['5', '3649', 4],
  ['6', '3998', 4],
];

const ranged =
  (country: string, callingCode: string, ranges: typeof ukRanges) =>
  (faker: Faker): MadeUpNumber => {
    const [area, start, rest] = faker.helpers.arrayElement(ranges);
    return {country, callingCode, trunk: '0', area, local: start + digits(faker, rest)};
  };

/**
 * India, Japan and Saudi Arabia keep no numbers for films: these begin with digits that are given to nobody
 * there, so they are possible but not valid.
 */
const unassigned =
  (country: string, callingCode: string, trunk: '' | '0', area: string, length: number) =>
  (faker: Faker): MadeUpNumber => ({country, callingCode, trunk, area, local: digits(faker, length)});

/** Makers of numbers by country. */
export const madeUpNumbers: Record<string, (faker: Faker) => MadeUpNumber> = {
  US: northAmerican('US', usAreas),
  CA: northAmerican('CA', caAreas),
  GB: ranged('GB', '44', ukRanges),
  DE: ranged('DE', '49', germanRanges),
  FR: ranged('FR', '33', frenchRanges),
  IN: unassigned('IN', '91', '0', '50', 8),
  JP: unassigned('JP', '81', '0', '70', 8),
  SA: unassigned('SA', '966', '0', '52', 7),
};
