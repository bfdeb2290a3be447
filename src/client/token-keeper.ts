import type {Clock} from './clock.ts';

/** A widget token and, where it is known, the moment it ends (milliseconds since 1970, by this computer's clock). */
export interface Token {
  readonly token: string;
  readonly endsAt?: number;
}

/** Milliseconds before its end at which a token is renewed. */
const margin = 60_000;

/** Holds the widget token in memory, renews it before it ends, and never asks for two at once. */
export class TokenKeeper {
  readonly #obtain: (forceRefresh: boolean) => Promise<Token>;
  readonly #clock: Clock;
  #current: Token | undefined;
  #renewing: Promise<string> | undefined;

  constructor(obtain: (forceRefresh: boolean) => Promise<Token>, clock: Clock) {
    this.#obtain = obtain;
    this.#clock = clock;
  }

  /** The token to send now. Rejects with what the page's own `getToken` threw. */
  async token(): Promise<string> {
    const {token, endsAt = Infinity} = this.#current ?? {};
    return token !== undefined && this.#clock.now() < endsAt - margin
      ? token
      : this.renew(token !== undefined);
  }

  /** @param refused Token that the proxy did not take. When another request has brought a newer one meanwhile, that one counts. */
  async renewAfter(refused: string): Promise<string> {
    const current = this.#current?.token;
    return current !== undefined && current !== refused ? current : this.renew(true);
  }

  renew(forceRefresh: boolean): Promise<string> {
    this.#renewing ??= this.#obtain(forceRefresh)
      .then((token) => {
        this.#current = this.#plausible(token);
        return token.token;
      })
      .finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  forget(): void {
    this.#current = undefined;
  }

  /** A token that seems to have ended as it arrives says that this computer's clock is wrong: then only a 401 tells. */
  #plausible({token, endsAt}: Token): Token {
    return endsAt !== undefined && endsAt - margin > this.#clock.now() ? {token, endsAt} : {token};
  }
}

/** End of a token by its own `exp` claim, where it is a JWT; undefined where it is anything else. */
export function endOf(token: string): number | undefined {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const {exp} = JSON.parse(atob(payload)) as {exp?: unknown};
    return typeof exp === 'number' ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
