import type {AdminClient} from '../../client/admin-client.ts';
import type {Clock} from '../../client/clock.ts';
import type {Connection} from '../../contract/index.ts';

/** Milliseconds between two looks while a consent is open; the event stream may be faster. */
const pace = 2000;
/** Milliseconds after which somebody at the consent page has probably met an error there, which the CRM tells nobody else. */
const longWait = 30_000;

/** A consent that this page began. */
export interface OpenConsent {
  readonly url: string;
  /** The browser opened no tab: the admin must press a link. */
  readonly isBlocked: boolean;
  /** Nobody answered for a while. */
  readonly isLong: boolean;
}

export type ConnectionWork = 'idle' | 'loading' | 'authorizing' | 'disconnecting' | 'confirming';

/** How the tenant stands with the CRM, looked at again and again while a consent is open. */
export class ConnectionDesk {
  readonly #changed: () => void;
  readonly #clock: () => Clock;
  readonly #settled: (before: Connection | undefined, now: Connection) => void;
  #abort = new AbortController();
  #stopWaiting: () => void = () => undefined;
  #stopLooking: () => void = () => undefined;
  #admin: AdminClient | undefined;
  #asked = 0;

  work: ConnectionWork = 'idle';
  /** Last good answer. */
  data: Connection | undefined;
  /** Why the last question failed. */
  error: unknown;
  /** It became connected while this page was looking. */
  justConnected = false;
  /** The CRM did not answer when it was disconnected here: its side of the grant stands until somebody ends it there. */
  isLeftAtCrm = false;
  /** The consent that was begun here and is open. */
  consent: OpenConsent | undefined;

  /**
   * @param changed Called after every change.
   * @param settled Called with what was known before whenever a newer answer came.
   */
  constructor(
    changed: () => void,
    clock: () => Clock,
    settled: (before: Connection | undefined, now: Connection) => void,
  ) {
    this.#changed = changed;
    this.#clock = clock;
    this.#settled = settled;
  }

  async load(admin: AdminClient): Promise<void> {
    this.#admin = admin;
    const {signal} = this.#abort;
    const asked = ++this.#asked;
    if (this.work === 'idle' && !this.data) this.#set('loading');
    try {
      const connection = await admin.connection({signal});
      if (!signal.aborted && asked === this.#asked) this.take(connection);
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      // A look that failed is no reason to look no more.
      if (this.consent ?? this.data?.consent) this.#keepLooking();
    } finally {
      if (!signal.aborted) this.#set(this.work === 'loading' ? 'idle' : this.work);
    }
  }

  /** Takes over an answer, however it came. */
  take(connection: Connection): void {
    const before = this.data;
    const isNew = before !== undefined && !isConnected(before);
    this.justConnected = isConnected(connection) && (this.justConnected || isNew);
    this.isLeftAtCrm &&= !isConnected(connection);
    this.data = connection;
    this.error = undefined;
    if (connection.consent) this.#keepLooking();
    else this.#endConsent();
    this.#settled(before, connection);
    this.#changed();
  }

  /**
   * Begins a consent. Call it inside the press of a button: the tab is opened at once, because a browser allows that only there.
   * @param first What has to be saved before; false: it was not.
   */
  async authorize(admin: AdminClient, first: () => Promise<boolean>, waiting: string): Promise<void> {
    if (this.work !== 'idle') return;
    this.#admin = admin;
    const tab = openTab(waiting);
    const {signal} = this.#abort;
    this.error = undefined;
    this.#endConsent();
    this.#set('authorizing');
    try {
      if (!(await first())) return tab?.close();
      const {authorizationUrl} = await admin.authorize(undefined, {signal});
      if (signal.aborted) return;
      this.consent = {url: authorizationUrl, isBlocked: !sendTab(tab, authorizationUrl), isLong: false};
      this.#stopWaiting = this.#clock().after(longWait, () => this.#waitedLong());
      await this.load(admin);
    } catch (error) {
      tab?.close();
      if (!signal.aborted) this.error = error;
    } finally {
      if (!signal.aborted) this.#set('idle');
    }
  }

  /** The admin pressed the plain link to the consent page. */
  followed(): void {
    if (this.consent) this.consent = {...this.consent, isBlocked: false};
    this.#changed();
  }

  /** @returns whether the CRM's grant is gone. */
  async disconnect(admin: AdminClient): Promise<boolean> {
    return this.#do('disconnecting', async (signal) => {
      const answer = await admin.disconnect({signal});
      this.isLeftAtCrm = !answer.revoked;
      this.take(answer);
    });
  }

  async confirmOrganisation(admin: AdminClient, id: string): Promise<boolean> {
    return this.#do('confirming', async (signal) => {
      this.take(await admin.confirmOrganisation(id, {signal}));
    });
  }

  /** Stops asking; what is known stays until it is asked again. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#endConsent();
    this.work = 'idle';
    this.justConnected = this.isLeftAtCrm = false;
  }

  forget(): void {
    this.stop();
    this.data = this.error = undefined;
  }

  async #do(work: ConnectionWork, task: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    if (this.work !== 'idle') return false;
    const {signal} = this.#abort;
    this.error = undefined;
    this.#set(work);
    try {
      await task(signal);
      // Answers that are on their way are older than this.
      this.#asked += 1;
      return !signal.aborted;
    } catch (error) {
      if (!signal.aborted) this.error = error;
      return false;
    } finally {
      if (!signal.aborted) this.#set('idle');
    }
  }

  #keepLooking(): void {
    this.#stopLooking();
    this.#stopLooking = this.#clock().after(pace, () => {
      if (this.#admin) void this.load(this.#admin);
    });
  }

  #waitedLong(): void {
    if (this.consent) this.consent = {...this.consent, isLong: true};
    this.#changed();
  }

  #endConsent(): void {
    this.#stopWaiting();
    this.#stopLooking();
    this.consent = undefined;
  }

  #set(work: ConnectionWork): void {
    this.work = work;
    this.#changed();
  }
}

/** Whether the CRM has given its consent, even if it does not answer as it should. */
export function isConnected({state}: Connection): boolean {
  return state === 'connected' || state === 'degraded';
}

/** A tab of our own that says what it waits for; undefined where the browser allows none. */
function openTab(waiting: string): Window | undefined {
  const tab = window.open('about:blank', '_blank');
  if (!tab) return undefined;
  tab.document.title = waiting;
  if (tab.document.body) tab.document.body.textContent = waiting;
  return tab;
}

/** Sends the tab to the consent page, which must not reach back to us. @returns whether it is there to be sent. */
function sendTab(tab: Window | undefined, url: string): boolean {
  if (!tab || tab.closed) return false;
  tab.opener = null;
  tab.location.replace(url);
  return true;
}
