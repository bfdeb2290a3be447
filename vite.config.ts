import {readdirSync, readFileSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {basename, join, resolve} from 'node:path';
import {build, defineConfig, type InlineConfig, type Plugin} from 'vite';
import {legacyDecorators} from './tools/legacy-decorators.ts';
import {shortProperties} from './tools/short-properties.ts';
import {shorterTemplates} from './tools/shorter-templates.ts';
import {finishWidgets} from './tools/widget-files.ts';

const root = import.meta.dirname;
const {version, dependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};
const define = {__BGM_VERSION__: JSON.stringify(version)};
const output = {minify: true, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js'};

/** `{'elements/bgm-caller-card': 'src/elements/bgm-caller-card.ts', …}` */
function entriesOf(folder: string, isEntry: (name: string) => boolean): Record<string, string> {
  const names = readdirSync(join(root, 'src', folder)).filter(
    (name) => name.endsWith('.ts') && isEntry(name),
  );
  return Object.fromEntries(
    names.map((name) => [`${folder}/${basename(name, '.ts')}`, join(root, 'src', folder, name)]),
  );
}

/**
 * What a page with a card needs, the provider too, goes into one file: it fetches five files and not fourteen, and files compress
 * better together. What only the other agents' widgets share is a second one, which a page with nothing but a card never fetches.
 * What a search's list and the form share comes with them, when a hand is near. The connection is whole also where an admin's page
 * uses a part of it. Registering stays with each element's own file, and what only admins' pages use with those.
 */
const groups = [
  {
    name: 'shared',
    priority: 2,
    test: /node_modules\/(lit|lit-html|lit-element|@lit|@shoelace-style)\/(?!.*(directives\/(live|keyed|repeat)|directive-helpers|directive\.js|decorators\/query))|src\/(styles|locales\/(en\/common|i18n|register|load-locale|language-tag|terms|english)|state\/(contexts|i18n|standing)|elements\/define-once|client\/(clock|crm-client)|components\/(internal\/(?!form-control|not-fetched|import-part|icon)|provider\/(provider|call-desk|shortcut|open-create|last-word))|calls\/|events\/bgm-(auth|call|connection|contact|create-request|dial|dismiss|error|link-request|notes-request|ready))/,
  },
  {
    name: 'connection',
    priority: 2,
    test: /node_modules\/(ky|idb|eventsource-parser)\/|src\/(client\/(?!admin-client|clock|crm-client)|adapters\/(shared|event)-stream|components\/provider\/connection)/,
  },
  {
    name: 'agent',
    priority: 1,
    test: /src\/(components\/internal|state\/(random-uuid|record-key))|decorators\/query/,
  },
  {
    name: 'near',
    priority: 1,
    test: /src\/state\/(text-match|link-controller)|\/(lit|lit-html)\/directives?[/-](repeat|helpers)|lit-html\/directive\.js/,
  },
];

/** For a plain page: one script and its chunks, libraries inside. `dist/widgets/<version>/` never changes, `1/` is the newest. */
const forPages = (dist: string): InlineConfig => ({
  configFile: false,
  root,
  define,
  logLevel: 'warn',
  plugins: [
    shorterTemplates(),
    shortProperties(join(root, 'src/styles'), join(root, 'src/components')),
    legacyDecorators(),
  ],
  build: {
    target: 'es2022',
    outDir: join(dist, 'widgets', version),
    emptyOutDir: true,
    modulePreload: {polyfill: false},
    // Which module went into which chunk, for tools/size.ts.
    manifest: true,
    lib: {formats: ['es'], entry: {'bgm-crm': join(root, 'src/bgm-crm.ts')}},
    rolldownOptions: {output: {...output, comments: false, codeSplitting: {groups}}},
  },
});

/** The page build runs beside the package build, so that one command makes both. */
function pageBuild(): Plugin {
  let dist = '';
  return {
    name: 'page-build',
    apply: 'build',
    configResolved({build: {outDir}}) {
      dist = resolve(root, outDir);
    },
    async buildStart() {
      const old = ['elements', 'adapters', 'locales', 'chunks', 'widgets', 'frameworks'];
      await Promise.all(old.map((name) => rm(join(dist, name), {recursive: true, force: true})));
    },
    async closeBundle() {
      await build(forPages(dist));
      await finishWidgets(join(dist, 'widgets'), version);
    },
  };
}

/** For bundlers: one file per entry point of `package.json`, shared chunks beside them, libraries left to the embedder's bundler. */
export default defineConfig({
  define,
  plugins: [pageBuild()],
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    sourcemap: true,
    lib: {
      formats: ['es'],
      entry: {
        index: 'src/index.ts',
        classes: 'src/classes.ts',
        client: 'src/client/index.ts',
        ...entriesOf('elements', (name) => name.startsWith('bgm-')),
        ...entriesOf(
          'adapters',
          (name) => !['call-source.ts', 'event-stream.ts', 'shared-stream.ts'].includes(name),
        ),
        ...entriesOf('locales', (name) => /^[a-z]{2}(-[A-Z]{2})?\.ts$/.test(name)),
      },
    },
    rolldownOptions: {
      external: [...Object.keys(dependencies), 'valibot'].map((name) => new RegExp(`^${name}(/|$)`)),
      output,
    },
  },
});
