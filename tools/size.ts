import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync, gzipSync} from 'node:zlib';

/** One row of the table. Bytes of every file, each compressed by itself, as a server sends them. */
export interface Weight {
  readonly name: string;
  /** The bar (performance, §6) is held against what draws the page: its peer was measured that way too. */
  readonly bar: number;
  /** What must arrive before the elements are drawn. */
  readonly drawn: Bytes;
  /** What comes after by itself: the connection to the proxy, with ky, idb and the event stream, and the words for problems. */
  readonly later: Bytes;
  /** What only comes when somebody is about to use it. */
  readonly near: Bytes;
}
export interface Bytes {
  readonly gzip: number;
  readonly brotli: number;
  readonly files: readonly {readonly file: string; readonly gzip: number}[];
}
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
type Chunks = Readonly<Record<string, Chunk>>;

const root = join(import.meta.dirname, '..');
const element = (tag: string) => `src/elements/${tag}.ts`;
const card = ['bgm-crm-provider', 'bgm-caller-card'].map(element);
const agent = ['bgm-contact-search', 'bgm-call-notes', 'bgm-create-contact'].map(element);

/** Fetched when a hand is near a search, or the widgets that open the form. */
const whenNear = [
  'src/components/contact-search/search-popup.ts',
  'src/components/create-contact/create-form.ts',
];

/** Weighs the built page files (`npm run build` first). */
export function weigh(): Weight[] {
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
  const folder = join(root, 'dist/widgets', version);
  const chunks = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Chunks;
  const page = (name: string, bar: number, elements: readonly string[]): Weight => {
    const drawn = filesOf(chunks, elements, () => false);
    const byItself = filesOf(chunks, elements, (key) => isForAll(key) && !whenNear.includes(key));
    const later = byItself.filter((file) => !drawn.includes(file));
    const near = filesOf(chunks, elements, isForAll).filter((file) => !byItself.includes(file));
    return {
      name,
      bar,
      drawn: measure(folder, drawn),
      later: measure(folder, later),
      near: measure(folder, near),
    };
  };
  return [
    page('W1 caller card page', 30_000, card),
    page('W2 all agent widgets', 48_000, [...card, ...agent]),
  ];
}

/** The entry script, then the named elements with what they import, and of what they import on demand that which is wanted. */
function filesOf(chunks: Chunks, elements: readonly string[], isWanted: (key: string) => boolean): string[] {
  const seen = new Set<string>();
  const visit = (key: string, onDemand: readonly string[] = []): void => {
    const chunk = chunks[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    for (const next of chunk.imports ?? []) visit(next, chunks[next]?.dynamicImports);
    for (const next of onDemand.filter(isWanted)) visit(next, chunks[next]?.dynamicImports);
  };
  // The entry could bring every element; only the named ones are on the page.
  visit('src/bgm-crm.ts');
  for (const key of elements) visit(key, chunks[key]?.dynamicImports);
  return [...new Set([...seen].map((key) => chunks[key]!.file))];
}

/** A page in English loads no other language. */
function isForAll(key: string): boolean {
  return !key.startsWith('src/locales/') || key.startsWith('src/locales/en/');
}

function measure(folder: string, names: readonly string[]): Bytes {
  const files = names.map((file) => {
    const code = readFileSync(join(folder, file));
    return {file, gzip: gzipSync(code, {level: 9}).length, brotli: brotliCompressSync(code).length};
  });
  const sum = (key: 'gzip' | 'brotli') => files.reduce((total, file) => total + file[key], 0);
  return {gzip: sum('gzip'), brotli: sum('brotli'), files: files.sort((a, b) => b.gzip - a.gzip)};
}

if (import.meta.main) {
  for (const {name, bar, drawn, later, near} of weigh()) {
    const verdict = drawn.gzip <= bar ? 'held' : 'missed';
    console.log(
      `${name}: ${drawn.gzip} bytes gzip drawn (bar ${bar}: ${verdict}), ${later.gzip} more later, ${near.gzip} when a hand is near`,
    );
    for (const {file, gzip} of drawn.files) console.log(`  ${String(gzip).padStart(6)}  ${file}`);
    for (const {file, gzip} of later.files) console.log(`  ${String(gzip).padStart(6)}  ${file} (later)`);
    for (const {file, gzip} of near.files) console.log(`  ${String(gzip).padStart(6)}  ${file} (near)`);
  }
}
