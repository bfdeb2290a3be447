import type {Browser, ElementHandle, Page} from 'puppeteer-core';
import {patience} from '../support/node/patience.ts';

/** The QA page in a browser, read and used as a person does: by words, keys and clicks. Every wait ends as soon as it is true. */
export class QaPage {
  readonly page: Page;
  /** Errors that no code caught, and dialogs that a script opened. */
  readonly mishaps: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => {
      // Firefox counts a request that got no answer as an error of the page, also where code caught it.
      if (!String(error).includes('Cross-Origin Request Blocked')) this.mishaps.push(String(error));
    });
    page.on('dialog', (dialog) => {
      this.mishaps.push(`a script said: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** Opens an address of the QA page and waits until the agent is signed in. */
  static async open(browser: Browser, address: string): Promise<QaPage> {
    const page = await browser.newPage();
    const qa = new QaPage(page);
    await page.setViewport({width: 1440, height: 900});
    await page.goto(address);
    await page.waitForSelector('bgm-crm-provider:state(online)', patience);
    return qa;
  }

  /** Presses a button of the page itself by its words; of a scenario, by its title. */
  async press(words: string): Promise<void> {
    const own = `//button[normalize-space(.)="${words}" and not(@disabled)]`;
    const scenario = `//button[strong[normalize-space(.)="${words}"]]`;
    // Pressed where it stands once it stands still: what lands above it moves it away under the pointer.
    await this.page.locator(`::-p-xpath(${own} | ${scenario})`).setTimeout(patience.timeout).click();
  }

  /** Answers the call that rings, as a person does: once more when nothing came of it. */
  async answer(): Promise<void> {
    const button = '//button[normalize-space(.)="Answer" and @disabled]';
    for (let tries = 3; tries > 0; tries--) {
      await this.press('Answer');
      const taken = await this.page.waitForSelector(`xpath/.${button}`, {timeout: 15_000}).catch(() => null);
      if (taken) return;
    }
    throw new Error('The call could not be answered.');
  }

  /** Switches a fault, on the tab of faults. */
  async toggleFault(name: string): Promise<void> {
    await this.page.locator('#tab-faults').click();
    await this.page.locator(`#fault-${name}`).click();
    await this.page.locator('#tab-zoho').click();
  }

  /** Presses a button inside a widget by the beginning of its words. */
  async pressIn(tag: string, words: string): Promise<void> {
    const found = await this.page.waitForFunction(
      (wantedTag, wanted) =>
        [...(document.querySelector(wantedTag)?.shadowRoot?.querySelectorAll('button, a') ?? [])].find(
          (one) =>
            one.checkVisibility() &&
            one.ariaDisabled !== 'true' &&
            (one as HTMLElement).innerText.trim().startsWith(wanted),
        ),
      patience,
      tag,
      words,
    );
    await pressed(found.asElement() as ElementHandle<HTMLElement>);
  }

  /** Presses something inside a widget's shadow root. */
  async pressInside(tag: string, selector: string): Promise<void> {
    await pressed(await this.inside(tag, selector));
  }

  /** Something inside a widget's shadow root. */
  async inside(tag: string, selector: string): Promise<ElementHandle<HTMLElement>> {
    const found = await this.page.waitForFunction(
      (wantedTag, wanted) =>
        document.querySelector(wantedTag)?.shadowRoot?.querySelector<HTMLElement>(wanted),
      patience,
      tag,
      selector,
    );
    return found.asElement() as ElementHandle<HTMLElement>;
  }

  /** Waits until a widget is in one of its custom states. */
  async state(tag: string, state: string): Promise<void> {
    await this.page.waitForSelector(`${tag}:state(${state})`, patience);
  }

  /** Waits for words in a part of a widget. @returns all that stands there. */
  async says(tag: string, part: string, words: RegExp): Promise<string> {
    const text = await this.page.waitForFunction(
      (wantedTag, wantedPart, pattern) => {
        const root = document.querySelector(wantedTag)?.shadowRoot;
        const found = root?.querySelector<HTMLElement>(`[part~="${wantedPart}"]`)?.innerText.trim();
        return found !== undefined && new RegExp(pattern, 'i').test(found) ? found : false;
      },
      patience,
      tag,
      part,
      words.source,
    );
    return (await text.jsonValue()) as string;
  }

  /** Types a note where the card leads, and saves it by keyboard. */
  async writeNote(words: string): Promise<void> {
    await this.pressIn('bgm-caller-card', 'Notes');
    await this.inside('bgm-call-notes', 'textarea:focus');
    await this.page.keyboard.type(words);
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.up('Control');
  }

  /** Waits until Zoho shows an activity that holds all these texts. @returns its words. */
  async activity(...texts: string[]): Promise<string> {
    const found = await this.page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll<HTMLElement>('qa-zoho-panel article')]
          .map((article) => article.innerText)
          .find((article) => wanted.every((text) => article.includes(text))) ?? false,
      {timeout: 180_000},
      texts,
    );
    return (await found.jsonValue()) as string;
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** Once it stands still: what lands above it moves it away under the pointer. */
function pressed(element: ElementHandle<HTMLElement>): Promise<void> {
  return element.asLocator().setTimeout(patience.timeout).click();
}
