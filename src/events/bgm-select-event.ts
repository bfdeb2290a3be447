import type {Contact} from '../contract/index.ts';

/** The agent chose a contact from a search. */
export class BgmSelectEvent extends CustomEvent<{readonly contact: Contact}> {
  constructor(contact: Contact) {
    super('bgm-select', {bubbles: true, composed: true, detail: {contact}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-select': BgmSelectEvent;
  }
}
