import type {Selectable} from 'kysely';
import type {Note} from '../../../contract/index.ts';
import type {NoteTable} from '../../store/schema.ts';
import type {SealContext, SecretBox} from '../../store/secret-box.ts';
import type {Queries} from './call-store.ts';

/** A note as it is stored, opened. */
export interface StoredNote {
  readonly id: string;
  readonly text: string;
  readonly authorUserId: string;
  readonly authorExtension: string | null;
  readonly authorName: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

interface Place {
  readonly tenantId: string;
  readonly sessionId: string;
}

/** Agents' notes. Texts and names are sealed. */
export class NoteStore {
  readonly #box: SecretBox;

  constructor(box: SecretBox) {
    this.#box = box;
  }

  /** All notes of a call, oldest first. */
  async ofCall(db: Queries, {tenantId, sessionId}: Place): Promise<StoredNote[]> {
    const rows = await db
      .selectFrom('note')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .orderBy('created_at')
      .orderBy('note_id')
      .execute();
    return rows.map((row) => this.#open(row));
  }

  /** Locks the note until the transaction ends. */
  async find(db: Queries, {tenantId, sessionId}: Place, noteId: string): Promise<StoredNote | undefined> {
    const row = await db
      .selectFrom('note')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .where('note_id', '=', noteId)
      .forUpdate()
      .executeTakeFirst();
    return row && this.#open(row);
  }

  /** @returns False when a note of this id came in meanwhile. */
  async insert(db: Queries, place: Place, note: StoredNote): Promise<boolean> {
    const {numInsertedOrUpdatedRows} = await db
      .insertInto('note')
      .values({
        tenant_id: place.tenantId,
        session_id: place.sessionId,
        note_id: note.id,
        author_user_id: note.authorUserId,
        author_extension: note.authorExtension,
        author_name: this.#box.seal(sealedAt('author_name', place, note.id), note.authorName),
        text: this.#box.seal(sealedAt('text', place, note.id), note.text),
        version: note.version,
        created_at: note.createdAt,
        updated_at: note.updatedAt,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'session_id', 'note_id']).doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async update(db: Queries, place: Place, note: StoredNote): Promise<void> {
    await db
      .updateTable('note')
      .set({
        text: this.#box.seal(sealedAt('text', place, note.id), note.text),
        version: note.version,
        updated_at: note.updatedAt,
      })
      .where('tenant_id', '=', place.tenantId)
      .where('session_id', '=', place.sessionId)
      .where('note_id', '=', note.id)
      .execute();
  }

  async remove(db: Queries, {tenantId, sessionId}: Place, noteId: string): Promise<void> {
    await db
      .deleteFrom('note')
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .where('note_id', '=', noteId)
      .execute();
  }

  #open(row: Selectable<NoteTable>): StoredNote {
    const place = {tenantId: row.tenant_id, sessionId: row.session_id};
    return {
      id: row.note_id,
      text: this.#box.open(sealedAt('text', place, row.note_id), row.text),
      authorUserId: row.author_user_id,
      authorExtension: row.author_extension,
      authorName: this.#box.open(sealedAt('author_name', place, row.note_id), row.author_name),
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  }
}

/** The note as browsers get it. */
export const shownNote = (note: StoredNote): Note => ({
  id: note.id,
  text: note.text,
  author: {extension: note.authorExtension, name: note.authorName},
  updatedAt: note.updatedAt.toISOString(),
  etag: etagOf(note.version),
});

export const etagOf = (version: number): string => `"${version}"`;

const sealedAt = (column: string, {tenantId, sessionId}: Place, noteId: string): SealContext => ({
  field: `note.${column}`,
  tenantId,
  rowKey: `${sessionId} ${noteId}`,
});
