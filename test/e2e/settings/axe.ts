import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import type {Page} from 'puppeteer-core';

interface AxeRun {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly {readonly target: readonly unknown[]; readonly failureSummary?: string}[];
  }[];
}

let source: string | undefined;

/** What axe finds wrong inside an element, shadow roots included; a line for each. */
export async function axeFindings(page: Page, selector: string): Promise<string[]> {
  source ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  const run = (await page.evaluate(
    (wanted) =>
      (globalThis as unknown as {axe: {run(context: string, options: object): Promise<unknown>}}).axe.run(
        wanted,
        {
          resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        },
      ),
    selector,
  )) as AxeRun;
  return run.violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary = ''}) => `${id}: ${target.flat().join(' ')}: ${failureSummary}`),
  );
}
