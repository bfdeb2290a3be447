import {html, nothing, type TemplateResult} from 'lit';
import type {Connection} from '../../../contract/index.ts';
import type {SettingsPlace} from '../section.ts';
import {organisationName} from './connect-standing.ts';

/** The data centre that the CRM named, where it is another than the one that was chosen; one press corrects it. */
export function namedRegion(
  place: SettingsPlace,
  {namedRegion: told, region}: Connection,
): TemplateResult | typeof nothing {
  const {i18n, editable} = place;
  if (!told) return nothing;
  const named = i18n.term(`bgmConnectRegion_${told}`);
  // The one that is used is Zoho's already; what stands here is the setting.
  const chosen = place.settings.saved?.region ?? region;
  const use = async () => {
    const {admin, settings, connection} = place;
    if (!admin || !(await settings.saveOnly(admin, '/region', told))) return;
    await connection.load(admin);
  };
  return html`<div class="notice warn">
    <p part="message">
      ${i18n.term('bgmConnectNamedRegion', named, i18n.term(`bgmConnectRegion_${chosen}`))}
    </p>
    <p>
      <button class="button primary" part="button" type="button" ?disabled=${!editable} @click=${use}>
        ${i18n.term('bgmConnectUseRegion', named)}
      </button>
    </p>
  </div>`;
}

/** Another organisation's consent, which is used only when the admin says so; both are named. */
export function otherOrganisation(
  place: SettingsPlace,
  {otherOrganisation: other, organisation}: Connection,
  authorize: () => void,
): TemplateResult | typeof nothing {
  const {i18n, editable, connection} = place;
  if (!other) return nothing;
  const name = organisationName(place, other);
  const confirm = () => place.admin && void connection.confirmOrganisation(place.admin, other.id);
  return html`<div class="notice warn" role="alert">
    <p part="message"><strong>${i18n.term('bgmConnectOther')}</strong></p>
    <p>
      ${
        organisation
          ? i18n.term('bgmConnectOtherWhat', organisationName(place, organisation), name)
          : i18n.term('bgmConnectOtherWhatNow', name)
      }
    </p>
    <div class="actions">
      <button class="button" part="button" type="button" ?disabled=${!editable} @click=${authorize}>
        ${i18n.term('bgmConnectAgain')}
      </button>
      <button
        class="button primary"
        part="button"
        type="button"
        ?disabled=${!editable}
        aria-disabled=${connection.work === 'confirming' ? 'true' : 'false'}
        @click=${confirm}
      >
        ${i18n.term('bgmConnectUseOther', name)}
      </button>
    </div>
  </div>`;
}
