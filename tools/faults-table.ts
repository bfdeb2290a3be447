import {glob, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import ts from 'typescript';
import {faultRows, type FaultRow} from './fault-rows.ts';

const root = join(import.meta.dirname, '..');
export const faultsFile = join(root, 'docs/faults.md');

/** A test that says in its title which rows it covers, e.g. `… (Z7, J11)` or `… (J1–J14)`. */
export interface CoveringTest {
  readonly file: string;
  readonly title: string;
  readonly rows: readonly string[];
}

/** Rows that a title names in round brackets; ranges count as all in them. */
export function rowsInTitle(title: string): string[] {
  const groups = title.matchAll(/\(([^()]*)\)/g);
  return [...groups].flatMap(([, list = '']) => rowsInList(list));
}

function rowsInList(list: string): string[] {
  const parts = list
    .split(/[,;]\s*|\s+and\s+/)
    .map((part) => /^([ZJE])(\d+)(?:\s*(?:–|-|to)\s*\1?(\d+))?$/.exec(part));
  return parts.flatMap((match) => {
    if (!match) return [];
    const [, letter, first, last = first] = match;
    const length = Number(last) - Number(first) + 1;
    return Array.from({length: Math.max(0, length)}, (_, index) => `${letter}${Number(first) + index}`);
  });
}

/** Titles of `describe`, `it`, `test` and `suite` in a source, each with those around it: a row named outside covers what is inside. */
export function titlesIn(source: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node, around: string): void => {
    const title = ts.isCallExpression(node) ? titleOf(node) : undefined;
    const whole = title === undefined ? around : [around, title.text].filter(Boolean).join(' › ');
    if (title && !title.isGroup) titles.push(whole);
    ts.forEachChild(node, (child) => visit(child, whole));
  };
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest), '');
  return titles;
}

function titleOf({
  expression,
  arguments: [first],
}: ts.CallExpression): {text: string; isGroup: boolean} | undefined {
  if (!ts.isIdentifier(expression) || !first) return undefined;
  const {text: name} = expression;
  if (!['it', 'test', 'describe', 'suite'].includes(name)) return undefined;
  const isGroup = name === 'describe' || name === 'suite';
  if (ts.isStringLiteralLike(first)) return {text: first.text, isGroup};
  if (!ts.isTemplateExpression(first)) return undefined;
  // What a template fills in differs from run to run of the loop around it.
  return {
    text: first.head.text + first.templateSpans.map((span) => `…${span.literal.text}`).join(''),
    isGroup,
  };
}

/** Every test of the tree that names a row. */
export async function coveringTests(): Promise<CoveringTest[]> {
  const tests: CoveringTest[] = [];
  const files: string[] = [];
  for await (const file of glob('test/**/*.test.ts', {cwd: root})) files.push(file);
  for (const file of files.sort()) {
    for (const title of titlesIn(await readFile(join(root, file), 'utf8'))) {
      const rows = [...new Set(rowsInTitle(title))];
      if (rows.length > 0) tests.push({file: file.replaceAll('\\', '/'), title, rows});
    }
  }
  return tests;
}

/** The table as `docs/faults.md` holds it. */
export function faultsTable(rows: readonly FaultRow[], tests: readonly CoveringTest[]): string {
  const bare = rows.filter(({id}) => !tests.some((test) => test.rows.includes(id))).map(({id}) => id);
  return [
    '# Faults, and the tests that show what is promised',
    '',
    'Made by `npm run faults` from the titles of the tests; a test fails when this page is not up to date.',
    '',
    `${rows.length - bare.length} of ${rows.length} rows are covered. ${bare.length === 0 ? 'None is without a test.' : `Without a test by name: ${bare.join(', ')}.`}`,
    '',
    ...section('Zoho', 'Z', rows, tests),
    ...section('Proxy, queue, database', 'J', rows, tests),
    ...section('Events of the PBX', 'E', rows, tests),
  ].join('\n');
}

function section(
  heading: string,
  letter: string,
  rows: readonly FaultRow[],
  tests: readonly CoveringTest[],
): string[] {
  const lines = rows
    .filter(({id}) => id.startsWith(letter))
    .map(({id, fault, promise}) => `| ${id} | ${fault} | ${promise} | ${coverage(id, tests)} |`);
  return [
    `## ${heading}`,
    '',
    '| row | fault | promise | tests |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
  ];
}

function coverage(id: string, tests: readonly CoveringTest[]): string {
  const covering = tests.filter((test) => test.rows.includes(id));
  if (covering.length === 0) return '**none**';
  const files = [...new Set(covering.map(({file}) => file))];
  return files
    .map((file) => {
      const titles = covering.filter((test) => test.file === file).map(({title}) => cell(title));
      return `[${file.replace(/^test\//, '')}](../${file}): ${titles.join('; ')}`;
    })
    .join('<br>');
}

const cell = (text: string): string =>
  text.replace(/\s*\([ZJE]\d[^()]*\)/g, '').replace(/[|<>*_`]/g, (sign) => `\\${sign}`);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const tests = await coveringTests();
  await writeFile(faultsFile, faultsTable(faultRows, tests));
  console.log(`docs/faults.md: ${faultRows.length} rows, ${tests.length} tests`);
}
