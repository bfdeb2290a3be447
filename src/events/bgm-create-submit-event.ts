import type {CreateContact} from '../contract/index.ts';

/** A contact is about to be created. Cancel it to create it your own way. */
export class BgmCreateSubmitEvent extends CustomEvent<{readonly values: CreateContact}> {
  constructor(values: CreateContact) {
    super('bgm-create-submit', {bubbles: true, composed: true, cancelable: true, detail: {values}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-create-submit': BgmCreateSubmitEvent;
  }
}
