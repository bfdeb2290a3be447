import type {Clock} from '../client/clock.ts';
import type {StreamEvent} from '../contract/index.ts';
import {EventStream, type StreamListener, type StreamPort} from './event-stream.ts';

type Message =
  | {readonly kind: 'event'; readonly event: StreamEvent; readonly lastEventId: string | undefined}
  | {readonly kind: 'link'; readonly link: 'online' | 'offline'; readonly lastEventId: string | undefined}
  | {readonly kind: 'hello'};

/**
 * One event stream for all tabs of one user: the tab that holds the lock keeps it and passes everything on; when it closes, the
 * next one takes over where it stopped. Where the browser has neither locks nor channels, each tab keeps its own.
 */
export class SharedStream {
  readonly #port: StreamPort;
  readonly #listener: StreamListener;
  readonly #clock: Clock;
  readonly #channel: BroadcastChannel | undefined;
  readonly #stopped = new AbortController();
  #stream: EventStream | undefined;
  #link: 'online' | 'offline' | undefined;
  #lastEventId: string | undefined;

  /** @param name The same in every tab of one user, and in no other. */
  constructor(name: string, port: StreamPort, listener: StreamListener, clock: Clock) {
    this.#port = port;
    this.#listener = listener;
    this.#clock = clock;
    if (typeof BroadcastChannel === 'undefined' || !navigator.locks) {
      this.#lead();
      return;
    }
    const {signal} = this.#stopped;
    this.#channel = new BroadcastChannel(`${name}:stream`);
    this.#channel.addEventListener('message', ({data}) => this.#hear(data as Message), {signal});
    this.#say({kind: 'hello'});
    const lead = () =>
      new Promise<void>((release) => {
        if (signal.aborted) return release();
        signal.addEventListener('abort', () => release(), {once: true});
        this.#lead();
      });
    navigator.locks.request(`${name}:stream`, {signal}, lead).catch(() => undefined);
  }

  /** True in the tab that keeps the connection. */
  get leads(): boolean {
    return this.#stream !== undefined;
  }

  stop(): void {
    this.#stream?.stop();
    this.#stream = undefined;
    this.#stopped.abort();
    this.#channel?.close();
  }

  #lead(): void {
    const listener: StreamListener = {
      event: (event) => {
        this.#listener.event(event);
        this.#say({kind: 'event', event, lastEventId: this.#stream?.lastEventId});
      },
      link: (link) => {
        this.#link = link;
        this.#listener.link(link);
        this.#say({kind: 'link', link, lastEventId: this.#stream?.lastEventId});
      },
    };
    this.#stream = new EventStream(this.#port, listener, this.#clock, this.#lastEventId);
  }

  #hear(message: Message): void {
    if (message.kind === 'hello') {
      if (this.#stream && this.#link)
        this.#say({kind: 'link', link: this.#link, lastEventId: this.#stream.lastEventId});
      return;
    }
    // Two leaders there cannot be; a message that is still on its way from the one before is told twice at worst.
    this.#lastEventId = message.lastEventId ?? this.#lastEventId;
    if (message.kind === 'event') this.#listener.event(message.event);
    else this.#listener.link(message.link);
  }

  #say(message: Message): void {
    this.#channel?.postMessage(message);
  }
}
