/** The parts of a custom elements manifest that are touched here (schema 1.0.0). */
interface Member {
  readonly name: string;
  readonly privacy?: string;
  readonly static?: boolean;
  inheritedFrom?: unknown;
}
interface Declaration {
  readonly name: string;
  readonly tagName?: string;
  members?: Member[];
  attributes?: Member[];
  superclass?: unknown;
}
interface Module {
  readonly kind: 'javascript-module';
  readonly path: string;
  declarations?: Declaration[];
  exports?: unknown[];
}
export interface Manifest {
  modules: Module[];
}

const classes = 'dist/classes.js';

/**
 * Plugin of the manifest analyzer: leaves what an embedder can use. Elements (by their `@tagname`) and events stand in the file that
 * exports them, every tag in the file that defines it; helpers of ours, private members and what only a browser calls stand nowhere.
 */
export const publicManifest = {
  name: 'public-manifest',
  packageLinkPhase({customElementsManifest: manifest}: {customElementsManifest: Manifest}): void {
    const all = manifest.modules.flatMap(({path, declarations = []}) =>
      declarations.map((declaration) => ({path, declaration})),
    );
    const elements = all.map(({declaration}) => declaration).filter(({tagName}) => tagName !== undefined);
    const events = all.filter(({path}) => path.startsWith('src/events/')).map(({declaration}) => declaration);
    const shown = [...elements.map(asPublic), ...events];
    manifest.modules = [
      {
        kind: 'javascript-module',
        path: classes,
        declarations: shown,
        exports: shown.map(({name}) => ({kind: 'js', name, declaration: {name, module: classes}})),
      },
      ...elements.map(definitionOf),
    ];
  },
};

function asPublic(element: Declaration): Declaration {
  const {members = [], attributes = []} = element;
  return {
    ...element,
    // A base class that is not exported would be a name that leads nowhere.
    superclass: {name: 'LitElement', package: 'lit'},
    members: members.filter(isPublic).map(asOwn),
    attributes: attributes.map(asOwn),
  };
}

const isPublic = ({name, privacy = 'public', static: isStatic = false}: Member): boolean =>
  privacy === 'public' && !isStatic && !name.startsWith('#') && !/Callback$/.test(name);

function asOwn({inheritedFrom: _, ...member}: Member): Member {
  return member;
}

const definitionOf = ({name, tagName}: Declaration): Module => ({
  kind: 'javascript-module',
  path: `dist/elements/${tagName}.js`,
  declarations: [],
  exports: [{kind: 'custom-element-definition', name: tagName, declaration: {name, module: classes}}],
});
