import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {LightElement} from './light-element.ts';
import type {CrmRecord} from './zoho-control.ts';

/** What stands in the CRM now: call activities first, since they are what people pay for. */
@customElement('qa-zoho-panel')
export class QaZohoPanel extends LightElement {
  /** Newest first. */
  @property({attribute: false}) calls: readonly CrmRecord[] = [];
  @property({attribute: false}) created: readonly CrmRecord[] = [];
  @property({attribute: false}) credits?: {readonly used: number; readonly limit: number};
  /** Page of the emulator with everything in it. */
  @property() href = '';

  protected override render() {
    return html`
      <p class="hint">
        ${this.credits ? html`${this.credits.used} of ${this.credits.limit} API credits used. ` : nothing}
        <a href=${this.href} target="_blank" rel="noopener">Everything in the emulator</a>
      </p>
      <h3>Call activities (${this.calls.length})</h3>
      ${this.calls.length === 0 ? html`<p class="hint">No call stands in Zoho yet. Play one and hang up.</p>` : nothing}
      ${this.calls.map((call) => this.callOf(call))}
      ${
        this.created.length > 0
          ? html`<h3>Newest contacts and leads</h3>
              ${this.created.map((record) => this.personOf(record))}`
          : nothing
      }
    `;
  }

  private callOf(call: CrmRecord) {
    return html`
      <article class="record">
        <h4><bdi>${text(call['Subject'])}</bdi></h4>
        <dl>
          ${row('Type', call['Call_Type'])} ${row('Start', moment(call['Call_Start_Time']))}
          ${row('Duration', call['Call_Duration_in_seconds'], ' s')} ${row('Owner', call['Owner'])}
          ${row('Contact', call['Who_Id'])} ${row('Related to', call['What_Id'])}
          ${row('Recording', call['Voice_Recording__s'])}
        </dl>
        ${text(call['Description']) ? html`<p class="description" dir="auto">${text(call['Description'])}</p>` : nothing}
      </article>
    `;
  }

  private personOf(record: CrmRecord) {
    return html`
      <article class="record">
        <h4><bdi>${text(record['Full_Name'] ?? record['Last_Name'])}</bdi></h4>
        <dl>
          ${row('Company', record['Company'] ?? record['Account_Name'])} ${row('Phone', record['Phone'])}
          ${row('Mobile', record['Mobile'])} ${row('E-mail', record['Email'])}
        </dl>
      </article>
    `;
  }
}

function row(name: string, value: unknown, unit = '') {
  const words = text(value);
  return words === ''
    ? nothing
    : html`<dt>${name}</dt>
        <dd><bdi>${words}${unit}</bdi></dd>`;
}

const when = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'medium'});

/** A CRM time, which may lack its zone's colon, as people write it. */
function moment(value: unknown): string {
  const date = new Date(text(value));
  return Number.isNaN(date.valueOf()) ? text(value) : when.format(date);
}

/** A field's value for people; a lookup shows its name. */
function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return 'name' in value ? text(value.name) : '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

declare global {
  interface HTMLElementTagNameMap {
    'qa-zoho-panel': QaZohoPanel;
  }
}
