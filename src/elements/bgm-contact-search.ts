import {BgmContactSearch} from '../components/contact-search/contact-search.ts';
import {defineOnce} from './define-once.ts';

defineOnce('bgm-contact-search', BgmContactSearch);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-contact-search': BgmContactSearch;
  }
}
