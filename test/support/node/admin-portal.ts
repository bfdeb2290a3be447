import type {Browser, BrowserContext, ElementHandle, Page} from 'puppeteer-core';
import type {RunningDemo} from './demo.ts';
import {patience} from './patience.ts';

/** By looking again and again: what changes in a shadow root or in a custom state is no mutation of the document. */
const looking = {...patience, visible: true};

/** What the address of the demo's admin portal holds. */
export interface PortalAddress {
  readonly user?: 'system' | 'admin' | 'viewer';
  readonly tenant?: string;
  readonly section?: string;
  readonly locale?: string;
  readonly theme?: string;
}

/** The admin portal in a browser, used as a person does: by words, keys and clicks. Every wait ends as soon as it is true. */
export class AdminPortal {
  readonly page: Page;
  /** Errors that no code caught, and dialogs that nobody expected. */
  readonly mishaps: string[] = [];
  #onDialog?: (kind: string) => void;

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.mishaps.push(String(error)));
    page.on('dialog', (dialog) => {
      if (this.#onDialog) this.#onDialog(dialog.type());
      else this.mishaps.push(`a dialog said: ${dialog.type()} ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  static async open(
    browser: Browser | BrowserContext,
    demo: RunningDemo,
    address: PortalAddress,
  ): Promise<AdminPortal> {
    const page = await browser.newPage();
    page.setDefaultTimeout(patience.timeout);
    const portal = new AdminPortal(page);
    await page.setViewport({width: 1440, height: 900});
    await page.goto(`${demo.url}/admin.html?${new URLSearchParams({...address}).toString()}`);
    await page.waitForSelector(':is(bgm-crm-settings, bgm-crm-tenants):state(ready)', looking);
    return portal;
  }

  /** A control by its role and by the name that a screen reader says. */
  async control(role: string, name: string): Promise<ElementHandle> {
    const asked = `::-p-aria([name="${name}"][role="${role}"])`;
    // Where Puppeteer asks by WebDriver BiDi, it looks into no shadow root by itself.
    const isFirefox = /firefox/i.test(await this.page.browser().version());
    const found = await this.page.waitForSelector(isFirefox ? `${asked}, body >>> ${asked}` : asked, looking);
    if (!found) throw new Error(`There is no ${role} ${name}.`);
    return found;
  }

  /** Presses a control as soon as it can be pressed. */
  async press(name: string, role = 'button'): Promise<void> {
    const control = await this.control(role, name);
    const isReady = (one: unknown) => {
      const {ariaDisabled, disabled} = one as {ariaDisabled?: string | null; disabled?: boolean};
      return ariaDisabled !== 'true' && disabled !== true;
    };
    await this.page.waitForFunction(isReady, patience, control);
    // Once it stands still: what lands above it moves it away under the pointer.
    await control.asLocator().setTimeout(patience.timeout).click();
  }

  /** Replaces what stands in a field. */
  async fill(name: string, text: string, role = 'textbox'): Promise<void> {
    const field = await this.control(role, name);
    // Once it stands still: what lands above it moves it away under the pointer.
    await field.asLocator().setTimeout(patience.timeout).click({count: 3});
    await field.press('Backspace');
    await field.type(text);
  }

  /** Chooses in a list by the value of the option. */
  async choose(name: string, value: string): Promise<void> {
    await (await this.control('combobox', name)).select(value);
  }

  /** Waits until these words can be read somewhere on the page, also inside the widgets. */
  async reads(words: string): Promise<void> {
    await this.page.waitForFunction(isRead, patience, words);
  }

  /** Says no to the next question of the browser, such as whether to leave the page. @returns its kind. */
  refuseDialog(): Promise<string> {
    return new Promise((resolve) => {
      this.#onDialog = (kind) => {
        this.#onDialog = undefined;
        resolve(kind);
      };
    });
  }

  /** Waits until an element is in one of its custom states. */
  async state(tag: string, state: string): Promise<void> {
    await this.page.waitForSelector(`${tag}:state(${state})`, looking);
  }

  /** Opens a part of the settings in the list at their side. */
  async section(id: string): Promise<void> {
    await this.page.locator(`bgm-crm-settings >>> #section-${id}`).click();
  }

  /** The tab with the consent page, after something was pressed that opens it. */
  async consentTab(open: () => Promise<void>): Promise<Page> {
    const isConsent = (url: string) => url.includes('/oauth/v2/auth');
    const opened = this.page.browser().waitForTarget((target) => isConsent(target.url()), patience);
    await open();
    const tab = await (await opened).page();
    if (!tab) throw new Error('The consent has no page.');
    tab.setDefaultTimeout(patience.timeout);
    return tab;
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** What is needed of the document's tree, for a project without a browser's types. */
interface Branch {
  readonly children: Iterable<Branch>;
  readonly shadowRoot?: Branch | null;
  readonly innerText?: string;
}

/** In the page: whether words can be read anywhere, also in shadow roots inside shadow roots. */
function isRead(words: string): boolean {
  const isIn = (branch: Branch): boolean =>
    (branch.innerText ?? '').replace(/\s+/g, ' ').includes(words) ||
    [...branch.children].some(isIn) ||
    Boolean(branch.shadowRoot && isIn(branch.shadowRoot));
  return isIn((globalThis as unknown as {document: {body: Branch}}).document.body);
}

/** Gives the answer on the emulator's consent page. */
export async function answerConsent(tab: Page, answer: 'accept' | 'refuse'): Promise<void> {
  await tab.locator(`button[value="${answer}"]`).click();
}
