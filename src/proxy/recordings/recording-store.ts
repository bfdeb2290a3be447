import {sql, type Selectable} from 'kysely';
import type {TranscriptState} from '../pbx/rest/pbx-recordings.ts';
import type {SessionKey} from '../pbx/webhook/event-store.ts';
import type {Queries} from '../services/calls/call-store.ts';
import type {RecordingSearchTable, RecordingTable} from '../store/schema.ts';
import type {SealContext, SecretBox} from '../store/secret-box.ts';
import {nextLookAt} from './look-schedule.ts';

export type SearchRow = Selectable<RecordingSearchTable>;

/** A file of a call, opened. */
export interface StoredRecording {
  readonly id: string;
  readonly tenantId: string;
  readonly sessionId: string;
  readonly startedAt: number | null;
  readonly seconds: number | null;
  /** Where the PBX has it: a path below its origin. Null: only the transcript was told yet. */
  readonly file: string | null;
  /** `audio/wav` … by the file's name; null: not known. */
  readonly fileType: string | null;
  readonly transcript: TranscriptState;
  /** Transcript's own id or path at the PBX. */
  readonly transcriptFile: string | null;
  readonly goneAt: number | null;
}

export type NewRecording = Omit<StoredRecording, 'goneAt'>;

const leaseLength = 60_000;

/** Which calls are searched for recordings, and what was found. Addresses of files are sealed: at the PBX they open the file. */
export class RecordingStore {
  readonly #box: SecretBox;

  constructor(box: SecretBox) {
    this.#box = box;
  }

  /** The call is over and may have recordings. Said twice, it counts once. */
  async want(db: Queries, {tenantId, sessionId}: SessionKey, now: number): Promise<void> {
    await db
      .insertInto('recording_search')
      .values({
        tenant_id: tenantId,
        session_id: sessionId,
        since: new Date(now),
        next_look_at: new Date(nextLookAt(now, 0)!),
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'session_id']).doNothing())
      .execute();
  }

  async search(db: Queries, key: SessionKey): Promise<SearchRow | undefined> {
    return ofCall(db.selectFrom('recording_search').selectAll(), key).executeTakeFirst();
  }

  /** Searches whose time has come, longest due first. */
  async due(db: Queries, now: number, exceptTenants: readonly string[], limit = 50): Promise<SessionKey[]> {
    let query = db
      .selectFrom('recording_search')
      .select(['tenant_id', 'session_id'])
      .where('next_look_at', '<=', new Date(now))
      .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<', new Date(now))]));
    if (exceptTenants.length > 0) query = query.where('tenant_id', 'not in', [...exceptTenants]);
    const rows = await query.orderBy('next_look_at').limit(limit).execute();
    return rows.map((row) => ({tenantId: row.tenant_id, sessionId: row.session_id}));
  }

  /** Takes a due search for this worker alone; undefined when somebody has it. */
  lease(db: Queries, key: SessionKey, now: number): Promise<SearchRow | undefined> {
    return ofCall(
      db
        .updateTable('recording_search')
        .set({lease_no: sql`lease_no + 1`, lease_until: new Date(now + leaseLength)}),
      key,
    )
      .where('next_look_at', '<=', new Date(now))
      .where((is) => is.or([is('lease_until', 'is', null), is('lease_until', '<', new Date(now))]))
      .returningAll()
      .executeTakeFirst();
  }

  /**
   * Gives the search back with its next time; null: it is over.
   * @returns False when the lease went to somebody else; then nothing is written.
   */
  async looked(db: Queries, row: SearchRow, looks: number, next: number | null): Promise<boolean> {
    const {numUpdatedRows} = await ofCall(
      db
        .updateTable('recording_search')
        .set({looks, next_look_at: next === null ? null : new Date(next), lease_until: null}),
      {tenantId: row.tenant_id, sessionId: row.session_id},
    )
      .where('lease_no', '=', row.lease_no)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Looks at once, because somebody said that there is news. */
  async lookNow(db: Queries, key: SessionKey, now: number): Promise<void> {
    await ofCall(db.updateTable('recording_search').set({next_look_at: new Date(now)}), key).execute();
  }

  /** Files of a call in the order of its talk. */
  async ofCall(db: Queries, {tenantId, sessionId}: SessionKey): Promise<StoredRecording[]> {
    const rows = await db
      .selectFrom('recording')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('session_id', '=', sessionId)
      .orderBy('started_at')
      .orderBy('recording_id')
      .execute();
    return rows.map((row) => this.#open(row));
  }

  async find(db: Queries, tenantId: string, recordingId: string): Promise<StoredRecording | undefined> {
    const row = await db
      .selectFrom('recording')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('recording_id', '=', recordingId)
      .executeTakeFirst();
    return row && this.#open(row);
  }

  /**
   * Keeps a file, or where one lies of which only the transcript was told.
   * @returns False when the file is known already, be it of this call or of another one.
   */
  async add(db: Queries, recording: NewRecording, now: number): Promise<boolean> {
    const {numInsertedOrUpdatedRows} = await db
      .insertInto('recording')
      .values({
        tenant_id: recording.tenantId,
        recording_id: recording.id,
        session_id: recording.sessionId,
        started_at: recording.startedAt === null ? null : new Date(recording.startedAt),
        seconds: recording.seconds,
        file: this.#sealed('file', recording.tenantId, recording.id, recording.file),
        file_type: recording.fileType,
        transcript: recording.transcript,
        transcript_file: this.#sealed(
          'transcript_file',
          recording.tenantId,
          recording.id,
          recording.transcriptFile,
        ),
        found_at: new Date(now),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'recording_id'])
          .doUpdateSet((row) => ({
            file: row.ref('excluded.file'),
            file_type: row.ref('excluded.file_type'),
            started_at: row.ref('excluded.started_at'),
            seconds: row.ref('excluded.seconds'),
          }))
          .where('recording.file', 'is', null)
          .where('excluded.file', 'is not', null)
          .whereRef('recording.session_id', '=', 'excluded.session_id'),
      )
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async setTranscript(
    db: Queries,
    {tenantId, id}: Pick<StoredRecording, 'tenantId' | 'id'>,
    transcript: TranscriptState,
    file: string | null,
  ): Promise<void> {
    const sealed = this.#sealed('transcript_file', tenantId, id, file);
    await db
      .updateTable('recording')
      .set({transcript, ...(sealed !== null && {transcript_file: sealed})})
      .where('tenant_id', '=', tenantId)
      .where('recording_id', '=', id)
      .execute();
  }

  async setGone(
    db: Queries,
    {tenantId, id}: Pick<StoredRecording, 'tenantId' | 'id'>,
    now: number,
  ): Promise<void> {
    await db
      .updateTable('recording')
      .set({gone_at: new Date(now)})
      .where('tenant_id', '=', tenantId)
      .where('recording_id', '=', id)
      .where('gone_at', 'is', null)
      .execute();
  }

  #sealed(column: string, tenantId: string, id: string, value: string | null): string | null {
    return value === null ? null : this.#box.seal(sealedAt(column, tenantId, id), value);
  }

  #open(row: Selectable<RecordingTable>): StoredRecording {
    const open = (column: string, value: string | null) =>
      value === null ? null : this.#box.open(sealedAt(column, row.tenant_id, row.recording_id), value);
    return {
      id: row.recording_id,
      tenantId: row.tenant_id,
      sessionId: row.session_id,
      startedAt: row.started_at?.getTime() ?? null,
      seconds: row.seconds,
      file: open('file', row.file),
      fileType: row.file_type,
      transcript: row.transcript as TranscriptState,
      transcriptFile: open('transcript_file', row.transcript_file),
      goneAt: row.gone_at?.getTime() ?? null,
    };
  }
}

interface Filtered<Q> {
  where(column: 'tenant_id' | 'session_id', operator: '=', value: string): Q;
}
const ofCall = <Q extends Filtered<Q>>(query: Q, {tenantId, sessionId}: SessionKey): Q =>
  query.where('tenant_id', '=', tenantId).where('session_id', '=', sessionId);

const sealedAt = (column: string, tenantId: string, rowKey: string): SealContext => ({
  field: `recording.${column}`,
  tenantId,
  rowKey,
});
