import type {Browser, Page} from 'puppeteer-core';
import type {Stack} from './stack.ts';

/** Counters that a portal page keeps of itself from its first moment on. */
export interface Counters {
  readonly opens: number;
  readonly transactions: number;
  readonly requests: number;
}

declare global {
  interface Window {
    counted: {opens: number; transactions: number; requests: number};
    /** Epoch milliseconds at which a frame showed the words in a card's name. */
    painted(words: string): Promise<number>;
  }
}

/**
 * A page as a portal would write it, on an origin that the tenant allows: the provider, the widgets from the proxy, nothing else.
 * @param body Markup below the provider.
 */
export async function openPortal(browser: Browser, stack: Stack, body: string, user = 0): Promise<Page> {
  const token = stack.config.tenants[0]?.users.filter((one) => one.role === 'agent')[user]?.token ?? '';
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(instrument);
  stack.portal.html = portal(stack, token, body);
  await page.goto(stack.portal.origin);
  await online(page);
  return page;
}

/** Resolves when the provider has its session and its stream. */
export async function online(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('bgm-crm-provider')?.matches(':state(online)'));
}

/** Resolves when the page has sent nothing for a while. An open stream does not count, nor does a preflight that never ends. */
export async function quiet(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let seen = -1; seen !== window.counted.requests;) {
      seen = window.counted.requests;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  });
}

export function counters(page: Page): Promise<Counters> {
  return page.evaluate(() => ({...window.counted}));
}

function portal(stack: Stack, token: string, body: string): string {
  return `<!doctype html><title>Portal</title>
    <script type="module" src="${stack.config.proxy}/widgets/1/bgm-crm.js"></script>
    <bgm-crm-provider endpoint="${stack.config.proxy}">${body}</bgm-crm-provider>
    <script>document.querySelector('bgm-crm-provider').getPbxToken = async () => '${token}';</script>`;
}

/** Runs in the page before anything else: counts what the widgets open and send. */
function instrument(): void {
  const counted = {opens: 0, transactions: 0, requests: 0};
  const countCalls = (owner: object, method: string, count: () => void) => {
    const original = Reflect.get(owner, method) as (...args: unknown[]) => unknown;
    Reflect.set(owner, method, function (this: unknown, ...args: unknown[]) {
      count();
      return original.apply(this, args);
    });
  };
  window.counted = counted;
  countCalls(IDBFactory.prototype, 'open', () => counted.opens++);
  countCalls(IDBDatabase.prototype, 'transaction', () => counted.transactions++);
  const ask = window.fetch.bind(window);
  window.fetch = (...args) => {
    counted.requests++;
    return ask(...args);
  };
  window.painted = (words) =>
    new Promise((resolve) => {
      const look = () => {
        const cards = [...document.querySelectorAll('bgm-caller-card')];
        const shown = cards.some((card) => {
          const name = card.shadowRoot?.querySelector<HTMLElement>('[part~="name"]');
          return name?.textContent?.includes(words) && name.getClientRects().length > 0;
        });
        // The frame that follows has it on the screen.
        if (shown) requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        else requestAnimationFrame(look);
      };
      look();
    });
}
