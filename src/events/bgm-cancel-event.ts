/** The agent left the form without creating anything. What was typed stays until the form is reset. */
export class BgmCancelEvent extends CustomEvent<null> {
  constructor() {
    super('bgm-cancel', {bubbles: true, composed: true, detail: null});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-cancel': BgmCancelEvent;
  }
}
