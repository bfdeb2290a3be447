import {consume} from '@lit/context';
import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {crmStatus} from '../../locales/en/crm-status.ts';
import {type ConnectionState, connectionContext} from '../../state/contexts.ts';
import {I18n} from '../../state/i18n.ts';
import {CustomStates} from '../internal/custom-states.ts';
import {styles} from './crm-status.styles.ts';

type Standing =
  | 'connecting'
  | 'online'
  | 'degraded'
  | 'crmDisconnected'
  | 'disabled'
  | 'noTenant'
  | 'offline'
  | 'signedOut';

/** What each standing means for the agent's work, longer than the badge has room for. */
const moreWords = {
  connecting: 'bgmStatusMore_connecting',
  online: 'bgmStatusMore_online',
  degraded: 'bgmCrmDegraded',
  crmDisconnected: 'bgmProblem_crm_authorization_required',
  disabled: 'bgmProblem_crm_disabled',
  noTenant: 'bgmStatusMore_noTenant',
  offline: 'bgmOffline',
  signedOut: 'bgmSignedOut',
} as const satisfies Record<Standing, string>;

/**
 * @summary A small badge: how this page stands with the proxy and the CRM.
 *
 * Says it by a word and by the mark's outline, never by colour alone; a longer text stands in its tooltip and for screen readers.
 *
 * @tagname bgm-crm-status
 *
 * @csspart badge - The whole badge.
 * @csspart mark - The round mark before the word.
 * @csspart message - The word.
 *
 * @cssstate connecting - Waiting for the proxy.
 * @cssstate online - Proxy and CRM work.
 * @cssstate degraded - The CRM answers slowly or not at all.
 * @cssstate crm-disconnected - The CRM must be connected again, or is switched off.
 * @cssstate offline - No connection to the proxy.
 * @cssstate signed-out - Nobody is signed in.
 */
export class BgmCrmStatus extends LitElement {
  static override styles = styles;

  /** Comes from the provider; set it yourself in tests and on plain pages. */
  @consume({context: connectionContext, subscribe: true})
  @property({attribute: false})
  connection?: ConnectionState;

  readonly #i18n = new I18n(this, crmStatus);
  readonly #states = new CustomStates(this);

  protected override willUpdate(): void {
    const standing = standingOf(this.connection);
    const names = {
      crmDisconnected: 'crm-disconnected',
      disabled: 'crm-disconnected',
      noTenant: 'crm-disconnected',
      signedOut: 'signed-out',
    } as const;
    this.#states.set([standing in names ? names[standing as keyof typeof names] : standing]);
  }

  protected override render(): TemplateResult {
    const standing = standingOf(this.connection);
    const more = this.#i18n.term(moreWords[standing]);
    return html`<span class="badge" part="badge" title=${more}>
      <span class="mark ${standing}" part="mark" aria-hidden="true"></span>
      <span part="message">${this.#i18n.term(`bgmStatus_${standing}`)}</span>
      <span class="visually-hidden">. ${more}</span>
    </span>`;
  }
}

function standingOf(connection: ConnectionState | undefined): Standing {
  if (!connection || connection.link === 'connecting') return 'connecting';
  if (connection.link === 'signed_out') return 'signedOut';
  if (connection.link === 'offline') return 'offline';
  // A system admin: nothing is wrong, and there is nobody to ask.
  if (connection.session?.tenant === null) return 'noTenant';
  switch (connection.session?.crm.state) {
    case 'authorization_required':
      return 'crmDisconnected';
    case 'disabled':
      return 'disabled';
    case 'degraded':
      return 'degraded';
    default:
      return 'online';
  }
}
