import {terms as ar} from '../../src/locales/ar.ts';
import {terms as de} from '../../src/locales/de.ts';
import {terms as es} from '../../src/locales/es.ts';
import {terms as frCA} from '../../src/locales/fr-CA.ts';
import {terms as fr} from '../../src/locales/fr.ts';
import {terms as hi} from '../../src/locales/hi.ts';
import {terms as ja} from '../../src/locales/ja.ts';
import type {Terms} from '../../src/locales/terms.ts';
import {wholeEnglish} from './whole-english.ts';

/** The languages that people wrote; importing this registers them all. */
export const languages: Readonly<Record<string, Terms>> = {ar, de, es, fr, 'fr-CA': frCA, hi, ja};

export const keys = Object.keys(wholeEnglish) as (keyof Terms)[];

type Term = string | ((...args: (string | number)[]) => string);

/** What a term says with names that no language has, and with the number 3 where a number is wanted. */
export function said(terms: Terms, key: keyof Terms): string {
  const term = terms[key] as Term;
  return typeof term === 'string' ? term : term(...fillers(key));
}

/** Terms that count, with the rest of what goes into them. The compiler asks for each one. */
export const counting: Readonly<Record<CountingKey, true>> = {
  bgmCardMoreRecords: true,
  bgmCardRecords: true,
  bgmNotesEarlier: true,
  bgmNotesTooLong: true,
  bgmSearchCounted: true,
  bgmSearchCountedHere: true,
  bgmSearchCountedRecent: true,
  bgmSearchTypeMore: true,
};

type CountingKey = {
  [Key in keyof Terms]: Terms[Key] extends (...args: infer Args) => string
    ? Args extends [number, ...unknown[]]
      ? Key
      : never
    : never;
}[keyof Terms];

function fillers(key: keyof Terms): (string | number)[] {
  return key in counting ? [3, 4] : ['Ωmega', 'Ψsi'];
}
