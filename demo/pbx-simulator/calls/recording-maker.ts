import type {Clock} from '../clock.ts';
import type {PbxEvent} from '../events.ts';
import type {Switches} from '../switches.ts';
import {demoSecret} from '../world/identifiers.ts';
import {findService} from '../world/tenants.ts';
import type {TenantFacts} from '../world/tenants.ts';
import type {CallRecord, LegRecord} from './call-record.ts';
import type {Recording, RecordingStore, Transcription} from './recording-store.ts';
import {wavSize} from './wav-file.ts';

/** Seconds from a listed recording to its transcript's start and end. */
const transcriptStarts = 9;
const transcriptEnds = 30;

/** Brings recordings and transcripts into REST: those a scenario tells of, and those made for a call. */
export class RecordingMaker {
  readonly #clock: Clock;
  readonly #store: RecordingStore;

  constructor(clock: Clock, store: RecordingStore) {
    this.#clock = clock;
    this.#store = store;
  }

  /** A line `sim.…` of a scenario. */
  absorb(event: PbxEvent, switches: Switches): void {
    if (event.event_type === 'sim.recording_available') this.#fromScenario(event, switches);
    if (event.event_type === 'sim.transcription_status') this.#transcriptFromScenario(event, switches);
  }

  /** Plans the files of a call that is over; they are listed after the switches' delay. */
  record(call: CallRecord, tenant: TenantFacts, switches: Switches): void {
    const count = switches.recordings ?? 0;
    const isService = (number: string) =>
      number === tenant.voicemail || findService(tenant, number) !== undefined;
    const leg = call.legs.find(({answeredAt, callee}) => answeredAt > 0 && !isService(callee));
    if (!leg || count === 0) return;
    this.#clock.schedule(switches.recordingDelay * 1000, () => {
      if (this.#store.ofSession(call.tenantId, call.sessionId).length > 0) return;
      for (let part = 0; part < count; part++) {
        const recording = recordingOf(call, leg, part, count);
        this.#store.add(recording);
        this.#transcribeLater(recording, switches);
      }
    });
  }

  /** Starts a transcript now, as `POST /api/transcription` asks; it ends later. */
  transcribe(recording: Recording, switches: Switches): Transcription {
    const transcription = newTranscription(recording);
    recording.transcription = transcription;
    this.#clock.schedule((transcriptEnds - transcriptStarts) * 1000, () => finish(transcription, switches));
    return transcription;
  }

  #transcribeLater(recording: Recording, switches: Switches): void {
    if (switches.transcript === 'none') return;
    this.#clock.schedule(transcriptStarts * 1000, () => this.transcribe(recording, switches));
  }

  #fromScenario(event: PbxEvent, switches: Switches): void {
    if (switches.recordings === 0 || this.#store.ofSession(event.tenant_id, event.session_id!).length > 0)
      return;
    const row = event['list_item'] as Record<string, string>;
    const detail = event['detail'] as Record<string, string> & {duration: number};
    const recording: Recording = {
      id: row['id']!,
      tenantId: event.tenant_id,
      sessionId: event.session_id!,
      caller: row['caller']!,
      callee: row['callee']!,
      callerDisplayName: '',
      calleeDisplayName: '',
      startedAt: row['started_at']!,
      endedAt: row['ended_at']!,
      duration: detail.duration,
      fileName: detail['file_name']!,
      fileSize: wavSize(detail.duration),
      fileUrl: detail['file_url']!,
    };
    this.#store.add(recording);
    if (switches.recordings === 2) this.#store.add(secondFile(recording));
  }

  #transcriptFromScenario(event: PbxEvent, switches: Switches): void {
    const recording = this.#store.find(event.tenant_id, String(event['recording_id']));
    if (!recording || switches.transcript === 'none') return;
    recording.transcription ??= newTranscription(recording, String(event['transcription_id']));
    if (event['status'] === 'COMPLETED') finish(recording.transcription, switches);
  }
}

function newTranscription(recording: Recording, id = `961${recording.id.slice(3)}`): Transcription {
  return {id, status: 'PROCESSING', statusDescription: '', sentiment: '', summary: '', segments: []};
}

function finish(transcription: Transcription, switches: Switches): void {
  if (switches.transcript === 'fail') {
    transcription.status = 'FAILED';
    transcription.statusDescription = 'The transcription engine gave no answer.';
    return;
  }
  transcription.status = 'COMPLETED';
  transcription.sentiment = 'POSITIVE';
  transcription.summary = 'The caller asked about a delivery and was called back with a date.';
  transcription.segments = [
    {speaker: 'spk_0', start: 0, end: 4, text: 'Hello, how can I help?'},
    {speaker: 'spk_1', start: 5, end: 11, text: 'I am waiting for a delivery. When does it arrive?'},
    {speaker: 'spk_0', start: 12, end: 18, text: 'On Thursday before noon. I will confirm it by mail.'},
  ];
}

/** File `part` of `count`: the conversation is cut into that many pieces. */
function recordingOf(call: CallRecord, leg: LegRecord, part: number, count: number): Recording {
  const length = (call.endedAt - leg.answeredAt) / count;
  const started = Math.round(leg.answeredAt + part * length);
  const ended = Math.round(leg.answeredAt + (part + 1) * length);
  const inside = call.direction === 'OUTBOUND_CALL' ? call.caller : leg.callee;
  const stamp = iso(started).replace(/\D/g, '');
  const port = 45_072 + part * 4;
  return {
    id: `96${String(BigInt(call.sessionId) % 10n ** 15n).padStart(15, '0')}${part + 1}`,
    tenantId: call.tenantId,
    sessionId: call.sessionId,
    caller: call.caller,
    callee: leg.callee,
    callerDisplayName: call.callerDisplayName,
    calleeDisplayName: call.calleeDisplayName,
    startedAt: iso(started),
    endedAt: iso(ended),
    duration: ended - started,
    fileName: `${call.tenantId}_${call.sessionId}_${inside}_${port}_${stamp.slice(4, 8)}${stamp.slice(0, 4)}_${stamp.slice(8, 14)}.wav`,
    fileSize: wavSize(ended - started),
    fileUrl: `/api/blobs/${demoSecret(`blob ${call.tenantId} ${call.sessionId} ${part}`, 32)}`,
  };
}

/** A second file of the same conversation, as after pause and resume. */
const secondFile = (first: Recording): Recording => ({
  ...first,
  id: String(BigInt(first.id) + 1n),
  fileName: first.fileName.replace(/_(\d{5})_/, (_, port) => `_${Number(port) + 4}_`),
  fileUrl: `/api/blobs/${demoSecret(`second ${first.fileUrl}`, 32)}`,
});

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
