import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

const folder = join(import.meta.dirname, '../../src/locales/en/settings');

/** Every English word of the settings pages that stands for itself: a label, a button, a choice. */
export async function settingsWords(): Promise<Set<string>> {
  const words = new Set<string>();
  for (const file of await readdir(folder)) {
    const terms = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, object>;
    for (const table of Object.values(terms))
      for (const word of Object.values(table)) if (typeof word === 'string') words.add(word);
  }
  return words;
}
