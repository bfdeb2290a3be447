import {html, nothing, type TemplateResult} from 'lit';
import type {OwnerPolicy, ZohoUser} from '../../../contract/index.ts';
import {settingsLog} from '../../../locales/en/settings/log.ts';
import {
  hint,
  numberInput,
  type Option,
  radios,
  selectInput,
  textInput,
  toggle,
  wrongNote,
} from '../fields.ts';
import {phrase} from '../phrase.ts';
import {placeInput} from '../place-input.ts';
import {type NamedPlace, timeZones} from '../places.ts';
import type {SectionEntry, SectionStanding, SettingsPlace, SettingsSection} from '../section.ts';
import {CallDefaults} from './call-defaults.ts';
import {LogPreview} from './log-preview.ts';
import {logTemplates} from './log-templates.ts';

/** What is logged of a call, for whom, and in which words; with the very activity that it would become. */
class LogSection implements SettingsSection {
  readonly #place: SettingsPlace;
  readonly #preview: LogPreview;
  readonly #defaults: CallDefaults;
  #users: readonly ZohoUser[] = [];
  #hasAsked = false;
  #zones: readonly NamedPlace[] | undefined;

  constructor(place: SettingsPlace) {
    this.#place = place;
    this.#preview = new LogPreview(place);
    this.#defaults = new CallDefaults(place);
  }

  standing(): SectionStanding | undefined {
    const {settings, i18n} = this.#place;
    if (!settings.draft) return undefined;
    return {
      tone: 'quiet',
      words: i18n.term(settings.value('/journal/enabled') ? 'bgmLogOn' : 'bgmLogOff'),
    };
  }

  shown(): void {
    this.#hasAsked = false;
    this.#place.host.requestUpdate();
  }

  hidden(): void {
    this.#preview.stop();
  }

  forget(): void {
    this.#preview.forget();
    this.#users = [];
    this.#hasAsked = false;
  }

  render(): TemplateResult {
    const place = this.#place;
    const {i18n, settings} = place;
    const isOn = settings.value('/journal/enabled');
    if (isOn) {
      this.#preview.follow();
      void this.#askUsers();
    }
    return html`${toggle(place, '/journal/enabled', {
      label: i18n.term('bgmLogEnabled'),
      hint: i18n.term('bgmLogEnabledHint'),
    })}
    ${isOn ? this.#rest() : nothing}`;
  }

  #rest(): TemplateResult {
    const place = this.#place;
    const {i18n} = place;
    return html`<div class="beside">
      <div class="beside-fields">
        ${this.#link()} ${this.#unmatched()} ${this.#owner()} ${logTemplates(place)}
      </div>
      ${this.#preview.render()}
      <div class="beside-fields">
        <div class="setting" part="field">
          <p class="phrase">
            ${phrase(
              (zone) => i18n.term('bgmLogTimeZone', zone),
              placeInput(place, '/timeZone', this.#zoneList()),
            )}
          </p>
          ${wrongNote(place, '/timeZone')}
        </div>
        ${this.#defaults.render()} ${this.#keyField()}
        <div class="setting" part="field">
          <p class="phrase">
            ${phrase(
              (hours) => i18n.term('bgmLogSilent', hours),
              numberInput(place, '/journal/silentHours', {min: 8, max: 168}),
            )}
          </p>
          ${wrongNote(place, '/journal/silentHours')}
        </div>
      </div>
    </div>`;
  }

  #link(): TemplateResult {
    const place = this.#place;
    const {i18n} = place;
    const option = (value: 'none' | 'private' | 'public'): Option => ({
      value,
      label: i18n.term(`bgmLogLink_${value}`),
      hint: i18n.term(`bgmLogLink_${value}Hint`),
    });
    const days = phrase(
      (gap) => i18n.term('bgmLogPublicDays', gap),
      numberInput(place, '/journal/publicLinkDays', {min: 1, max: 3650}),
    );
    return radios(place, '/journal/recordingLink', i18n.term('bgmLogLink'), [
      option('none'),
      option('private'),
      {...option('public'), more: nested(place, '/journal/publicLinkDays', days)},
    ]);
  }

  #unmatched(): TemplateResult {
    const place = this.#place;
    const {i18n} = place;
    const option = (value: 'park' | 'log_unlinked'): Option => ({
      value,
      label: i18n.term(`bgmLogUnmatched_${value}`),
      hint: i18n.term(`bgmLogUnmatched_${value}Hint`),
    });
    const after = (value: 'keep' | 'log_unlinked') => ({value, label: i18n.term(`bgmLogAfter_${value}`)});
    const days = phrase(
      (gap, then) => i18n.term('bgmLogParkDays', gap, then),
      numberInput(place, '/journal/parkDays', {min: 1, max: 365}),
      selectInput(place, '/journal/afterParkDays', [after('keep'), after('log_unlinked')]),
    );
    return radios(place, '/journal/unmatched', i18n.term('bgmLogUnmatched'), [
      {...option('park'), more: nested(place, '/journal/parkDays', days)},
      option('log_unlinked'),
    ]);
  }

  #owner(): TemplateResult {
    const place = this.#place;
    const {i18n, settings} = place;
    const policy = settings.value('/journal/owner');
    const option = (value: OwnerPolicy): Option => ({
      value,
      label: i18n.term(`bgmLogOwnerIs_${value}`),
      hint: i18n.term(`bgmLogOwnerIs_${value}Hint`),
    });
    const fixed = phrase((who) => i18n.term('bgmLogOwnerFixed', who), this.#userInput('/journal/fixedOwner'));
    return html`<div class="setting-group">
      ${radios(place, '/journal/owner', i18n.term('bgmLogOwner'), [
        option('last_answered'),
        option('first_answered'),
        option('contact_owner'),
        {...option('fixed_user'), more: nested(place, '/journal/fixedOwner', fixed)},
      ])}
      ${policy === 'last_answered' || policy === 'first_answered' ? this.#missedOwner() : nothing}
      <div class="setting" part="field">
        <p class="phrase">
          ${phrase((who) => i18n.term('bgmLogOwnerFallback', who), this.#userInput('/journal/fallbackOwner'))}
        </p>
        ${wrongNote(place, '/journal/fallbackOwner')}
      </div>
    </div>`;
  }

  /** The other policies have said it. */
  #missedOwner(): TemplateResult {
    const place = this.#place;
    const {i18n} = place;
    const missed = (value: 'contact_owner' | 'fallback_owner') => ({
      value,
      label: i18n.term(`bgmLogOwner_${value}`),
    });
    return html`<div class="setting" part="field">
      <p class="phrase">
        ${phrase(
          (who) => i18n.term('bgmLogOwnerMissed', who),
          selectInput(place, '/journal/missedGroupOwner', [
            missed('contact_owner'),
            missed('fallback_owner'),
          ]),
        )}
      </p>
      ${wrongNote(place, '/journal/missedGroupOwner')}
    </div>`;
  }

  #userInput(pointer: '/journal/fixedOwner' | '/journal/fallbackOwner'): TemplateResult {
    return selectInput(this.#place, pointer, this.#owners(this.#place.settings.value(pointer)));
  }

  /** The one who is set is among them, whether Zoho could be asked or not. */
  #owners(current: string): Option[] {
    const {i18n} = this.#place;
    const known = [
      {value: 'connecting_user', label: i18n.term('bgmLogOwner_connecting_user')},
      ...this.#users.map(({id, name}) => ({value: id, label: name})),
    ];
    if (known.some(({value}) => value === current)) return known;
    return [...known, {value: current, label: i18n.term('bgmLogOwnerUnknown', current)}];
  }

  #keyField(): TemplateResult {
    const place = this.#place;
    const {i18n, settings} = place;
    const pointer = '/journal/callKeyField';
    const take = (text: string) => {
      const name = text.trim();
      settings.change(pointer, name || null);
      settings.judge(pointer, name === '' || /^[A-Za-z]\w{0,99}$/.test(name) ? undefined : 'regex');
    };
    const text = settings.value(pointer) ?? '';
    return html`<div class="setting" part="field">
      <label class="setting-name" part="label" for="key-field">${i18n.term('bgmLogKeyField')}</label>
      ${textInput(place, pointer, {id: 'key-field', css: 'medium', text, maxlength: 100, isCode: true, take})}
      ${hint(i18n.term('bgmLogKeyFieldHint'))} ${wrongNote(place, pointer)}
    </div>`;
  }

  #zoneList(): readonly NamedPlace[] {
    this.#zones ??= timeZones();
    return this.#zones;
  }

  /** Names for the choice of an owner; without them the choice still works. */
  async #askUsers(): Promise<void> {
    const {admin, connection, host} = this.#place;
    if (!admin || this.#hasAsked || connection.data?.state !== 'connected') return;
    this.#hasAsked = true;
    try {
      this.#users = (await admin.agents()).zohoUsers;
      host.requestUpdate();
    } catch {
      // The one who is set stays in the list by id.
    }
  }
}

/** What belongs to one choice. */
function nested(place: SettingsPlace, pointer: string, content: TemplateResult): TemplateResult {
  return html`<div class="nested">
    <p class="phrase">${content}</p>
    ${wrongNote(place, pointer)}
  </div>`;
}

export const logSection: SectionEntry = {
  id: 'log',
  title: 'bgmLogTitle',
  words: settingsLog,
  pointers: ['/journal', '/timeZone'],
  create: (place) => new LogSection(place),
};
