import type {Faker} from '@faker-js/faker';
import {reservedNumbers} from './golden-records.ts';
import {seedLocales} from './locales.ts';
import type {SeedLocale} from './locales.ts';
import {madeUpNumbers} from './number-ranges.ts';
import type {MadeUpNumber} from './number-ranges.ts';
import {typedNumber} from './phone-formats.ts';
import type {SeedRecord} from './seed-record.ts';

export interface GenerateOptions {
  count: number;
  /** Region whose locales to use; absent: all six in turn. */
  region?: string;
  seed?: number;
}

/** Numbers that were given out already; most people have one of their own. */
class NumberBook {
  readonly #taken = new Set<string>(reservedNumbers);

  draw({faker, country}: SeedLocale): MadeUpNumber | undefined {
    for (let tries = 0; tries < 20; tries += 1) {
      const number = madeUpNumbers[country]!(faker);
      const key = number.area + number.local;
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return number;
    }
    return undefined;
  }
}

const mailbox = (index: number, name: string): string =>
  `${
    name
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase() || 'person'
  }${index}@mail.example`;

const companyOf = (faker: Faker): string => faker.company.name().slice(0, 100);

/** Takes away the fields that have nothing in them. */
const filled = (values: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));

class RecordMaker {
  readonly #book = new NumberBook();
  /** Names of the accounts so far, by country: people work for a company where they live. */
  readonly #accounts: Record<string, string[]> = {};
  readonly #names = new Set<string>();

  make(locale: SeedLocale, index: number): SeedRecord {
    const share = index % 20;
    if (share < 3) return this.#account(locale);
    return share < 8 ? this.#lead(locale, index) : this.#contact(locale, index);
  }

  #phone(locale: SeedLocale): string | undefined {
    const number = this.#book.draw(locale);
    return number && typedNumber(locale.faker, number);
  }

  #account(locale: SeedLocale): SeedRecord {
    const {faker} = locale;
    const name = companyOf(faker);
    const company = this.#names.has(name) ? `${name} ${this.#names.size}` : name;
    this.#names.add(company);
    (this.#accounts[locale.country] ??= []).push(company);
    const phone = this.#phone(locale);
    return {
      module: 'Accounts',
      values: filled({Account_Name: company, Phone: phone, Billing_City: faker.location.city()}),
    };
  }

  #person(locale: SeedLocale, index: number): Record<string, string | undefined> {
    const {faker} = locale;
    const lastName = faker.person.lastName();
    const hasMobile = faker.number.int(9) < 3;
    return {
      First_Name: faker.person.firstName(),
      Last_Name: lastName,
      Email: faker.number.int(9) < 8 ? mailbox(index, lastName) : undefined,
      Phone: hasMobile && faker.datatype.boolean() ? undefined : this.#phone(locale),
      Mobile: hasMobile ? this.#phone(locale) : undefined,
    };
  }

  #lead(locale: SeedLocale, index: number): SeedRecord {
    const company = companyOf(locale.faker);
    return {module: 'Leads', values: filled({...this.#person(locale, index), Company: company})};
  }

  #contact(locale: SeedLocale, index: number): SeedRecord {
    const {faker} = locale;
    const person = this.#person(locale, index);
    // A few numbers stand in fields that a careless search forgets.
    const other = faker.number.int(99);
    const field =
      other < 4 ? 'Home_Phone' : other < 8 ? 'Other_Phone' : other < 10 ? 'Asst_Phone' : undefined;
    const values = filled({...person, ...(field ? {[field]: this.#phone(locale)} : {})});
    const employers = this.#accounts[locale.country];
    return {
      module: 'Contacts',
      values,
      ...(employers ? {account: faker.helpers.arrayElement(employers)} : {}),
    };
  }
}

/** Made-up accounts, leads and contacts, the same for the same options. Their numbers belong to nobody. */
export function generateRecords({count, region, seed = 20_260_615}: GenerateOptions): SeedRecord[] {
  const locales = region ? (seedLocales[region] ?? []) : Object.values(seedLocales).flat();
  for (const {faker} of locales) faker.seed(seed);
  const maker = new RecordMaker();
  return Array.from({length: count}, (_, index) => maker.make(locales[index % locales.length]!, index));
}
