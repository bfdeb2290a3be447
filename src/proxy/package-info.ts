import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** Folder of this package: the same from `src/proxy` and from the built `dist/proxy`. */
export function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

export function packageVersion(): string {
  const {version} = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
