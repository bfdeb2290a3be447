import {randomUUID} from 'node:crypto';
import type {Selectable} from 'kysely';
import type {AuditEntry, AuditReply} from '../../../contract/index.ts';
import type {AuditLogTable} from '../../store/schema.ts';
import type {SealContext, SecretBox} from '../../store/secret-box.ts';
import type {Queries} from '../calls/call-store.ts';

const pageSize = 50;

/** Something that an admin changed. */
export interface NewAuditEntry {
  readonly tenantId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null: nobody, e.g. the tenants file. */
  readonly by: {readonly userId: string; readonly name: string} | null;
  readonly topic: AuditEntry['topic'];
  /** Secrets as their fingerprints, never themselves. */
  readonly changes: AuditEntry['changes'];
}

/**
 * Writes down who changed what, in the transaction that changes it. Nothing is written when nothing changed. Names and values are
 * sealed.
 */
export async function audit(db: Queries, box: SecretBox, entry: NewAuditEntry): Promise<void> {
  const {tenantId, at, by, topic, changes} = entry;
  if (changes.length === 0) return;
  const id = randomUUID();
  await db
    .insertInto('audit_log')
    .values({
      id,
      tenant_id: tenantId,
      at: new Date(at),
      user_id: by?.userId ?? null,
      by_name: by && box.seal(sealedAt('by_name', tenantId, id), by.name),
      topic,
      changes: box.seal(sealedAt('changes', tenantId, id), JSON.stringify(changes)),
    })
    .execute();
}

/**
 * A page of what was changed in a tenant, newest first.
 * @param cursor `nextCursor` of the page before; undefined when it is none of ours.
 */
export async function auditPage(
  db: Queries,
  box: SecretBox,
  tenantId: string,
  cursor?: string,
): Promise<AuditReply | undefined> {
  if (cursor !== undefined && !/^[0-9]{1,18}$/.test(cursor)) return undefined;
  let query = db.selectFrom('audit_log').selectAll().where('tenant_id', '=', tenantId);
  if (cursor !== undefined) query = query.where('no', '<', cursor);
  const rows = await query
    .orderBy('no', 'desc')
    .limit(pageSize + 1)
    .execute();
  const shown = rows.slice(0, pageSize);
  return {
    items: shown.map((row) => opened(box, row)),
    nextCursor: rows.length > pageSize ? shown.at(-1)!.no : null,
  };
}

/** Each tenant's newest entry of a topic. */
export async function newestOf(
  db: Queries,
  box: SecretBox,
  topic: AuditEntry['topic'],
  tenantIds: readonly string[],
): Promise<ReadonlyMap<string, AuditEntry>> {
  if (tenantIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('audit_log')
    .selectAll()
    .distinctOn('tenant_id')
    .where('topic', '=', topic)
    .where('tenant_id', 'in', tenantIds)
    .orderBy('tenant_id')
    .orderBy('no', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.tenant_id, opened(box, row)]));
}

function opened(box: SecretBox, row: Selectable<AuditLogTable>): AuditEntry {
  const {id, tenant_id: tenantId} = row;
  return {
    at: row.at.toISOString(),
    by: row.by_name && box.open(sealedAt('by_name', tenantId, id), row.by_name),
    topic: row.topic as AuditEntry['topic'],
    changes: JSON.parse(box.open(sealedAt('changes', tenantId, id), row.changes)) as AuditEntry['changes'],
  };
}

const sealedAt = (column: string, tenantId: string, id: string): SealContext => ({
  field: `audit_log.${column}`,
  tenantId,
  rowKey: id,
});
