import {sql, type Kysely} from 'kysely';
import {Migrator, type Migration} from 'kysely/migration';
import * as firstTables from './migrations/0001-first-tables.ts';
import * as encryptionKeys from './migrations/0002-encryption-keys.ts';
import * as journalLease from './migrations/0003-journal-lease.ts';
import * as processMessages from './migrations/0004-process-messages.ts';
import * as recordings from './migrations/0005-recordings.ts';
import * as reconciler from './migrations/0006-reconciler.ts';
import * as crmLimits from './migrations/0007-crm-limits.ts';
import * as tokenIssuer from './migrations/0008-token-issuer.ts';
import * as writtenFacts from './migrations/0009-written-facts.ts';
import * as consents from './migrations/0010-consents.ts';
import * as auditLog from './migrations/0011-audit-log.ts';
import * as adminReadings from './migrations/0012-admin-readings.ts';
import * as lookupTimes from './migrations/0013-lookup-times.ts';
import * as sentAs from './migrations/0014-sent-as.ts';
import * as recordsEpoch from './migrations/0015-records-epoch.ts';
import * as contactCreates from './migrations/0016-contact-creates.ts';

/** In order of their names. Only additions: the version before must go on working beside this one (reliability J23). */
const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-encryption-keys': encryptionKeys,
  '0003-journal-lease': journalLease,
  '0004-process-messages': processMessages,
  '0005-recordings': recordings,
  '0006-reconciler': reconciler,
  '0007-crm-limits': crmLimits,
  '0008-token-issuer': tokenIssuer,
  '0009-written-facts': writtenFacts,
  '0010-consents': consents,
  '0011-audit-log': auditLog,
  '0012-admin-readings': adminReadings,
  '0013-lookup-times': lookupTimes,
  '0014-sent-as': sentAs,
  '0015-records-epoch': recordsEpoch,
  '0016-contact-creates': contactCreates,
};

/**
 * Brings the database to this version, in one transaction; several processes may try at once. One that a newer version has
 * migrated already is left as it is: until that version runs everywhere, this one may have to start again beside it.
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const known = {...(await newerThanOurs(db)), ...migrations};
  const migrator = new Migrator({
    db,
    provider: {getMigrations: () => Promise.resolve(known)},
    allowUnorderedMigrations: false,
  });
  const {error} = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be migrated.', {cause: error});
}

/** Steps after our last that the database has behind it; nothing is left to do for them. */
async function newerThanOurs<T>(db: Kysely<T>): Promise<Record<string, Migration>> {
  const table = await sql<{
    name: string | null;
  }>`select to_regclass('kysely_migration')::text as name`.execute(db);
  if (!table.rows[0]?.name) return {};
  const last = Object.keys(migrations).sort().at(-1)!;
  const {rows} = await sql<{name: string}>`select name from kysely_migration where name > ${last}`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({name}) => [name, {up: () => Promise.resolve()}]));
}
