import {createParser} from 'eventsource-parser';
import type {Clock} from '../client/clock.ts';
import type {StreamEvent} from '../contract/index.ts';

/** What the stream needs of the client. */
export interface StreamPort {
  openStream(lastEventId: string | undefined, signal: AbortSignal): Promise<Response>;
  renew(): Promise<void>;
}

export interface StreamListener {
  event(event: StreamEvent): void;
  link(link: 'online' | 'offline'): void;
}

/** Milliseconds without a byte after which a stream counts as dead; the proxy sends a comment every 15 s. */
const silence = 40_000;
/** Milliseconds; a stream that ends sooner is a failure, whatever it said. */
const briefly = 1000;
const firstDelay = 3000;
const longestDelay = 30_000;

/**
 * The proxy's event stream, kept alive: it resumes where it broke off, notices a line that is dead without saying so, and waits
 * longer after each failure in a row.
 */
export class EventStream {
  readonly #port: StreamPort;
  readonly #listener: StreamListener;
  readonly #clock: Clock;
  readonly #stopped = new AbortController();
  #delay = firstDelay;
  #wake: () => void = () => undefined;

  /** Id of the last event that came; a new stream begins after it. */
  lastEventId: string | undefined;

  constructor(port: StreamPort, listener: StreamListener, clock: Clock, lastEventId?: string) {
    this.#port = port;
    this.#listener = listener;
    this.#clock = clock;
    this.lastEventId = lastEventId;
    void this.#run(this.#stopped.signal);
    addEventListener('online', () => this.#wake(), {signal: this.#stopped.signal});
  }

  stop(): void {
    this.#stopped.abort();
    this.#wake();
  }

  async #run(stopped: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stopped.aborted) {
      const began = this.#clock.now();
      const heard = await this.#listen(stopped);
      if (stopped.aborted) return;
      // A stream that ended after a while ended with its token: come back at once, with a new one.
      failures = heard && this.#clock.now() - began > briefly ? 0 : failures + 1;
      if (failures > 0) {
        this.#listener.link('offline');
        await this.#pause(Math.min(longestDelay, this.#delay * 2 ** (failures - 1)));
      }
    }
  }

  /** One connection, from its beginning to its end. @returns whether anything was heard. */
  async #listen(stopped: AbortSignal): Promise<boolean> {
    const connection = new AbortController();
    const end = () => connection.abort();
    stopped.addEventListener('abort', end, {once: true});
    let watchdog = this.#clock.after(silence, end);
    let heard = false;
    try {
      const response = await this.#port.openStream(this.lastEventId, connection.signal);
      if (!isStream(response)) {
        await response.body?.cancel();
        return false;
      }
      this.#listener.link('online');
      const parser = this.#parser();
      const decoder = new TextDecoder();
      const reader = response.body!.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        heard = true;
        watchdog();
        watchdog = this.#clock.after(silence, end);
        parser.feed(decoder.decode(part.value, {stream: true}));
      }
      return heard;
    } catch {
      return heard;
    } finally {
      watchdog();
      stopped.removeEventListener('abort', end);
    }
  }

  #parser() {
    return createParser({
      onEvent: ({id, data}) => {
        if (id) this.lastEventId = id;
        const event = read(data);
        if (event?.type === 'session.expiring') void this.#port.renew().catch(() => undefined);
        else if (event) this.#listener.event(event);
      },
      onRetry: (ms) => (this.#delay = ms),
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}

function isStream(response: Response): boolean {
  return response.ok && Boolean(response.headers.get('Content-Type')?.startsWith('text/event-stream'));
}

function read(data: string): StreamEvent | undefined {
  try {
    const event = JSON.parse(data) as StreamEvent;
    return typeof event?.type === 'string' ? event : undefined;
  } catch {
    return undefined;
  }
}
