import {html, nothing, type TemplateResult} from 'lit';
import type {Connection} from '../../../contract/index.ts';
import type {SettingsPlace} from '../section.ts';
import {outLink} from './connect-problem.ts';

/** What to do while Zoho's consent page is open; nothing while it is not. */
export function connectConsent(place: SettingsPlace, data: Connection): TemplateResult | typeof nothing {
  const {i18n, connection} = place;
  const {consent} = connection;
  const follow = () => connection.followed();
  if (consent?.isBlocked) {
    return html`<div class="notice warn consent" role="alert" data-code="popup_blocked">
      <p part="message">${i18n.term('bgmConnectBlocked')}</p>
      <p>${outLink(i18n, consent.url, i18n.term('bgmConnectOpenZoho'), {looks: 'button primary', follow})}</p>
    </div>`;
  }
  if (consent) {
    return html`<div class="notice consent" role="status">
      <p part="message"><strong>${i18n.term('bgmConnectWaiting')}</strong></p>
      <p>${i18n.term('bgmConnectWaitingHow')}</p>
      ${
        consent.isLong
          ? html`<p>${i18n.term('bgmConnectLong')}</p>
              <ul class="plain-list">
                <li>${i18n.term('bgmConnectLongRedirect')}</li>
                <li>${i18n.term('bgmConnectLongClient')}</li>
              </ul>`
          : nothing
      }
      <p>${outLink(i18n, consent.url, i18n.term('bgmConnectOpenAgain'))}</p>
    </div>`;
  }
  if (!data.consent) return nothing;
  const until = i18n.date(data.consent.expiresAt, {timeStyle: 'short'});
  return html`<div class="notice"><p part="message">${i18n.term('bgmConnectElsewhere', until)}</p></div>`;
}
