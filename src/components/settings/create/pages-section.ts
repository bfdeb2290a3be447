import {html, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {isWrong, wrongId, wrongNote} from '../fields.ts';
import type {SectionEntry, SectionStanding, SettingsPlace, SettingsSection} from '../section.ts';

const pointer = '/allowedOrigins';

/** Which pages may use the widgets. */
class PagesSection implements SettingsSection {
  readonly #place: SettingsPlace;

  constructor(place: SettingsPlace) {
    this.#place = place;
  }

  standing(): SectionStanding | undefined {
    const {settings, i18n} = this.#place;
    if (!settings.draft) return undefined;
    const {length} = settings.value(pointer);
    return {
      tone: 'quiet',
      words: length > 0 ? i18n.term('bgmPagesFew', length) : i18n.term('bgmPagesNone'),
    };
  }

  render(): TemplateResult {
    const place = this.#place;
    const {i18n, settings, editable} = place;
    const origins = settings.value(pointer);
    return html`<div class="setting" part="field" role="group" aria-labelledby="origins-name">
      <div class="setting-name" id="origins-name" part="label">${i18n.term('bgmPagesOrigins')}</div>
      ${
        origins.length > 0
          ? html`<ul class="origins">
              ${repeat(
                origins,
                (origin) => origin,
                (origin) => this.#row(origin),
              )}
            </ul>`
          : html`<p class="muted">${i18n.term('bgmPagesEmpty')}</p>`
      }
      <form class="add-line" novalidate @submit=${this.#add}>
        <input
          class="input"
          part="input"
          id="new-origin"
          type="url"
          dir="ltr"
          autocomplete="off"
          placeholder="https://portal.example"
          aria-label=${i18n.term('bgmPagesNew')}
          aria-invalid=${isWrong(place, pointer)}
          aria-describedby="${wrongId(pointer)} origins-hint"
          data-pointer=${pointer}
          ?disabled=${!editable}
          @input=${() => settings.judge(pointer)}
        />
        <button class="button" part="button" type="submit" ?disabled=${!editable}>
          ${i18n.term('bgmPagesAdd')}
        </button>
      </form>
      ${wrongNote(place, pointer)}
      <small class="hint" id="origins-hint">${i18n.term('bgmPagesHint')}</small>
    </div>`;
  }

  #row(origin: string): TemplateResult {
    const {i18n, editable} = this.#place;
    return html`<li>
      <span class="origin" dir="ltr">${origin}</span>
      ${origin === location.origin ? html`<span class="chip">${i18n.term('bgmPagesThis')}</span>` : ''}
      <button
        class="button plain small-button"
        part="button"
        type="button"
        title=${i18n.term('bgmPagesRemove', origin)}
        aria-label=${i18n.term('bgmPagesRemove', origin)}
        ?disabled=${!editable}
        @click=${() => this.#remove(origin)}
      >
        <span aria-hidden="true">✕</span>
      </button>
    </li>`;
  }

  readonly #add = (event: Event): void => {
    event.preventDefault();
    const {settings, i18n} = this.#place;
    const input = (event.target as HTMLFormElement).querySelector('input')!;
    const origin = originOf(input.value);
    const origins = settings.value(pointer);
    const code = !origin ? 'not_an_origin' : origins.includes(origin) ? 'already_there' : undefined;
    if (!origin || code) settings.judge(pointer, code);
    else {
      settings.change(pointer, [...origins, origin]);
      this.#place.announce(i18n.term('bgmPagesAdded', origin));
      input.value = '';
    }
    input.focus();
  };

  #remove(origin: string): void {
    const {settings, i18n, host} = this.#place;
    settings.change(
      pointer,
      settings.value(pointer).filter((one) => one !== origin),
    );
    this.#place.announce(i18n.term('bgmPagesRemoved', origin));
    void host.updateComplete.then(() => host.shadowRoot?.querySelector<HTMLElement>('#new-origin')?.focus());
  }
}

/** `https://Portal.example/` as a browser says it: `https://portal.example`; undefined for anything with a path or no web address. */
function originOf(typed: string): string | undefined {
  try {
    const url = new URL(typed.trim());
    const isPlain = url.pathname === '/' && !url.search && !url.hash && !url.username;
    return isPlain && /^https?:$/.test(url.protocol) ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

export const pagesSection: SectionEntry = {
  id: 'pages',
  title: 'bgmPagesTitle',
  // With those of the section before.
  words: {},
  pointers: [pointer],
  create: (place) => new PagesSection(place),
};
