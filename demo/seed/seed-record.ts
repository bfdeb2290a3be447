/** A CRM record to start with: module and values by their API names. */
export interface SeedRecord {
  module: 'Contacts' | 'Leads' | 'Accounts';
  values: Record<string, string>;
  /** Name of the account that a contact belongs to; one of the accounts in the same list. */
  account?: string;
  /** Name of the user who owns it (the part of the e-mail before the @); default the connecting admin. */
  owner?: string;
}
