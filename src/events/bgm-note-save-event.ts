/** A note is about to be saved. Cancel it to save the text your own way. */
export class BgmNoteSaveEvent extends CustomEvent<{readonly callId: string; readonly text: string}> {
  constructor(callId: string, text: string) {
    super('bgm-note-save', {bubbles: true, composed: true, cancelable: true, detail: {callId, text}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-note-save': BgmNoteSaveEvent;
  }
}
