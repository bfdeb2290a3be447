import type {Translation} from '@shoelace-style/localize';
import type {callNotes} from './en/call-notes.ts';
import type {callerCard} from './en/caller-card.ts';
import type {common} from './en/common.ts';
import type {contactSearch} from './en/contact-search.ts';
import type {createContact} from './en/create-contact.ts';
import type {crmStatus} from './en/crm-status.ts';
import type {problems} from './en/problems.ts';
import type {connectionProblems} from './en/settings/connection-problems.ts';
import type {settingsChanges} from './en/settings/changes.ts';
import type {settingsConnect} from './en/settings/connect.ts';
import type {settingsCreate} from './en/settings/create.ts';
import type {settingsFind} from './en/settings/find.ts';
import type {settingsLog} from './en/settings/log.ts';
import type {SettingsPartWords} from './en/settings/parts.ts';
import type {settingsSaving} from './en/settings/saving.ts';
import type {settingsShell} from './en/settings/shell.ts';

/** The English constants are the truth; other languages give a text where English has one, and a function where it has one. */
type Worded<T> = {
  [Key in keyof T]: T[Key] extends (...args: infer Args) => string ? (...args: Args) => string : string;
};

/** Every word that the agents' widgets can say. */
export type Terms = Worded<
  typeof common &
    typeof problems &
    typeof callerCard &
    typeof contactSearch &
    typeof callNotes &
    typeof createContact &
    typeof crmStatus
>;

/** Words of the settings, which pages for agents never load: in files of their own, also per language. */
export type SettingsTerms = Worded<
  typeof connectionProblems &
    typeof settingsShell &
    typeof settingsSaving &
    typeof settingsConnect &
    typeof settingsFind &
    typeof settingsLog &
    typeof settingsCreate &
    typeof settingsChanges &
    SettingsPartWords
>;

/** A language as `locales/*.ts` registers it. Missing terms are said in English. */
export type TermsTranslation = Translation & Partial<Terms & SettingsTerms>;
