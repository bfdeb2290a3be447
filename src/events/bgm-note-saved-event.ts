import type {Note} from '../contract/index.ts';

/** A note is stored; undefined: it was emptied, and is gone. */
export class BgmNoteSavedEvent extends CustomEvent<{
  readonly callId: string;
  readonly note: Note | undefined;
}> {
  constructor(callId: string, note: Note | undefined) {
    super('bgm-note-saved', {bubbles: true, composed: true, detail: {callId, note}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-note-saved': BgmNoteSavedEvent;
  }
}
