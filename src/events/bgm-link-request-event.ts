/**
 * The agent asks to choose a record for a call. Cancel it to offer your own choice; else the card shows a search, where the page
 * has registered `bgm-contact-search`.
 */
export class BgmLinkRequestEvent extends CustomEvent<{readonly callId: string; readonly number: string}> {
  constructor(callId: string, number: string) {
    super('bgm-link-request', {bubbles: true, composed: true, cancelable: true, detail: {callId, number}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-link-request': BgmLinkRequestEvent;
  }
}
