import type {Contact} from '../contract/index.ts';

/** The CRM has records with this number already; the agent is asked. */
export class BgmDuplicateEvent extends CustomEvent<{readonly candidates: readonly Contact[]}> {
  constructor(candidates: readonly Contact[]) {
    super('bgm-duplicate', {bubbles: true, composed: true, detail: {candidates}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-duplicate': BgmDuplicateEvent;
  }
}
