import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {describe, it} from 'node:test';

const root = join(import.meta.dirname, '../..');

/**
 * Which folder may import which (docs of the structure: CONTRIBUTING.md). A folder may always import from itself. The three
 * TypeScript projects already keep browser and proxy apart; this table keeps the order inside the browser, and vendor words inside
 * their folders.
 */
const allowed: Record<string, readonly string[]> = {
  'src/contract': [],
  'src/locales': ['src/contract'],
  'src/styles': [],
  'src/calls': ['src/contract'],
  'src/client': ['src/contract'],
  'src/adapters': ['src/contract', 'src/calls', 'src/client'],
  'src/events': ['src/contract', 'src/client'],
  'src/state': ['src/contract', 'src/client', 'src/calls', 'src/adapters', 'src/locales', 'src/events'],
  'src/components': [
    'src/contract',
    'src/client',
    'src/calls',
    'src/adapters',
    'src/state',
    'src/events',
    'src/styles',
    'src/locales',
  ],
  'src/elements': ['src/components'],
  'src/proxy': ['src/contract'],
  'demo/zoho-emulator': ['demo/seed'],
  'demo/pbx-simulator': [],
  'demo/seed': [],
  'demo/start': ['src/contract'],
  'demo/page': ['src/contract'],
};

/** Inside the proxy: who may know the CRM vendor's and the PBX's own words. */
const proxyAllowed: Record<string, readonly string[]> = {
  'crm/zoho': ['src/proxy/services.ts', 'src/proxy/crm/zoho', 'src/proxy/oauth', 'src/proxy/config'],
};

describe('imports flow one way', () => {
  for (const [folder, targets] of Object.entries(allowed)) {
    it(`${folder} imports only ${targets.length > 0 ? targets.join(', ') : 'itself'}`, async () => {
      const crossings: string[] = [];
      for (const {file, target} of await relativeImports(folder)) {
        const isOwn = target.startsWith(folder + sep) || target === folder;
        if (!isOwn && !targets.some((one) => target.startsWith(one + sep)))
          crossings.push(`${file} → ${target}`);
      }
      assert.deepEqual(crossings, []);
    });
  }

  it('keeps Zoho’s words behind the port', async () => {
    const crossings = (await relativeImports('src/proxy'))
      .filter(({target}) => target.includes('proxy/crm/zoho'))
      .filter(({file}) => !proxyAllowed['crm/zoho']?.some((one) => file.startsWith(one)))
      .map(({file, target}) => `${file} → ${target}`);
    assert.deepEqual(crossings, []);
  });

  it('ships no validator to a plain page: browser code imports only types from the contract', async () => {
    const offenders: string[] = [];
    for (const folder of ['src/components', 'src/state', 'src/calls', 'src/elements', 'src/events']) {
      for (const {file, target, statement} of await relativeImports(folder)) {
        const typeOnly = /^import type|^export type/.test(statement);
        if (target.startsWith(join('src', 'contract')) && !typeOnly) offenders.push(`${file}: ${statement}`);
      }
    }
    assert.deepEqual(offenders, []);
  });
});

interface Import {
  readonly file: string;
  readonly target: string;
  readonly statement: string;
}

async function relativeImports(folder: string): Promise<Import[]> {
  const entries = await readdir(join(root, folder), {recursive: true, withFileTypes: true}).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
  const found = await Promise.all(files.map((entry) => importsOf(join(entry.parentPath, entry.name))));
  return found.flat();
}

async function importsOf(path: string): Promise<Import[]> {
  const text = await readFile(path, 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\b[^;]*?from '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
  );
  return [...statements]
    .map((match) => ({specifier: match[1] ?? match[2] ?? match[3] ?? '', statement: match[0]}))
    .filter(({specifier}) => specifier.startsWith('.'))
    .map(({specifier, statement}) => ({
      file: relative(root, path),
      target: relative(root, resolve(dirname(path), specifier)),
      statement,
    }));
}
