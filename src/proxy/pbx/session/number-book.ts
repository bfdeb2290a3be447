import type {Extension} from '../../services/directory.ts';
import type {LegKind} from './call-facts.ts';

/** What the directory said about the numbers of one session, taken once so that folding stays pure. */
export interface NumberBook {
  readonly known: ReadonlyMap<string, Extension>;
  /** False when the directory could not be asked: then unknown means unknown, not "outside". */
  readonly sure: boolean;
}

/** Service numbers of a PBX as delivered; admins may change them, then the directory knows (pbx-facts 1.5). */
const defaultServices: Readonly<Record<string, LegKind>> = {
  '555': 'service',
  '666': 'service',
  '777': 'voicemail',
  '888': 'service',
};

/** Extension numbers are rarely longer; what is longer and unknown is outside. */
const extensionMaxDigits = 6;

/** Kind of one of the PBX's own numbers; undefined when it is not known to be one. */
export function insideKind(book: NumberBook, number: string): LegKind | undefined {
  const entry = book.known.get(number);
  if (entry) return entry.kind;
  return Object.hasOwn(defaultServices, number) ? defaultServices[number] : undefined;
}

/** Could this number be outside, as far as we know? */
export function looksOutside(book: NumberBook, number: string): boolean {
  if (insideKind(book, number)) return false;
  return number.startsWith('+') || number.startsWith('0') || number.length > extensionMaxDigits || book.sure;
}

export const isPerson = (book: NumberBook, number: string): boolean => insideKind(book, number) === 'person';

export const nameIn = (book: NumberBook, number: string): string => book.known.get(number)?.name ?? '';
