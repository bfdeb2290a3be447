import type {SeedRecord} from './seed-record.ts';

/**
 * Records as careless people leave them: each holds a number that can never match a call, one for every reason that the report on
 * number hygiene tells, and one that can.
 */
export const carelessRecords: readonly SeedRecord[] = [
  {
    module: 'Leads',
    values: {First_Name: 'Tam', Last_Name: 'Aldous', Company: 'Aldous Kites', Phone: '49612'},
  },
  {
    module: 'Leads',
    values: {
      First_Name: 'Bea',
      Last_Name: 'Corrin',
      Company: 'Corrin Clocks',
      Phone: '0161 496 0234 0161 49',
    },
  },
  {
    module: 'Leads',
    values: {First_Name: 'Rhys', Last_Name: 'Dallow', Company: 'Dallow Tiles', Phone: 'ask Tom first'},
  },
  {
    module: 'Contacts',
    values: {First_Name: 'Una', Last_Name: 'Farrow', Phone: '1234 567 890 1234', Mobile: '07700 900 654'},
  },
  {
    module: 'Contacts',
    values: {First_Name: 'Piet', Last_Name: 'Garrod', Mobile: '+999 555 0123'},
  },
  {
    module: 'Accounts',
    values: {Account_Name: 'Harbour Lamps', Phone: '0161 496 0777 / 0161 496 0778'},
  },
];
