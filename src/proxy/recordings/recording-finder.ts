import type {Kysely} from 'kysely';
import {journalStore} from '../journal/journal-store.ts';
import type {PbxRecordings, RecordingRow} from '../pbx/rest/pbx-recordings.ts';
import {extensionsOf} from '../pbx/session/agent-views.ts';
import type {EventStore, SessionKey} from '../pbx/webhook/event-store.ts';
import type {CallStore, Queries, StoredCall} from '../services/calls/call-store.ts';
import type {Clock} from '../services/time/clock.ts';
import type {EventHub} from '../services/stream/event-hub.ts';
import type {Tenant} from '../services/tenants/tenants.ts';
import type {Database} from '../store/schema.ts';
import {fileTypeOf} from './file-type.ts';
import {coalesceFor, extraLookAfter, nextLookAt} from './look-schedule.ts';
import {pbxPath} from './pbx-path.ts';
import {isOf, mayBeOf} from './recording-match.ts';
import type {NewRecording, RecordingStore, SearchRow, StoredRecording} from './recording-store.ts';

export interface FinderDeps {
  readonly db: Kysely<Database>;
  readonly calls: CallStore;
  readonly events: EventStore;
  readonly recordings: RecordingStore;
  readonly pbx: PbxRecordings;
  /** The configured PBX. */
  readonly pbxOrigin: string;
  readonly hub: EventHub;
  readonly clock: Pick<Clock, 'now'>;
  /** Inside a transaction: this call's journal became due. */
  readonly wakeJournal: (db: Queries, key: SessionKey) => Promise<void>;
}

/** What a look brought. */
export interface News {
  readonly recordings: readonly NewRecording[];
  /** Known files whose transcript moved on. */
  readonly transcripts: readonly {
    readonly recording: StoredRecording;
    readonly row: Pick<RecordingRow, 'id' | 'transcript'>;
    readonly file: string | null;
  }[];
}

/** Files begin a moment before or after the PBX tells of the call. */
const slack = 60_000;

/** Looks once for a call's files and lets its activity be brought up to date with what was found. */
export class RecordingFinder {
  readonly #deps: FinderDeps;

  constructor(deps: FinderDeps) {
    this.#deps = deps;
  }

  /** @throws PbxUnavailableError */
  async look(tenant: Tenant, search: SearchRow): Promise<void> {
    const {db, calls, clock, recordings} = this.#deps;
    const key = {tenantId: search.tenant_id, sessionId: search.session_id};
    const call = await calls.find(db, key.tenantId, key.sessionId);
    if (!call) return void (await recordings.looked(db, search, search.looks, null));
    const news = await this.#news(tenant, call);
    const now = clock.now();
    const looks = search.next_look_at && isExtra(search) ? search.looks : search.looks + 1;
    const waits = news.recordings.some(({transcript}) => transcript === 'pending' || transcript === 'none');
    const regular = nextLookAt(search.since.getTime(), looks);
    const extra = news.recordings.length > 0 && waits ? now + extraLookAfter : null;
    const next = regular === null || extra === null ? regular : Math.min(regular, extra);
    const told = await db.transaction().execute(async (tx) => {
      if (!(await recordings.looked(tx, search, looks, next))) return null;
      return this.take(tx, tenant, call, news, now);
    });
    if (told) this.tell(call, told);
  }

  /** Keeps what is new, in a transaction, and lets the journal know. @returns Which events screens get afterwards. */
  async take(
    tx: Queries,
    tenant: Tenant,
    call: StoredCall,
    news: News,
    now: number,
  ): Promise<{recording: boolean; transcription: boolean}> {
    const {recordings} = this.#deps;
    const added: NewRecording[] = [];
    for (const recording of news.recordings)
      if (await recordings.add(tx, recording, now)) added.push(recording);
    for (const {recording, row, file} of news.transcripts)
      await recordings.setTranscript(tx, recording, row.transcript, file);
    const done = [...added, ...news.transcripts.map(({row}) => row)].filter(
      ({transcript}) => transcript === 'available',
    );
    const files = added.filter(({file}) => file !== null);
    const told = {recording: files.length > 0, transcription: done.length > 0};
    if (!told.recording && !told.transcription) return told;
    const key = {tenantId: call.tenantId, sessionId: call.sessionId};
    await journalStore.note(
      tx,
      key,
      now,
      'recording found',
      `${files.length} new, ${done.length} transcribed`,
    );
    if (tenant.settings.journal.recordingLink === 'none') return told;
    await this.#deps.calls.hold(tx, key);
    // A transcript may follow within the minute: both in one update.
    const waits = done.length === 0;
    await journalStore.news(tx, key, now, waits ? now + coalesceFor : now);
    if (!waits) await this.#deps.wakeJournal(tx, key);
    return told;
  }

  /** After the commit. */
  tell(
    {tenantId, sessionId: callId, facts}: StoredCall,
    told: {recording: boolean; transcription: boolean},
  ): void {
    const audience = {extensions: extensionsOf(facts)};
    if (told.recording) this.#deps.hub.publish(tenantId, audience, {type: 'recording.available', callId});
    if (told.transcription)
      this.#deps.hub.publish(tenantId, audience, {type: 'transcription.available', callId});
  }

  async #news(tenant: Tenant, call: StoredCall): Promise<News> {
    const {db, pbx, recordings} = this.#deps;
    const {facts} = call;
    const from = facts.startedAt - slack;
    const rows = (await pbx.between(tenant.id, from, (facts.endedAt ?? facts.startedAt) + slack)) ?? [];
    const known = new Map((await recordings.ofCall(db, call)).map((recording) => [recording.id, recording]));
    const candidates = rows.filter((row) => known.has(row.id) || mayBeOf(row, facts));
    const ids = candidates.length > 0 ? await this.#idsOf(call) : [];
    const found: NewRecording[] = [];
    const transcripts: News['transcripts'][number][] = [];
    for (const row of candidates) {
      const recording = known.get(row.id);
      if (!recording || recording.file === null) {
        const fresh = await this.#recording(tenant, call, ids, row);
        if (fresh) found.push(fresh);
      }
      if (recording && recording.transcript !== row.transcript && row.transcript !== 'none') {
        const detail = await pbx.detail(tenant.id, row.id, {fresh: true});
        transcripts.push({recording, row, file: detail?.transcriptId ?? null});
      }
    }
    return {recordings: found, transcripts};
  }

  /** Undefined when it is another call's, or its address leads away from the PBX. */
  async #recording(
    tenant: Tenant,
    call: StoredCall,
    ids: readonly string[],
    row: RecordingRow,
  ): Promise<NewRecording | undefined> {
    const {pbx, calls, db, pbxOrigin} = this.#deps;
    const detail = await pbx.detail(tenant.id, row.id);
    if (!detail) return undefined;
    const isOthers = async (id: string) =>
      id !== tenant.id && (await calls.find(db, tenant.id, id)) !== undefined;
    if (!(await isOf(row, detail.fileName, {facts: call.facts, ids}, isOthers))) return undefined;
    const file = pbxPath(detail.fileUrl, pbxOrigin);
    if (file === undefined) return undefined;
    return {
      id: row.id,
      tenantId: tenant.id,
      sessionId: call.sessionId,
      startedAt: row.startedAt,
      seconds: detail.seconds,
      file,
      fileType: fileTypeOf(detail.fileName),
      transcript: row.transcript,
      transcriptFile: detail.transcriptId,
    };
  }

  /** Ids that may stand in the name of the call's files: of its sessions, and of their CDRs. */
  async #idsOf(call: StoredCall): Promise<string[]> {
    const {db, events} = this.#deps;
    const sessions = [call.sessionId, call.facts.joined?.sessionId ?? ''].filter((id) => id !== '');
    const cdrs = await Promise.all(
      sessions.map((sessionId) => events.cdrIds(db, {tenantId: call.tenantId, sessionId})),
    );
    return [...sessions, ...cdrs.flat()];
  }
}

/** A look out of turn, between two of the timetable: it does not count. */
function isExtra({since, looks, next_look_at: at}: SearchRow): boolean {
  const regular = nextLookAt(since.getTime(), looks);
  return at !== null && regular !== null && at.getTime() < regular;
}
