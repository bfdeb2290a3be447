import type {SeedRecord} from '../../seed/seed-record.ts';
import {goldenRecords, secondTenantRecords} from '../../seed/golden-records.ts';
import {carelessRecords} from '../../seed/careless-records.ts';
import {generateRecords} from '../../seed/generate-records.ts';
import type {Org} from './org.ts';

/** Seeded records are this old, so that what a call makes is always the newest. */
const seededAt = Date.UTC(2026, 4, 1, 8, 0, 0);

const ownerOf = (org: Org, mailbox: string | undefined): string =>
  org.users.find(({email}) => email.startsWith(`${mailbox}@`))?.id ?? org.admin.id;

/**
 * Puts records into an org past all checks: they may hold what people typed years ago. Accounts must stand
 * before the contacts that belong to them.
 */
function seedRecords(org: Org, records: readonly SeedRecord[]): void {
  const accounts = new Map<string, string>();
  for (const {module, values, account, owner} of records) {
    const id = org.nextId();
    if (module === 'Accounts') accounts.set(values['Account_Name']!, id);
    const accountId = account === undefined ? undefined : accounts.get(account);
    org.records.insert({
      id,
      module,
      values: {...values, ...(accountId ? {Account_Name: {id: accountId}} : {})},
      owner: ownerOf(org, owner),
      by: org.admin.id,
      now: seededAt,
      indexDelayMs: 0,
      seeded: true,
    });
  }
}

/** How many made-up records an org gets on top of its golden ones. */
export interface SeedAmounts {
  /** For `eu-enterprise`, in the locales of all six regions. */
  generatedRecords: number;
  /** For every other org, in the locales of its region. */
  generatedElsewhere: number;
}

const goldenOf: Record<string, readonly SeedRecord[]> = {
  'eu-enterprise': goldenRecords,
  'eu-professional': secondTenantRecords,
};

/** Fills an org as the demo shows it. */
export function seedOrg(org: Org, {generatedRecords, generatedElsewhere}: SeedAmounts): void {
  const isMain = org.key === 'eu-enterprise';
  const count = isMain ? generatedRecords : generatedElsewhere;
  if (count > 0) seedRecords(org, generateRecords(isMain ? {count} : {count, region: org.region}));
  if (isMain && count > 0) seedRecords(org, carelessRecords);
  seedRecords(org, goldenOf[org.key] ?? []);
}
