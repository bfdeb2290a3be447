import type {LedgerEntry, LedgerReply} from '../../contract/index.ts';

/** The part of the ledger that is on the page. */
export interface LedgerBook {
  readonly items: readonly LedgerEntry[];
  readonly nextCursor: string | null;
  readonly counts: LedgerReply['counts'];
  readonly parties: LedgerReply['parties'];
  /** Calls that came since and are shown when somebody asks for them, so that nothing moves under the hand. */
  readonly fresh: readonly LedgerEntry[];
  /** Calls that stand elsewhere by now. They stay until the list is asked for anew. */
  readonly moved: ReadonlySet<string>;
}

export function firstPage({items, nextCursor, counts, parties}: LedgerReply): LedgerBook {
  return {items, nextCursor, counts, parties, fresh: [], moved: new Set()};
}

export function nextPage(book: LedgerBook, {items, nextCursor, counts}: LedgerReply): LedgerBook {
  const known = new Set(book.items.map(({callId}) => callId));
  return {
    ...book,
    counts,
    nextCursor,
    items: [...book.items, ...items.filter(({callId}) => !known.has(callId))],
  };
}

/**
 * What the first calls look like now. Known ones change where they stand.
 * @param reply As many calls as are on the page, or as many as can be asked for at once.
 */
export function refreshed(book: LedgerBook, reply: LedgerReply): LedgerBook {
  if (book.items.length === 0) return firstPage(reply);
  const now = new Map(reply.items.map((entry) => [entry.callId, entry]));
  const known = new Set(book.items.map(({callId}) => callId));
  const newest = book.items[0]!.startedAt;
  const oldest = reply.nextCursor === null ? '' : (reply.items.at(-1)?.startedAt ?? newest);
  // A long call is listed when it ends, below those that began meanwhile. What is older still comes with the next page.
  const last = book.nextCursor === null ? '' : book.items.at(-1)!.startedAt;
  const gone = book.items.filter(({callId, startedAt}) => startedAt > oldest && !now.has(callId));
  return {
    items: book.items.map((entry) => now.get(entry.callId) ?? entry),
    nextCursor: book.nextCursor,
    counts: reply.counts,
    parties: reply.parties,
    fresh: reply.items.filter(({callId, startedAt}) => !known.has(callId) && startedAt > last),
    moved: new Set(gone.map(({callId}) => callId)),
  };
}

/** The new calls where they belong: newest first. */
export function withFresh(book: LedgerBook): LedgerBook {
  const items = [...book.fresh, ...book.items].sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  return {...book, items, fresh: []};
}
