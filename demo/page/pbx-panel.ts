import {html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {LightElement} from './light-element.ts';
import type {PbxWebhook} from './pbx-control.ts';
import {clockTime} from './words.ts';

/** The webhooks that the PBX sent, and what the proxy answered. */
@customElement('qa-pbx-panel')
export class QaPbxPanel extends LightElement {
  /** Oldest first, as the simulator tells them. */
  @property({attribute: false}) webhooks: readonly PbxWebhook[] = [];

  protected override render() {
    if (this.webhooks.length === 0) return html`<p class="hint">No webhook was sent yet. Play a call.</p>`;
    const newest = this.webhooks.slice(-200).reverse();
    return html`
      <table class="log">
        <thead>
          <tr>
            <th>Time</th>
            <th>Event</th>
            <th>Session</th>
            <th>Answer</th>
          </tr>
        </thead>
        <tbody>
          ${newest.map((webhook) => this.row(webhook))}
        </tbody>
      </table>
    `;
  }

  private row(webhook: PbxWebhook) {
    const last = webhook.attempts.at(-1);
    const answer = last ? (last.status ?? last.error ?? '') : '';
    const bad = webhook.state !== 'delivered' && webhook.state !== 'waiting';
    return html`<tr>
      <td>${last ? clockTime(last.at) : ''}</td>
      <td>${webhook.eventType}</td>
      <td>${webhook.sessionId ? `…${webhook.sessionId.slice(-6)}` : ''}</td>
      <td class=${bad ? 'bad' : ''}>
        ${answer} ${webhook.state === 'delivered' ? '' : webhook.state.replaceAll('_', ' ')}
        ${webhook.attempts.length > 1 ? `(try ${webhook.attempts.length})` : ''}
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'qa-pbx-panel': QaPbxPanel;
  }
}
