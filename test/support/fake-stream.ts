import type {TenantStream} from '../../src/client/crm-client.ts';
import type {StreamEvent} from '../../src/contract/index.ts';

let streams = 0;

/** The events of a whole tenant, as a test sends them. */
export class FakeStream implements TenantStream {
  /** Shared with no other test: locks and channels reach every page of the origin. */
  readonly name = `fake-stream-${Date.now()}-${++streams}`;
  isDown = false;
  /** Streams that were opened so far. */
  opened = 0;
  #line: ReadableStreamDefaultController<Uint8Array> | undefined;

  openStream = async (_after: string | undefined, signal: AbortSignal): Promise<Response> => {
    if (this.isDown) throw new TypeError('Failed to fetch');
    this.opened += 1;
    const body = new ReadableStream<Uint8Array>({
      start: (line) => {
        this.#line = line;
        signal.addEventListener('abort', () => this.#end(line));
      },
    });
    return new Response(body, {headers: {'Content-Type': 'text/event-stream'}});
  };

  renew = async (): Promise<void> => undefined;

  get isOpen(): boolean {
    return this.#line !== undefined;
  }

  send(...types: readonly ('health.updated' | 'settings.updated')[]): void {
    for (const type of types) {
      const event: StreamEvent = {id: String(++streams), type, time: '2026-06-15T09:45:00.000Z'};
      this.#line!.enqueue(
        new TextEncoder().encode(`id: ${event.id}\nevent: ${type}\ndata: ${JSON.stringify(event)}\n\n`),
      );
    }
  }

  /** The line breaks, and no new one can be had. */
  cut(): void {
    this.isDown = true;
    this.#line?.error(new TypeError('network error'));
    this.#line = undefined;
  }

  #end(line: ReadableStreamDefaultController<Uint8Array>): void {
    if (this.#line !== line) return;
    this.#line = undefined;
    line.error(new DOMException('', 'AbortError'));
  }
}
