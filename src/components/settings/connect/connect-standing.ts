import {html, nothing, type TemplateResult} from 'lit';
import type {Connection, Organisation} from '../../../contract/index.ts';
import {sentence} from '../../internal/sentence.ts';
import type {SettingsPlace} from '../section.ts';
import {outLink} from './connect-problem.ts';

/** Who is connected, since when and by whom, as far as that is known; and what the consent left out. */
export function connectStanding(place: SettingsPlace, connection: Connection): TemplateResult {
  const {i18n} = place;
  const {organisation, authorizedAt, authorizedBy, missingScopes, region} = connection;
  const when = authorizedAt ? i18n.date(authorizedAt) : '';
  return html`<dl class="facts">
      ${
        organisation
          ? html`<dt>${i18n.term('bgmConnectOrganisation')}</dt>
              <dd>${organisationLink(place, organisation)}</dd>
              <dt>${i18n.term('bgmConnectEdition')}</dt>
              <dd class="capital"><bdi>${organisation.edition}</bdi></dd>`
          : nothing
      }
      <dt>${i18n.term('bgmConnectRegion')}</dt>
      <dd>${i18n.term(`bgmConnectRegion_${region}`)}</dd>
      ${
        authorizedAt
          ? html`<dt>${i18n.term('bgmConnectAuthorized')}</dt>
              <dd>
                ${
                  authorizedBy === null
                    ? when
                    : sentence(
                        (who) => i18n.term('bgmConnectAuthorizedBy', who, when),
                        html`<bdi>${authorizedBy}</bdi>`,
                      )
                }
              </dd>`
          : nothing
      }
    </dl>
    ${
      missingScopes.length > 0
        ? html`<div class="notice warn">
            <p>
              <strong>${i18n.term('bgmConnectMissing')}:</strong>
              ${missingScopes.map((scope, index) => html`${index > 0 ? ', ' : ''}<code dir="ltr">${scope}</code>`)}
            </p>
            <p>${i18n.term('bgmConnectMissingHint')}</p>
          </div>`
        : nothing
    }`;
}

export function organisationName({i18n}: SettingsPlace, organisation: Organisation | null): string {
  if (!organisation) return '—';
  return organisation.name ?? `${organisation.id} (${i18n.term('bgmConnectNameless')})`;
}

function organisationLink(place: SettingsPlace, organisation: Organisation): TemplateResult {
  const name = organisationName(place, organisation);
  return organisation.url
    ? html`<bdi>${outLink(place.i18n, organisation.url, name)}</bdi>`
    : html`<bdi>${name}</bdi>`;
}
