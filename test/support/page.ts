import {expect} from '@open-wc/testing';
import {ContextProvider} from '@lit/context';
import {render, type TemplateResult} from 'lit';
import type {CrmClient} from '../../src/client/crm-client.ts';
import {
  type CallsState,
  callsContext,
  type ConnectionState,
  connectionContext,
  crmClientContext,
  type LocaleState,
  localeContext,
} from '../../src/state/contexts.ts';
import './problem-words.ts';

/** What a `<bgm-crm-provider>` would hand down. */
export interface Contexts {
  readonly client?: CrmClient;
  readonly calls?: CallsState;
  readonly connection?: ConnectionState;
  readonly locale?: LocaleState;
}

const places = new Map<Element, (contexts: Contexts) => void>();

/**
 * Puts a widget on the page below an element that provides the given contexts, and waits until it has rendered.
 * Everything goes away after the test.
 */
export async function withContexts<T extends HTMLElement>(
  contexts: Contexts,
  template: TemplateResult,
): Promise<T> {
  const place = document.createElement('div');
  const providers = {
    client: provide(place, crmClientContext, contexts.client),
    calls: provide(place, callsContext, contexts.calls),
    connection: provide(place, connectionContext, contexts.connection),
    locale: provide(place, localeContext, contexts.locale),
  };
  render(template, place);
  document.body.append(place);
  const element = place.firstElementChild as T;
  places.set(element, (next) => {
    for (const key of Object.keys(next) as (keyof Contexts)[]) {
      (providers[key] as {setValue(value: unknown): void} | undefined)?.setValue(next[key]);
    }
  });
  await updated(element);
  return element;
}

/** Changes some of the contexts under which {@link withContexts} put the widget; only ones that were given there can change. */
export async function setContexts(element: HTMLElement, contexts: Contexts): Promise<void> {
  places.get(element)?.(contexts);
  await updated(element);
}

/** Text of the first element with this part name, trimmed; undefined when there is none. */
export function part(element: Element, name: string): string | undefined {
  return partElement(element, name)?.textContent.replace(/\s+/g, ' ').trim();
}

/** First element with this part name. */
export function partElement<T extends HTMLElement = HTMLElement>(
  element: Element,
  name: string,
): T | undefined {
  return element.shadowRoot?.querySelector<T>(`[part~="${name}"]`) ?? undefined;
}

/** Whole text that the widget shows, without its styles. */
export function text(element: Element): string {
  const parts = [...(element.shadowRoot?.children ?? [])].filter(({localName}) => localName !== 'style');
  return parts
    .map((child) => child.textContent)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** No accessibility violation (axe, contrast included), on light and on dark. */
export async function expectAccessible(element: HTMLElement): Promise<void> {
  const before = document.documentElement.style.cssText;
  for (const scheme of ['light', 'dark']) {
    // Without transitions, so that no colour is measured on its way to another.
    const background = scheme === 'dark' ? '#111' : '#fff';
    document.documentElement.style.cssText = `color-scheme: ${scheme}; background: ${background}; --bgm-transition: 0s`;
    await updated(element);
    await expect(element).to.be.accessible();
  }
  document.documentElement.style.cssText = before;
}

async function updated(element: HTMLElement): Promise<void> {
  await (element as HTMLElement & {updateComplete?: Promise<unknown>}).updateComplete;
}

function provide<C extends Parameters<typeof contextProvider>[1]>(
  place: HTMLElement,
  context: C,
  value: unknown,
) {
  return value === undefined ? undefined : contextProvider(place, context, value);
}

function contextProvider(
  place: HTMLElement,
  context: typeof crmClientContext | typeof callsContext | typeof connectionContext | typeof localeContext,
  value: unknown,
) {
  return new ContextProvider(place, {
    context: context as typeof crmClientContext,
    initialValue: value as CrmClient,
  });
}

afterEach(() => {
  for (const element of places.keys()) element.parentElement?.remove();
  places.clear();
});
