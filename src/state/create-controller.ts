import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {type Clock, systemClock} from '../client/clock.ts';
import {type CrmClient, ProblemError} from '../client/crm-client.ts';
import type {Contact, CreateContact, FieldError, PhoneNumber, Problem} from '../contract/index.ts';
import {type CreateField, fieldAt} from './create-values.ts';
import {randomUuid} from './random-uuid.ts';

export interface CreateState {
  readonly submit: 'idle' | 'busy' | 'failed';
  readonly error?: unknown;
  /** Codes by field. */
  readonly wrong: Partial<Record<CreateField, string>>;
  /** Complaints about what the form does not show. */
  readonly further: readonly FieldError[];
  readonly check: 'none' | 'busy' | 'done' | 'failed';
  /** The number as the proxy reads it. */
  readonly known?: PhoneNumber;
  readonly duplicates: readonly Contact[];
}

const idle: CreateState = {submit: 'idle', wrong: {}, further: [], check: 'none', duplicates: []};

/** Milliseconds between tries while the first one is still running, where the proxy names no time. */
const stillRunning = 1000;
const mostTries = 10;

/**
 * Creates one record, once: the same filled form has the same key however often it is sent, so a double click or a lost answer
 * makes no second record. Looks before whether someone has the number already.
 */
export class CreateController implements ReactiveController {
  state: CreateState = idle;

  /** Read when a timer starts, so that a test may replace it after construction. */
  clock: Clock = systemClock;

  readonly #host: ReactiveControllerHost;
  readonly #onDuplicates: (candidates: readonly Contact[]) => void;
  #check = new AbortController();
  #run = new AbortController();
  #key = {body: '', key: ''};

  constructor(host: ReactiveControllerHost, onDuplicates: (candidates: readonly Contact[]) => void) {
    this.#host = host;
    this.#onDuplicates = onDuplicates;
    host.addController(this);
  }

  /** Looks who has this number. Without a digit in it nobody is asked. */
  async check(client: CrmClient | undefined, number: string): Promise<void> {
    this.#check.abort();
    const {signal} = (this.#check = new AbortController());
    const isAsked = client && /\d/.test(number);
    this.#set({check: isAsked ? 'busy' : 'none', duplicates: [], known: undefined});
    if (!isAsked) return;
    try {
      const lookup = await client.lookup(number, {signal});
      if (signal.aborted) return;
      const isSure = lookup.complete && !lookup.problem;
      this.#set({check: isSure ? 'done' : 'failed', known: lookup.number});
      this.#meet(lookup.matches);
    } catch {
      // The CRM looks again before it creates.
      if (!signal.aborted) this.#set({check: 'failed'});
    }
  }

  /** @returns the new record; undefined when there is none (yet), and the state says why. */
  async submit(client: CrmClient, body: CreateContact): Promise<Contact | undefined> {
    if (this.state.submit === 'busy') return undefined;
    this.#set({submit: 'busy', error: undefined, wrong: {}, further: []});
    const {signal} = (this.#run = new AbortController());
    const key = this.#keyFor(body);
    try {
      const contact = await this.#create(client, body, key, signal);
      this.#key = {body: '', key: ''};
      this.#set({submit: 'idle'});
      return contact;
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
      return undefined;
    }
  }

  /** Marks fields without asking anybody. */
  refuse(wrong: CreateState['wrong']): void {
    this.#set({submit: 'failed', error: undefined, wrong, further: []});
  }

  /** A field was changed: its complaint is answered, and who has another number is not known. */
  changed(field: CreateField): void {
    if (field === 'number') void this.check(undefined, '');
    if (this.state.wrong[field]) this.#set({wrong: {...this.state.wrong, [field]: undefined}});
  }

  reset(): void {
    this.#check.abort();
    this.#run.abort();
    this.#key = {body: '', key: ''};
    this.#set(idle);
  }

  hostDisconnected(): void {
    this.#check.abort();
  }

  async #create(client: CrmClient, body: CreateContact, key: string, signal: AbortSignal): Promise<Contact> {
    for (let tries = 1; ; tries++) {
      try {
        return await client.createContact(body, key, {signal});
      } catch (error) {
        const problem = error instanceof ProblemError ? error.problem : undefined;
        if (problem?.code !== 'idempotency_in_progress' || tries >= mostTries) throw error;
        await this.#pause((problem.retryAfter ?? 0) * 1000 || stillRunning, signal);
      }
    }
  }

  #fail(error: unknown): void {
    const problem = error instanceof ProblemError ? error.problem : undefined;
    const complaints = problem?.errors ?? [];
    const isDuplicate = problem?.code === 'duplicate_contact';
    const wrong: Partial<Record<CreateField, string>> = {};
    for (const {pointer, code} of isDuplicate ? [] : complaints) {
      const field = fieldAt(pointer);
      if (field) wrong[field] ??= code;
    }
    const further = isDuplicate ? [] : complaints.filter(({pointer}) => !fieldAt(pointer));
    this.#set({submit: 'failed', error, wrong, further});
    if (problem && isDuplicate) this.#meet(candidatesOf(problem));
  }

  #meet(candidates: readonly Contact[]): void {
    if (candidates.length === 0) return;
    this.#set({duplicates: candidates});
    this.#onDuplicates(candidates);
  }

  /** Another body is another wish; the same one, sent again, is the same. */
  #keyFor(wish: CreateContact): string {
    const body = JSON.stringify(wish);
    if (this.#key.body !== body) this.#key = {body, key: randomUuid()};
    return this.#key.key;
  }

  #pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.clock.after(ms, resolve);
      signal.addEventListener('abort', () => (cancel(), reject(signal.reason as Error)), {once: true});
    });
  }

  #set(change: Partial<CreateState>): void {
    this.state = {...this.state, ...change};
    this.#host.requestUpdate();
  }
}

function candidatesOf({candidates}: Problem): Contact[] {
  return Array.isArray(candidates) ? (candidates as Contact[]) : [];
}
