import {html, nothing, svg, type TemplateResult} from 'lit';
import type {I18n} from '../../state/i18n.ts';
import type {CardView} from './card-view.ts';
import {troubleWords} from './card-words.ts';
import {whyWords} from './why-words.ts';

export interface WhyBlock {
  readonly view: CardView;
  readonly i18n: I18n;
  readonly now: number;
  /** Name of the record that the agent has just connected and may let go again. */
  readonly undoable?: string;
  /** Why the agent's choice could not be carried out. */
  readonly linkProblem?: string;
  readonly retry: () => void;
  readonly undo: () => void;
}

/** Two lines in the same place for every state: why this name, from where and how old; then the proof, or what is wrong and what still works. */
export function cardWhy(block: WhyBlock): TemplateResult {
  const {view, i18n, now} = block;
  if (view.phase === 'idle') return html`<div class="why"></div>`;
  const {reason, detail} = whyWords(view, i18n, now);
  const {trouble} = view;
  return html`<div class="why" part="message">
    ${reason || trouble ? icon(trouble ? alarm : info, trouble ? 'warning' : '') : nothing}
    <div class="reasons ${roomFor(block)}">
      ${reason ? reasonLine(block, reason, detail) : nothing} ${lastLine(block, detail)}
    </div>
  </div>`;
}

/** Trouble is told in full; a button beside the proof must stay in sight; else two lines are enough for everything. */
function roomFor({view, undoable, linkProblem}: WhyBlock): string {
  if (linkProblem) return '';
  if (undoable !== undefined) return 'one-line';
  return view.trouble ? '' : 'two-lines';
}

function lastLine(block: WhyBlock, detail: string): TemplateResult | typeof nothing {
  if (block.linkProblem) return html`<div class="trouble danger">${block.linkProblem}</div>`;
  return block.view.trouble ? troubleLine(block) : detailLine(block, detail);
}

function reasonLine({view, i18n}: WhyBlock, reason: string, detail: string): TemplateResult {
  const text = html`<span class="clip" title=${[reason, detail].filter(Boolean).join(' · ')}
    >${reason}</span
  >`;
  const updated = view.updated
    ? html`<span class="chip updated">${i18n.term('bgmCardUpdated')}</span>`
    : nothing;
  return html`<div class="reason ${view.stale ? 'old' : ''}">
    ${view.who.kind === 'pending' ? html`<slot name="loading">${text}</slot>` : text}${updated}
  </div>`;
}

function detailLine({undoable, undo, i18n}: WhyBlock, detail: string): TemplateResult | typeof nothing {
  if (!detail && undoable === undefined) return nothing;
  const button = html`<button
    class="link"
    part="button"
    id="undo"
    type="button"
    aria-label=${i18n.term('bgmCardConnectedTo', undoable ?? '')}
    @click=${undo}
  >
    ${i18n.term('bgmUndo')}
  </button>`;
  return html`<div class="detail">
    ${detail ? html`<span class="clip" title=${detail}>${detail}</span>` : nothing}${undoable === undefined ? nothing : button}
  </div>`;
}

function troubleLine({view, i18n, retry}: WhyBlock): TemplateResult | typeof nothing {
  const {trouble} = view;
  if (!trouble) return nothing;
  const again = html`<button class="link" part="button" type="button" @click=${retry}>
    ${i18n.term('bgmRetry')}
  </button>`;
  const slotName = trouble.kind === 'not-connected' ? 'not-connected' : 'error';
  return html`<div class="trouble">
    <slot name=${slotName}>${troubleWords(trouble, i18n)}</slot> ${trouble.retryable ? again : nothing}
  </div>`;
}

const info = svg`<circle cx="8" cy="8" r="6.5"/><path d="M8 7.2v4M8 4.9v.2"/>`;
const alarm = svg`<path d="M8 1.8 14.8 14H1.2z"/><path d="M8 6.4v3.4M8 11.8v.2"/>`;

/** A different outline, not only another colour, says that something is wrong. */
function icon(outline: TemplateResult<2>, style: string): TemplateResult {
  return html`<svg class="icon ${style}" viewBox="0 0 16 16" aria-hidden="true">${outline}</svg>`;
}
