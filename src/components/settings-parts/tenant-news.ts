import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {SharedStream} from '../../adapters/shared-stream.ts';
import type {Clock} from '../../client/clock.ts';
import type {TenantStream} from '../../client/crm-client.ts';

/** Milliseconds after an event, for those that come with it. */
const moment = 250;
/** Milliseconds between two looks: a busy tenant has many events a second. */
const pace = 2000;

interface NewsParts {
  readonly clock: () => Clock;
  /** Something may have changed: since the last time, or while nobody was heard. */
  readonly news: () => void;
}

/**
 * Hears that something of the tenant changed, for as long as its host is on the page, and says so once for many events that come
 * together. One stream serves all tabs of this user.
 */
export class TenantNews implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #parts: NewsParts;
  #source: TenantStream | undefined;
  #stream: SharedStream | undefined;
  #cancel: (() => void) | undefined;
  #toldAt = -Infinity;
  #isLive = false;

  constructor(host: ReactiveControllerHost & HTMLElement, parts: NewsParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  /** Whether every change is heard now; if not, the host has to ask by itself. */
  get isLive(): boolean {
    return this.#isLive;
  }

  /** @param source Undefined: this user hears no tenant. */
  follow(source: TenantStream | undefined): void {
    if (source === this.#source) return;
    this.#leave();
    this.#source = source;
    this.#listen();
  }

  hostConnected(): void {
    this.#listen();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #listen(): void {
    const source = this.#source;
    const {name} = source ?? {};
    if (!source || name === undefined || this.#stream || !this.#host.isConnected) return;
    const listener = {
      event: () => this.#hear(),
      link: (link: 'online' | 'offline') => this.#turn(link === 'online'),
    };
    this.#stream = new SharedStream(name, source, listener, this.#parts.clock());
  }

  #leave(): void {
    this.#stream?.stop();
    this.#stream = undefined;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isLive = false;
  }

  #turn(isLive: boolean): void {
    if (isLive === this.#isLive) return;
    this.#isLive = isLive;
    this.#host.requestUpdate();
    // What was said before the stream was open, nobody heard.
    if (isLive) this.#hear();
  }

  #hear(): void {
    if (this.#cancel) return;
    const clock = this.#parts.clock();
    const wait = Math.max(moment, this.#toldAt + pace - clock.now());
    this.#cancel = clock.after(wait, () => {
      this.#cancel = undefined;
      this.#toldAt = clock.now();
      this.#parts.news();
    });
  }
}
