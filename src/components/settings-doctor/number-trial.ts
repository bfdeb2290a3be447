import {css, html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import type {NumberTrace} from '../../contract/index.ts';
import {settingsDoctor} from '../../locales/en/settings/doctor.ts';
import {I18n} from '../../state/i18n.ts';
import {countries} from '../settings/places.ts';
import {AnswerPart} from '../settings-parts/answer-part.ts';
import {definePart} from '../settings-parts/define-part.ts';
import {failureLine, loadingLine} from '../settings-parts/failure-line.ts';
import {partStyles} from '../settings-parts/part.styles.ts';
import {partWords} from '../settings-parts/part-words.ts';
import {numberTrace} from './number-trace.ts';

/** A box to try a number in, with every step from the number to the record. */
export class NumberTrialPart extends AnswerPart<NumberTrace> {
  static override styles = [
    partStyles,
    css`
      .steps {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--_space-3);
        padding-inline-start: var(--_space-4);
        border-inline-start: 2px solid var(--_accent);
      }
      .wrong {
        color: var(--_danger);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        gap: var(--_space-2) var(--_space-3);
      }
      form .field {
        flex: 0 1 15rem;
      }
    `,
  ];

  @state() private isEmpty = false;

  readonly #i18n = new I18n(this, {...partWords, ...settingsDoctor});

  protected override render(): TemplateResult {
    const i18n = this.#i18n;
    const {data, error} = this.answer.state;
    return html`<section class="part" aria-labelledby="title">
      <h3 id="title">${i18n.term('bgmTrialTitle')}</h3>
      <p class="lead">${i18n.term('bgmTrialLead')}</p>
      <form @submit=${this.#submit} novalidate>
        <label class="field"
          ><span class="label">${i18n.term('bgmTrialNumber')}</span
          ><input
            class="input number"
            name="number"
            type="tel"
            dir="ltr"
            maxlength="100"
            autocomplete="off"
            aria-invalid=${this.isEmpty ? 'true' : 'false'}
            aria-describedby="wrong"
        /></label>
        <label class="field"
          ><span class="label">${i18n.term('bgmTrialCountry')}</span
          ><select class="input" name="country">
            <option value="">${i18n.term('bgmTrialOwnCountry')}</option>
            ${countries(i18n.lang()).map(({value, name}) => html`<option value=${value}>${name}</option>`)}
          </select></label
        >
        <button class="button" type="submit" aria-disabled=${this.answer.isLoading ? 'true' : 'false'}>
          ${i18n.term('bgmTrialStart')}
        </button>
      </form>
      <p id="wrong" class="wrong small" role="alert">${this.isEmpty ? i18n.term('bgmTrialNoNumber') : ''}</p>
      ${failureLine(error, i18n)}
      <div aria-live="polite">
        ${
          this.answer.isLoading
            ? loadingLine(i18n)
            : data
              ? html`<div class="steps">${numberTrace(data, i18n)}</div>`
              : nothing
        }
      </div>
    </section>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const number = (form.get('number') as string).trim();
    const country = form.get('country') as string;
    this.isEmpty = number === '';
    const {admin} = this;
    if (!number || !admin || this.answer.isLoading) return;
    void this.answer.run((asking) => admin.tryNumber({number, ...(country && {country})}, asking));
  };
}

definePart('bgm-settings-number-trial', NumberTrialPart);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-settings-number-trial': NumberTrialPart;
  }
}
