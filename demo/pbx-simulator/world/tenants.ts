import {demoSecret} from './identifiers.ts';
import {demoAddressBook, freshAddressBook, secondAddressBook} from './address-book.ts';
import type {AddressBookEntry} from './address-book.ts';
import {demoPeople, freshPeople, secondPeople} from './demo-people.ts';
import type {Person} from './demo-people.ts';

/** Kinds of numbers that `GET /api/extension_numbers/{n}` knows. */
type NumberType = 'EXTENSION' | 'RING_GROUP' | 'CALL_QUEUE' | 'CONFERENCE_ROOM' | 'VIRTUAL_RECEPTIONIST';

/** A ring group, queue or IVR: a number that is no person. */
export interface ServiceNumber {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly type: Exclude<NumberType, 'EXTENSION'>;
  /** Extensions that it rings; an IVR has the one number it hands over to. */
  readonly members: readonly string[];
  readonly host: string;
}

export interface User extends Person {
  readonly id: string;
  /** Empty for a system administrator. */
  readonly tenantId: string;
  readonly email: string;
  readonly password: string;
  /** A PBX access token that never expires, for pages and tools of the demo. */
  readonly token: string;
}

interface TrunkFacts {
  readonly name: string;
  readonly id: string;
  readonly host: string;
}

/** A tenant as it is when the simulator starts. */
export interface TenantFacts {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly timezone: string;
  /** ISO 3166 alpha-3, as the PBX writes it. */
  readonly region: string;
  readonly currency: string;
  readonly webhookSecret: string;
  readonly trunk: TrunkFacts;
  /** Number of the voicemail service (`777` unless changed). */
  readonly voicemail: string;
  /** Our own numbers are this followed by the last two digits of an extension; groups have `00`. */
  readonly didPrefix: string;
  readonly users: readonly User[];
  readonly services: readonly ServiceNumber[];
  readonly addressBook: () => AddressBookEntry[];
}

const pbxHost = '192.0.2.10';

const addUser =
  (tenantId: string, domain: string) =>
  (person: Person): User => ({
    ...person,
    id: tenantId ? `941${tenantId.slice(-3)}000000000${person.extension}` : '941000000000000001',
    tenantId,
    email: person.email ?? `${person.username}@${domain}`,
    password: `${person.username}-${domain.split('.')[0]}-password`,
    token: `pbx-${demoSecret(`token ${tenantId} ${person.username}`, 40)}`,
  });

const services = (idPrefix: string): ServiceNumber[] => [
  {
    id: `${idPrefix}50`,
    number: '5000',
    name: 'Welcome menu',
    type: 'VIRTUAL_RECEPTIONIST',
    members: ['8000'],
    host: `${pbxHost}:8922`,
  },
  {
    id: `${idPrefix}60`,
    number: '6000',
    name: 'Front desk',
    type: 'RING_GROUP',
    members: ['101', '102', '103'],
    host: `${pbxHost}:8920`,
  },
  {
    id: `${idPrefix}80`,
    number: '8000',
    name: 'Sales queue',
    type: 'CALL_QUEUE',
    members: ['102', '103'],
    host: `${pbxHost}:8916`,
  },
];

const demoId = '940000000000000001';
const secondId = '940000000000000002';
const freshId = '940000000000000003';

/** The tenants of the demo; ids, secrets and tokens are the same in every run. */
export const demoTenants: readonly TenantFacts[] = [
  {
    id: demoId,
    name: 'Demo Tenant',
    domain: 'demo.example',
    timezone: 'Europe/London',
    region: 'GBR',
    currency: 'GBP',
    webhookSecret: demoSecret(`webhook ${demoId}`, 50),
    trunk: {name: 'UKTrunk', id: '940000000000000055', host: '203.0.113.5'},
    voicemail: '777',
    didPrefix: '4420794601',
    users: demoPeople.map(addUser(demoId, 'demo.example')),
    services: services('9400000000000000'),
    addressBook: demoAddressBook,
  },
  {
    id: secondId,
    name: 'Second Tenant',
    domain: 'second.example',
    timezone: 'America/New_York',
    region: 'USA',
    currency: 'USD',
    webhookSecret: demoSecret(`webhook ${secondId}`, 50),
    trunk: {name: 'USTrunk', id: '940000000000000056', host: '203.0.113.6'},
    voicemail: '777',
    didPrefix: '121255501',
    users: secondPeople.map(addUser(secondId, 'second.example')),
    services: services('9400000000000001'),
    addressBook: secondAddressBook,
  },
  {
    id: freshId,
    name: 'Fresh Tenant',
    domain: 'fresh.example',
    timezone: 'America/Chicago',
    region: 'USA',
    currency: 'USD',
    webhookSecret: demoSecret(`webhook ${freshId}`, 50),
    trunk: {name: 'LakeTrunk', id: '940000000000000057', host: '203.0.113.7'},
    voicemail: '777',
    didPrefix: '131255501',
    users: freshPeople.map(addUser(freshId, 'fresh.example')),
    services: services('9400000000000002'),
    addressBook: freshAddressBook,
  },
];

/** The administrator of the whole PBX; belongs to no tenant. */
export const systemAdmin: User = addUser(
  '',
  'pbx.example',
)({
  extension: '',
  username: 'sysadmin',
  name: 'System Administrator',
  role: 'SystemAdmin',
  devices: [],
});

/** Our number for an extension or service, digits only as the PBX sends it. */
export const didOf = (tenant: TenantFacts, number: string): string =>
  tenant.didPrefix + (number.length === 3 ? number.slice(-2) : '00');

export const findUser = (tenant: TenantFacts, extension: string): User | undefined =>
  tenant.users.find((user) => user.extension === extension);

export const findService = (tenant: TenantFacts, number: string): ServiceNumber | undefined =>
  tenant.services.find((service) => service.number === number);

/** Is it a number inside the tenant (person, group, queue, IVR), as opposed to one behind a trunk? */
export const isInside = (tenant: TenantFacts, number: string): boolean =>
  Boolean(findUser(tenant, number) ?? findService(tenant, number)) || number === tenant.voicemail;
