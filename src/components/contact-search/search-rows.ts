import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Contact, PhoneNumber} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {keyOf} from '../../state/record-key.ts';
import {fits, numberFor, numberPieces, type Piece, pieces} from '../../state/text-match.ts';
import {sentence} from '../internal/sentence.ts';
import type {RecentCaller} from './recent-callers.ts';

/** Own content of an option: a template, an element or a text. */
export type OptionRenderer = (contact: Contact, query: string) => unknown;

interface RowOptions {
  readonly i18n: I18n;
  /** The mark that dials. */
  readonly phone: TemplateResult;
  readonly query: string;
  readonly renderOption?: OptionRenderer;
}

/** Rows under a heading; a screen reader hears the heading with the first row it enters. */
export function group(name: string, id: string, rows: unknown, count: number) {
  if (count === 0) return nothing;
  return html`<div role="group" aria-labelledby=${id}>
    <div class="group-name" id=${id} role="presentation">${name}</div>
    ${rows}
  </div>`;
}

export function contactRows(contacts: readonly Contact[], options: RowOptions) {
  return repeat(contacts, keyOf, (contact) => contactRow(contact, options));
}

export function recentRows(callers: readonly RecentCaller[], options: RowOptions) {
  const key = ({number}: RecentCaller) => number.e164 ?? number.raw;
  return repeat(callers, key, ({contact, number}) =>
    contact ? contactRow(contact, options) : numberRow(number, options),
  );
}

export function createRow(typed: string, i18n: I18n): TemplateResult {
  return html`<div role="option" aria-selected="false" id="o-create" class="option create clip" part="option">
    ${sentence((gap) => i18n.term('bgmSearchCreate', gap), html`<bdi>${typed}</bdi>`)}
  </div>`;
}

function contactRow(contact: Contact, options: RowOptions): TemplateResult {
  const {i18n, query, renderOption} = options;
  const phone = numberFor(contact, query)?.number;
  return html`<div
    role="option"
    aria-selected="false"
    id="o-${keyOf(contact)}"
    class="option"
    part="option"
    data-key=${keyOf(contact)}
  >
    <div class="lines">
      ${renderOption ? renderOption(contact, query) : contactLines(contact, phone, query, i18n)}
    </div>
    ${phone ? dialMark(phone, options) : nothing}
  </div>`;
}

function contactLines(contact: Contact, phone: PhoneNumber | undefined, query: string, i18n: I18n) {
  const {name, company, email} = contact;
  const second = detail(contact, query);
  return html`<div class="first">
      <bdi class="clip" part="option-name"
        >${name.trim() ? marked(pieces(name, query)) : i18n.term('bgmSearchNoName')}</bdi
      >
      <span class="chip" part="badge">${moduleWord(contact.module, i18n)}</span>
    </div>
    <div class="second">
      ${second ? html`<bdi class="clip">${marked(pieces(second, query))}</bdi>` : nothing}
      ${phone ? html`<span class="number clip" part="option-number">${marked(numberPieces(phone.raw, query))}</span>` : nothing}
      ${!second && !phone ? html`<bdi class="clip">${company ?? email ?? '–'}</bdi>` : nothing}
    </div>`;
}

/** Company, but the e-mail address when that is what was found. */
function detail(contact: Contact, query: string): string | null {
  const rest = {...contact, email: null};
  return query && contact.email && !fits(rest, query) ? contact.email : contact.company;
}

function numberRow(number: PhoneNumber, options: RowOptions): TemplateResult {
  const key = number.e164 ?? number.raw;
  return html`<div
    role="option"
    aria-selected="false"
    id="o-${key}"
    class="option"
    part="option"
    data-number=${key}
  >
    <div class="lines">
      <div class="first">
        <span class="number clip" part="option-name option-number"
          >${number.international ?? number.raw}</span
        >
      </div>
    </div>
    ${dialMark(number, options)}
  </div>`;
}

/** For the pointer; the keyboard has Alt+Enter, and the chosen contact a button of its own. An option may hold no button. */
function dialMark(number: PhoneNumber, {i18n, phone}: RowOptions): TemplateResult {
  return html`<span
    class="dial"
    part="dial"
    aria-hidden="true"
    title=${i18n.term('bgmSearchDialShort', number.raw)}
    >${phone}</span
  >`;
}

function moduleWord(module: Contact['module'], i18n: I18n): string {
  return i18n.term(`bgmModule${module}`);
}

function marked(parts: readonly Piece[]) {
  return parts.map(({text, hit}) => (hit ? html`<mark>${text}</mark>` : text));
}
