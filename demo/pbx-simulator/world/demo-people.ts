import type {PbxRole} from './roles.ts';

/** A person of the demo, before ids and secrets are added. Nobody here exists. */
export interface Person {
  readonly extension: string;
  readonly username: string;
  readonly name: string;
  readonly role: PbxRole;
  readonly twoFactor?: boolean;
  readonly disabled?: boolean;
  readonly department?: string;
  /** Where it is not the user name at the tenant's domain. */
  readonly email?: string;
  /** Where the person's phones are; the first is the app. */
  readonly devices: readonly string[];
}

/** Phones as the golden scenarios show them: Ines has an app and a desk phone. */
const phones = (extension: string): readonly string[] => {
  const known: Record<string, readonly string[]> = {
    '101': ['198.51.100.21:50611', '198.51.100.22:5060'],
    '102': ['198.51.100.31:50621'],
    '103': ['198.51.100.41:50631'],
    '104': ['198.51.100.51:50641'],
  };
  return known[extension] ?? [`198.51.100.1${extension.slice(-2)}:5060`];
};

type Facts = Omit<Person, 'extension' | 'username' | 'name' | 'role' | 'devices'>;
const person = (
  extension: string,
  username: string,
  name: string,
  role: PbxRole,
  more: Facts = {},
): Person => ({
  extension,
  username,
  name,
  role,
  devices: phones(extension),
  ...more,
});

export const demoPeople: readonly Person[] = [
  person('100', 'ada', 'Ada Quill', 'Admin', {department: 'Office'}),
  person('101', 'ines', 'Ines Holm', 'StandardUser', {department: 'Sales'}),
  person('102', 'omar', 'Omar Reyes', 'StandardUser', {department: 'Sales'}),
  person('103', 'mei', 'Mei Tan', 'StandardUser', {department: 'Support'}),
  person('104', 'lena', 'Lena Vogt', 'StandardUser', {department: 'Support'}),
  person('105', 'noor', 'Noor Castell', 'QueueManager', {department: 'Sales'}),
  person('106', 'petra', 'Petra Lind', 'StandardUser', {department: 'Finance', twoFactor: true}),
  person('107', 'sam', 'Sam Okafor', 'NoCrm', {department: 'Warehouse'}),
  person('108', 'former', 'Tilda Former', 'StandardUser', {disabled: true}),
  person('109', 'vera', 'Vera Lund', 'IntegrationViewer', {department: 'Office'}),
  person('110', 'carl', 'Carl Reuter', 'CrmViewer', {department: 'Office'}),
  person('199', 'crm-service', 'CRM service', 'Admin'),
];

/** The second tenant repeats extension numbers on purpose: only the tenant tells its people apart. */
export const secondPeople: readonly Person[] = [
  person('100', 'gwen', 'Gwen Ashby', 'Admin'),
  person('101', 'ruth', 'Ruth Calder', 'StandardUser'),
  person('102', 'theo', 'Theo Brandt', 'StandardUser'),
  person('103', 'ivy', 'Ivy Larkin', 'StandardUser'),
  person('104', 'hugo', 'Hugo Marsh', 'StandardUser'),
  person('199', 'crm-service', 'CRM service', 'Admin'),
];

const mail = (mailbox: string): Facts => ({email: `${mailbox}@us-enterprise.example`});

/** The office that has no CRM yet. Its mail tells which Zoho users are whose; Juno has none. */
export const freshPeople: readonly Person[] = [
  person('100', 'robin', 'Robin Admin', 'Admin', mail('admin')),
  person('101', 'kim', 'Kim Agent', 'StandardUser', mail('kim')),
  person('102', 'noa', 'Noa Agent', 'StandardUser', mail('noa')),
  person('103', 'juno', 'Juno Hale', 'StandardUser'),
  person('104', 'tess', 'Tess Arden', 'IntegrationViewer'),
  person('199', 'crm-service', 'CRM service', 'Admin'),
];
