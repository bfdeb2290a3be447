import {BgmCrmProvider} from '../components/provider/provider.ts';
import {defineOnce} from './define-once.ts';

defineOnce('bgm-crm-provider', BgmCrmProvider);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-crm-provider': BgmCrmProvider;
  }
}
