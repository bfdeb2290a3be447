import {expect} from '@open-wc/testing';
import {html} from 'lit';
import type {BgmCrmSettings} from '../../../src/components/settings/settings.ts';
import '../../../src/elements/bgm-crm-settings.ts';
import type {ConnectionState, LocaleState} from '../../../src/state/contexts.ts';
import {FakeClock, settled} from '../../support/fake-clock.ts';
import {text, withContexts} from '../../support/page.ts';
import {until} from '../../support/until.ts';
import type {AdminWorld} from './admin-world.ts';

export interface Opened {
  readonly page: BgmCrmSettings;
  readonly clock: FakeClock;
}

/** Opens the settings page of a world, as an admin sees it once everything has arrived. */
export async function open(
  world: AdminWorld,
  {
    section = 'connect',
    locale,
    connection = world.online(),
    state = 'ready',
  }: {
    readonly section?: string;
    readonly locale?: LocaleState;
    readonly connection?: ConnectionState;
    readonly state?: string;
  } = {},
): Promise<Opened> {
  const clock = new FakeClock();
  const contexts = {client: world.client(clock), connection, ...(locale ? {locale} : {})};
  const page = await withContexts<BgmCrmSettings>(
    contexts,
    html`<bgm-crm-settings section=${section} .clock=${clock}></bgm-crm-settings>`,
  );
  // So that no colour is measured on its way to another.
  page.style.setProperty('--bgm-transition', '0s');
  worlds.set(page, world);
  await until(
    () => page.matches(`:state(${state})`),
    () => `the page shows ${state}: ${text(page)}`,
  );
  await still(page, clock);
  return {page, clock};
}

const worlds = new WeakMap<BgmCrmSettings, AdminWorld>();

/** Lets every answer arrive and be shown; not to be asked for while the test holds one back. */
export async function still(page: BgmCrmSettings, clock?: FakeClock): Promise<void> {
  await clock?.pass(0);
  const waiting = () => worlds.get(page)?.waiting ?? 0;
  const isStill = async () => {
    // An answer may lead to the next question.
    for (let quiet = 0; quiet < 5; quiet += 1) {
      await settled();
      await page.updateComplete;
      if (waiting() > 0) return false;
    }
    return true;
  };
  await until(isStill, () => `no question waits for its answer, ${waiting()} do`);
}

/** Turns the page's clock; what falls due has its answer afterwards, and the page shows it. */
export async function pass({page, clock}: Opened, milliseconds: number): Promise<void> {
  await clock.pass(milliseconds);
  await still(page);
}

/** Waits until the page says something. */
export async function says(page: BgmCrmSettings, words: string): Promise<void> {
  await until(
    () => text(page).includes(words),
    () => `the page says “${words}”, not: ${text(page)}`,
  );
}

export function one<T extends HTMLElement = HTMLElement>(page: BgmCrmSettings, selector: string): T {
  const found = page.renderRoot.querySelector<T>(selector);
  expect(found, selector).not.to.equal(null);
  return found!;
}

/** A button or link by the words on it, or by its accessible name. */
export function button(page: BgmCrmSettings, words: string): HTMLElement {
  const found = [...page.renderRoot.querySelectorAll<HTMLElement>('button, a')].find(
    (element) => element.getAttribute('aria-label') === words || shown(element) === words,
  );
  expect(found, words).not.to.equal(undefined);
  return found!;
}

/** A control by its visible label or accessible name. */
export function control<T extends HTMLElement = HTMLInputElement>(page: BgmCrmSettings, name: string): T {
  const labels = [...page.renderRoot.querySelectorAll('label')];
  const label = labels.find((one) => shown(one).startsWith(name));
  const inside = label?.control ?? undefined;
  const found = inside ?? page.renderRoot.querySelector<HTMLElement>(`[aria-label="${name}"]`);
  expect(found, name).not.to.equal(null);
  return found as T;
}

/** Types into a field, as a person who then leaves it. */
export function fill(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  field.value = value;
  const events = ['input', 'change'].map((type) => new Event(type, {bubbles: true}));
  for (const event of events) field.dispatchEvent(event);
}

export function shown(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

/** What stands in the list, in order. */
export function order(page: BgmCrmSettings): string[] {
  return [...page.renderRoot.querySelectorAll('.order-name')].map(shown);
}
