import type {Faker} from '@faker-js/faker';
import {faker as arabic} from '@faker-js/faker/locale/ar';
import {faker as german} from '@faker-js/faker/locale/de';
import {faker as canadian} from '@faker-js/faker/locale/en_CA';
import {faker as british} from '@faker-js/faker/locale/en_GB';
import {faker as indian} from '@faker-js/faker/locale/en_IN';
import {faker as american} from '@faker-js/faker/locale/en_US';
import {faker as french} from '@faker-js/faker/locale/fr';
import {faker as quebecois} from '@faker-js/faker/locale/fr_CA';
import {faker as japanese} from '@faker-js/faker/locale/ja';

/** Names of a language with numbers of a country. */
export interface SeedLocale {
  faker: Faker;
  country: string;
}

/** What people in each of the six regions are called and where they phone. */
export const seedLocales: Record<string, readonly SeedLocale[]> = {
  us: [{faker: american, country: 'US'}],
  eu: [
    {faker: british, country: 'GB'},
    {faker: german, country: 'DE'},
    {faker: french, country: 'FR'},
  ],
  in: [{faker: indian, country: 'IN'}],
  jp: [{faker: japanese, country: 'JP'}],
  ca: [
    {faker: canadian, country: 'CA'},
    {faker: quebecois, country: 'CA'},
  ],
  sa: [{faker: arabic, country: 'SA'}],
};
