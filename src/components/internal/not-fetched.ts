import {html, nothing, type TemplateResult} from 'lit';
import type {I18n} from '../../state/i18n.ts';

/**
 * Instead of a part of a widget whose code could not be fetched: there is no connection, or another version was put up meanwhile
 * and only a reload brings a page to it. It is not reloaded by itself, because a call may go on in it.
 */
export function notFetched(i18n: I18n, again: () => void, close?: () => void): TemplateResult {
  const button = (words: string, press: () => void) =>
    html`<button class="button" part="button" type="button" @click=${press}>${words}</button>`;
  return html`<div role="alert">
    <p class="danger" id="heading" part="message">${i18n.term('bgmNotFetched')}</p>
    ${button(i18n.term('bgmRetry'), again)} ${close ? button(i18n.term('bgmClose'), close) : nothing}
  </div>`;
}
