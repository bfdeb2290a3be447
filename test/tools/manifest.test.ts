import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {before, describe, it} from 'node:test';
import {freshManifest} from '../support/node/fresh-manifest.ts';

const root = join(import.meta.dirname, '../..');

interface Named {
  readonly name: string;
}
interface Declaration extends Named {
  readonly tagName?: string;
  readonly superclass?: Named;
  readonly attributes?: readonly Named[];
  readonly members?: readonly (Named & {readonly privacy?: string})[];
  readonly events?: readonly Named[];
}
interface Manifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly Declaration[];
    readonly exports: readonly {
      readonly kind: string;
      readonly name: string;
      readonly declaration: {readonly name: string; readonly module: string};
    }[];
  }[];
}

/** What the contract promises of each widget. */
const promised: Record<string, {attributes: string; events: string}> = {
  'bgm-crm-provider': {
    attributes:
      'endpoint locale time-zone theme density default-country cache cache-ttl notifications announce shortcut',
    events:
      'bgm-ready bgm-auth-required bgm-connection-change bgm-call-ringing bgm-call-dialing bgm-call-answered bgm-call-held bgm-call-resumed bgm-call-transferred bgm-call-ended bgm-call-update bgm-dial bgm-error',
  },
  'bgm-caller-card': {
    attributes: 'call-id number variant fields actions hide-when-idle',
    events: 'bgm-contact-open bgm-contact-link bgm-contact-linked bgm-create-request bgm-dismiss',
  },
  'bgm-contact-search': {
    attributes: 'label placeholder name required disabled modules min-chars debounce limit call-id value',
    events: 'bgm-search bgm-select bgm-dial bgm-create-request change',
  },
  'bgm-call-notes': {
    attributes: 'call-id label name required disabled maxlength autosave readonly',
    events: 'bgm-note-change bgm-note-save bgm-note-saved bgm-note-failed bgm-note-conflict',
  },
  'bgm-crm-settings': {
    attributes: 'section readonly',
    events: 'bgm-settings-saved bgm-connected bgm-disconnected',
  },
  'bgm-crm-tenants': {
    attributes: 'tenant-id',
    events: 'bgm-tenant-crm-changed',
  },
  'bgm-create-contact': {
    attributes: 'open type number call-id inline',
    events: 'bgm-create-submit bgm-duplicate bgm-created bgm-cancel',
  },
};

describe('custom-elements.json', () => {
  let manifest: Manifest;
  let elements: readonly Declaration[];
  before(async () => {
    manifest = (await freshManifest()) as Manifest;
    elements = manifest.modules
      .flatMap(({declarations = []}) => declarations)
      .filter(({tagName}) => tagName !== undefined);
  });

  const names = (list: readonly Named[] = []) => list.map(({name}) => name);

  it('defines every tag in the file that a page imports for it, and no other', async () => {
    const tags = (await readdir(join(root, 'src/elements')))
      .filter((file) => file.startsWith('bgm-'))
      .map((file) => basename(file, '.ts'));
    const definitions = manifest.modules.flatMap(({path, exports}) =>
      exports.filter(({kind}) => kind === 'custom-element-definition').map((one) => ({path, ...one})),
    );
    assert.deepEqual(
      definitions.map(({name, path}) => [name, path]).sort(),
      tags.map((tag) => [tag, `dist/elements/${tag}.js`]).sort(),
    );
    for (const {name, declaration} of definitions) {
      assert.equal(elements.find(({tagName}) => tagName === name)?.name, declaration.name);
      assert.equal(declaration.module, 'dist/classes.js');
    }
  });

  it('names as exported from the package’s classes only what is', async () => {
    const read = (path: string) => readFile(join(root, 'src', path), 'utf8');
    const [classes, events] = await Promise.all([read('classes.ts'), read('events/index.ts')]);
    assert.match(classes, /export \* from '\.\/events\/index\.ts'/);
    for (const file of await readdir(join(root, 'src/events')))
      if (file !== 'index.ts') assert.ok(events.includes(`export * from './${file}'`), file);
    for (const {name} of elements) assert.match(classes, new RegExp(`^export \\{\\b${name}\\b`, 'm'));
    const listed = manifest.modules.find(({path}) => path === 'dist/classes.js')!.exports;
    for (const {name} of elements) assert.ok(names(listed).includes(name), name);
  });

  for (const [tag, {attributes, events}] of Object.entries(promised))
    it(`lists what ${tag} promises, inherited attributes among it`, () => {
      const element = elements.find(({tagName}) => tagName === tag)!;
      const missing = (wanted: string, found: string[]) =>
        wanted.split(' ').filter((n) => !found.includes(n));
      assert.deepEqual(missing(attributes, names(element.attributes)), []);
      assert.deepEqual(missing(events, names(element.events)), []);
    });

  it('shows nothing private, and no class that cannot be imported', () => {
    for (const {members = [], superclass, tagName} of elements) {
      const hidden = members.filter(
        ({name, privacy}) => name.startsWith('#') || (privacy ?? 'public') !== 'public',
      );
      assert.deepEqual(names(hidden), [], tagName);
      assert.equal(superclass?.name, 'LitElement');
    }
  });
});
