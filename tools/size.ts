import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync, gzipSync} from 'node:zlib';

/** One row of the table: what a page loads, and the bar that it should stay under (performance, §6). */
export interface Weight {
  readonly name: string;
  /** Bytes of every chunk, each compressed by itself, as a server sends them. */
  readonly gzip: number;
  readonly brotli: number;
  readonly bar: number;
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

/** Weighs the built page files (`npm run build` first), with everything that is loaded later on such a page. */
export function weigh(): Weight[] {
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
  const folder = join(root, 'dist/widgets', version);
  const chunks = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Chunks;
  const page = (name: string, bar: number, elements: readonly string[]) =>
    measure(name, bar, folder, filesOf(chunks, elements));
  return [
    page('W1 caller card page', 30_000, card),
    page('W2 all agent widgets', 48_000, [...card, ...agent]),
  ];
}

/** The entry script as such, then the named elements with all that they import, at once or later. */
function filesOf(chunks: Chunks, elements: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (key: string, later: boolean): void => {
    const chunk = chunks[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    for (const next of chunk.imports ?? []) visit(next, true);
    if (later) for (const next of chunk.dynamicImports ?? []) visit(next, true);
  };
  visit('src/bgm-crm.ts', false);
  for (const key of elements) visit(key, true);
  return [...new Set([...seen].map((key) => chunks[key]!.file))];
}

function measure(name: string, bar: number, folder: string, files: readonly string[]): Weight {
  const parts = files.map((file) => {
    const code = readFileSync(join(folder, file));
    return {file, gzip: gzipSync(code, {level: 9}).length, brotli: brotliCompressSync(code).length};
  });
  const sum = (key: 'gzip' | 'brotli') => parts.reduce((total, part) => total + part[key], 0);
  return {name, bar, gzip: sum('gzip'), brotli: sum('brotli'), files: parts.sort((a, b) => b.gzip - a.gzip)};
}

if (import.meta.main) {
  for (const {name, gzip, brotli, bar, files} of weigh()) {
    console.log(
      `${name}: ${gzip} bytes gzip, ${brotli} brotli (bar ${bar}: ${gzip <= bar ? 'held' : 'missed'})`,
    );
    for (const part of files) console.log(`  ${String(part.gzip).padStart(6)}  ${part.file}`);
  }
}
