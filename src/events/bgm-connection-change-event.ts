import type {ConnectionState} from '../client/connection-state.ts';

/** How the page stands with the proxy has changed, or how the proxy stands with the CRM (`session.crm.state`). */
export class BgmConnectionChangeEvent extends CustomEvent<{readonly state: ConnectionState}> {
  constructor(state: ConnectionState) {
    super('bgm-connection-change', {bubbles: true, composed: true, detail: {state}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-connection-change': BgmConnectionChangeEvent;
  }
}
