import {html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {faults, type Fault} from './faults.ts';
import {LightElement} from './light-element.ts';

const places: Record<Fault['where'], string> = {zoho: 'Zoho', pbx: 'PBX', proxy: 'Proxy'};

/** Switches for what can go wrong outside. */
@customElement('qa-faults-panel')
export class QaFaultsPanel extends LightElement {
  /** Names of the faults that are on. */
  @property({attribute: false}) on: readonly string[] = [];

  protected override render() {
    return html`
      <p class="hint">
        Each switch breaks one of the worlds around the widgets. The address of this page remembers them.
      </p>
      ${(Object.keys(places) as Fault['where'][]).map(
        (where) => html`
          <h3>${places[where]}</h3>
          ${faults.filter((fault) => fault.where === where).map((fault) => this.switchOf(fault))}
        `,
      )}
    `;
  }

  private switchOf(fault: Fault) {
    const id = `fault-${fault.name}`;
    return html`
      <div class="switch">
        <input
          id=${id}
          type="checkbox"
          .checked=${this.on.includes(fault.name)}
          aria-describedby="${id}-says"
          @change=${(event: Event) => this.#toggle(fault, (event.target as HTMLInputElement).checked)}
        />
        <label for=${id}>${fault.title}</label>
        <span id="${id}-says">${fault.says}</span>
      </div>
    `;
  }

  #toggle(fault: Fault, on: boolean) {
    this.dispatchEvent(new CustomEvent('qa-fault', {detail: {name: fault.name, on}}));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'qa-faults-panel': QaFaultsPanel;
  }
}
