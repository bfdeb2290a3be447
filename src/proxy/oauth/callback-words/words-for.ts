import {ar} from './ar.ts';
import type {CallbackWords} from './callback-words.ts';
import {de} from './de.ts';
import {en} from './en.ts';
import {es} from './es.ts';
import {fr} from './fr.ts';
import {hi} from './hi.ts';
import {ja} from './ja.ts';

/** Canada's French says the same here as France's. */
export const callbackLanguages: Readonly<Record<string, CallbackWords>> = {en, de, fr, es, hi, ja, ar};

/** Words in the first language of `Accept-Language` that there is; English without one. */
export function wordsFor(accepted: string | undefined): {
  readonly language: string;
  readonly words: CallbackWords;
} {
  const language =
    (accepted ?? '')
      .slice(0, 200)
      .split(',')
      .map(readEntry)
      .filter(({weight}) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .find(({tag}) => Object.hasOwn(callbackLanguages, tag))?.tag ?? 'en';
  return {language, words: callbackLanguages[language]!};
}

/** `fr-CA;q=0.8` */
function readEntry(entry: string): {tag: string; weight: number} {
  const [range = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return {tag: range.split('-', 1)[0]!, weight: quality === undefined ? 1 : Number(quality)};
}
