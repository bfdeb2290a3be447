import {html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';
import {LightElement} from './light-element.ts';
import type {DemoTenant, DemoUser, PageConfig} from './page-config.ts';
import type {PageState} from './url-state.ts';

/** What the phone above the widgets can do with the call in hand. */
export type PhoneAction = 'answer' | 'hold' | 'transfer' | 'hangup';

/** The screen of one agent, with the widgets embedded as a web client would embed them. */
@customElement('qa-agent-screen')
export class QaAgentScreen extends LightElement {
  @property({attribute: false}) config!: PageConfig;
  @property({attribute: false}) page!: PageState;
  @property({attribute: false}) tenant?: DemoTenant;
  @property({attribute: false}) user?: DemoUser;
  /** Steps of the played call that make sense now. */
  @property({attribute: false}) actions: readonly PhoneAction[] = [];
  @property({type: Boolean}) held = false;

  protected override render() {
    const {user, page} = this;
    if (!user) return html`<p class="hint">This tenant has nobody to sign in.</p>`;
    return html`
      <section
        class="screen"
        data-theme=${page.theme}
        style="--screen-width: ${Number(page.width) || 440}"
        aria-label="The agent’s screen"
      >
        <header>
          <strong><bdi>${user.name ?? user.extension}</bdi></strong>
          <span>${user.role}, extension ${user.extension || '–'}</span>
        </header>
        <div class="phone" role="group" aria-label="Phone">
          ${this.phoneButton('answer', 'Answer', true)}
          ${this.phoneButton('hold', this.held ? 'Resume' : 'Hold')}
          ${this.phoneButton('transfer', 'Transfer')} ${this.phoneButton('hangup', 'Hang up')}
        </div>
        <div class="widgets">
          ${keyed(`${this.tenant?.id}/${user.extension}/${user.token}`, this.widgets())}
        </div>
      </section>
      <p class="hint width">
        Drag the right edge to try other widths. The widgets come from the proxy, as in any portal.
      </p>
      <p class="hint">
        ${this.tenant?.domain}’s CRM is set up in the
        <a href="/admin.html?user=admin&amp;tenant=${this.tenant?.domain}">admin portal</a>.
      </p>
    `;
  }

  private widgets() {
    return html`
      <bgm-crm-provider
        endpoint=${this.config.proxy}
        locale=${this.page.locale}
        theme=${this.page.theme}
        density=${this.page.density}
        .getPbxToken=${this.pbxToken}
      >
        <bgm-crm-status></bgm-crm-status>
        <bgm-contact-search @bgm-select=${this.openRecord}></bgm-contact-search>
        <bgm-caller-card></bgm-caller-card>
        <bgm-call-notes></bgm-call-notes>
        <bgm-create-contact></bgm-create-contact>
        <!-- Card and badge say it already. -->
        <span slot="offline"></span>
      </bgm-crm-provider>
    `;
  }

  private phoneButton(action: PhoneAction, words: string, primary = false) {
    return html`<button
      class="button ${primary ? 'primary' : ''} ${action === 'hangup' ? 'danger' : ''}"
      ?disabled=${!this.actions.includes(action)}
      @click=${() => this.dispatchEvent(new CustomEvent<PhoneAction>('qa-phone', {detail: action}))}
    >
      ${words}
    </button>`;
  }

  /** What is chosen is up to the host; this one looks at it in the CRM. */
  private openRecord = (event: CustomEvent<{contact: {url: string | null}}>) => {
    const {url} = event.detail.contact;
    if (url) window.open(url, '_blank', 'noopener');
  };

  private pbxToken = () => Promise.resolve(this.user?.token ?? '');
}

declare global {
  interface HTMLElementTagNameMap {
    'qa-agent-screen': QaAgentScreen;
  }
}
