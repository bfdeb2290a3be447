import type {Problem} from '../contract/index.ts';

/** The proxy refused something that the provider did on its own, such as connecting. */
export class BgmErrorEvent extends CustomEvent<{readonly problem: Problem}> {
  constructor(problem: Problem) {
    super('bgm-error', {bubbles: true, composed: true, detail: {problem}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-error': BgmErrorEvent;
  }
}
