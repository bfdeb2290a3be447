import {clockAhead} from '../clock-ahead.ts';
import type {Clock} from '../services/time/clock.ts';
import type {AskPbx} from './call-log/call-log-reader.ts';
import type {PbxAnswer} from './rest/pbx-client.ts';
import {NoServiceUserError} from './rest/service-account.ts';
import {isPlainObject} from './wire/wire-object.ts';

/** Where the PBX posts a tenant's calls. */
export interface WebhookSettings {
  readonly enabled: boolean;
  /** As the tenant's admin entered it; empty: nothing. */
  readonly url: string;
}

/** Questions of one check-up of one tenant's PBX (pbx-facts 1.2, 2.4, 3.1). Reads only. */
export class PbxCheckup {
  readonly #ask: (path: string) => Promise<PbxAnswer>;
  readonly #clock: Pick<Clock, 'now'>;
  #signedIn: Promise<number | null> | undefined;

  constructor(tenantId: string, ask: AskPbx, clock: Pick<Clock, 'now'>) {
    this.#ask = (path) => ask(tenantId, path);
    this.#clock = clock;
  }

  /**
   * Asks who the service user is.
   * @returns How far the PBX's clock is ahead of ours, milliseconds; null: not told.
   * @throws NoServiceUserError | PbxUnavailableError
   */
  signedIn(): Promise<number | null> {
    if (this.#signedIn) return this.#signedIn;
    const sentAt = this.#clock.now();
    const asked = this.#ask('user').then(({status, date}) => {
      if (status !== 200) throw new NoServiceUserError(`The PBX refuses the service user (${status}).`);
      return clockAhead(date, sentAt, this.#clock.now());
    });
    asked.catch(() => {});
    return (this.#signedIn = asked);
  }

  /** How many people the PBX tells of, up to a page. @throws PbxUnavailableError */
  async people(): Promise<number> {
    const {status, body} = await this.#ask('users?top=100&skip=0');
    return status === 200 ? itemsOf(body) : 0;
  }

  /** Null: the service user may not see the tenant's settings. @throws PbxUnavailableError */
  async webhook(): Promise<WebhookSettings | null> {
    const {status, body} = await this.#ask('tenant');
    const event = status === 200 && isPlainObject(body) ? body.cdr_event : undefined;
    if (!isPlainObject(event)) return null;
    return {enabled: event.enabled === true, url: typeof event.url === 'string' ? event.url : ''};
  }

  /** False: the PBX hides it from the service user. @throws PbxUnavailableError */
  async readsCallLog(): Promise<boolean> {
    const {status} = await this.#ask('calllogs?top=1&skip=0');
    return status === 200;
  }
}

const itemsOf = (body: unknown): number =>
  isPlainObject(body) && Array.isArray(body.items) ? body.items.length : 0;
