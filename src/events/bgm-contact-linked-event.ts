import type {LinkedContact} from '../contract/index.ts';

/** A call now belongs to a contact; null: to none any more. */
export class BgmContactLinkedEvent extends CustomEvent<{
  readonly callId: string;
  readonly contact: LinkedContact | null;
}> {
  constructor(callId: string, contact: LinkedContact | null) {
    super('bgm-contact-linked', {bubbles: true, composed: true, detail: {callId, contact}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-contact-linked': BgmContactLinkedEvent;
  }
}
