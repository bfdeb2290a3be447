import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {LightElement} from './light-element.ts';
import {goldenScenarios, liveScenarios, type Scenario} from './scenarios.ts';
import {shownStates} from './states.ts';
import {type PageState, readState, writeState} from './url-state.ts';

/** How a played scenario came out. */
export interface Mark {
  readonly state: 'playing' | 'pass' | 'fail';
  /** Why it failed. */
  readonly says?: string;
}

/** Scenarios with a one-line expectation and a pass mark, and a call of one's own making. */
@customElement('qa-scenario-list')
export class QaScenarioList extends LightElement {
  @property({attribute: false}) marks: ReadonlyMap<string, Mark> = new Map();
  @property() extension = '';
  @property({attribute: false}) page: PageState = readState('');
  /** How much faster than life golden scenarios run; 0: at once. */
  @property({type: Number}) speed = 20;

  protected override render() {
    const [first, ...others] = liveScenarios;
    return html`
      <h2>Live calls</h2>
      ${first ? html`<button class="button primary" @click=${() => this.#play(first)}>${first.title}</button>` : nothing}
      <ul>
        ${others.map((scenario) => this.item(scenario))}
      </ul>
      ${this.freeForm()} ${this.states()}
      <h2>Golden scenarios</h2>
      <p class="hint">
        Played ${this.speed > 0 ? `${this.speed} times faster than life` : 'at once'}, then compared with
        Zoho.
      </p>
      <ul>
        ${goldenScenarios.map((scenario) => this.item(scenario))}
      </ul>
      <p>
        <button class="button" @click=${() => this.dispatchEvent(new CustomEvent('qa-play-all'))}>
          Play all
        </button>
      </p>
    `;
  }

  private item(scenario: Scenario) {
    const mark = this.marks.get(scenario.name);
    return html`
      <li>
        <button class="row" @click=${() => this.#play(scenario)}>
          <strong>${scenario.title}</strong>
          <span>${scenario.says}</span>
        </button>
        ${mark ? html`<span class="mark ${className(mark)}" title=${mark.says ?? ''}>${wordOf(mark)}</span>` : nothing}
      </li>
    `;
  }

  /** Each is an address of this page, and opens afresh. */
  private states() {
    const {locale, theme, density} = this.page;
    const plain = {...readState(''), locale, theme, density};
    return html`
      <h2>States of the card</h2>
      <ul class="states">
        ${shownStates.map(({state, title, scenario = '', fault = '', tenant = ''}) => {
          const address = writeState({...plain, scenario, fault, tenant});
          return html`<li><a href=${address} data-state=${state}>${title}</a></li>`;
        })}
      </ul>
    `;
  }

  private freeForm() {
    return html`
      <form class="freeform" @submit=${this.#free}>
        <h2>Your own call</h2>
        <label>From <input class="field" name="from" required value="14155550123" /></label>
        <label>To <input class="field" name="to" required .value=${this.extension} /></label>
        <label
          >Ends
          <select class="field" name="ends">
            <option value="manual">by the phone’s buttons</option>
            <option value="answered">answered</option>
            <option value="missed">missed</option>
            <option value="busy">busy</option>
            <option value="rejected">rejected</option>
            <option value="caller_gave_up">caller gave up</option>
            <option value="voicemail">voicemail</option>
            <option value="transfer">transferred</option>
          </select></label
        >
        <button class="button">Place this call</button>
      </form>
    `;
  }

  #play(scenario: Scenario) {
    this.dispatchEvent(new CustomEvent<Scenario>('qa-play', {detail: scenario}));
  }

  #free = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const detail = Object.fromEntries([...data].filter(([, value]) => typeof value === 'string'));
    this.dispatchEvent(new CustomEvent('qa-free-call', {detail}));
  };
}

function className(mark: Mark): string {
  return mark.state === 'playing' ? 'wait' : mark.state;
}

function wordOf(mark: Mark): string {
  return {playing: 'playing…', pass: '✓ as expected', fail: '✗ differs'}[mark.state];
}

declare global {
  interface HTMLElementTagNameMap {
    'qa-scenario-list': QaScenarioList;
  }
}
