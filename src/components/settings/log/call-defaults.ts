import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {isWrong, wrongId, wrongNote} from '../fields.ts';
import type {SettingsPlace} from '../section.ts';

const pointer = '/journal/callDefaults';
const fieldName = /^[A-Za-z]\w{0,99}$/;

/** Values for further fields of a call, as a table of API names and values. A row without a name counts once it has one. */
export class CallDefaults {
  readonly #place: SettingsPlace;
  /** Rows as they are typed; their order and unfinished names live here only. */
  #rows: [string, string][] = [];
  #of: unknown;

  constructor(place: SettingsPlace) {
    this.#place = place;
  }

  render(): TemplateResult {
    const {i18n, editable, settings} = this.#place;
    const value = settings.value(pointer);
    if (value !== this.#of) this.#rows = Object.entries(value);
    this.#of = value;
    return html`<div class="setting" part="field" role="group" aria-labelledby="defaults-name">
      <div class="setting-name" id="defaults-name" part="label">${i18n.term('bgmLogFurther')}</div>
      <small class="hint">${i18n.term('bgmLogDefaults')}</small>
      ${
        this.#rows.length > 0
          ? html`<div class="defaults">${this.#rows.map((row, index) => this.#row(row, index))}</div>`
          : nothing
      }
      <div>
        <button
          class="button"
          part="button"
          type="button"
          id="add-default"
          ?disabled=${!editable}
          @click=${this.#add}
        >
          <span aria-hidden="true">+</span> ${i18n.term('bgmLogDefaultAdd')}
        </button>
      </div>
      ${wrongNote(this.#place, pointer)}
    </div>`;
  }

  #row([name, value]: [string, string], index: number): TemplateResult {
    const {i18n, editable} = this.#place;
    return html`<div class="default-row">
      <input
        class="input"
        part="input"
        type="text"
        dir="ltr"
        maxlength="100"
        autocomplete="off"
        spellcheck="false"
        aria-label=${i18n.term('bgmLogDefaultName')}
        placeholder=${i18n.term('bgmLogDefaultName')}
        aria-invalid=${name !== '' && !fieldName.test(name) ? 'true' : isWrong(this.#place, `${pointer}/${name}`)}
        aria-describedby=${wrongId(pointer)}
        data-row=${index}
        .value=${live(name)}
        ?disabled=${!editable}
        @change=${(event: Event) => this.#change(index, [(event.target as HTMLInputElement).value.trim(), value])}
      />
      <input
        class="input"
        part="input"
        type="text"
        dir="auto"
        maxlength="255"
        aria-label=${i18n.term('bgmLogDefaultValue')}
        placeholder=${i18n.term('bgmLogDefaultValue')}
        .value=${live(value)}
        ?disabled=${!editable}
        @change=${(event: Event) => this.#change(index, [name, (event.target as HTMLInputElement).value])}
      />
      <button
        class="button plain small-button"
        part="button"
        type="button"
        aria-label=${i18n.term('bgmLogDefaultRemove', name)}
        title=${i18n.term('bgmLogDefaultRemove', name)}
        ?disabled=${!editable}
        @click=${() => this.#remove(index)}
      >
        <span aria-hidden="true">✕</span>
      </button>
    </div>`;
  }

  readonly #add = (): void => {
    this.#rows = [...this.#rows, ['', '']];
    this.#focus(`[data-row="${this.#rows.length - 1}"]`);
  };

  #remove(index: number): void {
    this.#rows = this.#rows.filter((_, at) => at !== index);
    this.#tell();
    this.#focus('#add-default');
  }

  #change(index: number, row: [string, string]): void {
    this.#rows = this.#rows.map((old, at) => (at === index ? row : old));
    this.#tell();
  }

  #tell(): void {
    const {settings} = this.#place;
    const value = Object.fromEntries(this.#rows.filter(([name]) => name !== ''));
    this.#of = value;
    settings.change(pointer, value);
    settings.judge(pointer, Object.keys(value).every((name) => fieldName.test(name)) ? undefined : 'regex');
  }

  #focus(selector: string): void {
    const {host} = this.#place;
    host.requestUpdate();
    void host.updateComplete.then(() => host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }
}
