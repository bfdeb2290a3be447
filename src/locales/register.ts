import {registerTranslation} from '@shoelace-style/localize';
import type {Terms, TermsTranslation} from './terms.ts';

/** Adds a language, or more words of one. Widgets on the page say them at once. */
export function registerTerms(translation: TermsTranslation): void {
  registerTranslation(translation);
}

/** Own words of a page for one language (`provider.setStrings`). Keys that no widget knows are ignored. */
export function setTerms(locale: string, terms: Partial<Terms>): void {
  registerTerms({...terms, $code: locale, $name: locale, $dir: directionOf(locale)});
}

/** Writing direction of a language: what the browser knows of the locale, else from its script's few right-to-left languages. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|iw|ps|sd|ug|ur|yi|dv|ckb)\b/i.test(locale) ? 'rtl' : 'ltr';
}
