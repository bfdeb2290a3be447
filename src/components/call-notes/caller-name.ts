import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {CrmClient} from '../../client/crm-client.ts';
import type {CallView} from '../../state/contexts.ts';

/** The name that the caller's card shows, once anybody on the page has found it out. Asks nobody itself. */
export class CallerName implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #client: CrmClient | undefined;
  #unwatch: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Undefined while nobody certain is known. */
  of(client: CrmClient | undefined, {call, contact}: CallView): string | undefined {
    if (client !== this.#client) {
      this.hostDisconnected();
      this.#client = client;
      this.hostConnected();
    }
    if (contact) return contact.name;
    const {e164, raw} = call.remote.number;
    const known = client?.peek(e164 ?? raw)?.lookup;
    return known?.state === 'matched' ? known.matches[0]?.name : undefined;
  }

  hostConnected(): void {
    this.#unwatch ??= this.#client?.watch(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }
}
