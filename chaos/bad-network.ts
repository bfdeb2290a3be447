import {randomUUID} from 'node:crypto';
import {createServer, type IncomingHttpHeaders} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {SeededRandom} from './seeded-random.ts';

export interface NetworkOptions {
  readonly random: SeededRandom;
  /** Full addresses of the receivers; each attempt goes to any of them. */
  readonly receivers: readonly string[];
  /** Waits between the PBX's attempts are so many times shorter. */
  readonly pace: number;
  /** Share of webhooks that never arrive, by what they say. */
  readonly drops: {readonly final: number; readonly other: number};
}

interface Webhook {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The PBX tries again after so many seconds, then never (pbx-facts 3). */
const retries = [15, 60, 180, 480, 900];
const atOnce = 24;

/**
 * Everything that may happen between the PBX and the proxies: webhooks come late, in another order, twice, under another id, to any
 * proxy, or not at all. Repeats them as the PBX does until a proxy says 200. On the way it keeps when each call began by the PBX.
 */
export class BadNetwork {
  readonly counts = {sent: 0, duplicated: 0, dropped: 0, refused: 0, givenUp: 0};
  /** Unix seconds at which a session began, as its `call_cdr` says. */
  readonly startOf = new Map<string, number>();
  readonly #options: NetworkOptions;
  readonly #server = createServer();
  readonly #line: (() => Promise<void>)[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #running = 0;
  #stopped = false;
  url = '';

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    this.#server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(200).end();
        this.#take({body: Buffer.concat(chunks).toString(), headers: kept(request.headers)});
      });
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/crm/v1/pbx/events`;
  }

  /** Webhooks that are on their way. */
  get underWay(): number {
    return this.#line.length + this.#running + this.#timers.size;
  }

  async close(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(webhook: Webhook): void {
    const {random, drops} = this.#options;
    const event = JSON.parse(webhook.body) as {event_type: string; session_id?: string; start_time?: string};
    const isFinal = event.event_type === 'call_cdr';
    if (isFinal && event.session_id) this.startOf.set(event.session_id, Number(event.start_time));
    this.counts.sent += 1;
    if (random.chance(isFinal ? drops.final : drops.other)) {
      this.counts.dropped += 1;
      return;
    }
    const copies = random.chance(0.2) ? random.between(2, 3) : 1;
    this.counts.duplicated += copies - 1;
    for (let copy = 0; copy < copies; copy++) {
      // The same news under a new id, as a PBX tells it that has lost its notes.
      const isRenamed = copy > 0 && random.chance(0.3);
      const headers = isRenamed ? {...webhook.headers, 'x-event-id': randomUUID()} : webhook.headers;
      this.#later(this.#lateness(), {...webhook, headers}, 0);
    }
  }

  /** Most come at once, some after those that were sent later, a few very late. Milliseconds. */
  #lateness(): number {
    const {random} = this.#options;
    const dice = random.next();
    if (dice < 0.6) return 0;
    return dice < 0.95 ? random.between(0, 1_500) : random.between(1_500, 6_000);
  }

  #later(wait: number, webhook: Webhook, attempt: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#line.push(() => this.#attempt(webhook, attempt));
      this.#next();
    }, wait);
    this.#timers.add(timer);
  }

  #next(): void {
    while (this.#running < atOnce && !this.#stopped) {
      const work = this.#line.shift();
      if (!work) return;
      this.#running += 1;
      void work().finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }

  async #attempt(webhook: Webhook, attempt: number): Promise<void> {
    const {random, receivers, pace} = this.#options;
    const status = await fetch(random.oneOf(receivers), {
      method: 'POST',
      ...webhook,
      signal: AbortSignal.timeout(5_000),
    }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => 0,
    );
    if (status === 200 || this.#stopped) return;
    this.counts.refused += 1;
    const seconds = retries[attempt];
    if (seconds === undefined || status === 404) this.counts.givenUp += 1;
    else this.#later((seconds * 1000) / pace, webhook, attempt + 1);
  }
}

function kept(headers: IncomingHttpHeaders): Record<string, string> {
  const names = ['content-type', 'authorization', 'x-event-id'];
  return Object.fromEntries(
    names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])),
  );
}
