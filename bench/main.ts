import {launchBrowser} from '../test/support/node/browser.ts';
import {benchBurst} from './burst.ts';
import {benchBytes} from './bytes.ts';
import {benchCachedLookup} from './cached-lookup.ts';
import {benchForeign} from './foreign.ts';
import {printFigures, type Figure} from './figure.ts';
import {benchInstall} from './install.ts';
import {benchJournal} from './journal.ts';
import {benchScreens} from './screens.ts';
import {startStack, type Stack} from './stack.ts';
import {benchStartUp} from './start-up.ts';
import {benchUpstream} from './upstream.ts';
import {benchWidgets} from './widgets.ts';

// npm run bench            every figure
// npm run bench -- bytes   only the named parts
const withoutStack = {bytes: benchBytes, install: benchInstall, start: benchStartUp, foreign: benchForeign};
const withStack: Record<string, (stack: Stack) => Promise<Figure[]>> = {
  widgets: inBrowser(benchWidgets),
  screens: inBrowser(benchScreens),
  upstream: benchUpstream,
  cpu: benchCachedLookup,
  journal: benchJournal,
  burst: benchBurst,
};

const parts = [...Object.keys(withoutStack), ...Object.keys(withStack)];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`No such part: ${unknown.join(', ')}. Parts: ${parts.join(', ')}\n`);
  process.exit(2);
}
const chosen = (name: string) => wanted.length === 0 || wanted.includes(name);

const figures: Figure[] = [];
for (const [name, part] of Object.entries(withoutStack)) if (chosen(name)) await measure(name, part);
if (Object.keys(withStack).some(chosen)) {
  const stack = await startStack(5573);
  try {
    for (const [name, part] of Object.entries(withStack))
      if (chosen(name)) await measure(name, () => part(stack));
  } finally {
    await stack.stop();
  }
}
printFigures(figures);

/** A part that breaks is a row too, and does not take the others with it. */
async function measure(name: string, part: () => Promise<Figure[]>): Promise<void> {
  try {
    figures.push(...(await part()));
  } catch (error) {
    process.exitCode = 1;
    const why = error instanceof Error ? error.message : String(error);
    figures.push({id: name, what: 'could not be measured', bar: '–', measured: why});
  }
}

function inBrowser(
  part: (stack: Stack, browser: Awaited<ReturnType<typeof launchBrowser>>) => Promise<Figure[]>,
) {
  return async (stack: Stack) => {
    const browser = await launchBrowser();
    try {
      return await part(stack, browser);
    } finally {
      await browser.close();
    }
  };
}
