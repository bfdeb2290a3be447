/**
 * Which pages of a list to read when not all can be afforded. While nobody tells how long it is: first the pages 0, 1, 3, 7, … until
 * the end is passed. Then always the page in the middle of the widest gap. So a few pages are spread over the whole, and with enough
 * of them the whole is read.
 */
export class PageSpread {
  readonly #read = new Set<number>();
  /** The first page that is not there, as far as is known. */
  #end: number;
  #isEndKnown: boolean;

  /** @param pagesAtMost Pages beyond are not reached. @param pages As many are there, where somebody told. */
  constructor(pagesAtMost: number, pages?: number) {
    this.#end = Math.min(pagesAtMost, pages ?? pagesAtMost);
    this.#isEndKnown = pages !== undefined && pages <= pagesAtMost;
  }

  /** The next page to read; undefined: all were read. */
  next(): number | undefined {
    if (this.#read.size === 0) return this.#end > 0 ? 0 : undefined;
    const last = Math.max(...this.#read);
    const isPastEnd = this.#isEndKnown || last === this.#end - 1;
    return isPastEnd ? this.#widest() : Math.min(this.#end - 1, 2 * last + 1);
  }

  /** @param isThere Whether the page had records. @param hasMore Whether others follow it. */
  was(page: number, isThere: boolean, hasMore: boolean): void {
    this.#read.add(page);
    if (hasMore) return;
    this.#isEndKnown = true;
    this.#end = Math.min(this.#end, isThere ? page + 1 : page);
  }

  /** Every page was read. */
  get isComplete(): boolean {
    return this.#isEndKnown && this.#widest() === undefined;
  }

  #widest(): number | undefined {
    const edges = [...this.#read, -1, this.#end].filter((page) => page <= this.#end).sort((a, b) => a - b);
    let best: {from: number; size: number} | undefined;
    for (const [index, from] of edges.slice(0, -1).entries()) {
      const size = edges[index + 1]! - from - 1;
      if (size > (best?.size ?? 0)) best = {from, size};
    }
    return best && best.from + Math.ceil((best.size + 1) / 2);
  }
}
