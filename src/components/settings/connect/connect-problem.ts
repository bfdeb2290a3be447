import {html, nothing, type TemplateResult} from 'lit';
import {ProblemError} from '../../../client/crm-client.ts';
import type {Connection, ProblemCode} from '../../../contract/index.ts';
import type {SettingsTerms} from '../../../locales/terms.ts';
import type {I18n} from '../../../state/i18n.ts';
import {newTabMark} from '../../internal/new-tab-mark.ts';
import {safePageUrl} from '../../internal/safe-url.ts';
import {connectedAppsUrl, profilesUrl} from './regions.ts';

type Help = 'bgmConnectHelpConsole' | 'bgmConnectHelpApps' | 'bgmConnectHelpProfiles';

/** Where what is wrong can be put right. */
const helps: Partial<Record<ProblemCode, Help>> = {
  oauth_secret_wrong: 'bgmConnectHelpConsole',
  oauth_client_unknown: 'bgmConnectHelpConsole',
  oauth_client_other_region: 'bgmConnectHelpConsole',
  oauth_redirect_uri_wrong: 'bgmConnectHelpConsole',
  oauth_no_refresh_token: 'bgmConnectHelpApps',
  crm_grant_revoked: 'bgmConnectHelpApps',
  crm_api_access_denied: 'bgmConnectHelpProfiles',
  crm_permission: 'bgmConnectHelpProfiles',
};

/**
 * What went wrong in its own words, with a link where one helps.
 * @param again The button that the words may speak of, where none stands near.
 */
export function connectProblem(
  i18n: I18n,
  connection: Connection,
  error: unknown,
  again: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const help = error instanceof ProblemError ? helps[error.problem.code] : undefined;
  return html`<div class="notice bad">
    <p part="message">${i18n.problem(error)}</p>
    ${help ? html`<p>${outLink(i18n, urlOf(help, connection), i18n.term(help))}</p>` : nothing}
    ${again === nothing ? nothing : html`<p>${again}</p>`}
  </div>`;
}

/** Disconnected here while the CRM did not answer: what is left to do there. */
export function connectLeftover(i18n: I18n, connection: Connection): TemplateResult {
  return html`<div class="notice warn">
    <p part="message">${i18n.term('bgmConnectLeftAtZoho')}</p>
    <p>${outLink(i18n, connectedAppsUrl(connection), i18n.term('bgmConnectHelpApps'))}</p>
  </div>`;
}

/** A link that leaves for a page of Zoho in a new tab; without an address that is safe, its words alone. */
export function outLink(
  i18n: I18n,
  url: string,
  words: string,
  {looks = '', follow}: {readonly looks?: string; readonly follow?: () => void} = {},
): TemplateResult {
  const href = safePageUrl(url);
  if (!href) return html`${words}`;
  return html`<a
    class=${looks}
    href=${href}
    target="_blank"
    rel="noopener noreferrer"
    @click=${follow ?? nothing}
    >${words} ${newTabMark(i18n)}</a
  >`;
}

function urlOf(help: Extract<keyof SettingsTerms, Help>, connection: Connection): string {
  if (help === 'bgmConnectHelpApps') return connectedAppsUrl(connection);
  return help === 'bgmConnectHelpProfiles' ? profilesUrl(connection) : connection.consoleUrl;
}
