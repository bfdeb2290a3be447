import {common} from './en/common.ts';

/**
 * English, built in: what is said when the page's language has no word. Each widget adds its own words with its code, so that a
 * page carries no word of a widget that it does not load.
 */
export const english: Record<string, unknown> = {...common};

/**
 * Fetches what is said of problems; a language's own file has its words for them already.
 * @returns undefined when it is there. Rejects when it cannot be fetched.
 */
export function fetchProblems(): Promise<void> | undefined {
  if ('bgmProblem_malformed' in english) return undefined;
  return import('./en/problems.ts').then(({problems}) => void Object.assign(english, problems));
}
