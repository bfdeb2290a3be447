import type {Clock} from '../clock.ts';
import {demoSecret} from './identifiers.ts';
import type {User} from './tenants.ts';

/** Lifetime of an access token from a sign-in, in seconds. */
const tokenSeconds = 1800;
const refreshSeconds = 7 * 24 * 3600;
/** Wrong tries from one address until it is blocked (`web_failed_auth_amount`), and for how long [assumed]. */
const allowedFailures = 5;
const blockMinutes = 30;

export interface TokenPair {
  readonly token_type: 'Bearer';
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

interface Grant {
  readonly user: User;
  readonly expiresAt: number;
}

/** Who is signed in: access and refresh tokens, second factors under way, and wrong tries by address. */
export class SignIns {
  readonly #clock: Clock;
  readonly #access = new Map<string, Grant>();
  readonly #refresh = new Map<string, Grant>();
  readonly #challenges = new Map<string, {user: User; code: string; sent: boolean}>();
  readonly #failures = new Map<string, {count: number; until: number}>();
  #counter = 0;

  /** The demo's own tokens are there from the start and never expire. */
  constructor(clock: Clock, users: readonly User[]) {
    this.#clock = clock;
    for (const user of users) {
      if (!user.disabled) this.#access.set(user.token, {user, expiresAt: Infinity});
    }
  }

  /** The user of an access token, unless it is unknown, expired or signed out. */
  userOf(token: string): User | undefined {
    const grant = this.#access.get(token);
    return grant && grant.expiresAt > this.#clock.now() ? grant.user : undefined;
  }

  issue(user: User): TokenPair {
    const nonce = `${user.tenantId} ${user.username} ${++this.#counter} ${this.#clock.now()}`;
    const access = `pbx-${demoSecret(`access ${nonce}`, 40)}`;
    const refresh = `pbxr-${demoSecret(`refresh ${nonce}`, 40)}`;
    const now = this.#clock.now();
    this.#access.set(access, {user, expiresAt: now + tokenSeconds * 1000});
    this.#refresh.set(refresh, {user, expiresAt: now + refreshSeconds * 1000});
    return {token_type: 'Bearer', access_token: access, refresh_token: refresh, expires_in: tokenSeconds};
  }

  /** A new pair for a refresh token, which is used up by that. */
  renew(refreshToken: string): TokenPair | undefined {
    const grant = this.#refresh.get(refreshToken);
    this.#refresh.delete(refreshToken);
    return grant && grant.expiresAt > this.#clock.now() ? this.issue(grant.user) : undefined;
  }

  revoke(token: string): void {
    this.#access.delete(token);
    this.#refresh.delete(token);
  }

  /** Starts a second factor; the answer's token stands for the password that was right. */
  challenge(user: User): string {
    const token = `otp-${demoSecret(`otp ${user.id} ${++this.#counter}`, 32)}`;
    const number = [...demoSecret(`code ${token}`, 6)].map((letter) => letter.charCodeAt(0) % 10);
    this.#challenges.set(token, {user, code: number.join(''), sent: false});
    return token;
  }

  /** "Mails" the code; false for an unknown token. */
  sendCode(token: string): boolean {
    const challenge = this.#challenges.get(token);
    if (challenge) challenge.sent = true;
    return challenge !== undefined;
  }

  /** The user of a second factor, if the code was sent and is right. */
  verifyCode(token: string, code: string): User | undefined {
    const challenge = this.#challenges.get(token);
    if (!challenge?.sent || challenge.code !== code) return undefined;
    this.#challenges.delete(token);
    return challenge.user;
  }

  /** Codes in the mailboxes, for tests and the QA page. */
  mailbox(): {email: string; code: string}[] {
    return [...this.#challenges.values()]
      .filter(({sent}) => sent)
      .map(({user, code}) => ({email: user.email, code}));
  }

  isBlocked(address: string): boolean {
    const failures = this.#failures.get(address);
    return failures !== undefined && failures.count >= allowedFailures && failures.until > this.#clock.now();
  }

  /** Counts a wrong password; five in a row block the address for a while. */
  failed(address: string): void {
    const known = this.#failures.get(address);
    const now = this.#clock.now();
    const count = known && known.until > now ? known.count + 1 : 1;
    this.#failures.set(address, {count, until: now + blockMinutes * 60_000});
  }

  succeeded(address: string): void {
    this.#failures.delete(address);
  }
}
