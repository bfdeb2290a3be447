import {BgmCrmSettings} from '../components/settings/settings.ts';
import {defineOnce} from './define-once.ts';

defineOnce('bgm-crm-settings', BgmCrmSettings);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-crm-settings': BgmCrmSettings;
  }
}
