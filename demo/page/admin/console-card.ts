import {html, nothing, type PropertyValues} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {LightElement} from '../light-element.ts';
import {consoleClients, type ConsoleClient} from './console-client.ts';

/** What the tenant's admin would see in Zoho's developer console, so that a visitor can connect without an account at Zoho. */
@customElement('qa-console-card')
export class QaConsoleCard extends LightElement {
  /** Origin of the Zoho emulator's page. */
  @property() zoho = '';
  /** Key of the org that the tenant's admin can sign in to. */
  @property() org = '';
  @state() private clients: readonly ConsoleClient[] = [];
  @state() private notice = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('org') || changed.has('zoho')) && this.org) void this.#read();
  }

  protected override render() {
    return html`
      <h3>Played: Zoho’s developer console</h3>
      <p class="hint">
        Client ID and secret, as Zoho would give them. The consent page is the emulator’s too.
        <a href="${this.zoho}/?org=${this.org}" target="_blank" rel="noopener">The emulator’s page</a>
      </p>
      ${this.clients.map((client) => this.clientOf(client))}
      <p class="hint" role="status">${this.notice}</p>
    `;
  }

  private clientOf({clientId, name, secrets}: ConsoleClient) {
    const regions = Object.keys(secrets);
    const secret = secrets[regions[0] ?? ''] ?? '';
    return html`<article class="record">
      <h4>${name}</h4>
      <dl>
        <dt>Data centres</dt>
        <dd>${regions.join(', ').toUpperCase()}</dd>
        <dt>Client ID</dt>
        <dd><code>${clientId}</code></dd>
        <dt>Client Secret</dt>
        <dd><code>${secret}</code></dd>
      </dl>
      <p class="actions">
        ${this.copy('Copy Client ID', clientId)} ${this.copy('Copy secret', secret)}
        ${
          secret
            ? html`<button class="button" @click=${() => this.#fillIn(clientId, secret)}>Fill in</button>`
            : nothing
        }
      </p>
    </article>`;
  }

  private copy(words: string, text: string) {
    return html`<button class="button" @click=${() => void this.#copy(text)}>${words}</button>`;
  }

  async #read(): Promise<void> {
    try {
      this.clients = await consoleClients(this.zoho, this.org);
    } catch (error) {
      this.notice = error instanceof Error ? error.message : String(error);
    }
  }

  async #copy(text: string): Promise<void> {
    this.notice = await navigator.clipboard.writeText(text).then(
      () => 'Copied.',
      () => 'The browser does not let this page copy. Mark the text and copy it.',
    );
  }

  /** Only a demo would reach into a component; people paste. */
  #fillIn(clientId: string, secret: string): void {
    this.dispatchEvent(
      new CustomEvent('qa-fill-in', {detail: {clientId, secret}, bubbles: true, composed: true}),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'qa-console-card': QaConsoleCard;
  }
}
