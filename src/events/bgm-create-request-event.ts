/** What is known already of the record to create. */
export interface CreateRequest {
  /** Number to put in: E.164, or as the caller's network gave it. */
  readonly number?: string;
  /** Call that the new record shall be linked to. */
  readonly callId?: string;
  /** What the agent had typed into a search. */
  readonly query?: string;
}

/** The agent asks to create a contact. Cancel it to bring your own form; else the provider opens the `bgm-create-contact` inside it. */
export class BgmCreateRequestEvent extends CustomEvent<CreateRequest> {
  constructor(detail: CreateRequest) {
    super('bgm-create-request', {bubbles: true, composed: true, cancelable: true, detail});
  }
}
declare global {
  interface HTMLElementEventMap {
    'bgm-create-request': BgmCreateRequestEvent;
  }
}
