import {registerTranslation} from '@shoelace-style/localize';
import type {Terms, TermsTranslation} from './terms.ts';

/** Own words of pages, by language tag in small letters. They hold over ours, also when our language arrives later. */
const ownTerms = new Map<string, Partial<Terms>>();

/** Adds a language, or more words of one. Widgets on the page say them at once. */
export function registerTerms(translation: TermsTranslation): void {
  registerTranslation({...translation, ...ownTerms.get(translation.$code.toLowerCase())});
}

/** Own words of a page for one language (`provider.setStrings`). Keys that no widget knows are ignored. */
export function setTerms(locale: string, terms: Partial<Terms>): void {
  const code = locale.toLowerCase();
  ownTerms.set(code, {...ownTerms.get(code), ...terms});
  registerTerms({$code: locale, $name: locale, $dir: directionOf(locale)});
}

/** Writing direction of a language: from right to left in a few, from left to right in all others. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|iw|ps|sd|ug|ur|yi|dv|ckb)\b/i.test(locale) ? 'rtl' : 'ltr';
}
