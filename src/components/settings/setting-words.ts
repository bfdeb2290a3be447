import type {SettingsTerms} from '../../locales/terms.ts';
import type {I18n} from '../../state/i18n.ts';
import {settingsSaving} from '../../locales/en/settings/saving.ts';
import {countryName} from './places.ts';

type NameKey = Extract<keyof SettingsTerms, `bgmSettingName_${string}`>;
type ValueKey = Extract<keyof SettingsTerms, `bgmSettingValue_${string}`>;
type WrongKey = Exclude<
  Extract<keyof SettingsTerms, `bgmSettingWrong_${string}`>,
  'bgmSettingWrong_unknown_placeholder'
>;

/** Name of a setting for people, with what lies deeper in it; as the proxy calls it where we do not know it. */
export function settingName(i18n: I18n, pointer: string): string {
  const key = `bgmSettingName_${pointer.slice(1).replaceAll('/', '_')}`;
  if (key in settingsSaving) return i18n.term(key as NameKey);
  const end = pointer.lastIndexOf('/');
  const inside = pointer.slice(end + 1);
  return end > 0 ? `${settingName(i18n, pointer.slice(0, end))}: ${inside}` : inside;
}

/** A value in a sentence: `Contacts, Leads`, `on`, `“30”`. */
export function settingValue(i18n: I18n, pointer: string, value: unknown): string {
  if (value === null || value === '' || isEmpty(value)) return '—';
  if (typeof value === 'boolean') return i18n.term(value ? 'bgmSettingsOn' : 'bgmSettingsOff');
  if (typeof value === 'number') return i18n.number(value);
  if (pointer === '/defaultCountry' && typeof value === 'string') return countryName(i18n.lang(), value);
  if (Array.isArray(value)) return value.map((one) => settingValue(i18n, pointer, one)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => `${key} = ${String(one)}`)
      .join(', ');
  if (typeof value !== 'string') return '—';
  const key = `bgmSettingValue_${value}`;
  return key in settingsSaving ? i18n.term(key as ValueKey) : value;
}

/** What is wrong with a field, for the code that the proxy gave; undefined: nothing. */
export function wrongWords(i18n: I18n, code: string | undefined): string {
  if (code === undefined) return '';
  const [name = '', detail = ''] = code.split(':');
  if (name === 'unknown_placeholder') return i18n.term('bgmSettingWrong_unknown_placeholder', detail);
  const key = `bgmSettingWrong_${name}`;
  return key in settingsSaving ? i18n.term(key as WrongKey) : i18n.term('bgmSettingWrong');
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
