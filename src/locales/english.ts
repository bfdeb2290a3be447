import {common, problems} from './en/common.ts';

/**
 * English, built in: what is said when the page's language has no word. Each widget adds its own words with its code, so that a
 * page carries no word of a widget that it does not load.
 */
export const english: Record<string, unknown> = {...common, ...problems};
