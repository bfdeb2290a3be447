import type {Session} from '../contract/index.ts';

/** The provider knows who is signed in; everything inside it works from now on. */
export class BgmReadyEvent extends CustomEvent<{readonly session: Session}> {
  constructor(session: Session) {
    super('bgm-ready', {bubbles: true, composed: true, detail: {session}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-ready': BgmReadyEvent;
  }
}
