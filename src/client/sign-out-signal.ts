/**
 * Tells every tab of one user that the user signed out. A tab that was frozen meanwhile missed the message, so each sign-out
 * also moves a counter, which is looked at before a tab is painted again.
 */
export class SignOutSignal {
  readonly #key: string;
  readonly #channel: BroadcastChannel | undefined;
  readonly #listening = new AbortController();
  #epoch: string | null;

  /** @param name The same in every tab of one user, and in no other. */
  constructor(name: string, onSignOut: () => void) {
    this.#key = `${name}:epoch`;
    this.#epoch = this.#read();
    this.#channel =
      typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`${name}:sign-out`);
    const check = () => {
      if (this.#read() === this.#epoch) return;
      this.#epoch = this.#read();
      onSignOut();
    };
    const {signal} = this.#listening;
    this.#channel?.addEventListener('message', onSignOut, {signal});
    addEventListener('pageshow', check, {signal});
    document.addEventListener('resume', check, {signal});
    document.addEventListener('visibilitychange', check, {signal});
  }

  /** To the others; not to ourselves. */
  send(): void {
    try {
      this.#epoch = String(Date.now());
      localStorage.setItem(this.#key, this.#epoch);
    } catch {
      // Storage refused: the tabs that are awake hear the channel all the same.
    }
    this.#channel?.postMessage('signed out');
  }

  close(): void {
    this.#listening.abort();
    this.#channel?.close();
  }

  #read(): string | null {
    try {
      return localStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }
}
