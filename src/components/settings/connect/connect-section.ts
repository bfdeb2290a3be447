import {html, nothing, type TemplateResult} from 'lit';
import {ProblemError} from '../../../client/crm-client.ts';
import type {Connection} from '../../../contract/index.ts';
import {settingsConnect} from '../../../locales/en/settings/connect.ts';
import {connectionTones} from '../../settings-parts/connection-tones.ts';
import {isConnected} from '../connection-desk.ts';
import {onEscape} from '../../settings-parts/on-escape.ts';
import {toggle} from '../fields.ts';
import type {SectionEntry, SectionStanding, SettingsPlace, SettingsSection} from '../section.ts';
import {namedRegion, otherOrganisation} from './connect-choices.ts';
import {connectConsent} from './connect-consent.ts';
import {ConnectForm} from './connect-form.ts';
import {authorizeButton, connectGuide, type Guide} from './connect-guide.ts';
import {connectLeftover, connectProblem} from './connect-problem.ts';
import {connectStanding} from './connect-standing.ts';
import {CopyLines} from './copy-line.ts';

/** Leads from nothing to a connection that works, says what is wrong with one, and ends it. */
class ConnectSection implements SettingsSection {
  readonly #place: SettingsPlace;
  readonly #form = new ConnectForm();
  readonly #copies: CopyLines;
  #isSecretShown = false;
  #isLeaving = false;
  #wasOpen = false;

  constructor(place: SettingsPlace) {
    this.#place = place;
    this.#copies = new CopyLines(place);
  }

  standing(): SectionStanding | undefined {
    const {connection, i18n} = this.#place;
    const {data} = connection;
    if (!data) return undefined;
    // A consent that is begun, and perhaps abandoned, takes nothing from a connection that works.
    if (data.consent && !isConnected(data))
      return {tone: 'warning', words: i18n.term('bgmConnectConsentOpen')};
    return {tone: connectionTones[data.state], words: i18n.term(`bgmConnectState_${data.state}`)};
  }

  unsaved(): boolean {
    const {connection, settings} = this.#place;
    return this.#form.isTyped(connection.data, settings.saved?.region);
  }

  forget(): void {
    this.#form.forget();
    this.#form.region = undefined;
    this.hidden();
  }

  hidden(): void {
    this.#isLeaving = false;
    this.#isSecretShown = false;
  }

  render(): TemplateResult {
    const {connection, i18n, settings} = this.#place;
    const {data, error} = connection;
    if (settings.saved?.featureEnabled === false)
      return html`<p class="muted">${i18n.term('bgmConnectFeatureOff')}</p>`;
    if (!data) {
      const again = () => this.#place.admin && void connection.load(this.#place.admin);
      return error === undefined
        ? html`<p class="muted" role="status">${i18n.term('bgmLoading')}</p>`
        : html`<p class="danger" role="alert">${i18n.problem(error)}</p>
            <div>
              <button class="button" part="button" type="button" @click=${again}>
                ${i18n.term('bgmRetry')}
              </button>
            </div>`;
    }
    const isNew = !isConnected(data) && !data.organisation;
    const guide = this.#guide(data, isNew);
    this.#follow(data);
    return html`<div class="stack outcome" role="status">
        ${this.#problem(data, isNew ? this.#again(guide) : nothing)}
        ${
          connection.justConnected
            ? html`<p class="notice good" part="message">${i18n.term('bgmConnectIsConnected')}</p>`
            : nothing
        }
        ${connection.isLeftAtCrm ? connectLeftover(i18n, data) : nothing}
      </div>
      ${otherOrganisation(this.#place, data, this.#authorize)} ${namedRegion(this.#place, data)}
      ${isNew ? this.#notYet(guide) : this.#connected(data, guide)}
      ${
        this.#place.settings.draft
          ? toggle(this.#place, '/enabled', {
              label: i18n.term('bgmConnectEnabled'),
              hint: i18n.term('bgmConnectEnabledHint'),
            })
          : nothing
      }`;
  }

  #notYet(guide: Guide): TemplateResult {
    return html`<p class="muted">${this.#place.i18n.term('bgmConnectIntro')}</p>
      ${connectGuide(guide, connectConsent(this.#place, guide.connection))}`;
  }

  #connected(data: Connection, guide: Guide): TemplateResult {
    const {i18n} = this.#place;
    const {state, otherOrganisation: other, consent} = data;
    const needsConsent = state === 'authorization_required' && !other && !consent;
    return html`<div class="card">
        ${connectStanding(this.#place, data)}
        ${this.#isLeaving ? this.#sure() : this.#actions(guide, needsConsent)}
        ${connectConsent(this.#place, data)}
      </div>
      <details class="more">
        <summary>${i18n.term('bgmConnectClient')}</summary>
        ${connectGuide(guide, nothing)}
      </details>`;
  }

  #actions(guide: Guide, needsConsent: boolean): TemplateResult {
    const {i18n, editable} = this.#place;
    const again = i18n.term('bgmConnectAgain');
    return html`<div class="actions">
      ${authorizeButton({...guide, isNext: needsConsent}, again)}
      <button
        class="button"
        part="button"
        type="button"
        id="disconnect"
        ?disabled=${!editable}
        @click=${() => this.#askToLeave(true)}
      >
        ${i18n.term('bgmConnectDisconnect')}
      </button>
    </div>`;
  }

  #sure(): TemplateResult {
    const {i18n, connection} = this.#place;
    const isBusy = connection.work === 'disconnecting';
    const stay = () => this.#askToLeave(false);
    return html`<div
      class="notice bad"
      role="group"
      aria-labelledby="sure-name"
      aria-describedby="sure-what"
      @keydown=${onEscape(() => !isBusy && stay())}
    >
      <p><strong id="sure-name">${i18n.term('bgmConnectSure')}</strong></p>
      <p id="sure-what">${i18n.term('bgmConnectSureWhat')}</p>
      <div class="actions">
        <button class="button" part="button" type="button" id="stay" @click=${stay}>
          ${i18n.term('bgmConnectStay')}
        </button>
        <button
          class="button danger-button"
          part="button"
          type="button"
          aria-disabled=${isBusy ? 'true' : 'false'}
          @click=${this.#leave}
        >
          ${i18n.term(isBusy ? 'bgmConnectDisconnecting' : 'bgmConnectSureYes')}
        </button>
      </div>
    </div>`;
  }

  /** What failed here last, else what the proxy says of the connection; a consent that is open may put it right. */
  #problem(data: Connection, again: TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    const {connection, i18n} = this.#place;
    if (connection.error !== undefined) return connectProblem(i18n, data, connection.error);
    const isExpected = data.problem === null || data.state === 'not_configured' || connection.consent;
    const isOwn = data.problem?.code === 'crm_other_organisation' && data.otherOrganisation;
    if (isExpected || isOwn || data.problem?.code === 'crm_disabled') return nothing;
    return connectProblem(i18n, data, new ProblemError(data.problem!), again);
  }

  /** The words of a failure say to authorize again; before the first connection the one button for that is far below. */
  #again(guide: Guide): TemplateResult | typeof nothing {
    const {i18n, editable, host} = this.#place;
    const {clientId, secretSet} = guide.connection.credentials;
    if (!editable || clientId === null || !secretSet) return nothing;
    const authorize = () => {
      // This button goes with its message; the focus goes on at the one that stays.
      host.shadowRoot?.querySelector<HTMLElement>('.steps .primary')?.focus({preventScroll: true});
      guide.authorize();
    };
    return authorizeButton({...guide, isNext: false, authorize}, i18n.term('bgmConnectAgain'));
  }

  /** Brings into view what a press far down the page led to, and what came of it. */
  #follow({consent}: Connection): void {
    const {host, connection} = this.#place;
    const isOpen = Boolean(consent && connection.consent);
    if (isOpen === this.#wasOpen) return;
    this.#wasOpen = isOpen;
    void host.updateComplete.then(() => {
      const place = host.shadowRoot?.querySelector(isOpen ? '.consent' : '.outcome');
      place?.scrollIntoView({block: 'nearest'});
    });
  }

  #guide(connection: Connection, isNew: boolean): Guide {
    const place = this.#place;
    const update = () => place.host.requestUpdate();
    return {
      place,
      connection,
      form: this.#form,
      copies: this.#copies,
      isNext: isNew && !connection.consent,
      isSecretShown: this.#isSecretShown,
      changed: update,
      showSecret: (isShown) => {
        this.#isSecretShown = isShown;
        update();
      },
      replace: () => {
        this.#form.isReplacing = true;
        this.#focus('#client-secret');
      },
      keep: () => {
        this.#form.keepSecret();
        this.#focus('#replace-secret');
      },
      authorize: this.#authorize,
    };
  }

  /** In the press itself, so that the browser lets a tab open; but not before what was typed can be right. */
  readonly #authorize = (): void => {
    const {admin, settings, connection, i18n} = this.#place;
    const {data} = connection;
    if (!admin || !data || connection.work !== 'idle') return;
    if (!this.#form.check(data.credentials)) return this.#focus('[aria-invalid=true]');
    const save = async () => {
      try {
        await this.#form.save(admin, settings, data.credentials);
        return true;
      } catch (error) {
        if (!this.#form.refused(error)) throw error;
        this.#focus('[aria-invalid=true]');
        return false;
      }
    };
    void connection.authorize(admin, save, i18n.term('bgmConnectTab'));
  };

  #askToLeave(isLeaving: boolean): void {
    this.#isLeaving = isLeaving;
    this.#focus(isLeaving ? '#stay' : '#disconnect');
  }

  readonly #leave = async (): Promise<void> => {
    const {admin, connection, i18n} = this.#place;
    if (!admin || !(await connection.disconnect(admin))) return;
    this.#isLeaving = false;
    if (!connection.isLeftAtCrm) this.#place.announce(i18n.term('bgmConnectIsDisconnected'));
    this.#focus('#heading');
  };

  #focus(selector: string): void {
    const {host} = this.#place;
    host.requestUpdate();
    void host.updateComplete.then(() => host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }
}

export const connectSection: SectionEntry = {
  id: 'connect',
  title: 'bgmConnectTitle',
  words: settingsConnect,
  pointers: ['/enabled', '/region', '/redirectUris', '/provider'],
  create: (place) => new ConnectSection(place),
};
