import {html, nothing, type TemplateResult} from 'lit';
import {settingsCreate} from '../../../locales/en/settings/create.ts';
import {radios, toggle} from '../fields.ts';
import type {SectionEntry, SectionStanding, SettingsPlace, SettingsSection} from '../section.ts';

/** Whether agents create records, and of which kind. */
class CreateSection implements SettingsSection {
  readonly #place: SettingsPlace;

  constructor(place: SettingsPlace) {
    this.#place = place;
  }

  standing(): SectionStanding | undefined {
    const {settings, i18n} = this.#place;
    if (!settings.draft) return undefined;
    const words = settings.value('/create/enabled')
      ? i18n.term(`bgmCreateSetType_${settings.value('/create/type')}`)
      : i18n.term('bgmCreateSetOff');
    return {tone: 'quiet', words};
  }

  render(): TemplateResult {
    const place = this.#place;
    const {i18n, settings} = place;
    const option = (value: 'Contact' | 'Lead') => ({
      value,
      label: i18n.term(`bgmCreateSetType_${value}`),
      hint: i18n.term(`bgmCreateSetType_${value}Hint`),
    });
    return html`${toggle(place, '/create/enabled', {
      label: i18n.term('bgmCreateSetEnabled'),
      hint: i18n.term('bgmCreateSetEnabledHint'),
    })}
    ${
      settings.value('/create/enabled')
        ? radios(place, '/create/type', i18n.term('bgmCreateSetType'), [option('Contact'), option('Lead')])
        : nothing
    }`;
  }
}

export const createSection: SectionEntry = {
  id: 'create',
  title: 'bgmCreateSetTitle',
  words: settingsCreate,
  pointers: ['/create'],
  create: (place) => new CreateSection(place),
};
