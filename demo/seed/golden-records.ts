import type {SeedRecord} from './seed-record.ts';

/**
 * The records that the golden scenarios call from and to: one per number, each stored in another format on
 * purpose. Nobody here exists; the numbers are 555-01xx or from Ofcom's drama ranges.
 */
export const goldenRecords: readonly SeedRecord[] = [
  {
    module: 'Accounts',
    values: {
      Account_Name: 'Oduya Bakeries',
      Phone: '0161 496 0234',
      Website: 'https://oduya.example',
      Billing_City: 'Manchester',
    },
    owner: 'omar',
  },
  {
    module: 'Accounts',
    values: {
      Account_Name: 'Northlight Optics',
      Website: 'https://northlight.example',
      Billing_City: 'San Francisco',
    },
  },
  {
    module: 'Accounts',
    values: {
      Account_Name: 'Tidewater Charters',
      Website: 'https://tidewater.example',
      Billing_City: 'Edinburgh',
    },
  },
  {
    module: 'Contacts',
    account: 'Northlight Optics',
    owner: 'ines',
    values: {
      First_Name: 'Ana',
      Last_Name: 'Souza',
      Title: 'Buyer',
      Phone: '+1 (415) 555-0123',
      Email: 'ana.souza@northlight.example',
    },
  },
  {
    module: 'Leads',
    owner: 'omar',
    values: {
      First_Name: 'Callum',
      Last_Name: 'Rowe',
      Company: 'Rowe Joinery',
      Mobile: '07700 900 321',
      Email: 'callum@rowe.example',
      Lead_Source: 'Web Research',
    },
  },
  {
    module: 'Contacts',
    account: 'Northlight Optics',
    owner: 'mei',
    values: {
      First_Name: 'Dana',
      Last_Name: 'Whitlock',
      Title: 'Operations',
      Phone: '001-415-555-0145',
      Email: 'dana.whitlock@northlight.example',
    },
  },
  {
    module: 'Contacts',
    account: 'Tidewater Charters',
    owner: 'ines',
    values: {
      First_Name: 'Fergus',
      Last_Name: 'Aird',
      Title: 'Skipper',
      Phone: '+44 131 496 0456',
      Email: 'fergus@tidewater.example',
    },
  },
  {
    module: 'Leads',
    owner: 'omar',
    values: {
      First_Name: 'Priya',
      Last_Name: 'Nandan',
      Company: 'Nandan Textiles',
      Phone: '4155550167',
      Email: 'priya@nandan.example',
      Lead_Source: 'Trade Show',
    },
  },
  {
    module: 'Contacts',
    account: 'Northlight Optics',
    owner: 'lena',
    values: {
      First_Name: 'Marcus',
      Last_Name: 'Bell',
      Title: 'Finance',
      Phone: '(415) 555-0188',
      Email: 'marcus.bell@northlight.example',
    },
  },
  {
    module: 'Leads',
    owner: 'lena',
    values: {
      First_Name: 'Joanna',
      Last_Name: 'Pike',
      Company: 'Pike & Daughters',
      Mobile: '+44 (0)7700 900777',
      Email: 'jo@pike.example',
      Lead_Source: 'Partner',
    },
  },
];

/** Records of the second tenant's org; one number stands in both orgs, under different names. */
export const secondTenantRecords: readonly SeedRecord[] = [
  {
    module: 'Accounts',
    values: {
      Account_Name: 'Hollis Freight',
      Phone: '(212) 555-0140',
      Website: 'https://hollis.example',
      Billing_City: 'New York',
    },
  },
  {
    module: 'Contacts',
    account: 'Hollis Freight',
    owner: 'ruth',
    values: {
      First_Name: 'Wren',
      Last_Name: 'Hollis',
      Title: 'Dispatcher',
      Phone: '212-555-0141',
      Email: 'wren@hollis.example',
    },
  },
  {
    module: 'Leads',
    owner: 'theo',
    values: {
      First_Name: 'Beatriz',
      Last_Name: 'Alder',
      Company: 'Alder Cycles',
      Mobile: '917.555.0142',
      Email: 'bea@alder.example',
    },
  },
  {
    module: 'Contacts',
    owner: 'ivy',
    values: {
      First_Name: 'Sol',
      Last_Name: 'Marchetti',
      Phone: '+1 415 555 0123',
      Email: 'sol@marchetti.example',
    },
  },
];

/** The mobile that a scenario forwards to: it must never match anybody. */
const forwardingTarget = '7700900654';

const nationalDigits = (number: string): string =>
  number
    .replace('(0)', '')
    .replace(/\D/g, '')
    .replace(/^(001|44|1(?=\d{10}$)|0)/, '');

/** Digits of the numbers above without country code and trunk zero; generated records keep clear of them. */
export const reservedNumbers: ReadonlySet<string> = new Set([
  forwardingTarget,
  ...[...goldenRecords, ...secondTenantRecords]
    .flatMap(({values}) => [values['Phone'], values['Mobile']])
    .filter((number) => number !== undefined)
    .map(nationalDigits),
]);
