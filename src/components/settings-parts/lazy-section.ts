import {html, render, type TemplateResult} from 'lit';
import {settingsPartTitles} from '../../locales/en/settings/part-titles.ts';
import {importPart} from '../internal/import-part.ts';
import type {SectionEntry, SettingsPlace, SettingsSection} from '../settings/section.ts';
import {failureWords} from './failure-line.ts';
import type {SettingsPart} from './settings-part.ts';

interface LazyPart {
  /** Value of the page's attribute `section`. */
  readonly id: string;
  readonly title: keyof typeof settingsPartTitles;
  /** Fetches and registers the part's element; once it is there, again costs nothing. */
  readonly fetch: () => Promise<unknown>;
  readonly element: (place: SettingsPlace) => TemplateResult;
}

/** A section whose code comes when somebody looks at it for the first time. */
export function lazySection({id, title, fetch, element}: LazyPart): SectionEntry {
  return {id, title, words: settingsPartTitles, create: (place) => new LazySection(place, fetch, element)};
}

class LazySection implements SettingsSection {
  readonly #place: SettingsPlace;
  readonly #fetch: () => Promise<unknown>;
  readonly #element: (place: SettingsPlace) => TemplateResult;
  /** Kept while another section is shown: a report that cost credits is there when the admin comes back. */
  readonly #box = document.createElement('div');
  #hasFailed = false;

  constructor(
    place: SettingsPlace,
    fetch: () => Promise<unknown>,
    element: (place: SettingsPlace) => TemplateResult,
  ) {
    this.#place = place;
    this.#fetch = fetch;
    this.#element = element;
  }

  shown(): void {
    this.#hasFailed = false;
    importPart(this.#fetch).catch(() => {
      this.#hasFailed = true;
      this.#place.host.requestUpdate();
    });
  }

  told(): void {
    (this.#box.firstElementChild as Partial<SettingsPart> | null)?.reload?.();
  }

  render(): TemplateResult {
    const {i18n, host} = this.#place;
    const again = () => {
      this.shown();
      host.requestUpdate();
    };
    if (this.#hasFailed) return failureWords(i18n.term('bgmPartNotLoaded'), i18n, again);
    render(this.#element(this.#place), this.#box);
    return html`${this.#box}`;
  }
}
