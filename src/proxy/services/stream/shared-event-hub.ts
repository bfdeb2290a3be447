import type {ProcessChannel} from '../../store/process-channel.ts';
import type {MemoryEventHub} from './memory-event-hub.ts';
import type {Audience, EventHub, NewStreamEvent} from './event-hub.ts';

const topic = 'stream-event';

interface Told {
  readonly tenantId: string;
  readonly audience: Audience;
  readonly event: NewStreamEvent;
}

/**
 * The hub of several processes: what one publishes, the streams of all hear. Each keeps its own memory and its own ids; a browser
 * that changes from one process to another gets `stream.reset` and reads its calls again (docs/decisions/0004).
 */
export class SharedEventHub implements EventHub {
  readonly #own: MemoryEventHub;
  readonly #channel: ProcessChannel;

  constructor(own: MemoryEventHub, channel: ProcessChannel) {
    this.#own = own;
    this.#channel = channel;
    channel.on(topic, (message) => {
      const {tenantId, audience, event} = message as Told;
      own.publish(tenantId, audience, event);
    });
    channel.onGap(() => own.startOver());
  }

  publish(tenantId: string, audience: Audience, event: NewStreamEvent): void {
    this.#own.publish(tenantId, audience, event);
    this.#channel.send(topic, {tenantId, audience, event} satisfies Told);
  }

  nextId(): string {
    return this.#own.nextId();
  }

  subscribe(...to: Parameters<EventHub['subscribe']>): () => void {
    return this.#own.subscribe(...to);
  }
}
