import {html, nothing, type PropertyValues} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import './agent-screen.ts';
import type {PhoneAction} from './agent-screen.ts';
import {EventRecorder} from './event-recorder.ts';
import './events-panel.ts';
import {checkExpectation} from './expectation-check.ts';
import {FaultSwitches} from './fault-switches.ts';
import './faults-panel.ts';
import {LightElement} from './light-element.ts';
import type {DemoTenant, DemoUser, PageConfig} from './page-config.ts';
import {PbxControl, type PbxCall, type PbxState} from './pbx-control.ts';
import './pbx-panel.ts';
import './scenario-list.ts';
import type {Mark} from './scenario-list.ts';
import {
  goldenScenarios,
  scenarios,
  type GoldenScenario,
  type LiveScenario,
  type Scenario,
} from './scenarios.ts';
import {readState, writeState, type PageState} from './url-state.ts';
import {clockTime} from './words.ts';
import './zoho-panel.ts';
import {ZohoControl, type CrmRecord, type ZohoState} from './zoho-control.ts';

const refreshEvery = 1_000;
/** Golden scenarios run so much faster than life. */
const speed = 20;
/** How long the CRM may take to show a played scenario. */
const patience = 25_000;
const locales = ['en', 'de', 'fr', 'fr-CA', 'es', 'hi', 'ja', 'ar', 'en-XA', 'ar-XB'];
const tabs = {zoho: 'Zoho', pbx: 'PBX', events: 'Events', faults: 'Faults'} as const;

/** The QA page: scenarios at the left, an agent's screen in the middle, the outside worlds at the right. */
@customElement('qa-page')
export class QaPage extends LightElement {
  @property({attribute: false}) config?: PageConfig;
  @state() private page: PageState = readState(location.search);
  @state() private pbx?: PbxState;
  @state() private zoho?: ZohoState;
  @state() private marks: ReadonlyMap<string, Mark> = new Map();
  @state() private on: readonly string[] = [];
  @state() private notice = '';
  @state() private now = Date.now();
  #pbx!: PbxControl;
  #zoho!: ZohoControl;
  #faults!: FaultSwitches;
  #recorder?: EventRecorder;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('config') && this.config && !this.#recorder) this.#open(this.config);
  }

  protected override render() {
    if (!this.config) return html`<p class="hint">Loading…</p>`;
    return html`
      <div class="qa">
        ${this.bar()}
        <nav class="list" aria-label="Scenarios">
          <qa-scenario-list
            .marks=${this.marks}
            .extension=${this.user?.extension ?? ''}
            .speed=${speed}
            @qa-play=${(event: CustomEvent<Scenario>) => void this.#play(event.detail)}
            @qa-play-all=${() => void this.#playAll()}
            @qa-free-call=${(event: CustomEvent<{from: string; to: string; ends: string}>) => void this.#free(event.detail)}
          ></qa-scenario-list>
        </nav>
        <main class="stage">
          ${this.notice ? html`<p class="notice" role="status">${this.notice}</p>` : nothing}
          <qa-agent-screen
            .config=${this.config}
            .page=${this.page}
            .tenant=${this.tenant}
            .user=${this.user}
            .actions=${this.actions}
            @qa-phone=${(event: CustomEvent<PhoneAction>) => void this.#press(event.detail)}
            @bgm-dial=${this.#dial}
          ></qa-agent-screen>
        </main>
        <aside class="side">${this.sideTabs()} ${this.panel()}</aside>
      </div>
    `;
  }

  private bar() {
    const users = this.tenant?.users ?? [];
    return html`
      <header class="bar">
        <h1>
          BGMconnects CRM widgets <small>QA page: the outside worlds are played, the rest is real</small>
        </h1>
        ${this.choice('tenant', 'Tenant', this.config?.tenants.map((t) => [t.id, t.domain]) ?? [], this.tenant?.id)}
        ${this.choice('user', 'Signed in as', users.map(userOption), this.user && userKey(this.user))}
        ${this.choice(
          'locale',
          'Language',
          locales.map((l) => [l, l]),
        )}
        ${this.choice(
          'theme',
          'Theme',
          ['auto', 'light', 'dark'].map((t) => [t, t]),
        )}
        ${this.choice(
          'density',
          'Density',
          ['comfortable', 'compact'].map((d) => [d, d]),
        )}
        <button class="button" @click=${this.#reset}>Reset worlds</button>
        <time class="clock">${clockTime(this.now)}</time>
      </header>
    `;
  }

  private choice(key: keyof PageState, label: string, options: string[][], chosen: string = this.page[key]) {
    return html`<label
      >${label}
      <select @change=${(event: Event) => this.#go({[key]: (event.target as HTMLSelectElement).value})}>
        ${options.map(([value, words]) => html`<option value=${value ?? ''} ?selected=${value === chosen}>${words}</option>`)}
      </select></label
    >`;
  }

  private sideTabs() {
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
            ${words}${tab === 'faults' && this.on.length > 0 ? html` (${this.on.length})` : nothing}
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
    switch (this.page.tab) {
      case 'zoho':
        return html`<qa-zoho-panel
          .calls=${this.crmRecords('Calls')}
          .created=${[...this.crmRecords('Contacts'), ...this.crmRecords('Leads')].filter(isNew).slice(0, 10)}
          .credits=${this.org?.credits}
          .href=${this.config?.zoho ?? ''}
        ></qa-zoho-panel>`;
      case 'pbx':
        return html`<qa-pbx-panel .webhooks=${this.pbx?.webhooks ?? []}></qa-pbx-panel>`;
      case 'events':
        return html`<qa-events-panel
          .events=${this.#recorder?.events ?? []}
          @qa-clear=${() => this.#recorder?.clear()}
        ></qa-events-panel>`;
      case 'faults':
        return html`<qa-faults-panel .on=${this.on} @qa-fault=${this.#toggleFault}></qa-faults-panel>`;
    }
  }

  private get tenant(): DemoTenant | undefined {
    return this.config?.tenants.find((one) => one.id === this.page.tenant) ?? this.config?.tenants[0];
  }

  private get user(): DemoUser | undefined {
    const users = this.tenant?.users ?? [];
    const chosen = users.find((one) => userKey(one) === this.page.user);
    return chosen ?? users.find((one) => one.role === 'agent') ?? users[0];
  }

  /** The org that this tenant is connected to. */
  private get org(): ZohoState['orgs'][number] | undefined {
    return this.zoho?.orgs.find((org) => org.key === this.tenant?.org);
  }

  private crmRecords(module: string): CrmRecord[] {
    return [...(this.org?.records[module] ?? [])];
  }

  /** The free call that this user could steer now. */
  private get call(): PbxCall | undefined {
    return this.pbx?.calls.findLast((call) => call.tenant === this.tenant?.id && call.state !== 'ended');
  }

  private get actions(): readonly PhoneAction[] {
    const call = this.call;
    if (!call) return [];
    return call.state === 'talking' ? ['hold', 'transfer', 'hangup'] : ['answer', 'hangup'];
  }

  #open(config: PageConfig): void {
    this.#pbx = new PbxControl(config.pbx);
    this.#zoho = new ZohoControl(config.zoho);
    this.#faults = new FaultSwitches(this.#pbx, this.#zoho);
    this.#recorder = new EventRecorder(config.proxy, () => this.requestUpdate());
    setInterval(() => void this.#refresh(), refreshEvery);
    addEventListener('popstate', () => (this.page = readState(location.search)));
    void this.#firstPlay();
  }

  /** Brings the page into the state that its address names. */
  async #firstPlay(): Promise<void> {
    await this.#refresh();
    await this.#setFaults(this.page.fault.split(',').filter(Boolean));
    const scenario = scenarios.find((one) => one.name === this.page.scenario);
    if (!scenario) return;
    await this.#whenReady();
    await this.#play(scenario);
  }

  /** A call must not ring before the screen listens; where nobody can connect, it is played all the same. */
  #whenReady(): Promise<unknown> {
    const ready = new Promise((resolve) => this.addEventListener('bgm-ready', resolve, {once: true}));
    return Promise.race([ready, new Promise((resolve) => setTimeout(resolve, 3_000))]);
  }

  async #refresh(): Promise<void> {
    this.now = Date.now();
    const [pbx, zoho] = await Promise.allSettled([
      this.#pbx.state(),
      this.#zoho.state(this.tenant?.org ?? ''),
    ]);
    if (pbx.status === 'fulfilled') this.pbx = pbx.value;
    if (zoho.status === 'fulfilled') this.zoho = zoho.value;
  }

  #go(change: Partial<PageState>): void {
    this.page = {...this.page, ...change};
    history.replaceState(null, '', writeState(this.page));
  }

  async #play(scenario: Scenario): Promise<void> {
    this.#go({scenario: scenario.name});
    await this.#attempt(async () => {
      if (scenario.kind === 'live') await this.#playLive(scenario);
      else await this.#playGolden(scenario);
    });
  }

  async #playLive(scenario: LiveScenario): Promise<void> {
    const extension = this.user?.extension ?? '';
    const org = this.org;
    for (const record of scenario.records ?? []) {
      const known = this.crmRecords(record.module).some(
        (one) => one['Last_Name'] === record.fields['Last_Name'],
      );
      if (org && !known) await this.#zoho.addRecord(org.key, record.module, record.fields);
    }
    const whose = (party: string) => (party === 'user' ? extension : party);
    await this.#place({
      from: whose(scenario.from),
      to: whose(scenario.to),
      direction: scenario.direction,
      ...(scenario.displayName ? {displayName: scenario.displayName} : {}),
      step: 'manual',
    });
  }

  async #free(call: {from: string; to: string; ends: string}): Promise<void> {
    const {from, to, ends} = call;
    await this.#attempt(() => this.#place({from, to, ...(ends === 'manual' ? {step: 'manual'} : {ends})}));
  }

  async #place(call: Record<string, unknown>): Promise<void> {
    await this.#pbx.call({tenant: this.tenant?.id, ...call});
    await this.#refresh();
  }

  async #playGolden(scenario: GoldenScenario): Promise<void> {
    this.#mark(scenario.name, {state: 'playing'});
    await this.#refresh();
    const before = new Set(this.crmRecords('Calls').map((call) => call.id));
    await this.#pbx.play(scenario.name, speed);
    const owner = this.tenant?.users.find((user) => user.extension === scenario.expected.owner)?.email;
    this.#mark(scenario.name, await this.#verdict(scenario, before, owner));
  }

  /** Watches Zoho until the expectation holds, or time is up; where nothing is expected, it waits all the time. */
  async #verdict(scenario: GoldenScenario, before: ReadonlySet<string>, owner?: string): Promise<Mark> {
    const until = Date.now() + patience;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, refreshEvery));
      await this.#refresh();
      const created = this.crmRecords('Calls').filter((call) => !before.has(call.id));
      const mark = checkExpectation(scenario, created, owner);
      const settled =
        scenario.expected.creates === 0 ? Date.now() > until - patience / 2 : mark.state === 'pass';
      if (settled || Date.now() > until) return mark;
    }
  }

  async #playAll(): Promise<void> {
    for (const scenario of goldenScenarios) await this.#play(scenario);
  }

  #mark(name: string, mark: Mark): void {
    this.marks = new Map(this.marks).set(name, mark);
  }

  async #press(action: PhoneAction): Promise<void> {
    const call = this.call;
    if (!call) return;
    const body = action === 'answer' && call.direction !== 'outbound' ? {by: this.user?.extension} : {};
    await this.#attempt(() => this.#pbx.press(call.id, action, body));
    await this.#refresh();
  }

  /** The widgets ask to dial: this page is the host that can. */
  #dial = (event: CustomEvent<{number: string}>) => {
    event.preventDefault();
    const to = event.detail.number.replaceAll(/[^0-9+]/g, '');
    void this.#attempt(() => this.#place({from: this.user?.extension, to, step: 'manual'}));
  };

  #toggleFault = (event: CustomEvent<{name: string; on: boolean}>) => {
    const {name, on} = event.detail;
    const names = on ? [...this.on, name] : this.on.filter((one) => one !== name);
    void this.#setFaults(names);
  };

  async #setFaults(names: readonly string[]): Promise<void> {
    await this.#attempt(() => this.#faults.set(names));
    this.on = this.#faults.on;
    this.#go({fault: this.on.join(',')});
  }

  #reset = () => {
    void this.#attempt(async () => {
      await this.#faults.set([]);
      this.on = [];
      this.#go({fault: '', scenario: ''});
      await Promise.all([this.#pbx.reset(), this.#zoho.reset()]);
      this.marks = new Map();
      await this.#refresh();
    });
  };

  /** Does it, and says on the page what went wrong. */
  async #attempt(what: () => Promise<unknown>): Promise<void> {
    this.notice = '';
    try {
      await what();
    } catch (error) {
      this.notice = error instanceof Error ? error.message : String(error);
    }
  }

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

/** Several people of a tenant may have no extension; the user name tells them apart. */
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
