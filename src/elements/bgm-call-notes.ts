import {BgmCallNotes} from '../components/call-notes/call-notes.ts';
import {defineOnce} from './define-once.ts';

defineOnce('bgm-call-notes', BgmCallNotes);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-call-notes': BgmCallNotes;
  }
}
