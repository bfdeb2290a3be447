import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {live} from 'lit/directives/live.js';
import type {SettingsPlace} from './section.ts';
import {settingName, wrongWords} from './setting-words.ts';
import type {SettingPointer, SettingValues} from './setting-pointers.ts';

/** Settings whose value is of a type. */
type PointerTo<T> = {
  [P in SettingPointer]: SettingValues[P] extends T ? P : never;
}[SettingPointer];

export interface Option {
  readonly value: string;
  readonly label: string;
  /** What choosing it means. */
  readonly hint?: string;
  /** What further is to be chosen then. */
  readonly more?: TemplateResult | undefined;
}

/** Id of the element that a field's complaint stands in. */
export const wrongId = (pointer: string): string => `wrong${pointer.replaceAll('/', '-')}`;

/** What is wrong with a field, where a screen reader finds it. Always there, so that it is heard when it changes. */
export function wrongNote({i18n, settings}: SettingsPlace, pointer: string): TemplateResult {
  const code = codeAt(settings.wrong, pointer);
  return html`<p class="wrong" id=${wrongId(pointer)} part="message" role="alert">
    ${wrongWords(i18n, code)}
  </p>`;
}

/** Of the field itself, or of something in it. */
function codeAt(wrong: ReadonlyMap<string, string>, pointer: string): string | undefined {
  return [...wrong].find(([at]) => `${at}/`.startsWith(`${pointer}/`))?.[1];
}

export function isWrong({settings}: SettingsPlace, pointer: string): 'true' | 'false' {
  return codeAt(settings.wrong, pointer) === undefined ? 'false' : 'true';
}

/** On or off, with what it means. */
export function toggle(
  place: SettingsPlace,
  pointer: PointerTo<boolean>,
  words: {readonly label: string; readonly hint?: string},
): TemplateResult {
  const isOn = place.settings.value(pointer);
  const change = (event: Event) => place.settings.change(pointer, (event.target as HTMLInputElement).checked);
  return html`<div class="setting" part="field">
    <label class="check">
      <input
        type="checkbox"
        role="switch"
        aria-checked=${isOn ? 'true' : 'false'}
        part="input"
        data-pointer=${pointer}
        .checked=${live(isOn)}
        ?disabled=${!place.editable}
        @change=${change}
      />
      <span>${words.label}${hint(words.hint)}</span>
    </label>
    ${wrongNote(place, pointer)}
  </div>`;
}

/** One of a few, each with what it means. */
export function radios(
  place: SettingsPlace,
  pointer: PointerTo<string>,
  legend: string,
  options: readonly Option[],
): TemplateResult {
  const current = place.settings.value(pointer);
  const row = ({value, label, hint: meaning, more}: Option) =>
    html`<div class="choice">
      <label class="check">
        <input
          type="radio"
          part="input"
          name=${pointer}
          value=${value}
          data-pointer=${pointer}
          .checked=${live(value === current)}
          ?disabled=${!place.editable}
          aria-invalid=${value === current && isWrong(place, pointer) === 'true' ? 'true' : 'false'}
          @change=${() => place.settings.change(pointer, value)}
        />
        <span>${label}${hint(meaning)}</span>
      </label>
      ${value === current ? (more ?? nothing) : nothing}
    </div>`;
  return html`<fieldset class="setting" part="field">
    <legend class="setting-name" part="label">${legend}</legend>
    ${options.map(row)} ${wrongNote(place, pointer)}
  </fieldset>`;
}

/** A number inside a sentence. */
export function numberInput(
  place: SettingsPlace,
  pointer: PointerTo<number>,
  {min, max}: {readonly min: number; readonly max: number},
): TemplateResult {
  const change = (event: Event) => {
    const {value} = event.target as HTMLInputElement;
    const number = Number(value);
    place.settings.change(pointer, number);
    const isWhole = value.trim() !== '' && Number.isInteger(number);
    place.settings.judge(
      pointer,
      !isWhole ? 'integer' : number < min ? 'min_value' : number > max ? 'max_value' : undefined,
    );
  };
  return html`<input
    class="input figure"
    part="input"
    type="number"
    min=${min}
    max=${max}
    inputmode="numeric"
    aria-label=${settingName(place.i18n, pointer)}
    aria-invalid=${isWrong(place, pointer)}
    aria-describedby=${wrongId(pointer)}
    data-pointer=${pointer}
    .value=${live(String(place.settings.value(pointer)))}
    ?disabled=${!place.editable}
    @change=${change}
  />`;
}

interface TextLine {
  /** Where a label of its own points to; without it the field is called as the setting is called everywhere. */
  readonly id?: string;
  /** Classes beside `input`. */
  readonly css?: string;
  readonly text: string;
  readonly maxlength: number;
  /** No words of a language: it runs from left to right and nobody corrects its spelling. */
  readonly isCode?: boolean;
  /** Told with each key, not only when the field is left. */
  readonly isLive?: boolean;
  readonly take: (text: string) => void;
}

/** A line of text. */
export function textInput(place: SettingsPlace, pointer: SettingPointer, line: TextLine): TemplateResult {
  const {id, css = '', text, maxlength, isCode = false, isLive = false} = line;
  const take = (event: Event) => line.take((event.target as HTMLInputElement).value);
  return html`<input
    class="input ${css}"
    part="input"
    id=${ifDefined(id)}
    type="text"
    dir=${isCode ? 'ltr' : 'auto'}
    maxlength=${maxlength}
    autocomplete="off"
    spellcheck=${ifDefined(isCode ? 'false' : undefined)}
    aria-label=${ifDefined(id ? undefined : settingName(place.i18n, pointer))}
    aria-invalid=${isWrong(place, pointer)}
    aria-describedby=${wrongId(pointer)}
    data-pointer=${pointer}
    .value=${live(text)}
    ?disabled=${!place.editable}
    @input=${isLive ? take : nothing}
    @change=${isLive ? nothing : take}
  />`;
}

/** One of a few inside a sentence. */
export function selectInput(
  place: SettingsPlace,
  pointer: PointerTo<string>,
  options: readonly Option[],
): TemplateResult {
  const current = place.settings.value(pointer);
  return html`<select
    class="input inline-select"
    part="input"
    aria-label=${settingName(place.i18n, pointer)}
    aria-invalid=${isWrong(place, pointer)}
    aria-describedby=${wrongId(pointer)}
    data-pointer=${pointer}
    ?disabled=${!place.editable}
    @change=${(event: Event) => place.settings.change(pointer, (event.target as HTMLSelectElement).value)}
  >
    ${options.map(
      ({value, label}) => html`<option value=${value} .selected=${value === current}>${label}</option>`,
    )}
  </select>`;
}

/** Small text that belongs to the words before it. */
export function hint(words: string | undefined): TemplateResult | typeof nothing {
  return words ? html`<small class="hint">${words}</small>` : nothing;
}
