import {html, type TemplateResult} from 'lit';
import type {I18n} from '../../state/i18n.ts';

/** Ends the words of a link that opens in a new tab: an arrow out of the page, in the direction of reading, and words for who does not see it. */
export function newTabMark(i18n: I18n, before = ''): TemplateResult {
  return html`<span aria-hidden="true">${i18n.dir() === 'rtl' ? '↖' : '↗'}</span
    ><span class="visually-hidden">, ${before}${i18n.term('bgmOpensInNewTab')}</span>`;
}
