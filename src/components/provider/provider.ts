import {ContextProvider} from '@lit/context';
import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {CallSource} from '../../adapters/call-source.ts';
import {type Clock, systemClock} from '../../client/clock.ts';
import type {CrmClient, NoteDraft} from '../../client/crm-client.ts';
import type {Call, CallEvent, Contact, Session, StreamEvent} from '../../contract/index.ts';
import {BgmAuthRequiredEvent} from '../../events/bgm-auth-required-event.ts';
import {BgmCallEvent} from '../../events/bgm-call-event.ts';
import {BgmConnectionChangeEvent} from '../../events/bgm-connection-change-event.ts';
import {BgmDialEvent} from '../../events/bgm-dial-event.ts';
import {BgmErrorEvent} from '../../events/bgm-error-event.ts';
import {BgmReadyEvent} from '../../events/bgm-ready-event.ts';
import {languageTag} from '../../locales/language-tag.ts';
import {loadLocale} from '../../locales/load-locale.ts';
import {directionOf, setTerms} from '../../locales/register.ts';
import type {Terms} from '../../locales/terms.ts';
import {
  type CallsState,
  callsContext,
  type ConnectionState,
  connectionContext,
  crmClientContext,
  type LocaleState,
  localeContext,
} from '../../state/contexts.ts';
import {I18n, localeAround} from '../../state/i18n.ts';
import {CallDesk} from './call-desk.ts';
import type {Connection} from './connection.ts';
import {unlessCanceled} from './last-word.ts';
import {openCreateDialog} from './open-create-dialog.ts';
import {styles} from './provider.styles.ts';
import {isShortcut} from './shortcut.ts';

/** Asks the page for a token; `forceRefresh`: the one it gave last is no longer taken. */
export type TokenGetter = (options: {forceRefresh: boolean}) => Promise<string>;

const start: ConnectionState = {link: 'connecting'};
/** Until it stands in a page and can look around. */
const beforeThePage: LocaleState = {locale: 'en', dir: 'ltr', timeZone: 'UTC'};

/**
 * @summary Session, calls, cache, language and theme for every widget inside it.
 * @tagname bgm-crm-provider
 *
 * @slot - The page's widgets, at any depth.
 * @slot offline - Shown while the proxy cannot be reached, instead of our own line.
 * @event {BgmReadyEvent} bgm-ready - It is known who is signed in.
 * @event {BgmAuthRequiredEvent} bgm-auth-required - No token was taken: sign the user in, then call `connect()`.
 * @event {BgmConnectionChangeEvent} bgm-connection-change - How we stand with the proxy, or the proxy with the CRM.
 * @event {BgmCallEvent} bgm-call-ringing - A call rings.
 * @event {BgmCallEvent} bgm-call-dialing - The agent calls somebody.
 * @event {BgmCallEvent} bgm-call-answered - A call was answered.
 * @event {BgmCallEvent} bgm-call-held - A call was put on hold.
 * @event {BgmCallEvent} bgm-call-resumed - A call goes on.
 * @event {BgmCallEvent} bgm-call-transferred - A call has another far party.
 * @event {BgmCallEvent} bgm-call-ended - A call is over.
 * @event {BgmCallUpdateEvent} bgm-call-update - Any field of a call is new.
 * @event {BgmDialEvent} bgm-dial - Somebody asks to call a number. Cancelable.
 * @event {BgmCreateRequestEvent} bgm-create-request - Somebody asks to create a contact. Cancelable; else `bgm-create-contact` inside the provider opens.
 * @event {BgmErrorEvent} bgm-error - The proxy refused something that the provider did on its own.
 * @csspart offline - The line that says that the proxy cannot be reached.
 * @cssstate connecting - It is not known yet who is signed in.
 * @cssstate online - The event stream is open.
 * @cssstate offline - The proxy cannot be reached.
 * @cssstate crm-disconnected - The proxy answers, but it has no way into the CRM.
 * @cssstate crm-off - CRM is switched off (`session.crm.disabledBy` says by whom), or the user belongs to no tenant: widgets stay quiet.
 */
export class BgmCrmProvider extends LitElement {
  static override styles = styles;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'dir'];
  }

  /** Base address of the proxy's API, e.g. `https://pbx.example.com/crm/v1`. */
  @property() endpoint = '';
  /** Language as a BCP 47 tag; the nearest `lang`, then the browser's, unless set. */
  @property() locale = '';
  /** IANA zone in which moments are shown; the tenant's unless set. */
  @property({attribute: 'time-zone'}) timeZone = '';
  /** `auto` follows the page's `color-scheme`. */
  @property({reflect: true}) theme: 'auto' | 'light' | 'dark' = 'auto';
  @property({reflect: true}) density: 'comfortable' | 'compact' = 'comfortable';
  /** ISO 3166-1 alpha-2: where numbers without a country code are from; the tenant's unless set. */
  @property({attribute: 'default-country'}) defaultCountry = '';
  /** `persistent`: encrypted in IndexedDB for at most an hour; `memory`: until the page closes; `off`: not at all. */
  @property() cache: 'persistent' | 'memory' | 'off' = 'persistent';
  /** Seconds that a lookup counts as fresh; the tenant's, usually 300, unless set. */
  @property({type: Number, attribute: 'cache-ttl'}) cacheTtl?: number;
  /** `hidden-tab`: a notification of the system for a call that rings while the tab is hidden, if the page has the permission. */
  @property() notifications: 'off' | 'hidden-tab' = 'off';
  /** How a screen reader is told of a call that rings. */
  @property() announce: 'assertive' | 'polite' | 'off' = 'assertive';
  /** Keys that move the focus to the call card, e.g. `Alt+Shift+C`; empty: none. */
  @property() shortcut = 'Alt+Shift+C';

  /** Brings a widget token, which your own server got from `POST /session`. */
  @property({attribute: false}) getToken?: TokenGetter;
  /** Brings the user's PBX token, which is exchanged for a widget token and not kept. For the PBX's own web client. */
  @property({attribute: false}) getPbxToken?: TokenGetter;
  /** Further places that know of calls, such as a phone library in this page. */
  @property({attribute: false}) callSources: readonly CallSource[] = [];
  /** The client that the widgets talk through. Set your own to leave `endpoint` and tokens to it. */
  @property({attribute: false}) client?: CrmClient;

  /** Time, handed in by tests. */
  clock: Clock = systemClock;

  @state() private connection: ConnectionState = start;
  @state() private spoken = '';

  readonly #internals = this.attachInternals();
  readonly #i18n = new I18n(this);
  readonly #clientContext = new ContextProvider(this, {context: crmClientContext});
  readonly #callsContext = new ContextProvider(this, {context: callsContext, initialValue: {calls: []}});
  readonly #connectionContext = new ContextProvider(this, {
    context: connectionContext,
    initialValue: start,
  });
  #writtenDir = '';
  readonly #localeContext = new ContextProvider(this, {context: localeContext, initialValue: beforeThePage});
  #desk: CallDesk | undefined;
  #line: Connection | undefined;
  #connectedTo: string | undefined;
  #page = new AbortController();
  readonly #notices = new Map<string, Notification>();

  constructor() {
    super();
    this.addEventListener('bgm-dial', this.#onDial);
    this.addEventListener('bgm-create-request', (event) =>
      unlessCanceled(event, () => openCreateDialog(this, event.detail)),
    );
    this.addEventListener('bgm-dismiss', ({detail}) => this.#calls.dismiss(detail.callId));
    this.addEventListener('bgm-contact-linked', ({detail: {callId, contact}}) =>
      this.#calls.note(callId, {contact}),
    );
  }

  /** Who is signed in; undefined before that is known and after sign-out. */
  get session(): Session | undefined {
    return this.connection.session ?? this.client?.session;
  }

  /** Calls of this agent since the page was opened, newest first. */
  get calls(): readonly Call[] {
    return this.#calls.state.calls.map(({call}) => call);
  }

  /** The call in hand: what rings before what talks before what has just ended. */
  get activeCall(): Call | undefined {
    return this.#calls.state.active?.call;
  }

  /** Connects, or connects again after the user has signed in. Happens by itself once `endpoint` and a token getter are set. */
  async connect(): Promise<void> {
    const {endpoint} = this;
    if (!endpoint || !(this.getToken ?? this.getPbxToken)) return;
    this.#connectedTo = endpoint;
    const line = await this.#openLine();
    if (!this.isConnected || this.#connectedTo !== endpoint) return;
    await line.connect({
      endpoint,
      // Read when needed: frameworks hand in a new function at every rendering.
      ...(this.getToken ? {getToken: (options) => this.getToken!(options)} : {}),
      ...(this.getPbxToken ? {getPbxToken: (options) => this.getPbxToken!(options)} : {}),
      cache: this.cache,
      cacheTtl: this.cacheTtl,
      ...(this.defaultCountry ? {country: this.defaultCountry} : {}),
    });
  }

  /**
   * Signs out, here and in the other tabs: sends the notes that wait, ends the tokens and wipes what this browser kept.
   * @returns notes that could not be sent and are gone from this browser, so that the page can show them once more.
   */
  async disconnect(): Promise<readonly NoteDraft[]> {
    return (await this.#line?.signOut()) ?? [];
  }

  /** Takes what the page itself knows of a call. Repeats and a wrong order do no harm. */
  dispatchCall(event: CallEvent): void {
    this.#calls.take(event);
  }

  /** Asks to call a number, as a click on a number does: the page may cancel it, else the first source that can dials. */
  dial(number: string, contact?: Contact): void {
    const event = new BgmDialEvent(contact ? {number, contact} : {number});
    this.dispatchEvent(event);
  }

  /** Forgets every lookup that this browser keeps. */
  async clearCache(): Promise<void> {
    await this.client?.clearCache();
  }

  /** Says some words in your own way, on the whole page. */
  setStrings(locale: string, terms: Partial<Terms>): void {
    setTerms(locale, terms);
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (name === 'dir') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const locale = this.#locale();
    this.#localeContext.setValue(locale);
    void loadLocale(locale.locale);
    const {signal} = (this.#page = new AbortController());
    document.addEventListener('keydown', this.#onKey, {signal});
    addEventListener('beforeunload', this.#onUnload, {signal});
    this.#calls.listen(this.callSources);
    // Taken out of the page and put back: the line was closed meanwhile.
    if (this.hasUpdated && this.#connectedTo) void this.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#page.abort();
    this.#calls.listen([]);
    this.#line?.close();
    for (const notice of this.#notices.values()) notice.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.#useClient(changed.get('client'));
    if (changed.has('callSources')) this.#calls.listen(this.callSources);
    const locale = this.#locale();
    this.#i18n.own = locale;
    if (JSON.stringify(locale) !== JSON.stringify(this.#localeContext.value)) {
      this.#localeContext.setValue(locale);
      void loadLocale(locale.locale);
    }
    this.#showDir(locale);
    this.#showStates(locale);
  }

  protected override updated(): void {
    const ready = this.endpoint && (this.getToken ?? this.getPbxToken);
    const own = this.client && this.client !== this.#line?.client;
    if (!ready || own || this.endpoint === this.#connectedTo) return;
    this.#connectedTo = this.endpoint;
    queueMicrotask(() => void this.connect());
  }

  protected override render() {
    const offline = this.connection.link === 'offline';
    const role = this.announce === 'polite' ? 'status' : 'alert';
    return html`<slot></slot>
      ${offline ? html`<slot name="offline"><p part="offline" role="status">${this.#i18n.term('bgmOffline')}</p></slot>` : nothing}
      ${this.announce === 'off' ? nothing : html`<div class="spoken" role=${role}>${this.spoken}</div>`}`;
  }

  get #calls(): CallDesk {
    this.#desk ??= new CallDesk(
      () => this.clock.now(),
      (state, events) => this.#onCalls(state, events),
    );
    return this.#desk;
  }

  async #openLine(): Promise<Connection> {
    const {Connection} = await import('./connection.ts');
    this.#line ??= new Connection(
      {
        client: (client) => (this.client = client),
        state: (state) => this.#onState(state),
        ready: (session) => {
          const event = new BgmReadyEvent(session);
          this.dispatchEvent(event);
        },
        event: (event) => this.#onStream(event),
        active: (records, askedAt) => this.#calls.reconcile(records, askedAt),
        signedOut: () => this.#calls.clear(),
        authRequired: () => {
          const event = new BgmAuthRequiredEvent();
          this.dispatchEvent(event);
        },
        problem: (problem) => {
          const event = new BgmErrorEvent(problem);
          this.dispatchEvent(event);
        },
      },
      this.clock,
    );
    return this.#line;
  }

  #useClient(before: CrmClient | undefined): void {
    this.#clientContext.setValue(this.client);
    const {client} = this;
    if (!client || client === this.#line?.client) return;
    // The page brought its own client: ours leaves, if it was there.
    if (before === this.#line?.client) this.#line?.close();
    this.#onState({link: 'online', ...(client.session ? {session: client.session} : {})});
  }

  #onState(state: ConnectionState): void {
    const {link, session} = this.connection;
    this.connection = state;
    this.#connectionContext.setValue(state);
    const crm = state.session?.crm;
    const isSame = session?.crm.state === crm?.state && session?.crm.disabledBy === crm?.disabledBy;
    if (link === state.link && isSame) return;
    const event = new BgmConnectionChangeEvent(state);
    this.dispatchEvent(event);
  }

  #onStream(event: StreamEvent): void {
    this.#calls.learnClock(event.time);
    if ('call' in event) this.#calls.take(event);
    else if (event.type === 'call.linked') this.#calls.note(event.callId, {contact: event.contact});
    else if (event.type === 'journal.updated') this.#calls.note(event.callId, {journal: event.journal});
  }

  #onCalls(state: CallsState, events: readonly CustomEvent[]): void {
    this.#callsContext.setValue(state);
    for (const event of events) {
      if (event instanceof BgmCallEvent) this.#tell(event.type, event.detail.call);
      this.dispatchEvent(event);
    }
  }

  /** To those who do not look at the card: by voice, and by a notification where the tab is hidden. */
  #tell(type: string, call: Call): void {
    const who = this.#nameOf(call);
    if (type === 'bgm-call-ringing' && call.direction !== 'outbound') {
      this.spoken = this.#i18n.term('bgmIncomingCallFrom', who);
      this.#notify(call.id, who);
    } else if (type !== 'bgm-call-dialing') {
      if (type === 'bgm-call-ended') this.spoken = this.#i18n.term('bgmCallEnded', who);
      this.#notices.get(call.id)?.close();
      this.#notices.delete(call.id);
    }
  }

  #notify(callId: string, who: string): void {
    const wanted =
      this.notifications === 'hidden-tab' && document.hidden && typeof Notification !== 'undefined';
    if (!wanted || Notification.permission !== 'granted') return;
    const notice = new Notification(this.#i18n.term('bgmNewCallTitle'), {body: who, tag: callId});
    notice.onclick = () => window.focus();
    this.#notices.set(callId, notice);
  }

  #nameOf({remote: {number, displayName}}: Call): string {
    const known = this.client?.peek(number.e164 ?? number.raw)?.lookup;
    if (number.kind === 'anonymous') return this.#i18n.term('bgmNumberWithheld');
    const name = known?.state === 'matched' ? known.matches[0]?.name : known?.pbxContact?.name;
    return name ?? displayName ?? number.international ?? number.raw;
  }

  readonly #onDial = (event: BgmDialEvent): void => {
    const source = this.callSources.find((one) => 'dial' in one);
    if (!source) return;
    unlessCanceled(event, () => void source.dial?.(event.detail.number));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !isShortcut(event, this.shortcut)) return;
    const card = [...this.querySelectorAll<HTMLElement>('*')].find(({localName}) =>
      localName.endsWith('-caller-card'),
    );
    if (!card) return;
    event.preventDefault();
    card.focus();
  };

  /** Where the browser keeps nothing for us, a text that was not sent would be lost without a word. */
  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    if (this.#line?.client?.drafts.atRisk) event.preventDefault();
  };

  #locale(): LocaleState {
    const around = localeAround(this);
    const locale = languageTag(this.locale) ?? languageTag(around.locale) ?? browserLanguage();
    const outside = this.parentElement ?? (this.getRootNode() as Partial<ShadowRoot>).host;
    const dirAround = outside && !this.locale ? localeAround(outside).dir : undefined;
    const dir = this.#askedDir || (dirAround ?? directionOf(locale));
    const timeZone =
      this.timeZone || this.session?.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
    return {locale, dir: dir === 'rtl' ? 'rtl' : 'ltr', timeZone};
  }

  /** What the page wrote into `dir`, not what we did. */
  get #askedDir(): string {
    const dir = this.getAttribute('dir') ?? '';
    return dir === this.#writtenDir ? '' : dir;
  }

  /** As an attribute too: `:dir()` in the widgets' styles does not see the CSS direction. */
  #showDir({dir}: LocaleState): void {
    if (this.#askedDir || this.#writtenDir === dir) return;
    this.#writtenDir = dir;
    this.setAttribute('dir', dir);
  }

  #showStates({dir}: LocaleState): void {
    const {link, session} = this.connection;
    const {states} = this.#internals;
    states.clear();
    states.add(dir);
    if (link !== 'signed_out') states.add(link);
    if (session && session.crm.state !== 'connected') states.add('crm-disconnected');
    if (session?.crm.state === 'disabled') states.add('crm-off');
  }
}

function browserLanguage(): string {
  return (typeof navigator === 'undefined' ? undefined : languageTag(navigator.language)) ?? 'en';
}
