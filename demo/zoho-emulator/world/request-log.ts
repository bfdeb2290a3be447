/** One request as the page and the tests see it. It is the fake CRM: nothing is hidden. */
export interface LoggedRequest {
  number: number;
  /** Epoch ms on the emulator's clock. */
  at: number;
  org: string | null;
  region: string;
  host: 'accounts' | 'api';
  method: string;
  path: string;
  query: string;
  /** 0 when no answer was given. */
  status: number;
  credits: number;
  /** Real milliseconds. */
  ms: number;
  /** Kind of the fault that was played, if any. */
  fault: string | null;
  /** Up to 2,000 characters. */
  body: string;
  answer: string;
}

const kept = 5_000;

/** The newest requests, bounded. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #last = 0;

  add(entry: Omit<LoggedRequest, 'number'>): void {
    this.#last += 1;
    this.#entries.push({number: this.#last, ...entry});
    if (this.#entries.length > kept * 1.2) this.#entries = this.#entries.slice(-kept);
  }

  /** Newest first. */
  newest(limit: number, org?: string): LoggedRequest[] {
    const wanted = org ? this.#entries.filter((entry) => entry.org === org) : this.#entries;
    return wanted.slice(-limit).reverse();
  }

  clear(): void {
    this.#entries = [];
  }
}
