import {sql, type Kysely, type Transaction} from 'kysely';
import type {CrmModule} from '../../../contract/index.ts';
import type {CrmRecord} from '../../crm/crm-adapter.ts';
import type {Queries} from '../calls/call-store.ts';
import {recordsEpoch} from '../connection/records-epoch.ts';
import type {Database} from '../../store/schema.ts';
import {SealError, type SealContext, type SecretBox} from '../../store/secret-box.ts';

/** What is known of one number: what the CRM said, and what it will say once its index has caught up. */
export interface KnownNumber {
  /** Records that the CRM found, already compared: each holds the number. */
  readonly records: readonly CrmRecord[];
  /** Modules that were asked; none when nothing but a choice or a new record is known. */
  readonly modules: readonly CrmModule[];
  /** Modules of these that the grant may not read: whoever stands there stays unknown. */
  readonly forbidden?: readonly CrmModule[];
  /** When the CRM said so, in milliseconds since 1970. */
  readonly asOf: number;
  /** Records that were just created here, kept beside the CRM's answer until its index must know them. */
  readonly learned: readonly {readonly record: CrmRecord; readonly until: number}[];
  /** The record of an agent's choice, also when it does not hold the number. */
  readonly chosen: CrmRecord | null;
}

/** Rows older than this are no answer any more, not even while the CRM is away. */
export const lastKnownFor = 24 * 3_600_000;

/** Lookups in the database, for all processes: sealed, found by a keyed hash of the number. */
export class LookupCache {
  readonly #db: Kysely<Database>;
  readonly #box: SecretBox;

  constructor(db: Kysely<Database>, box: SecretBox) {
    this.#db = db;
    this.#box = box;
  }

  /** Of which records the tenant's answers are, see {@link recordsEpoch}. */
  recordsEpoch(tenantId: string): Promise<number> {
    return recordsEpoch(this.#db, tenantId);
  }

  /**
   * Changes what is known of a number while nobody else does, in one transaction: a slow answer must not undo what was learned
   * since. No request may be made in it.
   */
  async alone<T>(
    tenantId: string,
    e164: string,
    change: (tx: Transaction<Database>) => Promise<T>,
  ): Promise<T> {
    // Under every key and in one order: while keys are changed, two processes may write with different ones.
    const hashes = this.#box.numberHashes(tenantId, e164).sort();
    return this.#db.transaction().execute(async (tx) => {
      for (const hash of hashes)
        await sql`select pg_advisory_xact_lock(hashtextextended(${`lookup ${hash}`}, 0))`.execute(tx);
      return change(tx);
    });
  }

  async read(tenantId: string, e164: string, db: Queries = this.#db): Promise<KnownNumber | undefined> {
    const row = await db
      .selectFrom('lookup_cache')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('number_hash', 'in', this.#box.numberHashes(tenantId, e164))
      .orderBy('as_of', 'desc')
      .executeTakeFirst();
    if (!row) return undefined;
    try {
      const text = this.#box.open(place(tenantId, row.number_hash), row.records);
      return {...(JSON.parse(text) as Omit<KnownNumber, 'asOf'>), asOf: row.as_of.getTime()};
    } catch (error) {
      // A cache may be lost: an answer under a key that is gone is asked anew.
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }

  async write(
    tenantId: string,
    e164: string,
    {asOf, ...known}: KnownNumber,
    db: Queries = this.#db,
  ): Promise<void> {
    const hash = this.#box.numberHash(tenantId, e164);
    const row = {
      state: known.records.length === 0 ? 'unknown' : known.records.length === 1 ? 'matched' : 'ambiguous',
      records: this.#box.seal(place(tenantId, hash), JSON.stringify(known)),
      as_of: new Date(asOf),
    };
    await db
      .insertInto('lookup_cache')
      .values({tenant_id: tenantId, number_hash: hash, ...row})
      .onConflict((conflict) => conflict.columns(['tenant_id', 'number_hash']).doUpdateSet(row))
      .execute();
  }

  /** Forgets a tenant's lookups, e.g. when it is connected to another organisation. */
  async clear(tenantId: string): Promise<void> {
    await this.#db.deleteFrom('lookup_cache').where('tenant_id', '=', tenantId).execute();
  }

  /** Deletes what is too old to be of use. @param now Milliseconds since 1970. */
  async sweep(now: number): Promise<void> {
    await this.#db
      .deleteFrom('lookup_cache')
      .where('as_of', '<', new Date(now - lastKnownFor))
      .execute();
  }
}

function place(tenantId: string, rowKey: string): SealContext {
  return {field: 'lookup_cache.records', tenantId, rowKey};
}
