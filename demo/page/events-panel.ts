import {html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Recorded} from './event-recorder.ts';
import {LightElement} from './light-element.ts';
import {clockTime} from './words.ts';

/** What went between page, widgets and proxy. */
@customElement('qa-events-panel')
export class QaEventsPanel extends LightElement {
  @property({attribute: false}) events: readonly Recorded[] = [];

  protected override render() {
    if (this.events.length === 0) return html`<p class="hint">Nothing yet. Play a call.</p>`;
    return html`
      <button class="button" @click=${() => this.dispatchEvent(new CustomEvent('qa-clear'))}>Clear</button>
      <table class="log dom-log">
        <thead>
          <tr>
            <th>Time</th>
            <th>Kind</th>
            <th>What</th>
            <th>Detail</th>
          </tr>
        </thead>
        <tbody>
          ${this.events.map(
            (event) =>
              html`<tr>
                <td>${clockTime(event.at, true)}</td>
                <td>${event.kind}</td>
                <td>${event.what}</td>
                <td>${event.detail}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'qa-events-panel': QaEventsPanel;
  }
}
