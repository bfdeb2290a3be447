import type {Contact} from '../contract/index.ts';

/** The CRM has a new record. */
export class BgmCreatedEvent extends CustomEvent<{readonly contact: Contact}> {
  constructor(contact: Contact) {
    super('bgm-created', {bubbles: true, composed: true, detail: {contact}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-created': BgmCreatedEvent;
  }
}
