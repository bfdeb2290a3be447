import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';

const root = join(import.meta.dirname, '../..');
const builtIn = new Set(['ci', 'install', 'start', 'test']);

/** Every page that people read first. */
async function pages(): Promise<{name: string; text: string}[]> {
  const docs = (await readdir(join(root, 'docs'), {recursive: true})).filter((name) => name.endsWith('.md'));
  const names = ['README.md', 'CONTRIBUTING.md', 'demo/README.md', ...docs.map((name) => `docs/${name}`)];
  return Promise.all(names.map(async (name) => ({name, text: await readFile(join(root, name), 'utf8')})));
}

describe('the docs', () => {
  it('name only commands that exist', async () => {
    const {scripts} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const missing: string[] = [];
    for (const {name, text} of await pages()) {
      for (const [, run, command = ''] of text.matchAll(/\bnpm (run )?([a-z][a-z:-]*)(?=[\s`;&]|$)/g)) {
        if (command === 'run') continue;
        const exists = run ? command in scripts : builtIn.has(command);
        if (!exists) missing.push(`${name}: npm ${run ?? ''}${command}`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('link only to files that are there', async () => {
    const missing: string[] = [];
    for (const {name, text} of await pages()) {
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
        if (!existsSync(join(root, name, '..', target))) missing.push(`${name} → ${target}`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('name only source and test files that are there', async () => {
    const missing: string[] = [];
    for (const {name, text} of await pages()) {
      for (const [, file = ''] of text.matchAll(
        /`?((?:src|test|demo|bench|tools|chaos|conformance)\/[\w./-]+\.(?:ts|md|json))\b/g,
      )) {
        if (!existsSync(join(root, file)) && !name.endsWith('faults.md')) missing.push(`${name}: ${file}`);
      }
    }
    assert.deepEqual(missing, []);
  });
});
