import type {MediaFeature, Page} from 'puppeteer-core';

/** Lets the tests reach the browser itself; WebDriver BiDi has no command yet for what stands below. */
export const firefoxArgs = ['--remote-allow-system-access'];

/** What Web Test Runner's commands read of an accessibility tree. */
interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly children: readonly AccessibleNode[];
}

/** The part of Puppeteer's browser that speaks BiDi; its types do not show it. */
interface BidiBrowser {
  readonly connection: {send(method: string, params: object): Promise<{readonly result: unknown}>};
}
interface Tree {
  readonly contexts: readonly {readonly context: string}[];
}
interface Evaluated {
  readonly result?: {readonly value?: string};
  readonly exceptionDetails?: {readonly text: string};
}

/** A page of Firefox that can do what a page of Chromium can: pretend that a person wants less motion, and tell its accessibility tree. */
export function firefoxPage(page: Page): Page {
  page.emulateMediaFeatures = (features) => emulate(page, features ?? []);
  Object.defineProperty(page, 'accessibility', {value: {snapshot: () => accessibilityTree(page)}});
  return page;
}

async function emulate(page: Page, features: readonly MediaFeature[]): Promise<void> {
  for (const {name, value} of features) {
    if (name !== 'prefers-reduced-motion') throw new Error(`Firefox is not taught to emulate ${name}.`);
    await inBrowser(
      page,
      `Services.prefs.setIntPref('ui.prefersReducedMotion', ${value === 'reduce' ? 1 : 0})`,
    );
    await page.waitForFunction(`matchMedia('(${name}: ${value})').matches`);
  }
}

/** What a screen reader gets. The tree follows the page a moment later, so a test waits for what it wants to see. */
async function accessibilityTree(page: Page): Promise<{children: readonly AccessibleNode[]}> {
  const tree = await inBrowser(
    page,
    `
    const {NavigableManager} = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
    const frame = NavigableManager.getBrowsingContextById('${(page.mainFrame() as unknown as {_id: string})._id}');
    const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    const nodes = (parent) => {
      const found = [];
      for (let one = parent?.firstChild; one; one = one.nextSibling) {
        const inner = nodes(one);
        const role = one.computedARIARole;
        // Chromium leaves out what only holds others together, so this does too.
        if (role && role !== 'generic' && !(role === 'group' && !one.name))
          found.push({role, name: one.name ?? '', children: inner});
        else found.push(...inner);
      }
      return found;
    };
    JSON.stringify({children: nodes(service.getAccessibleFor(frame.embedderElement))[0]?.children ?? []});
    `,
  );
  return JSON.parse(tree) as {children: readonly AccessibleNode[]};
}

/** Runs code with the rights of the browser's own window. @returns its last value as text. */
async function inBrowser(page: Page, code: string): Promise<string> {
  const {connection} = page.browser() as unknown as BidiBrowser;
  const {contexts} = (await connection.send('browsingContext.getTree', {'moz:scope': 'chrome'}))
    .result as Tree;
  const target = {context: contexts[0]?.context};
  const expression = `{${code}}`;
  const answer = await connection.send('script.evaluate', {expression, target, awaitPromise: false});
  const {result, exceptionDetails} = answer.result as Evaluated;
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result?.value ?? '';
}
