import {html, nothing, type PropertyValues} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';
import {LightElement} from '../light-element.ts';
import type {DemoTenant, DemoUser, PageConfig} from '../page-config.ts';
import {readAdminState, writeAdminState, type AdminState} from './admin-url.ts';
import './console-card.ts';
import {fillIn} from './fill-in.ts';
import {SectionWatch} from './section-watch.ts';

const locales = ['en', 'de', 'fr', 'fr-CA', 'es', 'hi', 'ja', 'ar', 'en-XA', 'ar-XB'];

/** Somebody who can sign in at the portal, with the address that does it. */
interface Seat {
  readonly user: AdminState['user'];
  readonly tenant?: DemoTenant;
  readonly who: DemoUser;
  readonly words: string;
}

/** A plain PBX web portal that embeds the widgets for admins, as any portal would. */
@customElement('qa-admin-page')
export class QaAdminPage extends LightElement {
  @property({attribute: false}) config?: PageConfig;
  @state() private page: AdminState = readAdminState(location.search);
  readonly #watch = new SectionWatch((section) => this.#go({section}));

  protected override willUpdate(_: PropertyValues<this>): void {
    const {theme} = this.page;
    document.documentElement.style.colorScheme = theme === 'auto' ? '' : theme;
  }

  protected override updated(): void {
    this.#watch.look(this.querySelector('bgm-crm-settings'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.look(null);
  }

  protected override render() {
    const {seat} = this;
    if (!this.config || !seat) return html`<p class="opening">Opening the portal…</p>`;
    const isSystem = seat.user === 'system';
    return html`
      <div class="portal">
        ${this.bar(seat)}
        <nav class="menu" aria-label="Portal">
          <ul>
            <li>
              ${
                isSystem
                  ? html`<a href=${this.#address({})} aria-current="page">Tenants</a>`
                  : html`<span>Integrations</span> <a href=${this.#address({})} aria-current="page">CRM</a>`
              }
            </li>
          </ul>
        </nav>
        <main class="work">
          <h2>${isSystem ? 'Tenants' : 'CRM'}</h2>
          ${keyed(seat.who.token, this.provider(seat))} ${isSystem ? this.signInLinks() : nothing}
        </main>
        ${isSystem || this.page.section !== 'connect' ? nothing : this.aside(seat)}
      </div>
    `;
  }

  private bar(seat: Seat) {
    return html`
      <header class="bar">
        <h1>PBX web portal <small>(played, to embed the widgets in)</small></h1>
        <label
          >Signed in as
          <select @change=${this.#signIn}>
            ${this.seats.map(
              (one, index) =>
                html`<option value=${index} ?selected=${one.who === seat.who}>${one.words}</option>`,
            )}
          </select></label
        >
        ${this.choice('locale', 'Language', locales)}
        ${this.choice('theme', 'Theme', ['auto', 'light', 'dark'])}
        ${this.choice('density', 'Density', ['comfortable', 'compact'])}
        <a href="/?tenant=${this.page.tenant}">An agent’s screen</a>
      </header>
    `;
  }

  private choice(key: keyof AdminState, label: string, options: readonly string[]) {
    return html`<label
      >${label}
      <select @change=${(event: Event) => this.#go({[key]: (event.target as HTMLSelectElement).value})}>
        ${options.map(
          (value) => html`<option value=${value} ?selected=${value === this.page[key]}>${value}</option>`,
        )}
      </select></label
    >`;
  }

  /** The same tags as in `docs/embedding.md`. */
  private provider({user}: Seat) {
    const {page} = this;
    return html`<bgm-crm-provider
      endpoint=${this.config?.proxy ?? ''}
      locale=${page.locale}
      theme=${page.theme}
      density=${page.density}
      .getPbxToken=${this.pbxToken}
    >
      ${
        user === 'system'
          ? html`<bgm-crm-tenants></bgm-crm-tenants>`
          : html`<bgm-crm-settings section=${page.section}></bgm-crm-settings>`
      }
    </bgm-crm-provider>`;
  }

  private signInLinks() {
    return html`<p class="hint">
      Then sign in as the tenant’s own admin:
      ${this.seats
        .filter(({user}) => user === 'admin')
        .map(
          ({user, tenant}) =>
            html`<a href=${this.#address({user, tenant: tenant?.domain ?? ''})}>${tenant?.domain}</a> `,
        )}
    </p>`;
  }

  private aside({tenant}: Seat) {
    return html`<aside class="beside" aria-label="Played worlds" @qa-fill-in=${this.#fillIn}>
      <qa-console-card zoho=${this.config?.zoho ?? ''} org=${tenant?.org ?? ''}></qa-console-card>
    </aside>`;
  }

  private get seats(): Seat[] {
    const {systemUsers = [], tenants = []} = this.config ?? {};
    const system = systemUsers.map((who): Seat => ({user: 'system', who, words: who.name ?? 'System admin'}));
    const ofTenants = tenants.flatMap((tenant) => [
      ...seatsOf(tenant, 'admin', ({role}) => role === 'tenant_admin', 'admin'),
      ...seatsOf(tenant, 'viewer', ({pbxRole}) => pbxRole === 'IntegrationViewer', 'may only look'),
    ]);
    return [...system, ...ofTenants];
  }

  private get seat(): Seat | undefined {
    const {user, tenant} = this.page;
    const inRole = this.seats.filter((one) => one.user === user);
    return inRole.find((one) => [one.tenant?.domain, one.tenant?.id].includes(tenant)) ?? inRole[0];
  }

  /** The same function all along: another one would be another user to the provider. */
  private pbxToken = () => Promise.resolve(this.seat?.who.token ?? '');

  #signIn = (event: Event) => {
    const seat = this.seats[Number((event.target as HTMLSelectElement).value)];
    if (seat) this.#go({user: seat.user, ...(seat.tenant ? {tenant: seat.tenant.domain} : {})});
  };

  #fillIn = (event: CustomEvent<{clientId: string; secret: string}>) => {
    const settings = this.querySelector<HTMLElement>('bgm-crm-settings');
    if (settings) void fillIn(settings, event.detail);
  };

  #address(change: Partial<AdminState>): string {
    return writeAdminState({...this.page, ...change});
  }

  #go(change: Partial<AdminState>): void {
    this.page = {...this.page, ...change};
    history.replaceState(null, '', writeAdminState(this.page));
  }
}

function seatsOf(
  tenant: DemoTenant,
  user: Seat['user'],
  isOne: (who: DemoUser) => boolean,
  may: string,
): Seat[] {
  const who = tenant.users.find(isOne);
  return who ? [{user, tenant, who, words: `${who.name ?? ''}, ${may}, ${tenant.domain}`}] : [];
}

declare global {
  interface HTMLElementTagNameMap {
    'qa-admin-page': QaAdminPage;
  }
}
