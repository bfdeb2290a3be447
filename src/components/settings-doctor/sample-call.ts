import {css, html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import type {AdminClient} from '../../client/admin-client.ts';
import type {ActivityPreview, SampleCallName} from '../../contract/index.ts';
import {settingsDoctor} from '../../locales/en/settings/doctor.ts';
import {I18n} from '../../state/i18n.ts';
import {Ask} from '../settings-parts/ask.ts';
import {definePart} from '../settings-parts/define-part.ts';
import {failureLine, loadingLine} from '../settings-parts/failure-line.ts';
import {partStyles} from '../settings-parts/part.styles.ts';
import {partWords} from '../settings-parts/part-words.ts';
import {sampleCalls} from '../settings-parts/sample-calls.ts';
import {SettingsPart} from '../settings-parts/settings-part.ts';

/** The entry that a sample call would become in the CRM, field by field. */
export class SampleCall extends SettingsPart {
  static override styles = [
    partStyles,
    css`
      td {
        white-space: pre-wrap;
      }
      th:first-child {
        inline-size: 14rem;
      }
      @container (width < 640px) {
        th:first-child {
          inline-size: auto;
        }
      }
    `,
  ];

  @state() private call: SampleCallName = 'queue';

  readonly #i18n = new I18n(this, {...partWords, ...settingsDoctor});
  readonly #preview = new Ask<ActivityPreview>(this);

  protected override load(admin: AdminClient): void {
    void this.#preview.run((asking) => admin.preview({call: this.call}, asking));
  }

  protected override render(): TemplateResult {
    const i18n = this.#i18n;
    const {data, error} = this.#preview.state;
    return html`<section class="part" aria-labelledby="title">
      <h3 id="title">${i18n.term('bgmSampleTitle')}</h3>
      <p class="lead">${i18n.term('bgmSampleLead')}</p>
      <div class="row">
        <label class="field"
          ><span class="label">${i18n.term('bgmSampleCall')}</span
          ><select class="input" @change=${this.#choose}>
            ${sampleCalls.map(
              (sample) =>
                html`<option value=${sample} ?selected=${sample === this.call}>
                  ${i18n.term(`bgmSample_${sample}`)}
                </option>`,
            )}
          </select></label
        >
      </div>
      ${failureLine(error, i18n, () => this.reload())}
      <div class="part" aria-live="polite">
        ${data ? this.#entry(data) : error ? nothing : loadingLine(i18n)}
      </div>
    </section>`;
  }

  #entry(preview: ActivityPreview): TemplateResult {
    const i18n = this.#i18n;
    const {fields} = preview;
    return html`<table role="table" aria-label=${i18n.term('bgmSampleTitle')}>
        <thead>
          <tr role="row">
            <th role="columnheader" scope="col">${i18n.term('bgmSampleField')}</th>
            <th role="columnheader" scope="col">${i18n.term('bgmSampleValue')}</th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(fields).map(
            ([name, value]) =>
              html`<tr role="row">
                <th role="rowheader" scope="row"><span class="code">${name}</span></th>
                <td role="cell" dir="auto">${value}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="muted">${this.#owner(preview)}</p>`;
  }

  #owner({ownerBy, owner}: ActivityPreview): string {
    const i18n = this.#i18n;
    if (owner !== null) return i18n.term('bgmSampleOwner', owner);
    return ownerBy === 'contact_owner' || ownerBy === 'fixed_user'
      ? i18n.term(`bgmSampleOwner_${ownerBy}`)
      : i18n.term('bgmSampleFallbackOwner');
  }

  readonly #choose = (event: Event): void => {
    this.call = (event.target as HTMLSelectElement).value as SampleCallName;
    this.reload();
  };
}

definePart('bgm-settings-sample-call', SampleCall);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-settings-sample-call': SampleCall;
  }
}
