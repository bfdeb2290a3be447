import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {ActivityPlaceholder} from '../../../contract/index.ts';
import {isWrong, textInput, wrongId, wrongNote} from '../fields.ts';
import type {SettingsPlace} from '../section.ts';

/** The compiler asks for each one that the contract has: pages take no more than types from it. */
const placeholders = Object.keys({
  direction: true,
  outcome: true,
  contact: true,
  number: true,
  agent: true,
  extension: true,
  queue: true,
  duration: true,
  date: true,
  time: true,
  summary: true,
} satisfies Record<ActivityPlaceholder, true>);
type TemplatePointer = '/journal/subjectTemplate' | '/journal/descriptionTemplate';

/** Subject and description with buttons that put in what the call fills in. */
export function logTemplates(place: SettingsPlace): TemplateResult {
  const {i18n} = place;
  return html`<div class="setting" part="field">
      <label class="setting-name" part="label" for="subject">${i18n.term('bgmLogSubject')}</label>
      ${subjectField(place)} ${buttons(place, 'subject')} ${wrongNote(place, '/journal/subjectTemplate')}
    </div>
    <div class="setting" part="field">
      <label class="setting-name" part="label" for="description">${i18n.term('bgmLogDescription')}</label>
      ${descriptionField(place)} ${buttons(place, 'description')}
      ${wrongNote(place, '/journal/descriptionTemplate')}
    </div>`;
}

function subjectField(place: SettingsPlace): TemplateResult {
  const pointer = '/journal/subjectTemplate';
  return textInput(place, pointer, {
    id: 'subject',
    text: place.settings.value(pointer),
    maxlength: 200,
    isLive: true,
    take: (text) => take(place, pointer, text),
  });
}

function descriptionField(place: SettingsPlace): TemplateResult {
  const pointer = '/journal/descriptionTemplate';
  return html`<textarea
    class="input template"
    part="input"
    id="description"
    rows="4"
    maxlength="2000"
    dir="auto"
    data-pointer=${pointer}
    aria-invalid=${isWrong(place, pointer)}
    aria-describedby=${wrongId(pointer)}
    .value=${live(place.settings.value(pointer))}
    ?disabled=${!place.editable}
    @input=${(event: Event) => take(place, pointer, (event.target as HTMLTextAreaElement).value)}
  ></textarea>`;
}

function take(place: SettingsPlace, pointer: TemplatePointer, text: string): void {
  place.settings.change(pointer, text);
  const unknown = [...text.matchAll(/\{(\w{1,40})\}/g)].find(([, name = '']) => !placeholders.includes(name));
  place.settings.judge(pointer, unknown && `unknown_placeholder:${unknown[1]}`);
}

function buttons(place: SettingsPlace, id: string): TemplateResult {
  const {i18n} = place;
  return html`<div class="placeholders" role="group" aria-label=${i18n.term('bgmLogPlaceholders')}>
    ${placeholders.map(
      (name) =>
        html`<button
          class="chip placeholder"
          part="button"
          type="button"
          ?disabled=${!place.editable}
          aria-label=${i18n.term('bgmLogInsert', `{${name}}`)}
          @click=${() => insert(place, id, `{${name}}`)}
        >
          {${name}}
        </button>`,
    )}
  </div>`;
}

/** Where the cursor stands; the field takes the focus, so that typing goes on there. */
function insert({host}: SettingsPlace, id: string, text: string): void {
  const area = host.shadowRoot?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`);
  if (!area) return;
  area.focus();
  area.setRangeText(text, area.selectionStart ?? 0, area.selectionEnd ?? 0, 'end');
  const event = new Event('input', {bubbles: true});
  area.dispatchEvent(event);
}
