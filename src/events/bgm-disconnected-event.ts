/** An admin disconnected the tenant from the CRM. */
export class BgmDisconnectedEvent extends CustomEvent<null> {
  constructor() {
    super('bgm-disconnected', {bubbles: true, composed: true});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-disconnected': BgmDisconnectedEvent;
  }
}
