/** The CRM is being asked for what the agent typed. */
export class BgmSearchEvent extends CustomEvent<{readonly query: string}> {
  constructor(query: string) {
    super('bgm-search', {bubbles: true, composed: true, detail: {query}});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-search': BgmSearchEvent;
  }
}
