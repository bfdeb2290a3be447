import type {Kysely} from 'kysely';
import type {ContactRef, CrmModule} from '../../../contract/index.ts';
import type {Queries} from '../calls/call-store.ts';
import type {Database} from '../../store/schema.ts';
import type {SecretBox} from '../../store/secret-box.ts';

/** Which record an agent chose for a number, until it is undone (architecture, decision 5). */
export class RememberedChoices {
  readonly #db: Kysely<Database>;
  readonly #box: SecretBox;

  constructor(db: Kysely<Database>, box: SecretBox) {
    this.#db = db;
    this.#box = box;
  }

  async read(tenantId: string, e164: string, db: Queries = this.#db): Promise<ContactRef | undefined> {
    const row = await db
      .selectFrom('remembered_choice')
      .select(['module', 'record_id'])
      .where('tenant_id', '=', tenantId)
      .where('number_hash', 'in', this.#box.numberHashes(tenantId, e164))
      .orderBy('chosen_at', 'desc')
      .executeTakeFirst();
    return row && {module: row.module as CrmModule, id: row.record_id};
  }

  async write(
    tenantId: string,
    e164: string,
    {module, id}: ContactRef,
    db: Queries = this.#db,
  ): Promise<void> {
    await db
      .insertInto('remembered_choice')
      .values({
        tenant_id: tenantId,
        number_hash: this.#box.numberHash(tenantId, e164),
        module,
        record_id: id,
        chosen_at: new Date(),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'number_hash'])
          .doUpdateSet({module, record_id: id, chosen_at: new Date()}),
      )
      .execute();
  }

  async remove(tenantId: string, e164: string, db: Queries = this.#db): Promise<void> {
    await this.#ofNumber(db, tenantId, e164).execute();
  }

  /** Removes the choice of a record that is gone, unless another one was chosen meanwhile. */
  async removeGone(tenantId: string, e164: string, {module, id}: ContactRef): Promise<void> {
    await this.#ofNumber(this.#db, tenantId, e164)
      .where('module', '=', module)
      .where('record_id', '=', id)
      .execute();
  }

  #ofNumber(db: Queries, tenantId: string, e164: string) {
    return db
      .deleteFrom('remembered_choice')
      .where('tenant_id', '=', tenantId)
      .where('number_hash', 'in', this.#box.numberHashes(tenantId, e164));
  }
}
