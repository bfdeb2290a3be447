/** A clock that only the test moves; it starts at a quarter past nine in summer. */
export class HandClock {
  #now = Date.UTC(2026, 5, 15, 8, 15, 0);

  readonly now = (): number => this.#now;

  advance(ms: number): void {
    this.#now += ms;
  }

  /** `secondsAgo` as Zoho wants a date-time. */
  ago(secondsAgo: number): string {
    return new Date(this.#now - secondsAgo * 1_000).toISOString().replace('.000', '');
  }
}
