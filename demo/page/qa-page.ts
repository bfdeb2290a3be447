import {html, nothing, type PropertyValues} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import './agent-screen.ts';
import type {PhoneAction} from './agent-screen.ts';
import './events-panel.ts';
import './faults-panel.ts';
import {LightElement} from './light-element.ts';
import type {CallEvent} from '../../src/contract/index.ts';
import type {DemoTenant, DemoUser, PageConfig} from './page-config.ts';
import './pbx-panel.ts';
import './scenario-list.ts';
import {faults} from './faults.ts';
import {heldEvent} from './held-event.ts';
import {goldenScenarios, type LiveScenario, scenarios, type Scenario} from './scenarios.ts';
import {readState, writeState, type PageState} from './url-state.ts';
import {clockTime} from './words.ts';
import {speed, WorldsController} from './worlds-controller.ts';
import './zoho-panel.ts';
import type {CrmRecord} from './zoho-control.ts';

/** What we need of the provider, whose code comes from the proxy. */
type Provider = HTMLElement & {dispatchCall(event: CallEvent): void};

const locales = ['en', 'de', 'fr', 'fr-CA', 'es', 'hi', 'ja', 'ar', 'en-XA', 'ar-XB'];
const views = {calls: 'Calls', screen: 'Screen', worlds: 'Worlds'} as const;
const tabs = {zoho: 'Zoho', pbx: 'PBX', events: 'Events', faults: 'Faults'} as const;

/** The QA page: scenarios at the left, an agent's screen in the middle, the outside worlds at the right. */
@customElement('qa-page')
export class QaPage extends LightElement {
  @property({attribute: false}) config?: PageConfig;
  @state() private page: PageState = readState(location.search);
  #worlds = new WorldsController(this, () => ({tenant: this.tenant, user: this.user}));

  protected override willUpdate(changed: PropertyValues<this>): void {
    const {theme} = this.page;
    document.documentElement.style.colorScheme = theme === 'auto' ? '' : theme;
    if (!changed.has('config') || !this.config) return;
    this.#worlds.open(this.config);
    void this.#firstPlay();
  }

  protected override render() {
    if (!this.config) return html`<p class="opening">Putting the worlds in order…</p>`;
    return html`
      <div class="qa" data-view=${this.page.view}>
        ${this.bar()}
        <nav class="list" aria-label="Scenarios">
          <qa-scenario-list
            .marks=${this.#worlds.marks}
            .page=${this.page}
            .extension=${this.user?.extension ?? ''}
            .speed=${speed}
            @qa-play=${(event: CustomEvent<Scenario>) => void this.#play(event.detail)}
            @qa-play-all=${() => void this.#playAll()}
            @qa-free-call=${this.#free}
          ></qa-scenario-list>
        </nav>
        <main class="stage">
          ${this.#worlds.notice ? html`<p class="notice" role="status">${this.#worlds.notice}</p>` : nothing}
          <qa-agent-screen
            .config=${this.config}
            .page=${this.page}
            .tenant=${this.tenant}
            .user=${this.user}
            .actions=${this.#worlds.actions}
            .held=${this.#worlds.call?.held ?? false}
            @qa-phone=${(event: CustomEvent<PhoneAction>) => void this.#press(event.detail)}
            @bgm-dial=${this.#dial}
          ></qa-agent-screen>
        </main>
        <aside class="side" aria-label="Worlds">${this.sideTabs()} ${this.panel()}</aside>
        ${this.viewSwitch()}
      </div>
    `;
  }

  private bar() {
    const same = (value: string) => [value, value];
    const tenants = this.config?.tenants.map((one) => same(one.domain)) ?? [];
    const users = this.tenant?.users.map(userOption) ?? [];
    return html`
      <header class="bar">
        <h1 title="The outside worlds are played, the rest is real.">BGMconnects CRM widgets</h1>
        ${this.choice('tenant', 'Tenant', tenants, this.tenant?.domain)}
        ${this.choice('user', 'User', users, this.user && userKey(this.user))}
        ${this.choice('locale', 'Language', locales.map(same))}
        ${this.choice('theme', 'Theme', ['auto', 'light', 'dark'].map(same))}
        ${this.choice('density', 'Density', ['comfortable', 'compact'].map(same))}
        <button class="button" @click=${this.#reset}>Reset worlds</button>
        <time class="clock">${clockTime(this.#worlds.now)}</time>
      </header>
    `;
  }

  private choice(key: keyof PageState, label: string, options: string[][], chosen: string = this.page[key]) {
    return html`<label
      >${label}
      <select @change=${(event: Event) => this.#go({[key]: (event.target as HTMLSelectElement).value})}>
        ${options.map(
          ([value, words]) =>
            html`<option value=${value ?? ''} ?selected=${value === chosen}>${words}</option>`,
        )}
      </select></label
    >`;
  }

  /** Only on a narrow screen: one part at a time. */
  private viewSwitch() {
    return html`<nav class="views" aria-label="Parts of this page">
      ${Object.entries(views).map(
        ([view, words]) =>
          html`<button
            aria-current=${view === this.page.view ? 'true' : 'false'}
            @click=${() => this.#go({view: view as PageState['view']})}
          >
            ${words}
          </button>`,
      )}
    </nav>`;
  }

  private sideTabs() {
    const faults = this.#worlds.faultsOn.length;
    return html`<div class="tabs" role="tablist" aria-label="Worlds" @keydown=${this.#tabKey}>
      ${Object.entries(tabs).map(
        ([tab, words]) =>
          html`<button
            id="tab-${tab}"
            role="tab"
            aria-controls="panel"
            tabindex=${tab === this.page.tab ? 0 : -1}
            aria-selected=${tab === this.page.tab ? 'true' : 'false'}
            @click=${() => this.#go({tab: tab as PageState['tab']})}
          >
            ${words}${tab === 'faults' && faults > 0 ? html` (${faults})` : nothing}
          </button>`,
      )}
    </div>`;
  }

  private panel() {
    return html`<div
      class="panel"
      id="panel"
      role="tabpanel"
      tabindex="0"
      aria-labelledby="tab-${this.page.tab}"
    >
      ${this.panelContent()}
    </div>`;
  }

  private panelContent() {
    const worlds = this.#worlds;
    switch (this.page.tab) {
      case 'zoho':
        return html`<qa-zoho-panel
          .calls=${worlds.crmRecords('Calls')}
          .created=${[...worlds.crmRecords('Contacts'), ...worlds.crmRecords('Leads')].filter(isNew).slice(0, 10)}
          .credits=${worlds.org?.credits}
          .href=${this.config?.zoho ?? ''}
        ></qa-zoho-panel>`;
      case 'pbx':
        return html`<qa-pbx-panel .webhooks=${worlds.pbx?.webhooks ?? []}></qa-pbx-panel>`;
      case 'events':
        return html`<qa-events-panel
          .events=${worlds.events}
          @qa-clear=${() => worlds.clearEvents()}
        ></qa-events-panel>`;
      case 'faults':
        return html`<qa-faults-panel
          .on=${worlds.faultsOn}
          @qa-fault=${this.#toggleFault}
        ></qa-faults-panel>`;
    }
  }

  private get tenant(): DemoTenant | undefined {
    const {tenant} = this.page;
    const tenants = this.config?.tenants;
    return tenants?.find(({id, domain}) => [id, domain].includes(tenant)) ?? tenants?.[0];
  }

  private get user(): DemoUser | undefined {
    const users = this.tenant?.users ?? [];
    const chosen = users.find((one) => userKey(one) === this.page.user);
    return chosen ?? users.find((one) => one.role === 'agent') ?? users[0];
  }

  /** Brings the page into the state that its address names. What ends the proxy comes last: without it nothing rings. */
  async #firstPlay(): Promise<void> {
    await this.#worlds.refresh();
    const wanted = this.page.fault.split(',').filter(Boolean);
    const early = wanted.filter((name) => !endsTheProxy(name));
    await this.#setFaults(early);
    const scenario = scenarios.find((one) => one.name === this.page.scenario);
    if (scenario) {
      // Long enough for a machine with much else to do: a proxy that ends before the call rings leaves nothing to look at.
      const rings = this.#hears('bgm-call-ringing', 30_000);
      await this.#whenReady();
      await this.#play(scenario);
      if (wanted.length > early.length) await rings.then(() => this.#whenNamed());
    } else if (wanted.length > early.length) await this.#whenReady();
    if (wanted.length > early.length) await this.#setFaults(wanted);
  }

  /** A call must not ring before the screen listens; where nobody can connect, it is played all the same. */
  #whenReady(): Promise<unknown> {
    const provider = this.querySelector('bgm-crm-provider:defined');
    return provider?.matches(':state(online)') ? Promise.resolve() : this.#hears('bgm-ready', 5_000);
  }

  /** Who is offline still knows what was known before. */
  async #whenNamed(): Promise<void> {
    const card = this.querySelector('bgm-caller-card:defined');
    for (let tries = 200; tries > 0 && card?.matches(':state(loading)'); tries--)
      await new Promise((resolve) => setTimeout(resolve, 100));
  }

  /** Resolves at the event, and without it when the time is up. */
  #hears(name: string, patienceMs: number): Promise<unknown> {
    const heard = new Promise((resolve) => this.addEventListener(name, resolve, {once: true}));
    return Promise.race([heard, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }

  #go(change: Partial<PageState>): void {
    this.page = {...this.page, ...change};
    history.replaceState(null, '', writeState(this.page));
  }

  async #play(scenario: Scenario): Promise<void> {
    this.#go({scenario: scenario.name, view: 'screen'});
    if (scenario.kind === 'live') await this.#sitDown(scenario);
    await this.#worlds.play(scenario);
  }

  /** At the screen of the tenant that the scenario is about. */
  async #sitDown({tenant}: LiveScenario): Promise<void> {
    if (!tenant || tenant === this.tenant?.domain) return;
    const ready = this.#hears('bgm-ready', 5_000);
    this.#go({tenant, user: ''});
    await ready;
  }

  async #playAll(): Promise<void> {
    for (const scenario of goldenScenarios) await this.#play(scenario);
  }

  #free = (event: CustomEvent<{from: string; to: string; ends: string}>) => {
    const {from, to, ends} = event.detail;
    void this.#worlds.place({from, to, ...(ends === 'manual' ? {step: 'manual'} : {ends})});
  };

  /** The widgets ask to dial: this page is the host that can. */
  #dial = (event: CustomEvent<{number: string}>) => {
    event.preventDefault();
    const to = event.detail.number.replaceAll(/[^0-9+]/g, '');
    void this.#worlds.place({from: this.user?.extension, to, step: 'manual'});
  };

  /** The PBX tells nobody of a held call; the phone in the page knows, as a web client's would. */
  async #press(action: PhoneAction): Promise<void> {
    await this.#worlds.press(action);
    const {call} = this.#worlds;
    if (action === 'hold' && call)
      this.querySelector<Provider>('bgm-crm-provider')?.dispatchCall(heldEvent(call));
  }

  #toggleFault = (event: CustomEvent<{name: string; on: boolean}>) => {
    const {name, on} = event.detail;
    const others = this.#worlds.faultsOn.filter((one) => one !== name);
    void this.#setFaults(on ? [...others, name] : others);
  };

  async #setFaults(names: readonly string[]): Promise<void> {
    await this.#worlds.setFaults(names);
    this.#go({fault: this.#worlds.faultsOn.join(',')});
  }

  #reset = () => {
    this.#go({fault: '', scenario: ''});
    void this.#worlds.reset();
  };

  /** Arrow keys move between tabs, as in every tab list. */
  #tabKey = (event: KeyboardEvent) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const names = Object.keys(tabs) as PageState['tab'][];
    const next = names[(names.indexOf(this.page.tab) + step + names.length) % names.length];
    if (!next) return;
    this.#go({tab: next});
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  };
}

function endsTheProxy(name: string): boolean {
  return faults.some((fault) => fault.name === name && fault.where === 'proxy');
}

/** Several people of a tenant may have no extension; the name tells them apart. */
function userKey(user: DemoUser): string {
  return user.extension || (user.name ?? '');
}

function userOption(user: DemoUser): string[] {
  const who = user.name ?? 'Extension';
  return [userKey(user), `${who} (${[user.extension, user.role].filter(Boolean).join(', ')})`];
}

/** Made since the emulator started, not seeded. */
function isNew(record: CrmRecord): boolean {
  return record['$seeded'] !== true;
}

declare global {
  interface HTMLElementTagNameMap {
    'qa-page': QaPage;
  }
}
