import {sql} from 'kysely';
import type {Queries} from '../calls/call-store.ts';

/**
 * How often the tenant's CRM records became of no use: another organisation was connected, or the connection was ended (reliability
 * Z24). Read it before the CRM is asked: what the CRM said is of use only while the number is the same.
 * @returns 0 for a tenant that was never connected.
 */
export async function recordsEpoch(db: Queries, tenantId: string): Promise<number> {
  const row = await epochRow(db, tenantId).executeTakeFirst();
  return row?.records_epoch ?? 0;
}

/** As {@link recordsEpoch}, and until the transaction ends nobody raises it. The refresh of a token does not wait for that. */
export async function heldRecordsEpoch(tx: Queries, tenantId: string): Promise<number> {
  const row = await epochRow(tx, tenantId).forKeyShare().executeTakeFirst();
  return row?.records_epoch ?? 0;
}

/** For the update of a connection whose row is locked for update: that is what {@link heldRecordsEpoch} keeps waiting. */
export const raisedRecordsEpoch = {records_epoch: sql<number>`records_epoch + 1`};

function epochRow(db: Queries, tenantId: string) {
  return db.selectFrom('crm_connection').select('records_epoch').where('tenant_id', '=', tenantId);
}
