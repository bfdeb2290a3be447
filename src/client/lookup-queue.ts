import type {Lookup} from '../contract/index.ts';
import type {Clock} from './clock.ts';
import {UnreachableError} from './crm-client.ts';

/** Asks the proxy for a batch; answers come in the order of the numbers. */
export type AskBatch = (
  numbers: readonly string[],
  refresh: boolean,
  signal: AbortSignal,
) => Promise<readonly Lookup[]>;

interface Answer<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}
interface Question {
  readonly number: string;
  readonly refresh: boolean;
  readonly answer: Answer<Lookup>;
  batch?: Batch;
  /** How many still want to know. */
  waiting: number;
}
interface Batch {
  readonly questions: readonly Question[];
  readonly abort: AbortController;
}

/** Milliseconds in which questions gather: reads from IndexedDB end in different turns of the event loop. */
const gatherFor = 4;
/** Milliseconds in which the proxy's own news of a call goes before a question: it looks up who rings, and tells every screen. */
const toldWithin = 400;
/** Most numbers that one `POST /lookups` takes. */
const batchSize = 25;

/** Turns many questions of one moment into few requests: equal numbers share one question, questions share a batch. */
export class LookupQueue {
  readonly #ask: AskBatch;
  readonly #clock: Clock;
  readonly #open = new Map<string, Question>();
  /** Numbers that the proxy is about to tell of, and until when it is waited for. */
  readonly #expected = new Map<string, number>();
  #gathering: Question[] = [];

  constructor(ask: AskBatch, clock: Clock) {
    this.#ask = ask;
    this.#clock = clock;
  }

  /** Rejects with an `AbortError` when `signal` says so; the request itself ends when nobody waits for it any more. */
  async lookup(number: string, refresh = false, signal?: AbortSignal): Promise<Lookup> {
    signal?.throwIfAborted();
    const question = this.#question(number, refresh);
    question.waiting++;
    const given = givenUp(signal);
    try {
      return await Promise.race([question.answer.promise, given.promise]);
    } finally {
      given.release();
      if (--question.waiting === 0) this.#drop(question);
    }
  }

  /** The proxy looks this number up by itself: for a moment nobody need ask. */
  expect(number: string): void {
    const until = this.#clock.now() + toldWithin;
    this.#expected.set(number, until);
    this.#clock.after(toldWithin, () => {
      if (this.#expected.get(number) === until) this.#expected.delete(number);
    });
  }

  /** An answer came without a question: whoever was about to ask has it. */
  learn(lookup: Lookup): void {
    if (!lookup.complete) return;
    for (const number of [lookup.number.raw, lookup.number.e164 ?? '']) {
      this.#expected.delete(number);
      this.#open.get(keyOf(number, false))?.answer.resolve(lookup);
    }
  }

  #question(number: string, refresh: boolean): Question {
    const key = keyOf(number, refresh);
    const open = this.#open.get(key);
    if (open) return open;
    const question: Question = {number, refresh, answer: resolvers(), waiting: 0};
    // Whoever waited may have gone; a failure that nobody hears is no error of the page.
    question.answer.promise.catch(() => undefined);
    this.#open.set(key, question);
    const toldUntil = refresh ? undefined : this.#expected.get(number);
    if (toldUntil === undefined) this.#gather(question);
    else this.#clock.after(toldUntil - this.#clock.now(), () => this.#gather(question));
    return question;
  }

  #gather(question: Question): void {
    if (this.#gathering.push(question) === 1) this.#clock.after(gatherFor, () => this.#send());
  }

  #send(): void {
    const wanted = this.#gathering.filter(({waiting}) => waiting > 0);
    this.#gathering = [];
    for (const refresh of [false, true]) {
      const questions = wanted.filter((question) => question.refresh === refresh);
      for (let start = 0; start < questions.length; start += batchSize) {
        void this.#sendBatch(
          {questions: questions.slice(start, start + batchSize), abort: new AbortController()},
          refresh,
        );
      }
    }
  }

  async #sendBatch(batch: Batch, refresh: boolean): Promise<void> {
    for (const question of batch.questions) question.batch = batch;
    try {
      const numbers = batch.questions.map(({number}) => number);
      const lookups = await this.#ask(numbers, refresh, batch.abort.signal);
      batch.questions.forEach(({answer}, index) => {
        const lookup = lookups[index];
        if (lookup) answer.resolve(lookup);
        else answer.reject(new UnreachableError());
      });
    } catch (error) {
      for (const {answer} of batch.questions) answer.reject(error);
    } finally {
      for (const question of batch.questions) this.#forget(question);
    }
  }

  #drop(question: Question): void {
    // Before it is sent it just falls out; afterwards the batch goes on while any of its numbers is wanted.
    if (!question.batch) this.#forget(question);
    else if (question.batch.questions.every(({waiting}) => waiting === 0)) {
      question.batch.questions.forEach((other) => this.#forget(other));
      question.batch.abort.abort();
    }
  }

  #forget(question: Question): void {
    const key = keyOf(question.number, question.refresh);
    if (this.#open.get(key) === question) this.#open.delete(key);
  }
}

const keyOf = (number: string, refresh: boolean) => `${refresh ? '!' : ''}${number}`;

function givenUp(signal: AbortSignal | undefined) {
  const {promise, reject} = resolvers<never>();
  const onAbort = () => reject(signal?.reason);
  signal?.addEventListener('abort', onAbort, {once: true});
  return {promise, release: () => signal?.removeEventListener('abort', onAbort)};
}

/** `Promise.withResolvers`, which agents' browsers may not have yet. */
function resolvers<T>(): Answer<T> {
  let resolve!: Answer<T>['resolve'];
  let reject!: Answer<T>['reject'];
  const promise = new Promise<T>((...both) => ([resolve, reject] = both));
  return {promise, resolve, reject};
}
