/** The agent has put a finished call away; the card waits for the next one. */
export class BgmDismissEvent extends CustomEvent<{readonly callId: string}> {
  constructor(callId: string) {
    super('bgm-dismiss', {bubbles: true, composed: true, detail: {callId}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-dismiss': BgmDismissEvent;
  }
}
