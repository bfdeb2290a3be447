import {css, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {ProblemError} from '../../client/crm-client.ts';
import type {DoctorCheck, DoctorReport} from '../../contract/index.ts';
import {settingsDoctor} from '../../locales/en/settings/doctor.ts';
import {I18n} from '../../state/i18n.ts';
import {newTabMark} from '../internal/new-tab-mark.ts';
import {AnswerPart} from '../settings-parts/answer-part.ts';
import {definePart} from '../settings-parts/define-part.ts';
import {failureLine} from '../settings-parts/failure-line.ts';
import {partStyles} from '../settings-parts/part.styles.ts';
import {partWords} from '../settings-parts/part-words.ts';
import {stateMark} from '../settings-parts/state-mark.ts';
import {checkName, checkTones, detailLines, findingWords, type MendingSection} from './check-words.ts';
import {reportText} from './report-text.ts';
import './number-trial.ts';
import './sample-call.ts';

/** Checks everything at the press of a button, tries a number, and shows what a call becomes. */
export class SettingsDoctor extends AnswerPart<DoctorReport> {
  static override styles = [
    partStyles,
    css`
      .checks {
        border-block-start: 1px solid var(--_border);
      }
      .check {
        display: grid;
        grid-template-columns: 1rem minmax(8rem, 14rem) minmax(0, 1fr) auto;
        gap: var(--_space-1) var(--_space-3);
        padding-block: var(--_space-2);
        border-block-end: 1px solid var(--_border);
      }
      .name {
        font-weight: 600;
      }
      .found {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--_space-1);
      }
      .details {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--_space-4);
        color: var(--_text-muted);
        font-size: var(--_font-size-small);
        overflow-wrap: anywhere;
      }
      .details div {
        display: flex;
        gap: var(--_space-1);
      }
      .report {
        inline-size: 100%;
        min-block-size: 12rem;
        white-space: pre;
      }
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--_space-6);
      }
      @container (width < 600px) {
        .check {
          grid-template-columns: 1rem minmax(0, 1fr) auto;
        }
        .found {
          grid-row: 2;
          grid-column: 2 / -1;
        }
      }
    `,
  ];

  /** Shows another section of the page; without it no section is offered. */
  @property({attribute: false}) show?: (section: MendingSection) => void;

  @state() private onlyBad = false;
  @state() private spoken = '';
  /** Shown where the browser lets nothing be copied. */
  @state() private byHand = '';

  readonly #i18n = new I18n(this, {...partWords, ...settingsDoctor});

  protected override render(): TemplateResult {
    const i18n = this.#i18n;
    const {data, error} = this.answer.state;
    const isBusy = this.answer.isLoading;
    const label = isBusy ? 'bgmDoctorRunning' : data ? 'bgmDoctorAgain' : 'bgmDoctorStart';
    return html`<div class="parts">
      <section class="part" aria-labelledby="title">
        <h3 id="title">${i18n.term('bgmDoctorTitle')}</h3>
        <p class="lead">${i18n.term('bgmDoctorLead')}</p>
        <div class="row">
          <button
            class="button primary"
            type="button"
            aria-disabled=${isBusy ? 'true' : 'false'}
            @click=${this.#run}
          >
            ${i18n.term(label)}
          </button>
          ${
            data
              ? html`<button class="button" type="button" @click=${() => this.#copy(data)}>
                  ${i18n.term('bgmDoctorCopy')}
                </button>`
              : nothing
          }
        </div>
        ${failureLine(error, i18n)} ${data ? this.#result(data) : nothing}
        <div class="visually-hidden" role="status">${this.spoken}</div>
      </section>
      <bgm-settings-number-trial .admin=${this.admin}></bgm-settings-number-trial>
      <bgm-settings-sample-call .admin=${this.admin}></bgm-settings-sample-call>
    </div>`;
  }

  #result(report: DoctorReport): TemplateResult {
    const i18n = this.#i18n;
    const {checks, latencyMs, credits, checkedAt} = report;
    const shown = urgentFirst(checks).filter(
      ({state}) => !this.onlyBad || state === 'failed' || state === 'warning',
    );
    const took = i18n.term('bgmDoctorSeconds', i18n.number(latencyMs / 1000, {maximumFractionDigits: 1}));
    return html`<p class="line-of-state">
        ${stateMark(toneOf(report))}<span
          ><strong>${this.#verdict(report)}</strong>
          <span class="muted figure"
            >${i18n.term('bgmDoctorTook', took, credits, i18n.date(checkedAt, {timeStyle: 'short'}))}</span
          ></span
        >
      </p>
      ${this.byHand ? this.#reportField() : nothing}
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${this.onlyBad}
          @change=${(event: Event) => (this.onlyBad = (event.target as HTMLInputElement).checked)}
        />${i18n.term('bgmDoctorOnlyBad')}</label
      >
      <ol class="checks" aria-label=${i18n.term('bgmDoctorShownAll')}>
        ${shown.map((check) => this.#check(check))}
      </ol>`;
  }

  #check(check: DoctorCheck): TemplateResult {
    const i18n = this.#i18n;
    const {name, state, milliseconds, problem} = check;
    const found = findingWords(check, i18n);
    const details = detailLines(check, i18n);
    return html`<li class="check" data-check=${name} data-state=${state}>
      ${stateMark(checkTones[state])}
      <span class="name">${checkName(name, i18n)}</span>
      <div class="found">
        <span>${i18n.term(`bgmDoctorState_${state}`)}${found ? html` – ${found.what}` : nothing}</span>
        ${problem && !check.finding ? html`<span class="muted">${i18n.problem(new ProblemError(problem))}</span>` : nothing}
        ${found?.fix ? html`<span><span aria-hidden="true">${i18n.dir() === 'rtl' ? '←' : '→'}</span> ${found.fix}</span>` : nothing}
        ${found ? this.#ways(found) : nothing}
        ${
          details.length > 0
            ? html`<dl class="details">
                ${details.map(
                  ([label, value]) =>
                    html`<div>
                      <dt>${label}:</dt>
                      <dd class="figure foreign">${value}</dd>
                    </div>`,
                )}
              </dl>`
            : nothing
        }
      </div>
      <span class="muted small figure"
        >${i18n.term('bgmDoctorMs', i18n.number(Math.round(milliseconds)))}</span
      >
    </li>`;
  }

  /** Where it can be mended, and what helps. */
  #ways({section, help}: NonNullable<ReturnType<typeof findingWords>>) {
    const i18n = this.#i18n;
    const {show} = this;
    if (!help && !(section && show)) return nothing;
    return html`<span class="row">
      ${
        section && show
          ? html`<button class="button small-button" type="button" @click=${() => show(section)}>
              ${i18n.term('bgmDoctorShow', i18n.term(`bgmDoctorSection_${section}`))}
            </button>`
          : nothing
      }
      ${
        help
          ? html`<a href=${help} target="_blank" rel="noopener noreferrer"
              >${new URL(help).host} ${newTabMark(i18n)}</a
            >`
          : nothing
      }
    </span>`;
  }

  #reportField(): TemplateResult {
    const i18n = this.#i18n;
    return html`<label class="field"
      ><span>${i18n.term('bgmDoctorCopyByHand')}</span
      ><textarea
        class="input report"
        readonly
        aria-label=${i18n.term('bgmDoctorReport')}
        .value=${this.byHand}
      ></textarea>
    </label>`;
  }

  #verdict({checks}: DoctorReport): string {
    const i18n = this.#i18n;
    const count = (state: DoctorCheck['state']) => checks.filter((check) => check.state === state).length;
    const [failed, warnings] = [count('failed'), count('warning')];
    if (failed > 0) return i18n.term('bgmDoctorFailed', failed);
    return warnings > 0 ? i18n.term('bgmDoctorWell', warnings) : i18n.term('bgmDoctorAllWell');
  }

  readonly #run = async (): Promise<void> => {
    const {admin} = this;
    if (!admin || this.answer.isLoading) return;
    this.byHand = '';
    this.spoken = this.#i18n.term('bgmDoctorRunning');
    const report = await this.answer.run((asking) => admin.test(asking));
    this.spoken = report ? this.#verdict(report) : '';
  };

  async #copy(report: DoctorReport): Promise<void> {
    const text = reportText(report, this.#i18n);
    try {
      await navigator.clipboard.writeText(text);
      this.byHand = '';
      this.spoken = '';
      await this.updateComplete;
      this.spoken = this.#i18n.term('bgmDoctorCopied');
    } catch {
      // A frame without the permission, or a page without TLS.
      this.byHand = text;
      await this.updateComplete;
      this.renderRoot.querySelector('textarea')?.select();
    }
  }
}

/** What failed, then what warns, then the rest, each in the order of the way from the PBX to the CRM. */
function urgentFirst(checks: readonly DoctorCheck[]): DoctorCheck[] {
  const rank = ({state}: DoctorCheck) => (state === 'failed' ? 0 : state === 'warning' ? 1 : 2);
  return [...checks].sort((one, other) => rank(one) - rank(other));
}

function toneOf({ok, checks}: DoctorReport) {
  if (!ok) return 'bad';
  return checks.some(({state}) => state === 'warning') ? 'warning' : 'good';
}

definePart('bgm-settings-doctor', SettingsDoctor);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-settings-doctor': SettingsDoctor;
  }
}
