import {type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {AdminClient} from '../../client/admin-client.ts';
import {type Clock, systemClock} from '../../client/clock.ts';
import {ProblemError} from '../../client/crm-client.ts';
import type {Connection} from '../../contract/index.ts';
import {BgmConnectedEvent} from '../../events/bgm-connected-event.ts';
import {BgmDisconnectedEvent} from '../../events/bgm-disconnected-event.ts';
import {BgmSettingsSavedEvent} from '../../events/bgm-settings-saved-event.ts';
import {connectionProblems} from '../../locales/en/settings/connection-problems.ts';
import {settingsSaving} from '../../locales/en/settings/saving.ts';
import {settingsShell} from '../../locales/en/settings/shell.ts';
import {loadSettingsLocale} from '../../locales/settings/load-settings-locale.ts';
import {I18n} from '../../state/i18n.ts';
import {sessionOf, standingOf} from '../../state/standing.ts';
import {ConnectedWidget} from '../internal/connected-widget.ts';
import {CustomStates} from '../internal/custom-states.ts';
import {conflictList} from './conflict-list.ts';
import {ConnectionDesk, isConnected} from './connection-desk.ts';
import {saveBar} from './save-bar.ts';
import type {SettingsPlace, SettingsSection} from './section.ts';
import {sectionList} from './section-list.ts';
import {settingsSections} from './sections.ts';
import {SettingsDesk} from './settings-desk.ts';
import {styles} from './settings.styles.ts';

/** What the whole page shows instead of its sections. */
type Obstacle = 'no_client' | 'connecting' | 'signed_out' | 'offline' | 'loading' | 'error' | 'not_permitted';

/**
 * @summary The settings of a tenant's CRM integration, for its administrators: connect, choose, see that it works.
 *
 * Put it inside `<bgm-crm-provider>`. It shows one section at a time; what was changed in one stays while another is looked at,
 * and the browser asks before the page is left with unsaved changes. No secret and no token is ever shown.
 *
 * @tagname bgm-crm-settings
 *
 * @slot loading - While the settings are on their way.
 * @slot error - When they could not be loaded; a button to try again follows.
 * @slot offline - When the proxy cannot be reached.
 * @slot not-permitted - For users who may not see the settings.
 * @event {BgmSettingsSavedEvent} bgm-settings-saved - The settings were saved.
 * @event {BgmConnectedEvent} bgm-connected - The CRM's consent came: lookups and logging work from now on.
 * @event {BgmDisconnectedEvent} bgm-disconnected - An admin disconnected the CRM.
 * @csspart banner - Why nothing can be changed.
 * @csspart sections - The list of sections at the side.
 * @csspart section-button - One line of it.
 * @csspart section - The section that is shown.
 * @csspart heading - Its heading.
 * @csspart field - A setting with its label.
 * @csspart label - The label.
 * @csspart input - A text, number or choice.
 * @csspart button - Any button.
 * @csspart message - What happened, in words.
 * @csspart step - A step of the guide to connecting.
 * @csspart secret - The field of the Client Secret.
 * @csspart order-list - The lookup order.
 * @csspart order-item - One kind of record in it.
 * @csspart preview - The activity that a sample call would become.
 * @csspart save-bar - The bar that saves.
 * @csspart conflict - What somebody else saved meanwhile.
 * @cssstate loading - The settings are on their way.
 * @cssstate ready - The settings are shown.
 * @cssstate error - They could not be loaded.
 * @cssstate offline - The proxy cannot be reached.
 * @cssstate not-permitted - This user may not see them.
 * @cssstate not-connected - There is no provider around it, or nobody is signed in.
 * @cssstate view-only - They may be looked at only.
 * @cssstate feature-off - The system administrator has CRM off for the tenant.
 * @cssstate unsaved - Something was changed and not saved.
 * @cssstate saving - The settings are being saved.
 * @cssstate conflict - Somebody else saved meanwhile.
 * @cssstate connected - The tenant is connected with the CRM.
 */
export class BgmCrmSettings extends ConnectedWidget {
  static override styles: CSSResultGroup = [
    styles,
    ...settingsSections.map((section) => section.styles ?? []),
  ];

  /** The section that is shown, e.g. `connect`, `find`, `log`. */
  @property({reflect: true}) section = 'connect';
  /** Shows the settings and lets nobody change them here. */
  @property({type: Boolean, reflect: true}) readonly = false;

  /** Time, handed in by tests. */
  clock: Clock = systemClock;

  @state() private announced = '';
  @state() private justSaved = false;

  readonly #i18n = new I18n(this, {
    ...connectionProblems,
    ...settingsShell,
    ...settingsSaving,
    ...Object.fromEntries(settingsSections.flatMap(({words}) => Object.entries(words))),
  });
  readonly #states = new CustomStates(this);
  readonly #desk = new SettingsDesk(() => this.requestUpdate());
  readonly #line = new ConnectionDesk(
    () => this.requestUpdate(),
    () => this.clock,
    (before, now) => this.#onConnection(before, now),
  );
  readonly #sections: ReadonlyMap<string, SettingsSection>;
  #admin: AdminClient | undefined;
  /** Tenant and user whose settings are kept here. */
  #user: string | undefined;
  #hasAsked = false;
  #shown: SettingsSection | undefined;
  #language = '';
  #page = new AbortController();

  constructor() {
    super();
    const place = this.#place();
    this.#sections = new Map(settingsSections.map((entry) => [entry.id, entry.create(place)]));
  }

  /** Whether something was changed here and is not saved. */
  get unsaved(): boolean {
    return (
      this.#desk.unsaved.length > 0 || [...this.#sections.values()].some((section) => section.unsaved?.())
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const {signal} = (this.#page = new AbortController());
    addEventListener('beforeunload', this.#onUnload, {signal});
    this.#hasAsked = false;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#page.abort();
    this.#line.stop();
    this.#leaveSection();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.#useClient();
    this.#knowUser(changed);
    const language = this.#i18n.lang();
    if (language !== this.#language) void loadSettingsLocale((this.#language = language));
    if (this.unsaved) this.justSaved = false;
    this.#load(changed);
    this.#states.set(this.#stateNames());
  }

  protected override updated(): void {
    const shown = this.#obstacle ? undefined : this.#sections.get(this.#sectionId);
    if (shown === this.#shown || !this.isConnected) return;
    this.#leaveSection();
    this.#shown = shown;
    // It may change what is shown, which this update has done already.
    queueMicrotask(() => {
      if (this.#shown === shown) shown?.shown?.();
    });
  }

  protected override render(): TemplateResult {
    const obstacle = this.#obstacle;
    return html`<div class="page">
      ${obstacle ? this.#renderObstacle(obstacle) : this.#renderPage()}
      <div class="visually-hidden" role="status">${this.announced}</div>
    </div>`;
  }

  #renderPage(): TemplateResult {
    const i18n = this.#i18n;
    const id = this.#sectionId;
    const entry = settingsSections.find((one) => one.id === id)!;
    return html`${this.#renderBanner()}
      <div class="layout">
        ${sectionList(i18n, settingsSections, id, this.#sections, this.#show)}
        <section class="section" part="section" aria-labelledby="heading">
          <h2 class="heading" id="heading" part="heading" tabindex="-1">${i18n.term(entry.title)}</h2>
          ${conflictList(i18n, this.#desk)} ${this.#sections.get(id)!.render()}
        </section>
      </div>
      ${saveBar(i18n, this.#desk, {
        editable: this.#editable,
        isOffline: this.connection?.link === 'offline',
        justSaved: this.justSaved,
        save: () => void this.#save(),
      })}`;
  }

  #renderBanner(): TemplateResult | typeof nothing {
    const words = this.#banner;
    return words ? html`<p class="banner" part="banner message">${words}</p>` : nothing;
  }

  get #banner(): string {
    const {saved} = this.#desk;
    if (saved && !saved.featureEnabled) return this.#i18n.term('bgmSettingsFeatureOff');
    if (this.connection?.link === 'offline') return this.#i18n.term('bgmSettingsOffline');
    if (saved && !saved.editable) return this.#i18n.term('bgmSettingsViewOnly');
    return this.readonly ? this.#i18n.term('bgmSettingsReadonly') : '';
  }

  #renderObstacle(obstacle: Obstacle): TemplateResult {
    const i18n = this.#i18n;
    switch (obstacle) {
      case 'connecting':
      case 'loading':
        return html`<slot name="loading">
          <p class="obstacle" part="message" role="status">${i18n.term('bgmSettingsLoading')}</p>
        </slot>`;
      case 'not_permitted':
        return html`<slot name="not-permitted">
          <p class="obstacle" part="message">${i18n.term('bgmSettingsNotPermitted')}</p>
        </slot>`;
      case 'offline':
        return html`<slot name="offline">
          <p class="obstacle" part="message" role="status">${i18n.term('bgmUnreachable')}</p>
        </slot>`;
      case 'error':
        return html`<div class="obstacle">
          <slot name="error">
            <p part="message" role="alert">${i18n.problem(this.#desk.error)}</p>
          </slot>
          <button class="button" part="button" type="button" @click=${this.#retry}>
            ${i18n.term('bgmRetry')}
          </button>
        </div>`;
      case 'no_client':
      case 'signed_out':
        return html`<p class="obstacle" part="message">
          ${i18n.term(obstacle === 'no_client' ? 'bgmSettingsNoClient' : 'bgmSettingsSignedOut')}
        </p>`;
    }
  }

  get #obstacle(): Obstacle | undefined {
    const standing = standingOf(this.client, this.connection);
    if (standing === 'no_client' || standing === 'signed_out') return standing;
    if (this.#isRefused) return 'not_permitted';
    // While it is not known who signs in, what was typed is shown to nobody.
    if (this.#desk.draft && sessionOf(this.client, this.connection)) return undefined;
    if (standing === 'connecting' || standing === 'offline') return standing;
    return this.#desk.failed === 'load' ? 'error' : 'loading';
  }

  get #isRefused(): boolean {
    const session = sessionOf(this.client, this.connection);
    if (session?.features.settings === 'none') return true;
    const {error} = this.#desk;
    return !this.#desk.draft && error instanceof ProblemError && error.problem.code === 'forbidden';
  }

  get #editable(): boolean {
    const {saved} = this.#desk;
    return Boolean(saved?.editable && saved.featureEnabled && !this.readonly);
  }

  get #sectionId(): string {
    return this.#sections.has(this.section) ? this.section : (settingsSections[0]?.id ?? '');
  }

  /** Asks when somebody is signed in, and again whenever the provider hears that settings or connection changed. */
  #load(changed: PropertyValues<this>): void {
    const session = sessionOf(this.client, this.connection);
    const admin = this.#admin;
    if (!admin || !session || !this.isConnected || this.#isRefused || this.connection?.link === 'offline')
      return;
    const before = changed.get('connection');
    // Also when the line was cut: nobody knows what was said meanwhile.
    const isNews = before?.session !== session || before?.link === 'offline';
    const isTold = changed.has('connection') && before !== undefined && isNews;
    const isFirst = !this.#hasAsked;
    if (!isFirst && !isTold) return;
    this.#hasAsked = true;
    // Not inside the update that is going on.
    queueMicrotask(() => {
      void this.#ask(admin);
      if (!isFirst) this.#shown?.told?.();
    });
  }

  async #ask(admin: AdminClient): Promise<void> {
    await this.#desk.load(admin);
    // Another client may have come meanwhile, and ask for itself.
    if (admin !== this.#admin) return;
    // While the feature is off, only the settings can be read.
    if (this.#desk.saved?.featureEnabled !== false) await this.#line.load(admin);
  }

  /** What was typed stays: the same admin may be signing in again. */
  #useClient(): void {
    this.#admin = this.client && new AdminClient(this.client);
    this.#desk.stop();
    this.#line.stop();
    this.#leaveSection();
    this.#hasAsked = false;
  }

  /** Nothing of one user may be there for another, or after a sign-out. */
  #knowUser(changed: PropertyValues<this>): void {
    const session = sessionOf(this.client, this.connection);
    const user = session && `${session.tenant?.id ?? ''}/${session.user.id}`;
    const isOther = user !== undefined && this.#user !== undefined && user !== this.#user;
    if (isOther || this.#hasSignedOut(changed)) this.#forget();
    this.#user = user ?? this.#user;
  }

  /** Not where a sign-in only ended by itself, which leaves the session known, nor where the next try to sign in is refused. */
  #hasSignedOut(changed: PropertyValues<this>): boolean {
    if (changed.has('client') && !this.client) return true;
    const {link, session} = this.connection ?? {};
    const isNews = changed.has('connection') && changed.get('connection')?.link !== 'connecting';
    return isNews && link === 'signed_out' && !session;
  }

  #forget(): void {
    this.#user = undefined;
    this.#hasAsked = false;
    this.#desk.forget();
    this.#line.forget();
    for (const section of this.#sections.values()) section.forget?.();
    this.#leaveSection();
    this.justSaved = false;
  }

  #leaveSection(): void {
    this.#shown?.hidden?.();
    this.#shown = undefined;
  }

  readonly #retry = (): void => {
    if (this.#admin) void this.#ask(this.#admin);
  };

  readonly #show = (section: string): void => {
    this.section = section;
  };

  async #save(): Promise<void> {
    if (!this.#admin || !this.#editable) return;
    if (this.#desk.wrong.size > 0) return this.#showWrong();
    const settings = await this.#desk.save(this.#admin);
    if (!settings) return this.#showWrong();
    this.justSaved = true;
    const event = new BgmSettingsSavedEvent(settings);
    this.dispatchEvent(event);
  }

  /** Brings the admin to the first field that was not taken. */
  async #showWrong(): Promise<void> {
    const [pointer] = this.#desk.wrong.keys();
    if (pointer === undefined) return;
    const entry = settingsSections.find(({pointers = []}) =>
      pointers.some((own) => `${pointer}/`.startsWith(`${own}/`)),
    );
    if (entry) this.section = entry.id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  #onConnection(before: Connection | undefined, now: Connection): void {
    if (before && !isConnected(before) && isConnected(now)) {
      const event = new BgmConnectedEvent(now);
      this.dispatchEvent(event);
    }
    if (before?.authorizedAt && !now.authorizedAt && now.problem === null) {
      const event = new BgmDisconnectedEvent();
      this.dispatchEvent(event);
    }
  }

  readonly #onUnload = (event: BeforeUnloadEvent): void => {
    if (this.unsaved) event.preventDefault();
  };

  #stateNames(): string[] {
    const obstacle = this.#obstacle;
    const {saved, conflict, work} = this.#desk;
    const isLost = obstacle === 'no_client' || obstacle === 'signed_out';
    return [
      obstacle === undefined ? 'ready' : '',
      obstacle === 'loading' || obstacle === 'connecting' ? 'loading' : '',
      obstacle === 'error' ? 'error' : '',
      obstacle === 'not_permitted' ? 'not-permitted' : '',
      isLost ? 'not-connected' : '',
      obstacle === 'offline' || this.connection?.link === 'offline' ? 'offline' : '',
      saved && (!saved.editable || this.readonly) ? 'view-only' : '',
      saved && !saved.featureEnabled ? 'feature-off' : '',
      this.unsaved ? 'unsaved' : '',
      work === 'saving' ? 'saving' : '',
      conflict ? 'conflict' : '',
      this.#line.data?.state === 'connected' ? 'connected' : '',
    ].filter(Boolean);
  }

  /** What sections see of this element; they read it when they render. */
  #place(): SettingsPlace {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const host = this;
    return {
      host,
      i18n: this.#i18n,
      settings: this.#desk,
      connection: this.#line,
      get clock() {
        return host.clock;
      },
      get admin() {
        return host.#admin;
      },
      get editable() {
        return host.#editable;
      },
      announce: (words) => (this.announced = words),
      show: this.#show,
    };
  }
}
