/** A recording of a call, with the state of its transcript. Values as REST gives them. */
export interface Recording {
  readonly id: string;
  readonly tenantId: string;
  readonly sessionId: string;
  readonly caller: string;
  readonly callee: string;
  readonly callerDisplayName: string;
  readonly calleeDisplayName: string;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly duration: number;
  readonly fileName: string;
  readonly fileSize: number;
  /** `/api/blobs/<token>`, relative to the PBX. */
  readonly fileUrl: string;
  transcription?: Transcription;
}

/** Bodies and words of transcriptions are documented nowhere: assumed (pbx-facts 2.4). */
export interface Transcription {
  readonly id: string;
  status: 'PROCESSING' | 'COMPLETED' | 'FAILED';
  statusDescription: string;
  sentiment: string;
  summary: string;
  segments: {speaker: string; start: number; end: number; text: string}[];
}

export class RecordingStore {
  readonly #recordings = new Map<string, Recording>();

  add(recording: Recording): void {
    this.#recordings.set(`${recording.tenantId} ${recording.id}`, recording);
  }

  find(tenantId: string, id: string): Recording | undefined {
    return this.#recordings.get(`${tenantId} ${id}`);
  }

  /** All of a tenant, newest first. */
  of(tenantId: string): Recording[] {
    return [...this.#recordings.values()]
      .filter((recording) => recording.tenantId === tenantId)
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  ofSession(tenantId: string, sessionId: string): Recording[] {
    return this.of(tenantId).filter((recording) => recording.sessionId === sessionId);
  }

  findByBlob(token: string): Recording | undefined {
    return [...this.#recordings.values()].find((recording) => recording.fileUrl === `/api/blobs/${token}`);
  }

  findByTranscription(tenantId: string, id: string): Recording | undefined {
    return this.of(tenantId).find((recording) => recording.transcription?.id === id);
  }

  clear(): void {
    this.#recordings.clear();
  }
}
