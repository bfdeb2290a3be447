import {randomBytes} from 'node:crypto';
import type {StreamEvent} from '../../../contract/index.ts';
import type {Clock} from '../time/clock.ts';
import {mostWaiting} from './event-feed.ts';
import type {Audience, EventHub, NewStreamEvent, StreamScope} from './event-hub.ts';

/** Events stay this long for streams that come back. */
const keptMilliseconds = 5 * 60_000;
/** Of one tenant; a busier one loses its oldest first, and its streams start over. */
const keptEvents = 5000;

interface Kept {
  readonly seq: number;
  readonly at: number;
  readonly audience: Audience;
  readonly event: StreamEvent;
}
interface Listener {
  readonly scope: StreamScope;
  tell(event: StreamEvent): void;
}
interface Channel {
  kept: Kept[];
  /** Sequence number of the newest event that is kept no more. */
  droppedUpTo: number;
  readonly listeners: Set<Listener>;
}

/**
 * The hub of one process. Ids are `<epoch>-<seq>`: the epoch names this run of the process, so that an id from before a restart is
 * known to be gone.
 */
export class MemoryEventHub implements EventHub {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #epoch: string;
  readonly #channels = new Map<string, Channel>();
  #seq = 0;

  constructor(clock: Pick<Clock, 'now'>, epoch: string = randomBytes(6).toString('hex')) {
    this.#clock = clock;
    this.#epoch = epoch;
  }

  publish(tenantId: string, audience: Audience, event: NewStreamEvent): void {
    const channel = this.#channel(tenantId);
    const at = this.#clock.now();
    const id = this.nextId();
    const seq = this.#seq;
    const whole = {...event, id, time: new Date(at).toISOString()} as StreamEvent;
    channel.kept.push({seq, at, audience, event: whole});
    forgetOld(channel, at);
    for (const listener of [...channel.listeners]) if (isFor(audience, listener.scope)) listener.tell(whole);
  }

  /** Streams that listen now. */
  get subscribers(): number {
    return [...this.#channels.values()].reduce((sum, {listeners}) => sum + listeners.size, 0);
  }

  /**
   * A fresh id in the order of all events, for what only one stream hears. A stream that comes back with it has missed nothing
   * before it.
   */
  nextId(): string {
    return this.#id(++this.#seq);
  }

  subscribe(
    tenantId: string,
    scope: StreamScope,
    after: string | undefined,
    listener: (event: StreamEvent) => void,
  ): () => void {
    const channel = this.#channel(tenantId);
    forgetOld(channel, this.#clock.now());
    this.#replay(channel, scope, after, listener);
    const entry: Listener = {scope, tell: listener};
    channel.listeners.add(entry);
    return () => channel.listeners.delete(entry);
  }

  /** Something may be missing: every stream, and every one that comes back, is told to read its calls again. */
  startOver(): void {
    const time = new Date(this.#clock.now()).toISOString();
    for (const channel of this.#channels.values()) {
      channel.kept = [];
      channel.droppedUpTo = this.#seq;
      const event: StreamEvent = {id: this.nextId(), type: 'stream.reset', time};
      for (const listener of [...channel.listeners]) listener.tell(event);
    }
  }

  #replay(
    channel: Channel,
    scope: Listener['scope'],
    after: string | undefined,
    tell: (event: StreamEvent) => void,
  ): void {
    if (after === undefined) return;
    const seen = this.#seqOf(after);
    const missed = channel.kept.filter(({seq, audience}) => seq > (seen ?? 0) && isFor(audience, scope));
    // A reader that is given more than may wait is cut off before it reads anything, and would come back for the same again.
    if (seen === undefined || seen < channel.droppedUpTo || missed.length > mostWaiting) {
      const time = new Date(this.#clock.now()).toISOString();
      return tell({id: this.nextId(), type: 'stream.reset', time});
    }
    for (const {event} of missed) tell(event);
  }

  #id(seq: number): string {
    return `${this.#epoch}-${seq}`;
  }

  /** Undefined for ids of another run, and for ones that were never given. */
  #seqOf(id: string): number | undefined {
    const [epoch, text = ''] = id.split('-');
    if (epoch !== this.#epoch || !/^[0-9]{1,15}$/.test(text)) return undefined;
    const seq = Number(text);
    return seq <= this.#seq ? seq : undefined;
  }

  #channel(tenantId: string): Channel {
    let channel = this.#channels.get(tenantId);
    if (!channel) this.#channels.set(tenantId, (channel = {kept: [], droppedUpTo: 0, listeners: new Set()}));
    return channel;
  }
}

function forgetOld(channel: Channel, now: number): void {
  const {kept} = channel;
  let old = Math.max(0, kept.length - keptEvents);
  while (old < kept.length && now - kept[old]!.at > keptMilliseconds) old++;
  if (old === 0) return;
  channel.droppedUpTo = kept[old - 1]!.seq;
  channel.kept = kept.slice(old);
}

function isFor(audience: Audience, scope: Listener['scope']): boolean {
  if (audience === 'tenant' || scope.wholeTenant) return true;
  return scope.extension !== null && audience.extensions.includes(scope.extension);
}
