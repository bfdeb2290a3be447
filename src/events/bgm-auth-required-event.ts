/** No token that the page gave was taken. Sign the user in again, then call `connect()`. What the user typed is kept. */
export class BgmAuthRequiredEvent extends CustomEvent<undefined> {
  constructor() {
    super('bgm-auth-required', {bubbles: true, composed: true});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-auth-required': BgmAuthRequiredEvent;
  }
}
