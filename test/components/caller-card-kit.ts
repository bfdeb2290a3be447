import {html} from 'lit';
import type {BgmCallerCard} from '../../src/components/caller-card/caller-card.ts';
import '../../src/elements/bgm-caller-card.ts';
import type {CrmClient} from '../../src/client/crm-client.ts';
import {
  type Call,
  type Lookup,
  type Problem,
  type ProblemCode,
  problemExample,
  ringingCallExample,
} from '../../src/contract/index.ts';
import type {CallsState, CallView} from '../../src/state/contexts.ts';
import {fakeClient} from '../support/fake-client.ts';
import {FakeClock, settled} from '../support/fake-clock.ts';
import {type Contexts, withContexts} from '../support/page.ts';

export interface CardOnPage {
  readonly card: BgmCallerCard;
  readonly clock: FakeClock;
}

/** Puts a card below the given contexts, in a column of 400 px, and waits until its first answers are painted. */
export async function cardWith(
  contexts: Contexts,
  template = (clock: FakeClock) => plainCard(clock),
): Promise<CardOnPage> {
  const clock = new FakeClock();
  const card = await withContexts<BgmCallerCard>(contexts, template(clock));
  await painted(card);
  return {card, clock};
}

export const plainCard = (clock: FakeClock) =>
  html`<bgm-caller-card style="inline-size: 400px" .clock=${clock}></bgm-caller-card>`;

/** Every promise that can settle has, and the card shows it. */
export async function painted(card: BgmCallerCard): Promise<void> {
  await settled();
  await card.updateComplete;
}

/** The agent's one call. */
export function oneCall(call: Partial<Call> = {}, more: Partial<CallView> = {}): CallsState {
  const view: CallView = {call: {...ringingCallExample, ...call}, ...more};
  return {calls: [view], active: view};
}

export function clientWith(lookup: Lookup, more: Partial<CrmClient> = {}): CrmClient {
  return fakeClient({lookup: async () => lookup, ...more});
}

export function problem(code: ProblemCode, retryable = true): Problem {
  return {...problemExample, code, retryable};
}

/** Text of an element as a person reads it: what only screen readers hear is left out. */
export function shown(card: BgmCallerCard, selector: string): string {
  const found = card.renderRoot.querySelector(selector)?.cloneNode(true) as HTMLElement | undefined;
  found?.querySelectorAll('.visually-hidden, [aria-hidden=true]').forEach((hidden) => hidden.remove());
  return (found?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Words on the buttons and links of the action row, menu included. */
export function buttons(card: BgmCallerCard): string[] {
  return [...card.renderRoot.querySelectorAll('.actions .button:not(.more)')].map((button) => words(button));
}

export function button(card: BgmCallerCard, label: string): HTMLElement {
  const all = card.renderRoot.querySelectorAll<HTMLElement>('button, a');
  const found = [...all].find((candidate) => words(candidate) === label);
  if (!found) throw new Error(`no button "${label}" among ${[...all].map(words).join(', ')}`);
  return found;
}

function words(element: Element): string {
  return element.textContent.replace(/↗.*$/s, '').replace(/\s+/g, ' ').trim();
}
