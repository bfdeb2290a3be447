import {BgmCreateContact} from '../components/create-contact/create-contact.ts';
import {defineOnce} from './define-once.ts';

defineOnce('bgm-create-contact', BgmCreateContact);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-create-contact': BgmCreateContact;
  }
}
