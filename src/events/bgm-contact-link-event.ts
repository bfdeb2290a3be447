import type {Contact} from '../contract/index.ts';

/** The agent asks to connect a call to a contact (null: to none). Cancel it to connect your own way. */
export class BgmContactLinkEvent extends CustomEvent<{
  readonly callId: string;
  readonly contact: Contact | null;
}> {
  constructor(callId: string, contact: Contact | null) {
    super('bgm-contact-link', {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: {callId, contact},
    });
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-contact-link': BgmContactLinkEvent;
  }
}
