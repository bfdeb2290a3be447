import type {Clock} from '../../services/time/clock.ts';

/** How old a copy of the PBX's lists may be, milliseconds (architecture, decisions 17 and 18). */
export const copyLifetime = 10 * 60_000;
/** After a failed read the PBX is left alone this long. */
const pauseAfterFailure = 5000;

interface Entry<T> {
  copy?: {readonly value: T; readonly at: number};
  reading?: Promise<T>;
  failedAt?: number;
}

/** One copy per tenant of something the PBX knows. An old copy goes on serving while it is read again, and when that fails. */
export class KeptCopies<T> {
  readonly #read: (tenantId: string) => Promise<T>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #entries = new Map<string, Entry<T>>();

  constructor(clock: Pick<Clock, 'now'>, read: (tenantId: string) => Promise<T>) {
    this.#clock = clock;
    this.#read = read;
  }

  /** @throws what reading threw, when there is no copy at all. */
  async of(tenantId: string): Promise<T> {
    const entry = this.#entry(tenantId);
    const now = this.#clock.now();
    if (entry.copy && now - entry.copy.at < copyLifetime) return entry.copy.value;
    const paused = entry.failedAt !== undefined && now - entry.failedAt < pauseAfterFailure;
    if (entry.copy) {
      if (!paused) this.#readAgain(tenantId, entry).catch(() => {});
      return entry.copy.value;
    }
    return this.#readAgain(tenantId, entry);
  }

  #entry(tenantId: string): Entry<T> {
    let entry = this.#entries.get(tenantId);
    if (!entry) this.#entries.set(tenantId, (entry = {}));
    return entry;
  }

  #readAgain(tenantId: string, entry: Entry<T>): Promise<T> {
    entry.reading ??= this.#read(tenantId)
      .then(
        (value) => {
          entry.copy = {value, at: this.#clock.now()};
          return value;
        },
        (error: unknown) => {
          entry.failedAt = this.#clock.now();
          throw error;
        },
      )
      .finally(() => delete entry.reading);
    return entry.reading;
  }
}
