import type {Call, CallEvent, PhoneNumber} from '../contract/index.ts';

export type CallListener = (event: CallEvent) => void;

/** Something in the page that knows of calls: a phone library, a socket, a frame. Hand a list of them to the provider. */
export interface CallSource {
  /** Tells every event from now on, until the returned function is called. */
  subscribe(listener: CallListener): () => void;
  /** Calls a number, where the source can. */
  dial?(number: string): Promise<void>;
}

/** Says one thing about one call, now. The id repeats when the same is said again. */
export function callEvent(
  type: CallEvent['type'],
  call: CallEvent['call'],
  time = new Date().toISOString(),
): CallEvent {
  return {id: `${call.id}:${type}:${time}`, type, time, call};
}

/** A number as a phone library has it: only the proxy can read it, so nothing but a `+` is taken to be certain. */
export function plainNumber(text: string | undefined | null): PhoneNumber {
  const raw = (text ?? '')
    .replace(/^(sips?|tel|client):/i, '')
    .replace(/[@;].*$/, '')
    .slice(0, 64);
  const e164 = /^\+[0-9]{3,15}$/.test(raw) ? raw : null;
  const kind = /^(anonymous|unknown|restricted|withheld|unavailable|private)?$/i.test(raw)
    ? 'anonymous'
    : 'other';
  return {raw, e164, national: null, international: null, country: null, kind};
}

/** The PBX session id that a SIP header carries; without it an id that no PBX would give. */
export function callIdFrom(sessionId: string | undefined | null, localId: string): string {
  return sessionId && /^[0-9]{5,25}$/.test(sessionId)
    ? sessionId
    : `sip:${localId.replace(/[^A-Za-z0-9_.:=+-]/g, '.').slice(0, 70)}`;
}

/** Shares one subscription of a source's events among its listeners, and ends it with the last one. */
export class Listeners {
  readonly #listeners = new Set<CallListener>();
  readonly #start: () => () => void;
  #stop: (() => void) | undefined;

  constructor(start: () => () => void) {
    this.#start = start;
  }

  add(listener: CallListener): () => void {
    this.#listeners.add(listener);
    this.#stop ??= this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  }

  readonly tell = (type: CallEvent['type'], call: Partial<Call> & {readonly id: string}): void => {
    const event = callEvent(type, call);
    for (const listener of [...this.#listeners]) listener(event);
  };
}
