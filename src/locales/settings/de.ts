import {registerTerms} from '../register.ts';
import type {SettingsTerms} from '../terms.ts';

/**
 * German of the settings, with “Sie”. It has begun: what is missing is said in English. Once whole, its type is `SettingsTerms`,
 * and the compiler names each word that a new section brings.
 */
export const terms = {
  bgmSettingsLoading: 'Einstellungen werden geladen…',
  bgmSettingsSave: 'Änderungen speichern',
  bgmSettingsSaving: 'Wird gespeichert…',
  bgmSettingsSaved: 'Gespeichert.',
  bgmSettingsDiscard: 'Verwerfen',
} satisfies Partial<SettingsTerms>;

registerTerms({$code: 'de', $name: 'Deutsch', $dir: 'ltr', ...terms});
