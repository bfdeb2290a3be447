import {registerTranslation, type Translation} from '@shoelace-style/localize';
import {english} from './english.ts';

export type Term = string | ((...args: unknown[]) => string);

/** Signs for private use stand for the texts that are put into a term, so that names are not rewritten. */
const firstSlot = 0xe000;
const slots = /[\uE000-\uE00F]/g;

export interface Rewriting {
  /** Makes another text of an English one; leaves alone the slots, and a tag's name in pointed brackets. */
  readonly text: (english: string) => string;
  /** What is put into a slot; default: as it is. */
  readonly slot?: (text: string) => string;
}

/** An English term, said otherwise. */
export function rewritten(term: Term, {text, slot = (content) => content}: Rewriting): Term {
  if (typeof term === 'string') return text(term);
  return (...args) => {
    const marked = args.map((arg, at) =>
      typeof arg === 'string' ? String.fromCharCode(firstSlot + at) : arg,
    );
    return text(term(...marked)).replace(slots, (sign) => slot(String(args[sign.charCodeAt(0) - firstSlot])));
  };
}

/** Adds a language for tests that has a word wherever a widget on the page has an English one. */
export function registerPseudo(head: Translation, rewriting: Rewriting): void {
  registerTranslation(
    new Proxy(head, {
      get(target, key: string) {
        const term = english[key] as Term | undefined;
        return term === undefined ? (Reflect.get(target, key) as unknown) : rewritten(term, rewriting);
      },
    }),
  );
}
