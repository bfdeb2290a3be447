import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {isWrong, wrongId} from './fields.ts';
import type {NamedPlace} from './places.ts';
import type {SettingsPlace} from './section.ts';
import {settingName} from './setting-words.ts';

/**
 * A field that finds one of some hundred places by any part of its name: what is typed is looked for, and the list opens with
 * what fits. A name that is none leaves the setting as it was, and says so.
 */
export function placeInput(
  place: SettingsPlace,
  pointer: '/defaultCountry' | '/timeZone',
  places: readonly NamedPlace[],
): TemplateResult {
  const {settings} = place;
  const current = settings.value(pointer);
  // A name that is none stays to be corrected.
  const typed = place.host.shadowRoot?.querySelector<HTMLInputElement>(`[data-pointer="${pointer}"]`)?.value;
  const shown = isWrong(place, pointer) === 'true' && typed ? typed : nameOf(places, current);
  const list = `places${pointer.replaceAll('/', '-')}`;
  const change = (event: Event) => {
    const typed = (event.target as HTMLInputElement).value.trim().toLowerCase();
    const found = places.find(
      ({name, value}) => name.toLowerCase() === typed || value.toLowerCase() === typed,
    );
    if (found) settings.change(pointer, found.value);
    settings.judge(pointer, found ? undefined : 'not_in_list');
  };
  return html`<input
      class="input place"
      part="input"
      type="text"
      list=${list}
      autocomplete="off"
      spellcheck="false"
      aria-label=${settingName(place.i18n, pointer)}
      aria-invalid=${isWrong(place, pointer)}
      aria-describedby=${wrongId(pointer)}
      data-pointer=${pointer}
      .value=${live(shown)}
      ?disabled=${!place.editable}
      @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      @change=${change}
    /><datalist id=${list}>${places.map(({name}) => html`<option value=${name}></option>`)}</datalist>`;
}

const nameOf = (places: readonly NamedPlace[], value: string) =>
  places.find((place) => place.value === value)?.name ?? value;
