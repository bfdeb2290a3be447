import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {Session} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import {newTabMark} from '../internal/new-tab-mark.ts';
import type {CardView} from './card-view.ts';
import {numberText} from './card-words.ts';

export const cardActions = ['open', 'dial', 'notes', 'create', 'link', 'copy'] as const;
export type CardAction = (typeof cardActions)[number];

/** More than three buttons are a search task in themselves. */
const visible = 3;

const orders = {
  matched: ['open', 'notes', 'dial', 'copy', 'link'],
  ambiguous: ['notes', 'create', 'link', 'dial', 'copy'],
  unknown: ['create', 'link', 'notes', 'dial', 'copy'],
  'pbx-contact': ['create', 'link', 'notes', 'dial', 'copy'],
  pending: ['notes', 'dial', 'copy'],
  internal: ['dial', 'copy'],
  anonymous: ['notes', 'link', 'create'],
  short_number: ['notes', 'link', 'dial', 'copy'],
  crm_disabled: ['dial', 'copy'],
} as const satisfies Record<string, readonly CardAction[]>;

export interface ActionRules {
  /** What the page allows (attribute `actions`). */
  readonly allowed: ReadonlySet<string>;
  readonly session?: Session;
}

/** What the agent can do now, the most likely first. */
export function actionsFor(view: CardView, rules: ActionRules): CardAction[] {
  if (view.phase === 'idle') return [];
  const {who} = view;
  const order: readonly CardAction[] = orders[who.kind === 'suppressed' ? who.by : who.kind];
  return order.filter((action) => rules.allowed.has(action) && isPossible(action, view, rules));
}

function isPossible(action: CardAction, view: CardView, {session}: ActionRules): boolean {
  const {call, phase, who, trouble} = view;
  const crmWorks = trouble?.kind !== 'offline' && trouble?.kind !== 'not-connected';
  switch (action) {
    case 'open':
      return who.kind === 'matched' && safePageUrl(who.contact.url) !== undefined;
    case 'dial':
      return numberText(view.number) !== undefined && (phase === 'still' || phase === 'ended');
    case 'notes':
      return call !== undefined && session?.features.notes !== false;
    case 'create':
      return crmWorks && session?.features.create.length !== 0;
    case 'link':
      return crmWorks && call !== undefined;
    case 'copy':
      return numberText(view.number) !== undefined;
  }
}

export interface ActionButtons {
  readonly view: CardView;
  readonly i18n: I18n;
  readonly actions: readonly CardAction[];
  /** A button before the others; it takes one of the three places. */
  readonly lead?: TemplateResult;
  /** What became of the wish to copy the number. */
  readonly copied?: boolean;
  readonly run: (action: CardAction, event: Event) => void;
}

/** At most three buttons, and a menu with the rest; the row keeps its height when there are none. */
export function actionRow(row: ActionButtons): TemplateResult {
  const {buttons, rest} = arrange(row);
  return html`<div class="actions" part="actions">
    ${row.lead ?? nothing}${buttons.map((action, index) => actionButton(row, action, index === 0 ? 'first' : 'later'))}
    <slot name="actions"></slot>
    ${rest.length > 0 ? menu(row, rest) : nothing}
  </div>`;
}

/** What is seldom needed goes into the menu, unless it would be alone there. */
function arrange({view, actions, lead}: ActionButtons): {buttons: CardAction[]; rest: CardAction[]} {
  const room = visible - (lead ? 1 : 0);
  const seldom = (action: CardAction) =>
    action === 'copy' || (action === 'link' && view.who.kind === 'matched');
  const often = actions.filter((action) => !seldom(action));
  const rest = [...often.slice(room), ...actions.filter(seldom)];
  const alone = rest.length === 1 && often.length < room;
  return {buttons: [...often.slice(0, room), ...(alone ? rest : [])], rest: alone ? [] : rest};
}

function menu(row: ActionButtons, actions: readonly CardAction[]): TemplateResult {
  const label = row.i18n.term('bgmCardMore');
  return html`<button
      class="button plain more"
      part="button"
      type="button"
      popovertarget="menu"
      aria-label=${label}
      title=${label}
    >
      ⋯
    </button>
    <div class="menu" id="menu" popover role="group" aria-label=${label} @beforetoggle=${giveBackFocus}>
      ${actions.map((action) => actionButton(row, action, 'menu'))}
    </div>`;
}

/** The browser gives the focus back to the shadow host, which takes none; so the button takes it before the menu goes. */
function giveBackFocus(event: ToggleEvent): void {
  const menu = event.currentTarget as HTMLElement;
  const root = menu.getRootNode() as ShadowRoot;
  if (event.newState === 'closed' && menu.contains(root.activeElement)) {
    root.querySelector<HTMLElement>('.more')?.focus();
  }
}

function actionButton(
  row: ActionButtons,
  action: CardAction,
  place: 'first' | 'later' | 'menu',
): TemplateResult {
  const {view, i18n} = row;
  const next = place === 'first' && (action === 'open' || action === 'create');
  const style = `button ${next ? 'primary' : ''}`;
  const run = (event: Event) => row.run(action, event);
  const words = actionWords(row, action);
  if (action === 'open' && view.who.kind === 'matched') {
    const url = safePageUrl(view.who.contact.url);
    return html`<a
      class=${style}
      part="button"
      href=${ifDefined(url ?? undefined)}
      target="_blank"
      rel="noopener noreferrer"
      @click=${run}
      >${words}${newTabMark(i18n)}</a
    >`;
  }
  // "Number copied" is read where "Copy number" was pressed: that menu stays open.
  const closes = place === 'menu' && action !== 'copy';
  return html`<button
    class=${style}
    part="button"
    type="button"
    popovertarget=${closes ? 'menu' : nothing}
    popovertargetaction="hide"
    @click=${run}
  >
    ${words}
  </button>`;
}

function actionWords({view, i18n, copied}: ActionButtons, action: CardAction): string {
  switch (action) {
    case 'open':
      return i18n.term('bgmCardOpen');
    case 'dial':
      return i18n.term(view.call ? 'bgmCardCallBack' : 'bgmCall');
    case 'notes':
      return i18n.term('bgmCardNotes');
    case 'create':
      return i18n.term('bgmCardCreate');
    case 'link':
      return i18n.term(view.who.kind === 'matched' ? 'bgmCardLinkOther' : 'bgmCardLink');
    case 'copy':
      if (copied === undefined) return i18n.term('bgmCardCopy');
      return i18n.term(copied ? 'bgmCardCopied' : 'bgmCardNotCopied');
  }
}
