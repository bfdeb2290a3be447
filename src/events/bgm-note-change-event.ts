/** The agent changed the text of a note. */
export class BgmNoteChangeEvent extends CustomEvent<{
  readonly callId: string | undefined;
  readonly text: string;
}> {
  constructor(callId: string | undefined, text: string) {
    super('bgm-note-change', {bubbles: true, composed: true, detail: {callId, text}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-note-change': BgmNoteChangeEvent;
  }
}
