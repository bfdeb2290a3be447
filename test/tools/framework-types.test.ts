import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {before, describe, it} from 'node:test';
import ts from 'typescript';
import {frameworkTypes} from '../../tools/framework-types.ts';
import type {Manifest} from '../../tools/public-manifest.ts';
import {freshManifest} from '../support/node/fresh-manifest.ts';

const root = join(import.meta.dirname, '../..');
const ours = '@bgmconnects/crm-widgets';

/** Svelte's markup is JSX with other elements. */
const svelteMarkup = `/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag h */
import type {Snippet} from 'svelte';
import type {SvelteHTMLElements} from 'svelte/elements';
declare function h(): unknown;
declare namespace h {
  namespace JSX {
    type Element = Snippet;
    interface ElementChildrenAttribute { children: unknown }
    interface IntrinsicElements extends SvelteHTMLElements {}
  }
}
`;
const vueProps = `import type {GlobalComponents} from 'vue';
type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];
`;

describe('the typings for frameworks', () => {
  let files: Readonly<Record<string, string>> = {};
  /** What the compiler says, by file. */
  let said: ReadonlyMap<string, readonly string[]> = new Map();

  before(async () => {
    files = frameworkTypes((await freshManifest()) as Manifest, '../../src/classes.ts');
    const guide = Object.fromEntries(await snippets());
    const [vue, svelte] = [parts(guide['vue'] ?? ''), parts(guide['svelte'] ?? '')];
    const inVue = (template: string) => vueProps + vue.script + vueAsCode(template);
    const inSvelte = (markup: string) => `${svelteMarkup}${svelte.script}export default <>${markup}</>;`;
    said = await complaints(files, {
      'react.tsx': guide['tsx'] ?? '',
      'react-wrong.tsx': wrongInReact,
      'in-vue.ts': inVue(vue.template),
      'in-vue-wrong.ts': inVue(vue.template.replace('contact.url', 'number')),
      'in-svelte.tsx': inSvelte(svelte.template),
      'in-svelte-wrong.tsx': inSvelte(svelte.template.replace('autosave="save"', 'autosave="yes"')),
    });
  });

  it('hold together themselves', () => {
    for (const name of Object.keys(files)) assert.deepEqual(said.get(asSource(name)), [], name);
  });

  it('take React’s screen of the guide, and refuse what the widgets do not know', () => {
    assert.deepEqual(said.get('react.tsx'), []);
    assert.deepEqual(said.get('react-wrong.tsx'), []);
  });

  it('take Vue’s screen of the guide, and refuse another event’s detail', () => {
    assert.deepEqual(said.get('in-vue.ts'), []);
    assert.match(String(said.get('in-vue-wrong.ts')), /'number' does not exist/);
  });

  it('take Svelte’s screen of the guide, and refuse a value that there is not', () => {
    assert.deepEqual(said.get('in-svelte.tsx'), []);
    assert.match(String(said.get('in-svelte-wrong.tsx')), /"yes"/);
  });

  it('name every tag, and an attribute where it is spelled otherwise', () => {
    for (const tag of ['bgm-caller-card', 'bgm-crm-provider', 'bgm-crm-settings', 'bgm-crm-tenants'])
      assert.ok(files['elements.d.ts']?.includes(`'${tag}': {`), tag);
    assert.match(files['elements.d.ts'] ?? '', /'hide-when-idle': 'hideWhenIdle'/);
  });
});

const wrongInReact = `import type {} from '${ours}/jsx';
export const all = [
  <bgm-caller-card call-id="1" hideWhenIdle className="mine" ref={(card) => card?.focus()} />,
  <bgm-contact-search minChars={3} onbgm-select={(event) => event.detail.contact.name.trim()} />,
  // @ts-expect-error there is no such variant
  <bgm-caller-card variant="sideways" />,
  // @ts-expect-error there is no such property
  <bgm-caller-card colour="red" />,
  // @ts-expect-error what is read only is not set
  <bgm-call-notes state="saved" />,
  // @ts-expect-error a selection has no number
  <bgm-contact-search onbgm-select={(event) => event.detail.number} />,
];`;

/** The typings are read as sources, so that nothing in them is skipped. */
const asSource = (name: string) => name.replace('.d.ts', '.ts');

/** What the compiler says of the typings and of some files that use them, in one go. */
async function complaints(
  typings: Readonly<Record<string, string>>,
  samples: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  // Inside the project, so that the frameworks' own types are found.
  const folder = await mkdtemp(join(root, 'node_modules/.framework-types-'));
  const sources = Object.entries(typings).map(([name, text]) => [asSource(name), text] as const);
  const all = [...sources, ...Object.entries(samples)];
  for (const [name, text] of all) await writeFile(join(folder, name), text);
  const program = ts.createProgram(
    all.map(([name]) => join(folder, name)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      jsx: ts.JsxEmit.ReactJSX,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      experimentalDecorators: true,
      useDefineForClassFields: false,
      allowImportingTsExtensions: true,
      paths: {
        [ours]: [join(root, 'src/index.ts')],
        [`${ours}/*`]: [join(folder, '*.ts')],
        vue: [join(root, 'node_modules/@vue/runtime-dom')],
      },
    },
  );
  const found = all.map(([name]) => {
    const source = program.getSourceFile(join(folder, name))!;
    const problems = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    const words = problems.map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    return [name, words] as const;
  });
  await rm(folder, {recursive: true, force: true});
  return new Map(found);
}

/** The guide's snippets by language. */
async function snippets(): Promise<[string, string][]> {
  const guide = await readFile(join(root, 'docs/embedding.md'), 'utf8');
  const found = guide.matchAll(/^```(tsx|vue|svelte)\n([^]*?)^```$/gm);
  return [...found].map(([, language = '', code = '']) => [language, code]);
}

/** A component's file: what stands in its script, and its markup. */
function parts(component: string): {script: string; template: string} {
  const [all = '', script = ''] = /<script[^>]*>([^]*?)<\/script>/.exec(component) ?? [];
  return {script, template: component.replace(all, '').replace(/<\/?template>/g, '')};
}

/** Each tag of a Vue template as an object with its attributes, as Vue's own checker reads it. */
function vueAsCode(template: string): string {
  return [...template.matchAll(/<(bgm-[\w-]+)((?:\s+[^\s=>]+="[^"]*")*)\s*\/?>/g)]
    .map(([, tag, attributes = ''], at) => {
      const entries = [...attributes.matchAll(/([@:]?)([^\s="]+)="([^"]*)"/g)].map(
        ([, sign, name, value]) => {
          if (sign === '@')
            return `'on${name?.charAt(0).toUpperCase()}${name?.slice(1)}': ($event) => ${value}`;
          return `'${name}': ${sign === ':' ? value : JSON.stringify(value)}`;
        },
      );
      return `\nexport const tag${at}: Props<'${tag}'> = {${entries.join(', ')}};`;
    })
    .join('');
}
