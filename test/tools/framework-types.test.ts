import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
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
  let folder = '';
  let files: Readonly<Record<string, string>> = {};
  const samples: Record<string, string> = {};

  before(async () => {
    // Inside the project, so that the frameworks' own types are found.
    folder = await mkdtemp(join(root, 'node_modules/.framework-types-'));
    files = frameworkTypes((await freshManifest()) as Manifest, '../../src/classes.ts');
    for (const [language, code] of await snippets()) samples[language] = code;
  });
  after(() => rm(folder, {recursive: true, force: true}));

  /** What the compiler says of a file, beside the typings. The typings are read as sources: nothing is skipped in them. */
  async function complaints(name: string, code: string): Promise<string[]> {
    const sources = Object.entries(files).map(
      ([file, text]) => [file.replace('.d.ts', '.ts'), text] as const,
    );
    const all = [...sources, [name, code] as const];
    for (const [file, text] of all) await writeFile(join(folder, file), text);
    const names = all.map(([file]) => join(folder, file));
    const program = ts.createProgram(names, {
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
    });
    return names.flatMap((file) => {
      const source = program.getSourceFile(file)!;
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return found.map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    });
  }

  it('take React’s screen of the guide, and refuse what the card does not know', async () => {
    assert.deepEqual(await complaints('screen.tsx', samples['tsx']!), []);
    const wrong = `import type {} from '${ours}/jsx';
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
    assert.deepEqual(await complaints('wrong.tsx', wrong), []);
  });

  it('take Vue’s screen of the guide, and refuse another event’s detail', async () => {
    const {script, template} = parts(samples['vue']!);
    assert.deepEqual(await complaints('screen.ts', vueProps + script + vueAsCode(template)), []);
    const broken = vueAsCode(template.replace('contact.url', 'number'));
    assert.match(
      (await complaints('screen.ts', vueProps + script + broken)).join(),
      /'number' does not exist/,
    );
  });

  it('take Svelte’s screen of the guide, and refuse a property that is not there', async () => {
    const {script, template} = parts(samples['svelte']!);
    const screen = (markup: string) => `${svelteMarkup}${script}export default <>${markup}</>;`;
    assert.deepEqual(await complaints('screen.tsx', screen(template)), []);
    const broken = screen(template.replace('autosave="save"', 'autosave="yes"'));
    assert.match((await complaints('screen.tsx', broken)).join(), /"yes"/);
  });

  it('name every tag, and each of its properties and events once', () => {
    for (const tag of ['bgm-caller-card', 'bgm-crm-provider', 'bgm-crm-settings', 'bgm-crm-tenants'])
      assert.ok(files['elements.d.ts']?.includes(`'${tag}': {`), tag);
    assert.match(files['elements.d.ts'] ?? '', /'hide-when-idle': 'hideWhenIdle'/);
  });
});

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
