import type {Connection} from '../contract/index.ts';

/** The tenant is connected with the CRM now; it was not before. */
export class BgmConnectedEvent extends CustomEvent<{readonly connection: Connection}> {
  constructor(connection: Connection) {
    super('bgm-connected', {bubbles: true, composed: true, detail: {connection}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-connected': BgmConnectedEvent;
  }
}
