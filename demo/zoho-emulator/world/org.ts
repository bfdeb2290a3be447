import {Schema} from '../fields/schema.ts';
import type {FieldChange, ModuleName} from '../fields/schema.ts';
import {OrgLimits} from '../limits/org-limits.ts';
import type {LimitSettings} from '../limits/org-limits.ts';
import {AttachmentStore} from '../records/attachment-store.ts';
import {RecordStore} from '../records/record-store.ts';
import {RequestCounters} from './request-counters.ts';
import type {OrgDefinition, Person} from './org-definitions.ts';
import type {OrgUser} from './org-user.ts';
import type {RegionName} from './regions.ts';

/** Switches of one org; `zoho-api-facts` §11 lists why they exist. */
export interface OrgSettings extends LimitSettings {
  /** How long `/search` stays behind a write, in ms. */
  indexDelayMs: number;
  /** Phone search finds only the very text that is stored. */
  strictSearch: boolean;
  /** Answer for a record that does not exist; Zoho's pages show both. */
  missingRecord: 204 | 400;
  /** Every answer takes at least so many ms. */
  latencyMs: number;
  /** Modules that an admin switched off. */
  disabledModules: ModuleName[];
  /** Modules in which the consent's user may see and not write. */
  readOnlyModules: ModuleName[];
  /** What `/org` says as `paid_type` instead of the edition that the org has. */
  paidType?: string | undefined;
}

export const defaultOrgSettings: OrgSettings = {
  indexDelayMs: 500,
  strictSearch: false,
  missingRecord: 204,
  latencyMs: 0,
  disabledModules: [],
  readOnlyModules: [],
  limits: true,
};

/** One Zoho org: its people, fields, records, meters and switches. */
export class Org {
  readonly definition: OrgDefinition;
  readonly settings: OrgSettings;
  readonly users: OrgUser[];
  readonly limits: OrgLimits;
  readonly counters = new RequestCounters();
  readonly attachments = new AttachmentStore();
  readonly records = new RecordStore();
  schema = new Schema();
  #lastNumber = 100_000;

  constructor(definition: OrgDefinition, settings: Partial<OrgSettings> = {}, fields: FieldChange[] = []) {
    this.definition = definition;
    this.settings = {...defaultOrgSettings, ...settings};
    const former = definition.formerUsers ?? [];
    this.users = [...definition.users, ...former].map((person, index) =>
      this.#user(person, index, former.includes(person) ? 'inactive' : 'active'),
    );
    this.limits = new OrgLimits(definition.edition, definition.users.length, this.settings);
    for (const field of fields) this.schema.change(field);
  }

  #user([firstName, lastName, mailbox]: Person, index: number, status: OrgUser['status']): OrgUser {
    const {idPrefix, mailDomain, zgid} = this.definition;
    return {
      id: `${idPrefix}${String(2_001 + index).padStart(10, '0')}`,
      zuid: `${zgid}${String(index + 1).padStart(3, '0')}`,
      firstName,
      lastName,
      email: `${mailbox}@${mailDomain}`,
      admin: index === 0,
      status,
      apiAccess: true,
    };
  }

  get key(): string {
    return this.definition.key;
  }

  get region(): RegionName {
    return this.definition.region;
  }

  /** `org` + zgid: the part of a deep link that names the org. */
  get domainName(): string {
    return `org${this.definition.zgid}`;
  }

  /** The user whose consent the seeded refresh token is. */
  get admin(): OrgUser {
    return this.users[0]!;
  }

  user(id: string): OrgUser | undefined {
    return this.users.find((user) => user.id === id);
  }

  /** A new record id: a string of digits beyond 2^53, growing. */
  nextId(): string {
    this.#lastNumber += 1;
    return `${this.definition.idPrefix}${String(this.#lastNumber).padStart(10, '0')}`;
  }

  /** A fixed id for metadata (fields, modules, layouts). */
  metadataId(number: number): string {
    return `${this.definition.idPrefix}${String(number).padStart(10, '0')}`;
  }

  /** True for the org's key, zgid or domain name, or its region where that is what was meant. */
  answersTo(name: string): boolean {
    return [this.key, this.definition.zgid, this.domainName].includes(name);
  }
}
