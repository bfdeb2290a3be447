import type {CrmModule} from '../../contract/index.ts';
import {pagedRecordsAtMost, pageSizes, type CrmSampler, type PageSize} from '../crm/crm-sampler.ts';
import {PageSpread} from './page-spread.ts';
import {largestWithin, Stratum} from './stratum.ts';

/** What is known of a module while its records are looked through. */
export class ExaminedModule {
  readonly module: CrmModule;
  /** Fields that hold numbers. */
  fields: readonly string[];
  /** Records with numbers in them; null while nobody told. */
  total: number | null = null;
  /** Nothing more is read of it: all was, or it cannot be. */
  isOver = false;
  isComplete = false;
  strata: readonly Stratum[] = [];
  #size: PageSize = pageSizes[0];
  #spread: PageSpread | undefined;
  #isCountWrong = false;

  constructor(module: CrmModule, fields: readonly string[]) {
    this.module = module;
    this.fields = fields;
  }

  /** Its first records show that there are more than these. */
  suspect(sampler: Pick<CrmSampler, 'groups'>): void {
    this.strata = (['wordy', 'bare'] as const).flatMap((of) =>
      sampler.groups(of, this.fields).map((fields) => new Stratum(of, fields)),
    );
  }

  /** Credits for all its records; Infinity while nobody told how many there are, or when there are more than can be paged to. */
  get cost(): number {
    if (this.isOver) return 0;
    if (this.total === null || this.total > pagedRecordsAtMost) return Infinity;
    const largest = pageSizes.at(-1)!;
    const rest = this.total % largest.records;
    const last = rest === 0 ? 0 : pageSizes.find(({records}) => records >= rest)!.credits;
    return Math.floor(this.total / largest.records) * largest.credits + last;
  }

  /**
   * The next of the pages that are spread over the whole; undefined: none is left, or none that can be afforded.
   * @param share Credits that this module may have, for choosing how large its pages are. @param budget Credits that are left.
   */
  nextSpread(
    share: number,
    budget: number,
  ): {readonly page: number; readonly offset: number; readonly size: PageSize} | undefined {
    this.#spread ??= this.#spreadWithin(share);
    const page = this.#spread.next();
    if (page === undefined) return undefined;
    const offset = page * this.#size.records;
    // The last page needs only to hold what is left.
    const left = (this.total ?? Infinity) - offset;
    const enough = pageSizes.find(({records}) => records >= left) ?? this.#size;
    const size = enough.records < this.#size.records ? enough : this.#size;
    return size.credits > budget ? undefined : {page, offset, size};
  }

  wasSpread(page: number, isThere: boolean, hasMore: boolean): void {
    this.#spread!.was(page, isThere, hasMore);
    // Records may come while others are read, and a count may be wrong.
    if (hasMore && this.total !== null && (page + 1) * this.#size.records >= this.total) {
      this.#isCountWrong = true;
      this.total = null;
    }
    this.isComplete = !this.#isCountWrong && this.#spread!.isComplete;
  }

  #spreadWithin(share: number): PageSpread {
    this.#size = largestWithin(share);
    const {records} = this.#size;
    const pages = this.total === null ? undefined : Math.ceil(this.total / records);
    return new PageSpread(Math.floor(pagedRecordsAtMost / records), pages);
  }
}
