/** The agent asks to write a note on a call. Cancel it to bring your own; else the notes of the same provider get the focus. */
export class BgmNotesRequestEvent extends CustomEvent<{readonly callId: string}> {
  constructor(callId: string) {
    super('bgm-notes-request', {bubbles: true, composed: true, cancelable: true, detail: {callId}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-notes-request': BgmNotesRequestEvent;
  }
}
