import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {LedgerReply} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {momentOf} from './zoned-time.ts';

/** What an admin wrote to find a call; empty: whatever. Times as the fields hold them, in the page's zone. */
export interface LedgerWish {
  readonly party: string;
  readonly from: string;
  readonly to: string;
}

export const anyCall: LedgerWish = {party: '', from: '', to: ''};

export const isAnyCall = ({party, from, to}: LedgerWish): boolean => !party.trim() && !from && !to;

/** The same in the words of the proxy. The last minute counts whole. */
export function searchOf({party, from, to}: LedgerWish, i18n: I18n) {
  const moment = (text: string, more = 0) => {
    const at = momentOf(text, i18n.timeZone());
    return at === undefined ? undefined : new Date(at + more).toISOString();
  };
  const [start, end] = [moment(from), moment(to, 60_000)];
  return {
    ...(party.trim() && {party: party.trim()}),
    ...(start && {from: start}),
    ...(end && {to: end}),
  };
}

interface FindParts {
  readonly i18n: I18n;
  readonly wish: LedgerWish;
  /** Whether this admin may search for numbers and names. */
  readonly parties: LedgerReply['parties'];
  readonly change: (wish: LedgerWish) => void;
}

/** The fields to find a call by: whose it was, and when. */
export function ledgerFind({i18n, wish, parties, change}: FindParts): TemplateResult {
  const field = (key: keyof LedgerWish, type: 'search' | 'datetime-local', label: string) =>
    html`<label class="field ${key}"
      ><span class="label">${label}</span
      ><input
        class="input"
        type=${type}
        maxlength="100"
        dir=${key === 'party' ? 'auto' : 'ltr'}
        autocomplete="off"
        .value=${live(wish[key])}
        @input=${(event: Event) => change({...wish, [key]: (event.target as HTMLInputElement).value})}
    /></label>`;
  return html`<div class="find" role="search" aria-label=${i18n.term('bgmLedgerFind')}>
      ${parties === 'shown' ? field('party', 'search', i18n.term('bgmLedgerFindParty')) : nothing}
      ${field('from', 'datetime-local', i18n.term('bgmLedgerFindFrom'))}
      ${field('to', 'datetime-local', i18n.term('bgmLedgerFindTo'))}
      <button
        class="button"
        type="button"
        aria-disabled=${isAnyCall(wish) ? 'true' : 'false'}
        @click=${() => change(anyCall)}
      >
        ${i18n.term('bgmLedgerFindClear')}
      </button>
    </div>
    ${parties === 'masked' ? html`<p class="small muted">${i18n.term('bgmLedgerFindMasked')}</p>` : nothing}`;
}
