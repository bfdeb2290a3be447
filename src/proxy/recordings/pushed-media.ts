import type {Kysely} from 'kysely';
import type {PushedRecording, PushedTranscription} from '../../contract/index.ts';
import {Refusal} from '../middleware/refusal.ts';
import type {TranscriptState} from '../pbx/rest/pbx-recordings.ts';
import type {CallStore} from '../services/calls/call-store.ts';
import type {Clock} from '../services/time/clock.ts';
import type {Tenants} from '../services/tenants/tenants.ts';
import type {Database} from '../store/schema.ts';
import {fileTypeOf} from './file-type.ts';
import {pbxPath} from './pbx-path.ts';
import type {News, RecordingFinder} from './recording-finder.ts';
import type {NewRecording, RecordingStore} from './recording-store.ts';

interface PushedMediaDeps {
  readonly db: Kysely<Database>;
  readonly calls: CallStore;
  readonly recordings: RecordingStore;
  readonly finder: RecordingFinder;
  readonly tenants: Tenants;
  readonly clock: Pick<Clock, 'now'>;
  /** The configured PBX: no other host is ever asked. */
  readonly pbxOrigin: string;
}

/** Recordings and transcripts that a PBX announces by itself (api-draft B7). Told twice, they count once, in any order. */
export class PushedMedia {
  readonly #deps: PushedMediaDeps;

  constructor(deps: PushedMediaDeps) {
    this.#deps = deps;
  }

  /** @throws Refusal `validation_failed` when an address leads away from the PBX. */
  async recording(tenantId: string, pushed: PushedRecording): Promise<void> {
    const file = this.#path(pushed);
    await this.#take(tenantId, pushed, {
      startedAt: null,
      seconds: pushed.seconds ?? null,
      file,
      fileType: file === null ? null : fileTypeOf(file.split('?', 1)[0]!),
      transcript: 'none',
      transcriptFile: null,
    });
  }

  /** One that failed changes nothing but its own state. @throws Refusal `validation_failed` */
  async transcription(tenantId: string, pushed: PushedTranscription): Promise<void> {
    const transcriptFile = this.#path(pushed);
    const rest = {startedAt: null, seconds: null, file: null, fileType: null};
    await this.#take(tenantId, pushed, {...rest, transcript: pushed.status, transcriptFile});
  }

  async #take(
    tenantId: string,
    {sessionId, recordingId}: {sessionId: string; recordingId: string},
    rest: Omit<NewRecording, 'id' | 'tenantId' | 'sessionId'>,
  ): Promise<void> {
    const {db, calls, clock, finder, recordings, tenants} = this.#deps;
    const tenant = await tenants.byId(tenantId);
    if (!tenant) return;
    const known = await recordings.find(db, tenantId, recordingId);
    // A recording is one call's; who says otherwise is not believed.
    if (known && known.sessionId !== sessionId) throw new Refusal('forbidden');
    const now = clock.now();
    const fresh: NewRecording = {id: recordingId, tenantId, sessionId, ...rest};
    const isFile = !known || (known.file === null && rest.file !== null);
    const isTranscript = known !== undefined && isNews(known.transcript, rest.transcript);
    const news: News = {
      recordings: isFile ? [fresh] : [],
      transcripts: isTranscript
        ? [{recording: known, row: {id: recordingId, transcript: rest.transcript}, file: rest.transcriptFile}]
        : [],
    };
    const call = await calls.find(db, tenantId, sessionId);
    if (!call) {
      // Told before the call itself: it will be found with it.
      for (const recording of news.recordings) await recordings.add(db, recording, now);
      for (const {recording, row, file} of news.transcripts)
        await recordings.setTranscript(db, recording, row.transcript, file);
      return;
    }
    const told = await db.transaction().execute((tx) => finder.take(tx, tenant, call, news, now));
    finder.tell(call, told);
  }

  /** The public address needs no token, so it is taken where both are told. */
  #path(pushed: PushedRecording | PushedTranscription): string | null {
    for (const name of ['publicUrl', 'privateUrl'] as const) {
      const address = pushed[name];
      if (address !== undefined && pbxPath(address, this.#deps.pbxOrigin) === undefined)
        throw new Refusal('validation_failed', {errors: [{pointer: `/${name}`, code: 'not_at_the_pbx'}]});
    }
    const address = pushed.publicUrl ?? pushed.privateUrl;
    return address === undefined ? null : pbxPath(address, this.#deps.pbxOrigin)!;
  }
}

const isNews = (known: TranscriptState, told: TranscriptState): boolean => told !== 'none' && known !== told;
