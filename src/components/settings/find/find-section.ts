import {html, type TemplateResult} from 'lit';
import {settingsFind} from '../../../locales/en/settings/find.ts';
import {hint, numberInput, radios, textInput, toggle, wrongNote} from '../fields.ts';
import {phrase} from '../phrase.ts';
import {placeInput} from '../place-input.ts';
import {countries, type NamedPlace} from '../places.ts';
import type {SectionEntry, SectionStanding, SettingsPlace, SettingsSection} from '../section.ts';
import {OrderList} from './order-list.ts';

/** How callers are found: where, when, and what a number without a country code means. */
class FindSection implements SettingsSection {
  readonly #place: SettingsPlace;
  readonly #order: OrderList;
  #countries: {readonly lang: string; readonly list: readonly NamedPlace[]} | undefined;

  constructor(place: SettingsPlace) {
    this.#place = place;
    this.#order = new OrderList(place);
  }

  standing(): SectionStanding | undefined {
    const {settings, i18n} = this.#place;
    if (!settings.draft) return undefined;
    return {tone: 'quiet', words: i18n.term('bgmFindFew', settings.value('/lookupOrder').length)};
  }

  render(): TemplateResult {
    const place = this.#place;
    const {i18n} = place;
    return html`${this.#order.render()}
      ${radios(place, '/queryMode', i18n.term('bgmFindQuery'), [
        this.#option('Query', 'always'),
        this.#option('Query', 'when_not_in_pbx_contacts'),
      ])}
      ${radios(place, '/ambiguity', i18n.term('bgmFindAmbiguity'), [
        this.#option('Ambiguity', 'ask'),
        this.#option('Ambiguity', 'lookup_order_then_recent'),
      ])}
      <div class="setting" part="field">
        <p class="phrase">
          ${phrase(
            (country) => i18n.term('bgmFindCountry', country),
            placeInput(place, '/defaultCountry', this.#countryList()),
          )}
        </p>
        ${wrongNote(place, '/defaultCountry')}
      </div>
      <div class="setting" part="field">
        <p class="phrase">
          ${phrase(
            (seconds) => i18n.term('bgmFindCache', seconds),
            numberInput(place, '/cacheTtlSeconds', {min: 0, max: 3600}),
          )}
        </p>
        ${hint(i18n.term('bgmFindCacheHint'))} ${wrongNote(place, '/cacheTtlSeconds')}
      </div>
      ${toggle(place, '/browserCache', {
        label: i18n.term('bgmFindBrowserCache'),
        hint: i18n.term('bgmFindBrowserCacheHint'),
      })}
      <div class="setting" part="field">
        <p class="phrase">${phrase((prefix) => i18n.term('bgmFindPrefix', prefix), this.#prefix())}</p>
        ${hint(i18n.term('bgmFindPrefixHint'))} ${wrongNote(place, '/callbackPrefix')}
      </div>`;
  }

  #option<G extends 'Query' | 'Ambiguity', V extends string>(group: G, value: V) {
    const {i18n} = this.#place;
    const key = `bgmFind${group}_${value}` as 'bgmFindQuery_always';
    return {value, label: i18n.term(key), hint: i18n.term(`${key}Hint`)};
  }

  #prefix(): TemplateResult {
    const place = this.#place;
    const pointer = '/callbackPrefix';
    const take = (text: string) => {
      place.settings.change(pointer, text.trim());
      place.settings.judge(pointer, /^[0-9*#]{0,8}$/.test(text.trim()) ? undefined : 'regex');
    };
    const text = place.settings.value(pointer);
    return textInput(place, pointer, {css: 'figure number', text, maxlength: 8, isCode: true, take});
  }

  #countryList(): readonly NamedPlace[] {
    const lang = this.#place.i18n.lang();
    if (this.#countries?.lang !== lang) this.#countries = {lang, list: countries(lang)};
    return this.#countries.list;
  }
}

export const findSection: SectionEntry = {
  id: 'find',
  title: 'bgmFindTitle',
  words: settingsFind,
  pointers: [
    '/lookupOrder',
    '/queryMode',
    '/ambiguity',
    '/defaultCountry',
    '/cacheTtlSeconds',
    '/browserCache',
    '/callbackPrefix',
  ],
  create: (place) => new FindSection(place),
};
