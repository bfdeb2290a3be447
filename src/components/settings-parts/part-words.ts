import {connectionProblems} from '../../locales/en/settings/connection-problems.ts';
import {settingsPartTitles} from '../../locales/en/settings/part-titles.ts';

/** What every part may have to say besides its own words. */
export const partWords = {...connectionProblems, ...settingsPartTitles};
