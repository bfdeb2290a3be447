import type {Terms} from './terms.ts';
import {wholeEnglish} from './whole-english.ts';

type Term = string | ((...args: unknown[]) => string);

/** Signs for private use stand for the texts that are put into a term, so that names and numbers are not rewritten. */
const firstSlot = 0xe000;
const slots = /[\uE000-\uE00F]/g;

export interface Rewriting {
  /** Makes another text of an English one; leaves alone the slots, and a tag's name in pointed brackets. */
  readonly text: (english: string) => string;
  /** What is put into a slot; default: as it is. */
  readonly slot?: (text: string) => string;
}

/** A language for tests, made of all English terms. */
export function pseudoTerms({text, slot = (content) => content}: Rewriting): Terms {
  const rewrite = (term: Term) => {
    if (typeof term === 'string') return text(term);
    return (...args: unknown[]) => {
      const marked = args.map((arg, at) =>
        typeof arg === 'string' ? String.fromCharCode(firstSlot + at) : arg,
      );
      return text(term(...marked)).replace(slots, (sign) =>
        slot(String(args[sign.charCodeAt(0) - firstSlot])),
      );
    };
  };
  const terms = Object.entries(wholeEnglish).map(([key, term]) => [key, rewrite(term as Term)] as const);
  return Object.fromEntries(terms) as unknown as Terms;
}
