import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {avatar, initialsOf} from '../internal/avatar.ts';
import {newTabMark} from '../internal/new-tab-mark.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import type {CardView} from './card-view.ts';
import {callSeconds, callWords, type Line, nameLine, numberLine, secondLine} from './card-words.ts';
import {type Fields, lastCallField, secondLineFields} from './card-fields.ts';
import {moduleWord} from './why-words.ts';

export interface Head extends Fields {
  readonly view: CardView;
  readonly open: (event: Event) => void;
}

/** Three lines that stand from the first ring on: name and clock, company, number. */
export function cardHead(head: Head): TemplateResult {
  const {view, i18n} = head;
  const name = nameLine(view, i18n);
  const number = numberLine(view, i18n);
  return html`<div class="head">
    <span class="mark">${mark(view, name)}</span>
    <div class="lines">
      <div class="line first">
        <span
          class="name clip ${name.isNumber ? 'number' : ''}"
          id="name"
          part="name"
          dir=${directionOf(name)}
          title=${name.text}
          >${name.text}</span
        >${status(head)}
      </div>
      <div class="line second clip" part="company" title=${ifDefined(secondTitle(head))}>${second(head)}</div>
      <div class="line third">
        <span class="clip ${number.isNumber ? 'number' : 'muted'}" part="number" dir=${directionOf(number)}
          >${number.text}</span
        >
        ${badge(head)}${view.who.kind === 'matched' ? lastCallField(view.who.contact, head) : nothing}
      </div>
    </div>
  </div>`;
}

/** Letters where one person is shown, else a sign that says how sure we are: "?" nobody, a figure for several. */
function mark({who, phase}: CardView, name: Line): TemplateResult {
  if (phase === 'idle') return avatar('–');
  if (who.kind === 'matched') return avatar(initialsOf(name.text), `${who.contact.module}:${who.contact.id}`);
  if (who.kind === 'ambiguous') return avatar(String(who.matches.length));
  return avatar(name.isPerson ? initialsOf(name.text) : '?');
}

function status({view, i18n, now}: Head): TemplateResult | typeof nothing {
  if (!view.call) return nothing;
  const seconds = callSeconds(view.call, now);
  const timer =
    seconds === undefined
      ? nothing
      : html` <span class="number" part="timer">${i18n.duration(seconds)}</span>`;
  return html`<span class="status"><span class="word">${callWords(view.call, i18n)}</span>${timer}</span>`;
}

function second(head: Head): unknown {
  const {view, i18n} = head;
  if (view.phase === 'idle') return html`<slot name="empty">${i18n.term('bgmCardEmpty')}</slot>`;
  const parts =
    view.who.kind === 'matched' ? secondLineFields(view.who.contact, head) : secondLine(view, i18n);
  if (parts.length === 0 && view.waiting && view.who.kind === 'pending')
    return html`<span class="skeleton"></span>`;
  return parts.map((part, index) => html`${index > 0 ? ' · ' : nothing}<bdi>${part}</bdi>`);
}

function secondTitle({view, i18n}: Head): string | undefined {
  if (view.phase === 'idle') return undefined;
  const {who} = view;
  const texts = who.kind === 'matched' ? [who.contact.company, who.contact.title] : secondLine(view, i18n);
  return texts.filter(Boolean).join(' · ') || undefined;
}

/** Which kind of record it is; opens it. */
function badge({view, i18n, open}: Head): TemplateResult | typeof nothing {
  const {who} = view;
  if (who.kind === 'pbx-contact') return kind(i18n.term('bgmCardPbxContact'));
  if (who.kind !== 'matched') return nothing;
  const word = moduleWord(who.contact.module, i18n);
  const url = safePageUrl(who.contact.url);
  if (!url) return kind(word);
  const label = i18n.term('bgmCardOpenNamed', word);
  return html`<a
    class="chip clip"
    part="badge"
    href=${url}
    target="_blank"
    rel="noopener noreferrer"
    title=${label}
    @click=${open}
    >${word}${newTabMark(i18n)}</a
  >`;
}

function kind(word: string): TemplateResult {
  return html`<span class="chip clip" part="badge" title=${word}>${word}</span>`;
}

function directionOf({isNumber}: Line): 'ltr' | 'auto' {
  return isNumber ? 'ltr' : 'auto';
}
