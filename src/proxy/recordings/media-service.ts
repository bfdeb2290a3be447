import type {CallMedia} from '../../contract/index.ts';
import type {Kysely} from 'kysely';
import type {Links} from '../links/links.ts';
import type {LinkTarget} from '../links/link-store.ts';
import type {Caller} from '../middleware/env.ts';
import type {StoredCall} from '../services/calls/call-store.ts';
import type {Database} from '../store/schema.ts';
import {mediaStates} from './call-media.ts';
import type {RecordingStore} from './recording-store.ts';

interface MediaServiceDeps {
  readonly db: Kysely<Database>;
  readonly recordings: RecordingStore;
  readonly links: Links;
  /** @throws Refusal `not_found` for calls that the caller may not see. */
  readonly visible: (caller: Caller, callId: string) => Promise<StoredCall>;
}

/** Recordings and transcripts for the agents' players. */
export class MediaService {
  readonly #deps: MediaServiceDeps;

  constructor(deps: MediaServiceDeps) {
    this.#deps = deps;
  }

  async of(caller: Caller, callId: string, what: LinkTarget): Promise<CallMedia> {
    const {db, links, recordings} = this.#deps;
    const call = await this.#deps.visible(caller, callId);
    const [search, found] = await Promise.all([recordings.search(db, call), recordings.ofCall(db, call)]);
    const {state} = mediaStates(search, found)[what];
    const visibility = caller.tenant.settings.journal.recordingLink === 'public' ? 'public' : 'private';
    const there = found.filter(
      ({goneAt, file, transcript}) =>
        goneAt === null && (what === 'recording' ? file !== null : transcript === 'available'),
    );
    if (state !== 'available') return {state, visibility};
    const files = await Promise.all(
      there.map(async (recording) => {
        const {url, expiresAt} = await links.player(recording, what, caller.userId);
        return {
          url,
          expiresAt: new Date(expiresAt).toISOString(),
          ...(what === 'recording' && recording.fileType !== null && {mimeType: recording.fileType}),
          ...(what === 'recording' && recording.seconds !== null && {seconds: recording.seconds}),
        };
      }),
    );
    return {state, visibility, ...files[0], files};
  }
}
