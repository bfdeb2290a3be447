/** An entry of a tenant's company address book (`GET /api/contacts`, pbx-facts 2.2). */
export interface AddressBookEntry {
  id: string;
  name: string;
  email: string;
  company: string;
  title: string;
  business: string;
  business2: string;
  mobile_phone: string;
  mobile_phone2: string;
  home_phone: string;
  home_phone2: string;
  other: string;
  business_fax: string;
  home_fax: string;
  address: string;
  notes: string;
  favorite: boolean;
}

/** Empty values of every field that an entry may leave out. */
export const blankEntry: Omit<AddressBookEntry, 'id' | 'name'> = {
  email: '',
  company: '',
  title: '',
  business: '',
  business2: '',
  mobile_phone: '',
  mobile_phone2: '',
  home_phone: '',
  home_phone2: '',
  other: '',
  business_fax: '',
  home_fax: '',
  address: '',
  notes: '',
  favorite: false,
};

type Draft = Partial<AddressBookEntry> & {name: string};

const demoDrafts: Draft[] = [
  {
    name: 'Harbour Couriers',
    company: 'Harbour Couriers',
    business: '020 7946 0811',
    notes: 'Pick-up before 16:00',
  },
  {name: 'Marta Pell', company: 'Pell Catering', mobile_phone: '07700 900812', email: 'marta@pell.example'},
  {name: 'Building security', business: '+44 20 7946 0813', other: '020 7946 0814'},
  {name: 'Dr. Anselm Roy', title: 'Company doctor', business: '(0131) 496 0815', home_phone: '0131 496 0816'},
  {
    name: 'Zażółć Studio',
    company: 'Zażółć Studio',
    business: '+1 415-555-0117',
    email: 'hello@studio.example',
  },
  {name: 'Nightline taxis', business: '0161 496 0818', mobile_phone: '+447700900819', favorite: true},
  {name: 'Landlord (Ms. Greave)', business2: '0117 496 0820', address: '1 Example Row, Bristol'},
  {name: 'Print shop', company: 'Inkwell & Sons', business: '029 2018 0821', business_fax: '020 7946 0822'},
];

const secondDrafts: Draft[] = [
  {name: 'Front gate', business: '(212) 555-0130'},
  {
    name: 'Caldera Supplies',
    company: 'Caldera Supplies',
    business: '+1 212 555 0131',
    email: 'desk@caldera.example',
  },
  {name: 'Milo Finch', company: 'Finch Electric', mobile_phone: '917.555.0132'},
];

const freshDrafts: Draft[] = [
  {name: 'Reception', business: '(312) 555-0140'},
  {name: 'Delphine Roe', company: 'Roe Heating', mobile_phone: '+1 312-555-0141'},
  {name: 'Lakeside Café', company: 'Lakeside Café', business: '312.555.0142'},
];

const build = (drafts: Draft[], firstId: bigint): AddressBookEntry[] =>
  drafts.map((draft, index) => ({...blankEntry, id: String(firstId + BigInt(index)), ...draft}));

export const demoAddressBook = (): AddressBookEntry[] => build(demoDrafts, 942000000000000001n);
export const secondAddressBook = (): AddressBookEntry[] => build(secondDrafts, 942000000000000101n);
export const freshAddressBook = (): AddressBookEntry[] => build(freshDrafts, 942000000000000201n);
