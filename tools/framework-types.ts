import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Manifest} from './public-manifest.ts';

/** An element as the custom elements manifest lists it, as far as a framework's types need it. */
interface Element {
  readonly name: string;
  readonly tagName: string;
  readonly members?: readonly {
    readonly name: string;
    readonly kind: string;
    readonly readonly?: boolean;
    readonly attribute?: string;
  }[];
  readonly events?: readonly {readonly name: string; readonly type: {readonly text: string}}[];
}

const head = '// Made by tools/framework-types.ts from custom-elements.json.\n';

/** What can be set on an element, and what it tells; the same for every framework. */
const shared = `
type Of<Tag extends keyof BgmElements> = BgmElements[Tag];

/** The element itself, as a \`ref\` has it. */
export type BgmElement<Tag extends keyof BgmElements> = Of<Tag>['element'];

/** Its properties, and its attributes where they are spelled otherwise. */
export type BgmSettable<Tag extends keyof BgmElements> = Partial<
  Pick<BgmElement<Tag>, Extract<Of<Tag>['properties'], keyof BgmElement<Tag>>>
> & {
  [Name in keyof Of<Tag>['attributes']]?: Of<Tag>['attributes'][Name] extends keyof BgmElement<Tag>
    ? BgmElement<Tag>[Of<Tag>['attributes'][Name]]
    : never;
};

/** A listener for each of its events, under the event's name with something before it. */
export type BgmListeners<Tag extends keyof BgmElements, Before extends string> = {
  [Name in keyof Of<Tag>['events'] as \`\${Before}\${Name & string}\`]?: (event: Of<Tag>['events'][Name]) => void;
};
`;

/** React 19 sets properties, and names a listener \`on\` and the event: \`onbgm-select\`. */
const jsx = `import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {BgmElement, BgmElements, BgmListeners, BgmSettable} from './elements.js';

type Own<Tag extends keyof BgmElements> = BgmSettable<Tag> & BgmListeners<Tag, 'on'>;
type Html<Tag extends keyof BgmElements> = DetailedHTMLProps<HTMLAttributes<BgmElement<Tag>>, BgmElement<Tag>>;
export type BgmJsxElements = {
  [Tag in keyof BgmElements]: Omit<Html<Tag>, keyof Own<Tag>> & Own<Tag>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends BgmJsxElements {}
  }
}
`;

/** Vue's templates: \`@bgm-select\` is the property \`onBgm-select\`. */
const vue = `import type {HTMLAttributes, PublicProps} from 'vue';
import type {BgmElement, BgmElements, BgmListeners, BgmSettable} from './elements.js';

type Capital<Listeners> = {
  [Name in keyof Listeners as Name extends \`on\${infer Event}\` ? \`on\${Capitalize<Event>}\` : never]: Listeners[Name];
};
type Own<Tag extends keyof BgmElements> = BgmSettable<Tag> & Capital<BgmListeners<Tag, 'on'>>;
export type BgmVueElements = {
  [Tag in keyof BgmElements]: new () => BgmElement<Tag> & {
    $props: Omit<HTMLAttributes, keyof Own<Tag>> & Own<Tag> & PublicProps;
  };
};

declare module 'vue' {
  interface GlobalComponents extends BgmVueElements {}
}
`;

/** Svelte 5 sets properties, and names a listener \`on\` and the event: \`onbgm-select\`. */
const svelte = `import type {HTMLAttributes} from 'svelte/elements';
import type {BgmElement, BgmElements, BgmListeners, BgmSettable} from './elements.js';

type Own<Tag extends keyof BgmElements> = BgmSettable<Tag> & BgmListeners<Tag, 'on'>;
export type BgmSvelteElements = {
  [Tag in keyof BgmElements]: Omit<HTMLAttributes<BgmElement<Tag>>, keyof Own<Tag>> & Own<Tag>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends BgmSvelteElements {}
}
`;

/**
 * Typings of our tags for JSX, Vue and Svelte, as files by name. Which properties, attributes and events there are comes from the
 * manifest, their types from the classes themselves, so that neither can drift.
 * @param classes Module that exports the elements' and events' classes, as the files name it.
 */
export function frameworkTypes(manifest: Manifest, classes: string): Readonly<Record<string, string>> {
  const elements = (manifest.modules.flatMap(({declarations = []}) => declarations) as Partial<Element>[])
    .filter((one): one is Element => one.tagName !== undefined)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
  const list = `import type * as bgm from '${classes}';

/** For each tag: its class, what can be set by which name, and what it tells. */
export interface BgmElements {
${elements.map(entryOf).join('\n')}
}
`;
  return {
    'elements.d.ts': head + list + shared,
    'jsx.d.ts': head + jsx,
    'vue.d.ts': head + vue,
    'svelte.d.ts': head + svelte,
  };
}

function entryOf({tagName, name, members = [], events = []}: Element): string {
  const settable = members.filter(({kind, readonly}) => kind === 'field' && !readonly);
  const spelled = settable.filter(({name, attribute}) => attribute !== undefined && attribute !== name);
  return `  '${tagName}': {
    element: bgm.${name};
    properties: ${settable.map(({name}) => `'${name}'`).join(' | ') || 'never'};
    attributes: {${spelled.map(({name, attribute}) => `'${attribute}': '${name}'`).join('; ')}};
    events: {${events.map(({name, type}) => `'${name}': ${eventType(type.text)}`).join('; ')}};
  };`;
}

/** Our own events are exported beside the elements; others are the browser's. */
const eventType = (name: string): string => (name.startsWith('Bgm') ? `bgm.${name}` : name);

/** Writes the typings into `<dist>/frameworks/`, each with an empty module beside it, so that it may be imported as code too. */
export async function writeFrameworkTypes(manifest: Manifest, dist: string): Promise<void> {
  const folder = join(dist, 'frameworks');
  await mkdir(folder, {recursive: true});
  for (const [name, text] of Object.entries(frameworkTypes(manifest, '../types/src/classes.js'))) {
    await writeFile(join(folder, name), text);
    await writeFile(join(folder, name.replace('.d.ts', '.js')), 'export {};\n');
  }
}
