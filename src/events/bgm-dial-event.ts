import type {Contact} from '../contract/index.ts';

/** What to dial. */
export interface DialRequest {
  /** E.164, or as the number is stored. */
  readonly number: string;
  /** Whom the number belongs to, where that is known. */
  readonly contact?: Contact;
}

/** The agent asks to call a number. Whoever dials (the provider, or the page) cancels it. */
export class BgmDialEvent extends CustomEvent<DialRequest> {
  constructor(detail: DialRequest) {
    super('bgm-dial', {bubbles: true, composed: true, cancelable: true, detail});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-dial': BgmDialEvent;
  }
}
