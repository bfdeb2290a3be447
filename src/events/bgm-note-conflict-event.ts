import type {Note} from '../contract/index.ts';

/** Someone else changed the note meanwhile. Both texts are kept, and the agent chooses. */
export class BgmNoteConflictEvent extends CustomEvent<{
  readonly callId: string;
  readonly mine: string;
  readonly theirs: Note;
}> {
  constructor(callId: string, mine: string, theirs: Note) {
    super('bgm-note-conflict', {bubbles: true, composed: true, detail: {callId, mine, theirs}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-note-conflict': BgmNoteConflictEvent;
  }
}
