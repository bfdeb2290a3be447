import type {CallSource} from '../../adapters/call-source.ts';
import {
  addCallEvent,
  addCallFacts,
  type CallBook,
  type CallFacts,
  dismissCall,
  emptyCallBook,
  reconcileCalls,
  viewCalls,
} from '../../calls/call-book.ts';
import type {Call, CallEvent, CallRecord} from '../../contract/index.ts';
import {BgmCallEvent, type CallHappening, BgmCallUpdateEvent} from '../../events/bgm-call-event.ts';
import type {CallsState} from '../../state/contexts.ts';

const fields = [
  'id',
  'sipCallId',
  'direction',
  'state',
  'remote',
  'local',
  'queue',
  'startedAt',
  'answeredAt',
  'endedAt',
  'talkSeconds',
  'outcome',
] as const satisfies readonly (keyof Call)[];

/** Keeps the list of calls, and turns every change of it into the events that a page hears: each happening once. */
export class CallDesk {
  readonly #now: () => number;
  readonly #changed: (calls: CallsState, events: readonly CustomEvent[]) => void;
  #book: CallBook = emptyCallBook;
  #state: CallsState = {calls: []};
  #unsubscribe: (() => void)[] = [];
  /** When calls were told of last, by call; and what the CRM side told, by call and kind. */
  readonly #heardAt = new Map<string, number>();
  readonly #notedAt = new Map<string, number>();
  /** How far the clock here seems to be ahead of the proxy's, milliseconds: the least that an event took to come. */
  #ahead: number | undefined;

  /** @param now Milliseconds since 1970. */
  constructor(now: () => number, changed: (calls: CallsState, events: readonly CustomEvent[]) => void) {
    this.#now = now;
    this.#changed = changed;
  }

  get state(): CallsState {
    return this.#state;
  }

  readonly take = (event: CallEvent): void => {
    this.#heardAt.set(event.call.id, this.#now());
    const transferred = event.type === 'call.transferred' ? event.call.id : undefined;
    this.#turn(addCallEvent(this.#book, event, this.#proxyNow()), transferred);
  };

  /** @param time When the proxy told something, by its own clock. */
  learnClock(time: string): void {
    const ahead = this.#now() - Date.parse(time);
    if (Number.isFinite(ahead)) this.#ahead = Math.min(this.#ahead ?? Infinity, ahead);
  }

  /** What the CRM side told about a call. */
  note(callId: string, facts: CallFacts): void {
    for (const kind of Object.keys(facts)) this.#notedAt.set(`${callId} ${kind}`, this.#now());
    this.#turn(addCallFacts(this.#book, callId, facts));
  }

  /**
   * What goes on now, as the proxy says after a gap. What was told since it was asked is newer than its answer.
   * @param askedAt When it was asked, milliseconds since 1970.
   */
  reconcile(records: readonly CallRecord[], askedAt: number): void {
    for (const known of [this.#heardAt, this.#notedAt])
      for (const [key, at] of known) if (at < askedAt) known.delete(key);
    const calls = records.map(
      (record) => Object.fromEntries(fields.map((field) => [field, record[field]])) as unknown as Call,
    );
    const book = reconcileCalls(this.#book, calls, this.#proxyNow(), new Set(this.#heardAt.keys()));
    this.#turn(
      records.reduce(
        (known, {id, contact, journal}) => addCallFacts(known, id, this.#unlessNoted(id, {contact, journal})),
        book,
      ),
    );
  }

  dismiss(callId: string): void {
    this.#turn(dismissCall(this.#book, callId));
  }

  clear(): void {
    this.#turn(emptyCallBook);
  }

  /** From now on listens to these and to no others. */
  listen(sources: readonly CallSource[]): void {
    for (const stop of this.#unsubscribe) stop();
    this.#unsubscribe = sources.map((source) => source.subscribe(this.take));
  }

  /** The proxy's time where the clock here is fast: by that one every ring would be an old one. */
  #proxyNow(): number {
    return this.#now() - Math.max(0, this.#ahead ?? 0);
  }

  #unlessNoted(callId: string, facts: CallFacts): CallFacts {
    return Object.fromEntries(
      Object.entries(facts).filter(([kind]) => !this.#notedAt.has(`${callId} ${kind}`)),
    );
  }

  #turn(book: CallBook, transferred?: string): void {
    if (book === this.#book) return;
    this.#book = book;
    const before = new Map(this.#state.calls.map(({call}) => [call.id, call]));
    this.#state = viewCalls(book);
    const events = this.#state.calls.flatMap(({call}) =>
      changes(before.get(call.id), call, transferred === call.id),
    );
    this.#changed(this.#state, events);
  }
}

function changes(before: Call | undefined, call: Call, transferred: boolean): CustomEvent[] {
  const changed = fields.filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(call[field]));
  if (changed.length === 0) return [];
  const happening = happeningOf(before, call) ?? (transferred ? 'bgm-call-transferred' : undefined);
  const update = new BgmCallUpdateEvent(call, changed);
  return happening ? [new BgmCallEvent(happening, call), update] : [update];
}

function happeningOf(before: Call | undefined, {state}: Call): CallHappening | undefined {
  if (before?.state === state) return undefined;
  if (state === 'connected') return before?.state === 'held' ? 'bgm-call-resumed' : 'bgm-call-answered';
  return `bgm-call-${state}`;
}
