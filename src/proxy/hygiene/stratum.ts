import {pagedRecordsAtMost, pageSizes, type PageSize, type Suspicion} from '../crm/crm-sampler.ts';

/** Before anything is read: how many of so many records are expected to have a fault. */
const expected: Readonly<Record<Suspicion, {readonly found: number; readonly read: number}>> = {
  wordy: {found: 40, read: 50},
  bare: {found: 10, read: 50},
};

/** Records of one module that look alike, read from the first on. What was found so far tells whether the next are worth a credit. */
export class Stratum {
  readonly of: Suspicion;
  readonly fields: readonly string[];
  #offset = 0;
  #isOver = false;
  #read = 0;
  #found = 0;

  constructor(of: Suspicion, fields: readonly string[]) {
    this.of = of;
    this.fields = fields;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get offset(): number {
    return this.#offset;
  }

  /** How many faults each credit of the next page will show, by what was seen. */
  worth(budget: number): number {
    const {found, read} = expected[this.of];
    const {records, credits} = this.nextSize(budget);
    return (((this.#found + found) / (this.#read + read)) * records) / credits;
  }

  /** First a small page, for most of them end there; then the cheapest for each record that the budget has room for. */
  nextSize(budget: number): PageSize {
    return this.#offset === 0 ? pageSizes[0] : largestWithin(budget);
  }

  /** @param read Records that were new. @param found Those of them with a fault. */
  was(size: PageSize, hasMore: boolean, read: number, found: number): void {
    this.#offset += size.records;
    this.#read += read;
    this.#found += found;
    this.#isOver = !hasMore || this.#offset >= pagedRecordsAtMost;
  }

  end(): void {
    this.#isOver = true;
  }
}

/** The largest page for at most so many credits; at least one is there. */
export function largestWithin(credits: number): PageSize {
  return pageSizes.findLast((size) => size.credits <= credits) ?? pageSizes[0];
}
