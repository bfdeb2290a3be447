import type {Contact} from '../contract/index.ts';

/** A stretch of a text, and whether the agent typed it. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

type Range = readonly [from: number, to: number];
type Phone = Contact['phones'][number];

/** Cuts a text into what a query found and the rest; accents and capitals do not matter. */
export function pieces(text: string, query: string): Piece[] {
  const {folded, starts} = fold(text);
  const ranges = words(query).flatMap((word) => occurrences(folded, word));
  return cut(
    text,
    ranges.map(([from, to]) => [starts[from] ?? 0, starts[to] ?? text.length]),
  );
}

/** The same for a phone number: only digits count, however both sides are written. */
export function numberPieces(text: string, query: string): Piece[] {
  const places = [...text.matchAll(/\p{Nd}/gu)].map(({index}) => index);
  const range = findDigits(digitsOf(text), query);
  if (!range) return cut(text, []);
  const from = places[range[0]] ?? 0;
  const last = places[range[1] - 1] ?? text.length - 1;
  return cut(text, [[from, last + 1]]);
}

/** Whether every word of the query stands somewhere in the contact, or its digits in one of the numbers. */
export function fits(contact: Contact, query: string): boolean {
  if (contact.phones.some((phone) => hasNumber(phone, query))) return true;
  const {folded} = fold([contact.name, contact.company, contact.email].join(' '));
  return words(query).every((word) => folded.includes(word));
}

/** The number that the query found, else the first one. */
export function numberFor(contact: Contact, query: string): Phone | undefined {
  return contact.phones.find((phone) => hasNumber(phone, query)) ?? contact.phones[0];
}

/** Whether the agent typed a number rather than a name. */
export function isNumber(query: string): boolean {
  return /^[\s\d()+./-]*$/.test(query) && digitsOf(query).length >= 3;
}

function hasNumber({number}: Phone, query: string): boolean {
  return [number.raw, number.e164 ?? ''].some((text) => findDigits(digitsOf(text), query) !== undefined);
}

/** A trunk or country prefix (`0`, `00`) is written on one side only, as often as not. */
function findDigits(digits: string, query: string): Range | undefined {
  if (!isNumber(query)) return undefined;
  for (const wanted of [digitsOf(query), digitsOf(query).replace(/^0{1,2}/, '')]) {
    const at = wanted.length < 3 ? -1 : digits.indexOf(wanted);
    if (at >= 0) return [at, at + wanted.length];
  }
  return undefined;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

function words(query: string): string[] {
  return fold(query).folded.split(/\s+/).filter(Boolean);
}

function occurrences(text: string, word: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    found.push([at, at + word.length]);
  }
  return found;
}

/** Lower case without accents, and for each of its letters where it stood in the text. */
function fold(text: string): {folded: string; starts: number[]} {
  let folded = '';
  const starts: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    folded += plain;
    for (let i = 0; i < plain.length; i++) starts.push(at);
    at += letter.length;
  }
  return {folded, starts};
}

function cut(text: string, ranges: Range[]): Piece[] {
  const result: Piece[] = [];
  let done = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(from, done);
    if (to <= start) continue;
    if (start > done) result.push({text: text.slice(done, start), hit: false});
    result.push({text: text.slice(start, to), hit: true});
    done = to;
  }
  if (done < text.length) result.push({text: text.slice(done), hit: false});
  return result;
}
