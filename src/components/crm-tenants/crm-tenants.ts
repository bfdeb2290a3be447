import {type CSSResultGroup, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {AdminClient} from '../../client/admin-client.ts';
import {ProblemError} from '../../client/crm-client.ts';
import type {TenantFeature, TenantsReply} from '../../contract/index.ts';
import {BgmTenantCrmChangedEvent} from '../../events/bgm-tenant-crm-changed-event.ts';
import {crmTenants} from '../../locales/en/settings/tenants.ts';
import {loadSettingsLocale} from '../../locales/settings/load-settings-locale.ts';
import {I18n} from '../../state/i18n.ts';
import {sessionOf} from '../../state/standing.ts';
import {ConnectedWidget} from '../internal/connected-widget.ts';
import {CustomStates} from '../internal/custom-states.ts';
import {Ask} from '../settings-parts/ask.ts';
import {ConfirmDialog} from '../settings-parts/confirm-dialog.ts';
import {failureLine} from '../settings-parts/failure-line.ts';
import {filterField} from '../settings-parts/filter-field.ts';
import {partWords} from '../settings-parts/part-words.ts';
import {stateMark} from '../settings-parts/state-mark.ts';
import {styles} from './crm-tenants.styles.ts';
import {tenantStanding} from './tenant-words.ts';

type Standing =
  'no-client' | 'signed-out' | 'not-permitted' | 'loading' | 'offline' | 'error' | 'empty' | 'ready';

/** From so many tenants on a field narrows the list. */
const many = 12;

/**
 * @summary The system administrator's switch: CRM on or off, per tenant.
 *
 * Put it inside `<bgm-crm-provider>` where a system administrator is signed in. With `tenant-id` it shows one tenant only, for the
 * page that edits that tenant.
 *
 * @tagname bgm-crm-tenants
 *
 * @event {BgmTenantCrmChangedEvent} bgm-tenant-crm-changed - CRM was switched on or off for a tenant.
 * @csspart table - The list of tenants.
 * @csspart switch - A tenant's switch.
 * @csspart standing - How a tenant stands with the CRM, in words.
 * @csspart input - The field that narrows the list.
 * @csspart message - What happened, or why there is no list.
 * @csspart button - The button that tries again.
 * @cssstate loading - The tenants are on their way.
 * @cssstate ready - The tenants are shown.
 * @cssstate empty - There are none, or not the one that was asked for.
 * @cssstate error - They could not be loaded.
 * @cssstate offline - The proxy cannot be reached.
 * @cssstate not-permitted - The user is no system administrator.
 * @cssstate not-connected - There is no provider around it, or nobody is signed in.
 */
export class BgmCrmTenants extends ConnectedWidget {
  static override styles: CSSResultGroup = styles;

  /** Id of the one tenant to show; without it all are listed. */
  @property({attribute: 'tenant-id', reflect: true}) tenantId = '';

  @state() private typed = '';
  @state() private spoken = '';
  /** Where a tenant's switch shall stand, while the proxy is being told. */
  @state() private wished: ReadonlyMap<string, boolean> = new Map();
  /** Why the last press came to nothing. */
  @state() private failed?: {readonly domain: string; readonly error: unknown};

  readonly #i18n = new I18n(this, {...partWords, ...crmTenants});
  readonly #states = new CustomStates(this);
  readonly #tenants = new Ask<TenantsReply>(this);
  #admin: AdminClient | undefined;
  #loadedFor = '';
  #language = '';

  constructor() {
    super();
    ConfirmDialog.register();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#loadedFor = '';
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) {
      this.#admin = this.client && new AdminClient(this.client);
      this.#loadedFor = '';
      this.#tenants.forget();
    }
    const language = this.#i18n.lang();
    if (language !== this.#language) void loadSettingsLocale((this.#language = language));
    const session = sessionOf(this.client, this.connection);
    if (this.isConnected && this.#isPermitted && session && session.user.id !== this.#loadedFor) {
      this.#loadedFor = session.user.id;
      // Not inside the update that is going on.
      queueMicrotask(() => this.#load());
    }
    this.#states.set(this.#stateNames());
  }

  protected override render(): TemplateResult {
    const i18n = this.#i18n;
    const standing = this.#standing;
    const words = this.#words(standing);
    return html`<div class="part">
      ${
        this.connection?.link === 'offline' && this.#tenants.state.data
          ? html`<p class="line-of-state" part="message" role="status">
              ${stateMark('warning')}<span>${i18n.term('bgmTenantsOffline')}</span>
            </p>`
          : nothing
      }
      ${words ? html`<p class="muted" part="message" role="status">${words}</p>` : nothing}
      ${failureLine(this.#tenants.state.error, i18n, () => this.#load())}
      ${standing === 'ready' ? this.#shown() : nothing}
      <div class="visually-hidden" role="status">${this.spoken}</div>
      <bgm-settings-confirm></bgm-settings-confirm>
    </div>`;
  }

  #shown(): TemplateResult {
    const {items} = this.#tenants.state.data!;
    const failure = this.failed
      ? html`<div class="stack">
          ${failureLine(this.failed.error, this.#i18n)}
          <p class="muted">${this.#i18n.term('bgmTenantsNotSwitched', this.failed.domain)}</p>
        </div>`
      : nothing;
    const one = items.find(({id}) => id === this.tenantId);
    return html`${this.tenantId && one ? this.#single(one) : this.#list(items)}${failure}`;
  }

  #single(tenant: TenantFeature): TemplateResult {
    const i18n = this.#i18n;
    return html`<div class="single">
        <span id="label">${i18n.term('bgmTenantsSwitch')}</span>
        ${this.#switch(tenant)} ${this.#connection(tenant)}
      </div>
      <p class="lead small">${i18n.term('bgmTenantsLead')}</p>`;
  }

  #list(items: readonly TenantFeature[]): TemplateResult {
    const i18n = this.#i18n;
    const wanted = this.typed.trim().toLowerCase();
    const collator = new Intl.Collator(i18n.lang(), {numeric: true});
    const shown = items
      .filter(({domain, id}) => domain.toLowerCase().includes(wanted) || id === wanted)
      .sort((a, b) => collator.compare(a.domain, b.domain));
    return html`<p class="lead">${i18n.term('bgmTenantsLead')}</p>
      ${
        items.length > many
          ? html`<div class="row">
              ${filterField(i18n.term('bgmTenantsFilter'), (typed) => (this.typed = typed))}
            </div>`
          : nothing
      }
      ${
        shown.length === 0
          ? html`<p role="status">${i18n.term('bgmTenantsNothingFound')}</p>`
          : this.#table(shown)
      }`;
  }

  #table(shown: readonly TenantFeature[]): TemplateResult {
    const i18n = this.#i18n;
    return html`<table part="table" role="table" aria-label=${i18n.term('bgmTenantsTitle')}>
      <thead>
        <tr role="row">
          <th role="columnheader" scope="col">${i18n.term('bgmTenantsDomain')}</th>
          <th role="columnheader" scope="col">${i18n.term('bgmTenantsSwitch')}</th>
          <th role="columnheader" scope="col">${i18n.term('bgmTenantsState')}</th>
          <th role="columnheader" scope="col">${i18n.term('bgmTenantsSince')}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          shown,
          ({id}) => id,
          (tenant) => this.#row(tenant),
        )}
      </tbody>
    </table>`;
  }

  #row(tenant: TenantFeature): TemplateResult {
    const i18n = this.#i18n;
    return html`<tr role="row" data-tenant=${tenant.id}>
      <th role="rowheader" scope="row"><span class="foreign">${tenant.domain}</span></th>
      <td role="cell">${this.#switch(tenant)}</td>
      <td role="cell">${this.#connection(tenant)}</td>
      <td role="cell">
        <span class="cell-label" aria-hidden="true">${i18n.term('bgmTenantsSince')}</span
        >${tenant.changedAt ? i18n.date(tenant.changedAt) : i18n.term('bgmTenantsNever')}
      </td>
    </tr>`;
  }

  #switch(tenant: TenantFeature): TemplateResult {
    const i18n = this.#i18n;
    const isOn = this.wished.get(tenant.id) ?? tenant.crmEnabled;
    const isBusy = this.wished.has(tenant.id) || this.connection?.link === 'offline';
    return html`<button
      class="switch"
      part="switch"
      type="button"
      role="switch"
      aria-checked=${isOn ? 'true' : 'false'}
      aria-disabled=${isBusy ? 'true' : 'false'}
      aria-label=${i18n.term('bgmTenantsSwitchFor', tenant.domain)}
      @click=${() => !isBusy && this.#press(tenant)}
    >
      <span class="track" aria-hidden="true"><span class="thumb"></span></span
      ><span class="position" aria-hidden="true">${i18n.term(isOn ? 'bgmTenantsOn' : 'bgmTenantsOff')}</span>
    </button>`;
  }

  #connection(tenant: TenantFeature): TemplateResult {
    const {tone, words} = tenantStanding(tenant, this.#i18n);
    return html`<span class="standing" part="standing">${stateMark(tone)}<span>${words}</span></span>`;
  }

  async #press(tenant: TenantFeature): Promise<void> {
    const i18n = this.#i18n;
    const {domain, crmEnabled} = tenant;
    if (crmEnabled) {
      const isSure = await this.renderRoot.querySelector<ConfirmDialog>('bgm-settings-confirm')!.ask({
        title: i18n.term('bgmTenantsAskOff', domain),
        text: i18n.term('bgmTenantsOffMeans'),
        yes: i18n.term('bgmTenantsDoOff'),
        no: i18n.term('bgmTenantsKeepOn'),
      });
      if (!isSure) return;
    }
    await this.#turn(tenant, !crmEnabled);
  }

  async #turn({id, domain}: TenantFeature, enabled: boolean): Promise<void> {
    const admin = this.#admin;
    if (!admin || this.wished.has(id)) return;
    this.failed = undefined;
    this.wished = new Map([...this.wished, [id, enabled]]);
    try {
      const tenant = await admin.switchCrm(id, enabled);
      if (admin !== this.#admin) return;
      const {items} = this.#tenants.state.data!;
      this.#tenants.take({items: items.map((one) => (one.id === id ? tenant : one))});
      this.spoken = this.#i18n.term(enabled ? 'bgmTenantsSwitchedOn' : 'bgmTenantsSwitchedOff', domain);
      const event = new BgmTenantCrmChangedEvent(tenant);
      this.dispatchEvent(event);
    } catch (error) {
      this.failed = {domain, error};
    } finally {
      const wished = new Map(this.wished);
      wished.delete(id);
      this.wished = wished;
    }
  }

  #load(): void {
    const admin = this.#admin;
    if (admin && this.isConnected) void this.#tenants.run((asking) => admin.tenants(asking));
  }

  get #isPermitted(): boolean {
    const role = sessionOf(this.client, this.connection)?.role;
    const {data, error} = this.#tenants.state;
    const isRefused = !data && error instanceof ProblemError && error.problem.code === 'forbidden';
    return role === 'system_admin' && !isRefused;
  }

  get #standing(): Standing {
    if (!this.client) return 'no-client';
    const link = this.connection?.link;
    if (link === 'signed_out') return 'signed-out';
    if (sessionOf(this.client, this.connection) && !this.#isPermitted) return 'not-permitted';
    const {data, error} = this.#tenants.state;
    if (data) {
      const isThere = this.tenantId ? data.items.some(({id}) => id === this.tenantId) : data.items.length > 0;
      return isThere ? 'ready' : 'empty';
    }
    if (error !== undefined) return 'error';
    return link === 'offline' ? 'offline' : 'loading';
  }

  #words(standing: Standing): string {
    const i18n = this.#i18n;
    switch (standing) {
      case 'no-client':
        return i18n.term('bgmTenantsNoClient');
      case 'signed-out':
        return i18n.term('bgmTenantsSignedOut');
      case 'not-permitted':
        return i18n.term('bgmTenantsNotPermitted');
      case 'loading':
        return i18n.term('bgmTenantsLoading');
      case 'offline':
        return i18n.term('bgmUnreachable');
      case 'empty':
        return i18n.term(this.tenantId ? 'bgmTenantsUnknown' : 'bgmTenantsEmpty');
      default:
        return '';
    }
  }

  #stateNames(): string[] {
    const standing = this.#standing;
    const isLost = standing === 'no-client' || standing === 'signed-out';
    const isOffline = standing === 'offline' || this.connection?.link === 'offline';
    return [isLost ? 'not-connected' : standing, ...(isOffline ? ['offline'] : [])];
  }
}
