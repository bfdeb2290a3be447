import type {Kysely} from 'kysely';
import {Migrator, type Migration} from 'kysely/migration';
import * as firstTables from './migrations/0001-first-tables.ts';
import * as encryptionKeys from './migrations/0002-encryption-keys.ts';
import * as journalLease from './migrations/0003-journal-lease.ts';
import * as processMessages from './migrations/0004-process-messages.ts';
import * as recordings from './migrations/0005-recordings.ts';
import * as reconciler from './migrations/0006-reconciler.ts';
import * as crmLimits from './migrations/0007-crm-limits.ts';

/** In order of their names. Only additions: the version before must go on working beside this one (reliability J23). */
export const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-encryption-keys': encryptionKeys,
  '0003-journal-lease': journalLease,
  '0004-process-messages': processMessages,
  '0005-recordings': recordings,
  '0006-reconciler': reconciler,
  '0007-crm-limits': crmLimits,
};

/** Brings the database to this version, in one transaction; several processes may try at once. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {getMigrations: () => Promise.resolve(migrations)},
    allowUnorderedMigrations: false,
  });
  const {error} = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be migrated.', {cause: error});
}
