import type {SectionEntry} from './section.ts';

/**
 * The sections of the page, in the order of the list at its side. A section lives in a folder of its own, `settings-agents/` for
 * one, and exports its {@link SectionEntry}; its English words stand in `locales/en/settings/` and in `SettingsTerms`.
 */
export const settingsSections: readonly SectionEntry[] = [];
