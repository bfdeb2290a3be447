import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Connection, Region} from '../../../contract/index.ts';
import {hint} from '../fields.ts';
import {onEscape} from '../../settings-parts/on-escape.ts';
import type {SettingsPlace} from '../section.ts';
import {wrongWords} from '../setting-words.ts';
import type {ConnectForm} from './connect-form.ts';
import {outLink} from './connect-problem.ts';
import type {CopyLines} from './copy-line.ts';
import {consoleUrl, regionIds} from './regions.ts';

export interface Guide {
  readonly place: SettingsPlace;
  readonly connection: Connection;
  readonly form: ConnectForm;
  readonly copies: CopyLines;
  /** Authorizing is the next thing to do. */
  readonly isNext: boolean;
  readonly isSecretShown: boolean;
  /** Something was typed: show it. */
  readonly changed: () => void;
  readonly showSecret: (isShown: boolean) => void;
  readonly replace: () => void;
  /** The stored secret is not to be replaced after all. */
  readonly keep: () => void;
  readonly authorize: () => void;
}

/**
 * From Zoho's developer console to the consent, step by step.
 * @param consent What to do while the consent page is open.
 */
export function connectGuide(guide: Guide, consent: TemplateResult | typeof nothing): TemplateResult {
  const {place, connection, copies} = guide;
  const {i18n} = place;
  const set = place.settings.saved?.region ?? connection.region;
  const chosen = guide.form.region ?? set;
  const home = connection.redirectUris[0] && new URL(connection.redirectUris[0]).origin;
  return html`<ol class="steps">
    ${step(i18n.term('bgmConnectStep1'), regionField(guide, chosen))}
    ${step(
      i18n.term('bgmConnectStep2'),
      html`<p>
          ${outLink(i18n, consoleUrl(connection, set, chosen), i18n.term('bgmConnectConsole'), {looks: 'button'})}
        </p>
        <p>${i18n.term('bgmConnectStep2Then')}</p>`,
    )}
    ${step(
      i18n.term('bgmConnectStep3'),
      html`<div class="copy-field">
          <span class="label" part="label">${i18n.term('bgmConnectClientName')}</span>
          ${copies.line(i18n.term('bgmConnectClientName'), 'BGMconnects Integration')}
        </div>
        ${
          home
            ? html`<div class="copy-field">
                <span class="label" part="label">${i18n.term('bgmConnectHomepage')}</span>
                ${copies.line(i18n.term('bgmConnectHomepage'), home)}
              </div>`
            : nothing
        }
        <div class="copy-field">
          <span class="label" part="label">${i18n.term('bgmConnectRedirects')}</span>
          ${connection.redirectUris.map((uri) => copies.line(i18n.term('bgmConnectRedirects'), uri))}
          ${hint(i18n.term('bgmConnectRedirectsHint'))}
        </div>`,
    )}
    ${step(i18n.term('bgmConnectStep4'), html`${idField(guide)} ${secretField(guide)}`)}
    ${step(
      i18n.term('bgmConnectStep5'),
      html`<p>${i18n.term('bgmConnectStep5Hint')}</p>
        <p>${authorizeButton(guide, i18n.term('bgmConnectSaveAndAuthorize'))}</p>
        ${consent}`,
    )}
  </ol>`;
}

export function authorizeButton({place, authorize, isNext}: Guide, words: string): TemplateResult {
  const {i18n, connection, editable} = place;
  const isBusy = connection.work === 'authorizing';
  return html`<button
    class="button ${isNext ? 'primary' : ''}"
    part="button"
    type="button"
    ?disabled=${!editable}
    aria-disabled=${connection.work === 'idle' ? 'false' : 'true'}
    @click=${authorize}
  >
    ${isBusy ? i18n.term('bgmConnectAuthorizeBusy') : words}
  </button>`;
}

function step(title: string, content: TemplateResult): TemplateResult {
  return html`<li class="step" part="step">
    <h3 class="step-title">${title}</h3>
    <div class="step-content">${content}</div>
  </li>`;
}

function regionField({place, form, changed}: Guide, chosen: Region): TemplateResult {
  const {i18n, editable} = place;
  const choose = (event: Event) => {
    form.region = (event.target as HTMLSelectElement).value as Region;
    changed();
  };
  return html`<div class="field" part="field">
    <label class="label" part="label" for="region">${i18n.term('bgmConnectRegion')}</label>
    <select
      class="input medium"
      part="input"
      id="region"
      aria-describedby="region-hint"
      ?disabled=${!editable}
      @change=${choose}
    >
      ${regionIds.map(
        (region) =>
          html`<option value=${region} .selected=${region === chosen}>
            ${i18n.term(`bgmConnectRegion_${region}`)}
          </option>`,
      )}
    </select>
    <small class="hint" id="region-hint">${i18n.term('bgmConnectRegionHint')}</small>
  </div>`;
}

function idField({place, connection, form, changed, authorize}: Guide): TemplateResult {
  const {i18n, editable} = place;
  const type = (event: Event) => {
    form.id = (event.target as HTMLInputElement).value;
    form.wrong = {...form.wrong, id: undefined};
    changed();
  };
  return html`<div class="field" part="field">
    <label class="label" part="label" for="client-id">${i18n.term('bgmConnectClientId')}</label>
    <input
      class="input mono"
      part="input"
      id="client-id"
      type="text"
      dir="ltr"
      autocomplete="off"
      spellcheck="false"
      maxlength="200"
      placeholder="1000.…"
      aria-invalid=${form.wrong.id ? 'true' : 'false'}
      aria-describedby="client-id-wrong"
      .value=${live(form.id ?? connection.credentials.clientId ?? '')}
      ?disabled=${!editable}
      @input=${type}
      @keydown=${onEnter(authorize)}
    />
    <p class="wrong" id="client-id-wrong" role="alert">${wrongWords(i18n, form.wrong.id)}</p>
  </div>`;
}

function secretField(guide: Guide): TemplateResult {
  const {place, connection, form} = guide;
  const {i18n, editable} = place;
  const {credentials} = connection;
  if (!form.needsSecret(credentials)) {
    const age = credentials.secretUpdatedAt
      ? i18n.relativeTime(credentials.secretUpdatedAt, place.clock.now())
      : '';
    return html`<div class="field" part="field">
      <span class="label" part="label">${i18n.term('bgmConnectClientSecret')}</span>
      <div class="secret-set" part="secret">
        <span>${i18n.term('bgmConnectSecretSet', credentials.secretFingerprint ?? '—', age)}</span>
        <button
          class="button"
          part="button"
          type="button"
          id="replace-secret"
          aria-label=${i18n.term('bgmConnectReplaceSecret')}
          ?disabled=${!editable}
          @click=${guide.replace}
        >
          ${i18n.term('bgmConnectReplace')}
        </button>
      </div>
    </div>`;
  }
  return secretInput(guide);
}

function secretInput({
  place,
  connection,
  form,
  changed,
  isSecretShown,
  showSecret,
  keep,
  authorize,
}: Guide): TemplateResult {
  const {i18n, editable} = place;
  const isOther = connection.credentials.secretSet && form.isOther(connection.credentials);
  const mayKeep = connection.credentials.secretSet && !isOther;
  const type = (event: Event) => {
    form.secret = (event.target as HTMLInputElement).value;
    form.wrong = {...form.wrong, secret: undefined};
    changed();
  };
  return html`<div class="field" part="field">
    <label class="label" part="label" for="client-secret">${i18n.term('bgmConnectClientSecret')}</label>
    <div class="copy-line" @keydown=${onEscape(() => mayKeep && form.secret === '' && keep())}>
      <input
        class="input mono"
        part="input secret"
        id="client-secret"
        type=${isSecretShown ? 'text' : 'password'}
        dir="ltr"
        autocomplete="off"
        spellcheck="false"
        maxlength="400"
        aria-invalid=${form.wrong.secret ? 'true' : 'false'}
        aria-describedby="client-secret-wrong client-secret-hint"
        .value=${live(form.secret)}
        ?disabled=${!editable}
        @input=${type}
        @keydown=${onEnter(authorize)}
      />
      <button
        class="button"
        part="button"
        type="button"
        aria-label=${i18n.term('bgmConnectShowSecret')}
        aria-pressed=${isSecretShown ? 'true' : 'false'}
        ?disabled=${!editable}
        @click=${() => showSecret(!isSecretShown)}
      >
        ${i18n.term('bgmConnectShow')}
      </button>
      ${
        mayKeep
          ? html`<button class="button" part="button" type="button" ?disabled=${!editable} @click=${keep}>
              ${i18n.term('bgmCancel')}
            </button>`
          : nothing
      }
    </div>
    <p class="wrong" id="client-secret-wrong" role="alert">${wrongWords(i18n, form.wrong.secret)}</p>
    <small class="hint" id="client-secret-hint"
      >${i18n.term(isOther ? 'bgmConnectSecretNew' : 'bgmConnectSecretHint')}</small
    >
  </div>`;
}

/** As in a form; but a form would make browsers offer to keep the secret. */
const onEnter = (task: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Enter' && !event.isComposing) task();
};
