import type {CallRecord} from '../../contract/index.ts';
import type {SearchRow, StoredRecording} from './recording-store.ts';

type States = Pick<CallRecord, 'recording' | 'transcription'>;

/** What a screen says of a call's files. `pending`: it is still looked for, or the transcript is being made (reliability E7). */
export function mediaStates(search: SearchRow | undefined, recordings: readonly StoredRecording[]): States {
  const there = recordings.filter(({goneAt}) => goneAt === null);
  const searching = search !== undefined && search.next_look_at !== null;
  const states = there.map(({transcript}) => transcript);
  const isGone = recordings.some(({goneAt}) => goneAt !== null);
  const isPending = searching && !isGone;
  return {
    recording: {state: there.some(({file}) => file !== null) ? 'available' : isPending ? 'pending' : 'none'},
    transcription: {
      state: states.includes('available')
        ? 'available'
        : searching && states.includes('pending')
          ? 'pending'
          : 'none',
    },
  };
}
