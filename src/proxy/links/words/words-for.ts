import {parseAccept} from 'hono/utils/accept';
import {ar} from './ar.ts';
import {de} from './de.ts';
import {en} from './en.ts';
import {es} from './es.ts';
import {fr} from './fr.ts';
import {hi} from './hi.ts';
import {ja} from './ja.ts';
import type {LinkWords} from './link-words.ts';

const known = new Map([en, de, es, fr, ar, hi, ja].map((words) => [words.lang, words]));

/**
 * The words in the first language that a browser wants and we have, wherever it is spoken: `fr-CA` is French. English otherwise.
 * @param acceptLanguage The browser's `Accept-Language`.
 */
export function wordsFor(acceptLanguage: string | undefined): LinkWords {
  const wanted = parseAccept((acceptLanguage ?? '').slice(0, 500)).filter(({q}) => q > 0);
  for (const {type} of wanted) {
    const words = known.get(type.split('-', 1)[0]!.trim().toLowerCase());
    if (words) return words;
  }
  return en;
}
