import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {CrmModule} from '../../../contract/index.ts';
import {wrongNote} from '../fields.ts';
import type {SettingsPlace} from '../section.ts';

const modules: readonly CrmModule[] = ['Contacts', 'Leads', 'Accounts'];
const pointer = '/lookupOrder';

/** The lookup order as a list that can be put in order: by dragging, by buttons, or by Alt with the arrow keys. */
export class OrderList {
  readonly #place: SettingsPlace;
  #dragged: CrmModule | undefined;

  constructor(place: SettingsPlace) {
    this.#place = place;
  }

  render(): TemplateResult {
    const {i18n} = this.#place;
    const order = this.#order;
    return html`<div
      class="setting"
      part="field"
      role="group"
      aria-labelledby="order-name"
      aria-describedby="order-hint"
    >
      <div class="setting-name" id="order-name" part="label">${i18n.term('bgmFindOrder')}</div>
      <ol class="order" part="order-list">
        ${repeat(
          order,
          (module) => module,
          (module, index) => this.#row(module, index, order.length),
        )}
      </ol>
      ${this.#leftOut()}
      <small class="hint" id="order-hint">${i18n.term('bgmFindOrderHint')}</small>
      ${wrongNote(this.#place, pointer)}
    </div>`;
  }

  #row(module: CrmModule, index: number, count: number): TemplateResult {
    const {i18n, editable} = this.#place;
    const name = i18n.term(`bgmFindModule_${module}`);
    return html`<li
      part="order-item"
      data-module=${module}
      class=${this.#dragged === module ? 'dragged' : ''}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, module)}
    >
      <button
        class="grip"
        type="button"
        part="button"
        ?disabled=${!editable}
        aria-label=${i18n.term('bgmFindGrip', name, index + 1, count)}
        @pointerdown=${(event: PointerEvent) => this.#grab(event, module)}
      >
        <span class="place-number" aria-hidden="true">${i18n.number(index + 1)}</span>
        <span class="dots" aria-hidden="true">⠿</span>
      </button>
      <span class="order-name">${name}</span>
      ${this.#button('up', '↑', i18n.term('bgmFindMoveUp', name), index === 0, () => this.#move(module, -1))}
      ${this.#button('down', '↓', i18n.term('bgmFindMoveDown', name), index === count - 1, () =>
        this.#move(module, 1),
      )}
      ${this.#button('out', '✕', i18n.term('bgmFindLeaveOut', name), count === 1, () => this.#leaveOut(module))}
    </li>`;
  }

  /** Never disabled where it could have the focus: the focus would be lost. */
  #button(kind: string, sign: string, name: string, isOff: boolean, press: () => void): TemplateResult {
    const {editable} = this.#place;
    return html`<button
      class="button plain small-button ${kind}"
      part="button"
      type="button"
      title=${name}
      aria-label=${name}
      ?disabled=${!editable}
      aria-disabled=${isOff ? 'true' : 'false'}
      @click=${() => (isOff ? undefined : press())}
    >
      <span aria-hidden="true">${sign}</span>
    </button>`;
  }

  #leftOut(): TemplateResult | typeof nothing {
    const {i18n, editable} = this.#place;
    const out = modules.filter((module) => !this.#order.includes(module));
    if (out.length === 0) return nothing;
    return html`<div class="left-out">
      <span class="muted">${i18n.term('bgmFindLeftOut')}</span>
      ${out.map((module) => {
        const name = i18n.term(`bgmFindModule_${module}`);
        return html`<button
          class="button"
          part="button"
          type="button"
          data-back=${module}
          aria-label=${i18n.term('bgmFindPutBack', name)}
          ?disabled=${!editable}
          @click=${() => this.#putBack(module)}
        >
          <span aria-hidden="true">+</span> ${name}
        </button>`;
      })}
    </div>`;
  }

  get #order(): CrmModule[] {
    return this.#place.settings.value(pointer);
  }

  #onKey(event: KeyboardEvent, module: CrmModule): void {
    const steps = {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (!steps || !event.altKey || !this.#place.editable) return;
    event.preventDefault();
    this.#move(module, steps);
  }

  #move(module: CrmModule, steps: number): void {
    const order = this.#order;
    const from = order.indexOf(module);
    this.#putAt(module, Math.max(0, Math.min(order.length - 1, from + steps)));
    this.#keepFocus(module);
  }

  #putAt(module: CrmModule, to: number): void {
    const order = this.#order;
    if (order.indexOf(module) === to) return;
    const others = order.filter((one) => one !== module);
    others.splice(to, 0, module);
    this.#change(others);
    this.#say('bgmFindMoved', module, to + 1, order.length);
  }

  #leaveOut(module: CrmModule): void {
    this.#change(this.#order.filter((one) => one !== module));
    const {i18n} = this.#place;
    this.#place.announce(i18n.term('bgmFindIsLeftOut', i18n.term(`bgmFindModule_${module}`)));
    this.#focus(`[data-back="${module}"]`);
  }

  #putBack(module: CrmModule): void {
    const order = [...this.#order, module];
    this.#change(order);
    const {i18n} = this.#place;
    this.#place.announce(i18n.term('bgmFindIsBack', i18n.term(`bgmFindModule_${module}`), order.length));
    this.#focus(`[data-module="${module}"] .grip`);
  }

  #change(order: CrmModule[]): void {
    this.#place.settings.change(pointer, order);
  }

  #say(term: 'bgmFindMoved', module: CrmModule, place: number, of: number): void {
    const {i18n} = this.#place;
    this.#place.announce(i18n.term(term, i18n.term(`bgmFindModule_${module}`), place, of));
  }

  /** A row that is moved in the page loses the focus; the same button of it gets it back. */
  #keepFocus(module: CrmModule): void {
    const root = this.#place.host.shadowRoot;
    const focused = root?.activeElement;
    if (!focused?.closest(`[data-module="${module}"]`)) return;
    void this.#place.host.updateComplete.then(() => (focused as HTMLElement).focus());
  }

  #focus(selector: string): void {
    const {host} = this.#place;
    void host.updateComplete.then(() => host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }

  /** The rest is heard on the page: a row that is moved loses the pointer. */
  #grab(event: PointerEvent, module: CrmModule): void {
    if (event.button !== 0 || !this.#place.editable) return;
    this.#dragged = module;
    const end = new AbortController();
    const drop = () => {
      end.abort();
      this.#dragged = undefined;
      this.#place.host.requestUpdate();
    };
    addEventListener('pointermove', ({clientY}) => this.#drag(module, clientY), {signal: end.signal});
    for (const type of ['pointerup', 'pointercancel', 'blur'])
      addEventListener(type, drop, {signal: end.signal});
    this.#place.host.requestUpdate();
  }

  /** The row goes where its middle would be. */
  #drag(module: CrmModule, y: number): void {
    const rows = this.#place.host.shadowRoot?.querySelectorAll<HTMLElement>('.order > li') ?? [];
    const before = [...rows].filter((row) => {
      const {top, height} = row.getBoundingClientRect();
      return row.dataset.module !== module && y > top + height / 2;
    });
    this.#putAt(module, before.length);
  }
}
