import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Plugin} from 'vite';

/**
 * Gives our private custom properties (`--_font-size-small`) names of one or two letters (`--_k`) in the built files. They stand
 * in every style sheet, so each widget's own file would carry every long name once more. Public ones (`--bgm-…`) keep theirs.
 * @param folders Where styles stand.
 */
export function shortProperties(...folders: string[]): Plugin {
  const names = shortNames(folders.flatMap(textsIn));
  return {
    name: 'short-properties',
    enforce: 'pre',
    transform: {
      filter: {id: /\/src\/.*\.ts$/, code: '--_'},
      handler: (code) => ({code: renameProperties(code, names), map: null}),
    },
  };
}

/** Short names in the order of the alphabet, so that one source always makes the same files. */
export function shortNames(texts: readonly string[]): ReadonlyMap<string, string> {
  const found = [...new Set(texts.flatMap((text) => text.match(/--_[a-z][\w-]*/g) ?? []))].sort();
  return new Map(found.map((name, index) => [name, `--_${index.toString(36)}`]));
}

export function renameProperties(code: string, names: ReadonlyMap<string, string>): string {
  return code.replace(/--_[a-z][\w-]*/g, (name) => names.get(name) ?? name);
}

function textsIn(folder: string): string[] {
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.map((name) => readFileSync(join(folder, name), 'utf8'));
}
