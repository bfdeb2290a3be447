import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Asking} from '../../client/crm-client.ts';
import type {LoadState} from '../../state/load-state.ts';

/** One question to the proxy, asked again and again: only the newest run may answer, and the last good answer stays. */
export class Ask<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #abort = new AbortController();

  state: LoadState<T> = {fetch: 'idle'};

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isLoading(): boolean {
    return this.state.fetch === 'loading';
  }

  /** @returns the answer; undefined when it failed, or when somebody asked anew meanwhile. */
  async run(question: (asking: Asking) => Promise<T>): Promise<T | undefined> {
    this.#abort.abort();
    const {signal} = (this.#abort = new AbortController());
    this.#set({...this.state, fetch: 'loading'});
    try {
      const data = await question({signal});
      if (signal.aborted) return undefined;
      this.#set({data, fetch: 'idle'});
      return data;
    } catch (error) {
      if (!signal.aborted) this.#set({data: this.state.data, error, fetch: 'idle'});
      return undefined;
    }
  }

  /** Takes over an answer that came another way; one that is on its way counts no more. */
  take(data: T): void {
    this.#abort.abort();
    this.#set({data, fetch: 'idle'});
  }

  forget(): void {
    this.#abort.abort();
    this.#set({fetch: 'idle'});
  }

  hostDisconnected(): void {
    this.#abort.abort();
    this.state = {...this.state, fetch: 'idle'};
  }

  #set(state: LoadState<T>): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
