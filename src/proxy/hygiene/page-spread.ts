/** Pages beyond this are not reached: the CRM pages through 100,000 records. */
const pagesAtMost = 500;

/**
 * Which pages of a list to read, whose length nobody tells, when not all can be afforded. First the pages 0, 1, 3, 7, … until the
 * end is passed; then always the page in the middle of the widest gap. So a few pages are spread over the whole, and with enough of
 * them the whole is read.
 */
export class PageSpread {
  readonly #read = new Set<number>();
  /** The first page that is not there, as far as is known. */
  #end = pagesAtMost;
  #isEndKnown = false;

  /** The next page to read; undefined: all were read. */
  next(): number | undefined {
    if (this.#read.size === 0) return 0;
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
