import {BgmCallerCard} from '../components/caller-card/caller-card.ts';
import {defineOnce} from './define-once.ts';

defineOnce('bgm-caller-card', BgmCallerCard);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-caller-card': BgmCallerCard;
  }
}
