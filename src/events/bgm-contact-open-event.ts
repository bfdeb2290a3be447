import type {Contact} from '../contract/index.ts';

/** What is known of the record to open; a record that came with the call alone has no more than these. */
export type OpenedContact = Pick<Contact, 'module' | 'id' | 'name' | 'url'> & Partial<Contact>;

/** The agent asks to see a contact. Cancel it to show the contact your own way; else its CRM page opens in a new tab. */
export class BgmContactOpenEvent extends CustomEvent<{readonly contact: OpenedContact}> {
  constructor(contact: OpenedContact) {
    super('bgm-contact-open', {bubbles: true, composed: true, cancelable: true, detail: {contact}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-contact-open': BgmContactOpenEvent;
  }
}
