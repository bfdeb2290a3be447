import type {Edition} from '../limits/editions.ts';
import type {RegionName} from './regions.ts';

/** Name and e-mail's local part of a user. The first user of an org is the admin who connects. */
export type Person = readonly [firstName: string, lastName: string, mailbox: string];

/** An org as it stands before ids and secrets are derived from its key. */
export interface OrgDefinition {
  /** Short name that ids, secrets and the control API go by. */
  key: string;
  region: RegionName;
  edition: Edition;
  companyName: string;
  mailDomain: string;
  timeZone: string;
  countryCode: string;
  currency: string;
  /** At the start of every id of this org. */
  idPrefix: string;
  zgid: string;
  users: readonly Person[];
  /** Were users once; still in `?type=AllUsers`. */
  formerUsers?: readonly Person[];
}

const demoUsers: readonly Person[] = [
  ['Ada', 'Quill', 'ada'],
  ['Ines', 'Holm', 'ines'],
  ['Omar', 'Reyes', 'omar'],
  ['Mei', 'Tan', 'mei'],
  ['Lena', 'Vogt', 'lena'],
  ['Noor', 'Castell', 'noor'],
  ['Petra', 'Lind', 'petra'],
  ['Bruno', 'Salt', 'bruno'],
  ['Freya', 'Kent', 'freya'],
  ['Jonas', 'Wieck', 'jonas'],
];

const secondUsers: readonly Person[] = [
  ['Gwen', 'Ashby', 'gwen'],
  ['Ruth', 'Calder', 'ruth'],
  ['Theo', 'Brandt', 'theo'],
  ['Ivy', 'Larkin', 'ivy'],
  ['Hugo', 'Marsh', 'hugo'],
];

const smallTeam: readonly Person[] = [
  ['Robin', 'Admin', 'admin'],
  ['Kim', 'Agent', 'kim'],
  ['Noa', 'Agent', 'noa'],
];

type Rest = Pick<OrgDefinition, 'timeZone' | 'countryCode' | 'currency'>;

const small = (
  key: string,
  region: RegionName,
  edition: Edition,
  number: number,
  rest: Rest,
): OrgDefinition => ({
  key,
  region,
  edition,
  companyName: `Example ${key.replace('-', ' ').toUpperCase()}`,
  mailDomain: `${key}.example`,
  idPrefix: `7301${number}500`,
  zgid: `8080010${number}`,
  users: smallTeam,
  ...rest,
});

const us: Rest = {timeZone: 'America/Los_Angeles', countryCode: 'US', currency: 'USD'};

/**
 * The orgs of the demo. `eu-enterprise` holds the golden records, `eu-professional` is the second tenant's;
 * every region and every edition is there at least once.
 */
export const demoOrgs: readonly OrgDefinition[] = [
  {
    key: 'eu-enterprise',
    region: 'eu',
    edition: 'enterprise',
    companyName: 'Demo Tenant',
    mailDomain: 'demo.example',
    timeZone: 'Europe/London',
    countryCode: 'GB',
    currency: 'GBP',
    idPrefix: '730111000',
    zgid: '808001001',
    users: demoUsers,
    formerUsers: [['Tilda', 'Former', 'former']],
  },
  {
    key: 'eu-professional',
    region: 'eu',
    edition: 'professional',
    companyName: 'Second Tenant',
    mailDomain: 'second.example',
    timeZone: 'America/New_York',
    countryCode: 'US',
    currency: 'USD',
    idPrefix: '730122000',
    zgid: '808001002',
    users: secondUsers,
  },
  small('us-enterprise', 'us', 'enterprise', 11, us),
  small('us-standard', 'us', 'standard', 12, us),
  small('us-free', 'us', 'free', 13, us),
  small('in-professional', 'in', 'professional', 14, {
    timeZone: 'Asia/Kolkata',
    countryCode: 'IN',
    currency: 'INR',
  }),
  small('jp-ultimate', 'jp', 'ultimate', 15, {timeZone: 'Asia/Tokyo', countryCode: 'JP', currency: 'JPY'}),
  small('ca-enterprise', 'ca', 'enterprise', 16, {
    timeZone: 'America/Toronto',
    countryCode: 'CA',
    currency: 'CAD',
  }),
  small('sa-standard', 'sa', 'standard', 17, {timeZone: 'Asia/Riyadh', countryCode: 'SA', currency: 'SAR'}),
];
