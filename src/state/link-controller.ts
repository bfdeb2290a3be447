import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {CrmClient} from '../client/crm-client.ts';
import type {Contact, LinkedContact} from '../contract/index.ts';

/** How connecting a call to a record goes. */
export interface LinkState {
  readonly state: 'none' | 'busy' | 'linked' | 'failed';
  readonly contact?: Contact;
  readonly error?: unknown;
}

/**
 * Connects a call to the record that an agent chose. A connection once begun is the agent's decision: it goes on when the widget
 * moves to another call or leaves the page, and only the newest one is shown.
 */
export class LinkController implements ReactiveController {
  state: LinkState = {state: 'none'};

  readonly #host: ReactiveControllerHost;
  #run = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to begin: a connection starts with a choice.
  }

  /** @returns what the call is linked to now; undefined when it could not be changed. */
  async link(client: CrmClient, callId: string, contact: Contact): Promise<LinkedContact | null | undefined> {
    const run = ++this.#run;
    this.#set(run, {state: 'busy', contact});
    try {
      const record = await client.linkContact(callId, {module: contact.module, id: contact.id});
      this.#set(run, {state: 'linked', contact});
      return record.contact;
    } catch (error) {
      this.#set(run, {state: 'failed', contact, error});
      return undefined;
    }
  }

  forget(): void {
    this.#set(++this.#run, {state: 'none'});
  }

  #set(run: number, state: LinkState): void {
    if (run !== this.#run) return;
    this.state = state;
    this.#host.requestUpdate();
  }
}
