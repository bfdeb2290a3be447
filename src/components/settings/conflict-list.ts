import {html, nothing, type TemplateResult} from 'lit';
import type {I18n} from '../../state/i18n.ts';
import {isSame} from './setting-pointers.ts';
import {settingName, settingValue} from './setting-words.ts';
import type {Crossing, SettingsDesk} from './settings-desk.ts';

/** What somebody else saved meanwhile, field by field; where both changed one, the admin chooses. */
export function conflictList(i18n: I18n, desk: SettingsDesk): TemplateResult | typeof nothing {
  const {conflict} = desk;
  if (!conflict) return nothing;
  const isChoice = conflict.crossings.some((crossing) => 'mine' in crossing);
  return html`<div class="conflict" part="conflict" role="alert">
    <p>
      <strong
        >${
          conflict.by === null
            ? i18n.term('bgmSettingsConflictSomebody')
            : i18n.term('bgmSettingsConflict', conflict.by)
        }</strong
      >
      ${i18n.term(isChoice ? 'bgmSettingsConflictHint' : 'bgmSettingsConflictTaken')}
    </p>
    <ul>
      ${conflict.crossings.map((crossing) => line(i18n, desk, crossing))}
    </ul>
  </div>`;
}

function line(i18n: I18n, desk: SettingsDesk, crossing: Crossing): TemplateResult {
  const {pointer, before, theirs} = crossing;
  const say = (value: unknown) => settingValue(i18n, pointer, value);
  const name = settingName(i18n, pointer);
  return html`<li>
    <span>
      <strong>${name}:</strong>
      ${i18n.term('bgmSettingsChangedFromTo', say(before), say(theirs))}</span
    >
    ${
      'mine' in crossing
        ? html`<span class="either" role="group" aria-label=${name}>
            ${choice(i18n, desk, crossing, 'mine')} ${choice(i18n, desk, crossing, 'theirs')}
          </span>`
        : nothing
    }
  </li>`;
}

function choice(
  i18n: I18n,
  desk: SettingsDesk,
  crossing: Crossing,
  which: 'mine' | 'theirs',
): TemplateResult {
  const {pointer} = crossing;
  const value = crossing[which];
  const isChosen = isSame(desk.value(pointer), value);
  return html`<button
    class="button"
    part="button"
    type="button"
    aria-pressed=${isChosen ? 'true' : 'false'}
    @click=${() => desk.change(pointer, value as never)}
  >
    ${i18n.term(which === 'mine' ? 'bgmSettingsKeepMine' : 'bgmSettingsTakeTheirs')}:
    ${settingValue(i18n, pointer, value)}
  </button>`;
}
