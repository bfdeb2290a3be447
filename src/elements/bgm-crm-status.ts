import {BgmCrmStatus} from '../components/crm-status/crm-status.ts';
import {defineOnce} from './define-once.ts';

defineOnce('bgm-crm-status', BgmCrmStatus);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-crm-status': BgmCrmStatus;
  }
}
