/** What we have, and what is going on: two axes, so that a known name stays while a newer answer is on its way. */
export interface LoadState<T> {
  /** Last good answer. Stays while a newer one is on its way, and when that one fails. */
  readonly data?: T;
  readonly error?: unknown;
  readonly fetch: 'idle' | 'loading';
}
