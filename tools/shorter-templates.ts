import ts from 'typescript';
import type {Plugin} from 'vite';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/**
 * Takes line breaks, indentation and CSS comments out of html`` and css`` literals, which no minifier touches. Runs of white
 * space with a line break become one space, as HTML and CSS read them anyway; other text is left as it is.
 */
export function shorterTemplates(): Plugin {
  return {
    name: 'shorter-templates',
    enforce: 'pre',
    transform: {
      filter: {id: /\/src\/.*\.ts$/},
      handler: (code) => (/(?:html|css)`/.test(code) ? {code: shorten(code), map: null} : undefined),
    },
  };
}

/** @returns the same TypeScript with shorter literals. */
export function shorten(code: string): string {
  const file = ts.createSourceFile('module.ts', code, ts.ScriptTarget.ES2022);
  const spans: Span[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node)) spans.push(...textsOf(node, file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  spans.sort((a, b) => b.start - a.start);
  return spans.reduce(
    (text, {start, end, tag}) => text.slice(0, start) + short(text.slice(start, end), tag) + text.slice(end),
    code,
  );
}

function textsOf({tag, template}: ts.TaggedTemplateExpression, file: ts.SourceFile): Span[] {
  const name = tag.getText(file);
  if (name !== 'html' && name !== 'css') return [];
  const parts = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map(({literal}) => literal)];
  return parts.map((part) => ({start: part.getStart(file), end: part.end, tag: name}));
}

function short(text: string, tag: string): string {
  const flat = (tag === 'css' ? text.replace(/\/\*[^]*?\*\//g, '') : text).replace(/\s*\n\s*/g, ' ');
  return tag === 'css'
    ? flat.replace(/\s*([{};`])\s*|(?<=[:,(])\s+|\s+(?=\))/g, '$1').replaceAll(';}', '}')
    : flat;
}
