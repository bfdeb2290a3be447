import {sql} from 'kysely';
import type {Queries} from '../calls/call-store.ts';
import {raisedRecordsEpoch} from './records-epoch.ts';

/**
 * Another organisation is connected: ids of the old one's records must never reach it (reliability Z24). Answers that are on their
 * way are of no use, remembered choices and lookups are forgotten, calls that are not in the CRM yet lose their record and are looked
 * for anew, and what was written is left as it is for ever: its activity stands in the old organisation. A row that some worker holds
 * right now ends as that worker finds, who asks {@link isOtherOrganisation} then.
 * @param db A transaction that holds the tenant's connection for update.
 * @param now Milliseconds since 1970.
 */
export async function dropForeignRecords(db: Queries, tenantId: string, now: number): Promise<void> {
  await db.updateTable('crm_connection').set(raisedRecordsEpoch).where('tenant_id', '=', tenantId).execute();
  const time = sql`${new Date(now)}::timestamptz`;
  await db.deleteFrom('remembered_choice').where('tenant_id', '=', tenantId).execute();
  await db.deleteFrom('lookup_cache').where('tenant_id', '=', tenantId).execute();
  await sql`
    update call set match_state = 'none', contact_module = null, contact_id = null, contact = null, linked_by = null
    where tenant_id = ${tenantId} and (contact_id is not null or linked_by is not null) and not exists (
      select 1 from journal where journal.tenant_id = call.tenant_id and journal.session_id = call.session_id
        and journal.activity_id is not null)`.execute(db);
  const isFree = sql`(lease_until is null or lease_until < ${time})`;
  // Logged, and of no activity that could be reached: nothing brings such a row up to date any more.
  await sql`
    update journal set state = case when state = 'deleted' then state else 'logged' end, activity_id = null,
      written_version = wanted_version, next_attempt_at = null, problem_code = null, problem_detail = null, intent_at = null
    where tenant_id = ${tenantId} and activity_id is not null and ${isFree}`.execute(db);
  await sql`
    with waiting as (
      update journal set intent_at = null, intent_guard = null, wait_reason = null, problem_code = null, problem_detail = null,
        attempts = 0, next_attempt_at = ${time}
      where tenant_id = ${tenantId} and state in ('queued', 'waiting_for_contact') and activity_id is null and ${isFree}
      returning tenant_id, session_id)
    insert into journal_step (tenant_id, session_id, at, step)
      select tenant_id, session_id, ${time}, 'other organisation' from waiting`.execute(db);
}

/**
 * Whether the records that stand in our tables are another organisation's by now. Until the transaction ends none is connected.
 * Not told by the number of `records-epoch.ts`, which a disconnect raises too: an activity that was being written then is still the
 * tenant's, and its later notes must reach it.
 * @param known Id of the organisation whose they were; null: not known then.
 */
export async function isOtherOrganisation(
  db: Queries,
  tenantId: string,
  known: string | null,
): Promise<boolean> {
  if (known === null) return false;
  const row = await db
    .selectFrom('crm_connection')
    .select('records_org_id')
    .where('tenant_id', '=', tenantId)
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined && row.records_org_id !== known;
}
