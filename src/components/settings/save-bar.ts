import {html, nothing, type TemplateResult} from 'lit';
import type {I18n} from '../../state/i18n.ts';
import type {SettingsDesk} from './settings-desk.ts';

export interface SaveBar {
  readonly editable: boolean;
  readonly isOffline: boolean;
  /** Nothing was changed since the last save. */
  readonly justSaved: boolean;
  save(): void;
}

/** The bar at the bottom of the page: there while something is unsaved, and right after saving. */
export function saveBar(i18n: I18n, desk: SettingsDesk, bar: SaveBar): TemplateResult | typeof nothing {
  const count = desk.unsaved.length;
  if (!bar.editable) return nothing;
  const isSaving = desk.work === 'saving' && count > 0;
  const trouble = troubleOf(i18n, desk);
  const words = count > 0 ? i18n.term('bgmSettingsUnsaved', count) : '';
  return html`<div class="save-bar ${count > 0 ? 'open' : ''}" part="save-bar">
    <p class="save-trouble danger" part="message" role="alert">${trouble}</p>
    <p class="save-words" role="status">
      ${isSaving ? i18n.term('bgmSettingsSaving') : words}${
        count === 0 && bar.justSaved
          ? html`<span class="success">✓ ${i18n.term('bgmSettingsSaved')}</span>`
          : nothing
      }
    </p>
    ${
      count > 0
        ? html`<button
              class="button"
              part="button"
              type="button"
              aria-disabled=${isSaving ? 'true' : 'false'}
              @click=${() => (isSaving ? undefined : desk.discard())}
            >
              ${i18n.term('bgmSettingsDiscard')}
            </button>
            <button
              class="button primary"
              part="button"
              type="button"
              aria-disabled=${isSaving || bar.isOffline ? 'true' : 'false'}
              @click=${() => (isSaving || bar.isOffline ? undefined : bar.save())}
            >
              ${i18n.term('bgmSettingsSave')}
            </button>`
        : nothing
    }
  </div>`;
}

function troubleOf(i18n: I18n, desk: SettingsDesk): string {
  const {size} = desk.wrong;
  const isRefused = desk.failed === 'save' && !desk.conflict;
  const why =
    size > 0 ? i18n.term('bgmSettingsWrongFields', size) : isRefused ? i18n.problem(desk.error) : '';
  return isRefused ? `${i18n.term('bgmSettingsNotSaved')} ${why}` : why;
}
