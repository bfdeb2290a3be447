import type {SessionKey} from '../webhook/event-store.ts';

/**
 * Works on sessions, each alone and as often as news of it came, but not oftener: news that come while its turn is on make one more
 * turn, however many they are.
 */
export class SessionQueue {
  readonly #work: (session: SessionKey) => Promise<void>;
  readonly #atOnce: number;
  /** In the order of their coming. */
  readonly #waiting = new Map<string, SessionKey>();
  readonly #running = new Set<string>();
  #idle: {readonly promise: Promise<void>; resolve(): void} | undefined;

  /**
   * @param work Must not throw.
   * @param atOnce Sessions worked on at once.
   */
  constructor(work: (session: SessionKey) => Promise<void>, atOnce: number) {
    this.#work = work;
    this.#atOnce = atOnce;
  }

  add(session: SessionKey): void {
    this.#waiting.set(keyOf(session), session);
    this.#next();
  }

  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void> {
    if (this.#waiting.size === 0 && this.#running.size === 0) return Promise.resolve();
    if (!this.#idle) {
      let resolve = () => {};
      const promise = new Promise<void>((done) => (resolve = done));
      this.#idle = {promise, resolve};
    }
    return this.#idle.promise;
  }

  #next(): void {
    for (const [key, session] of this.#waiting) {
      if (this.#running.size >= this.#atOnce) return;
      if (this.#running.has(key)) continue;
      this.#waiting.delete(key);
      this.#running.add(key);
      void this.#work(session).finally(() => {
        this.#running.delete(key);
        this.#next();
        if (this.#waiting.size > 0 || this.#running.size > 0) return;
        this.#idle?.resolve();
        this.#idle = undefined;
      });
    }
  }
}

const keyOf = ({tenantId, sessionId}: SessionKey): string => `${tenantId} ${sessionId}`;
