import {css, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {CrmModule, HygieneFinding, HygieneReason, HygieneReport} from '../../contract/index.ts';
import {settingsHygiene} from '../../locales/en/settings/hygiene.ts';
import {I18n} from '../../state/i18n.ts';
import {newTabMark} from '../internal/new-tab-mark.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import {AnswerPart} from '../settings-parts/answer-part.ts';
import {definePart} from '../settings-parts/define-part.ts';
import {failureLine} from '../settings-parts/failure-line.ts';
import {partStyles} from '../settings-parts/part.styles.ts';
import {partWords} from '../settings-parts/part-words.ts';
import {stateMark} from '../settings-parts/state-mark.ts';
import {saveHygieneFile} from './hygiene-file.ts';

const modules = ['Contacts', 'Leads', 'Accounts'] as const satisfies readonly CrmModule[];
const moduleWords = {
  Contacts: 'bgmModuleContacts',
  Leads: 'bgmModuleLeads',
  Accounts: 'bgmModuleAccounts',
} as const;
/** Rows on the page at once. */
const pageSize = 50;
const recordsOfCredit = 200;

/** Stored numbers that no call can ever match: a sample, what to do, and a file to hand on. */
export class SettingsHygiene extends AnswerPart<HygieneReport> {
  static override styles = [
    partStyles,
    css`
      .reasons {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--_space-2);
      }
      .reason {
        display: grid;
        grid-template-columns: 1rem minmax(8rem, 12rem) 4rem minmax(0, 1fr);
        gap: var(--_space-1) var(--_space-3);
        align-items: center;
        padding: var(--_space-1) var(--_space-2);
        border: var(--_border-width) solid transparent;
        border-radius: var(--_control-radius);
        cursor: pointer;
      }
      .reason:has(:checked) {
        border-color: var(--_accent);
      }
      .reason input {
        inline-size: 1rem;
        block-size: 1rem;
        margin: 0;
        accent-color: var(--_accent);
      }
      .credits {
        inline-size: 6rem;
      }
      .wrong {
        color: var(--_danger);
      }
      table {
        table-layout: fixed;
      }
      @container (width < 560px) {
        .reason {
          grid-template-columns: 1rem minmax(0, 1fr) auto;
        }
        .reason .fix {
          grid-column: 2 / -1;
        }
      }
    `,
  ];

  /** Modules that lookups ask; these are read unless somebody chooses others. */
  @property({attribute: false}) lookedIn: readonly CrmModule[] | undefined = modules;

  @state() private chosen?: readonly CrmModule[];
  @state() private credits = '10';
  @state() private reason: HygieneReason | '' = '';
  @state() private page = 0;
  @state() private spoken = '';
  /** The form was sent: what is wrong in it is said. */
  @state() private isSent = false;

  readonly #i18n = new I18n(this, {...partWords, ...settingsHygiene});

  protected override render(): TemplateResult {
    const i18n = this.#i18n;
    const {data, error} = this.answer.state;
    return html`<div class="part">
      <p class="lead">${i18n.term('bgmHygieneLead')}</p>
      ${this.#form()} ${failureLine(error, i18n)} ${data ? this.#result(data) : nothing}
      <div class="visually-hidden" role="status">${this.spoken}</div>
    </div>`;
  }

  #form(): TemplateResult {
    const i18n = this.#i18n;
    const isBusy = this.answer.isLoading;
    const isWrong = this.isSent && this.#budget === undefined;
    const isEmpty = this.isSent && this.#modules.length === 0;
    return html`<form class="part" @submit=${this.#submit} novalidate>
      <fieldset aria-describedby="modules-wrong">
        <legend class="label">${i18n.term('bgmHygieneModules')}</legend>
        <div class="row">
          ${modules.map(
            (module) =>
              html`<label class="choice"
                ><input
                  type="checkbox"
                  .checked=${this.#modules.includes(module)}
                  @change=${() => this.#toggle(module)}
                />${i18n.term(`bgmHygieneModule_${module}`)}</label
              >`,
          )}
        </div>
        <p id="modules-wrong" class="wrong small" role="alert">
          ${isEmpty ? i18n.term('bgmHygieneNoModule') : ''}
        </p>
      </fieldset>
      <label class="stack"
        ><span class="label">${i18n.term('bgmHygieneCredits')}</span>
        <span class="row"
          ><input
            class="input credits figure"
            inputmode="numeric"
            autocomplete="off"
            maxlength="3"
            aria-invalid=${isWrong ? 'true' : 'false'}
            aria-describedby="credits-mean"
            .value=${this.credits}
            @input=${(event: InputEvent) => (this.credits = (event.target as HTMLInputElement).value)}
          /><span id="credits-mean" class="small ${isWrong ? 'wrong' : 'muted'}"
            >${
              this.#budget === undefined
                ? i18n.term('bgmHygieneNoCredits')
                : i18n.term('bgmHygieneCreditsMean', this.#budget * recordsOfCredit)
            }</span
          ></span
        ></label
      >
      <div>
        <button class="button primary" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>
          ${i18n.term(isBusy ? 'bgmHygieneRunning' : 'bgmHygieneStart')}
        </button>
      </div>
    </form>`;
  }

  #result(report: HygieneReport): TemplateResult {
    const i18n = this.#i18n;
    const {records, total, numbers, complete, credits, findings} = report;
    const all = allOf(report);
    return html`<p>
        ${i18n.term('bgmHygieneRead', records, i18n.number(numbers))}
        ${complete || total === null ? nothing : i18n.term('bgmHygieneTotal', i18n.number(total))}
        ${i18n.term(complete ? 'bgmHygieneComplete' : 'bgmHygieneSample')}
        ${i18n.term('bgmHygieneCost', credits)}
      </p>
      <div class="row spread">
        <p class="line-of-state">
          ${stateMark(all > 0 ? 'warning' : 'good')}<span><strong>${this.#verdict(report)}</strong></span>
        </p>
        ${
          findings.length > 0
            ? html`<button
                class="button"
                type="button"
                @click=${() => saveHygieneFile(report, i18n, this.clock)}
              >
                ${i18n.term('bgmHygieneDownload')}
              </button>`
            : nothing
        }
      </div>
      ${findings.length > 0 ? html`${this.#reasons(report)} ${this.#findings(report)}` : nothing}`;
  }

  #reasons(report: HygieneReport): TemplateResult {
    const i18n = this.#i18n;
    const choice = (value: HygieneReason | '', words: string, count: number, fix: string) =>
      html`<label class="reason"
        ><input
          type="radio"
          name="reason"
          .checked=${this.reason === value}
          @change=${() => this.#choose(value)}
        /><strong>${words}</strong><span class="figure">${i18n.number(count)}</span
        ><span class="fix muted">${fix}</span></label
      >`;
    return html`<fieldset>
      <legend class="label">${i18n.term('bgmHygieneReasons')}</legend>
      <div class="reasons">
        ${choice('', i18n.term('bgmHygieneAll'), allOf(report), '')}
        ${report.reasons.map(({reason, count}) =>
          choice(
            reason,
            i18n.term(`bgmHygieneReason_${reason}`),
            count,
            i18n.term(`bgmHygieneFix_${reason}`),
          ),
        )}
      </div>
    </fieldset>`;
  }

  #findings({findings}: HygieneReport): TemplateResult {
    const i18n = this.#i18n;
    const fitting = findings.filter(({reason}) => !this.reason || reason === this.reason);
    const start = Math.min(this.page, Math.max(0, Math.ceil(fitting.length / pageSize) - 1)) * pageSize;
    const shown = fitting.slice(start, start + pageSize);
    const head = (words: string) => html`<th role="columnheader" scope="col">${words}</th>`;
    return html`<table role="table" aria-label=${i18n.term('bgmHygieneTable')}>
        <thead>
          <tr role="row">
            ${head(i18n.term('bgmHygieneStored'))}${head(i18n.term('bgmHygieneReason'))}${head(
              i18n.term('bgmHygieneField'),
            )}${head(i18n.term('bgmHygieneWhere'))}
          </tr>
        </thead>
        <tbody>
          ${shown.map((finding) => this.#row(finding))}
        </tbody>
      </table>
      ${this.#pager(start, shown.length, fitting.length)}`;
  }

  #row({stored, reason, field, module, id, url}: HygieneFinding): TemplateResult {
    const i18n = this.#i18n;
    const page = safePageUrl(url);
    const title = i18n.term('bgmHygieneOpen', i18n.term(moduleWords[module]));
    const label = (words: string) => html`<span class="cell-label" aria-hidden="true">${words}</span>`;
    return html`<tr role="row">
      <th role="rowheader" scope="row"><span class="foreign" dir="auto">${stored}</span></th>
      <td role="cell">${i18n.term(`bgmHygieneReason_${reason}`)}</td>
      <td role="cell">${label(i18n.term('bgmHygieneField'))}<span class="code">${field}</span></td>
      <td role="cell">
        ${
          page
            ? html`<a href=${page} target="_blank" rel="noopener noreferrer">${title} ${newTabMark(i18n)}</a>`
            : html`${i18n.term(moduleWords[module])} <span class="code">${id}</span>`
        }
      </td>
    </tr>`;
  }

  #pager(start: number, shown: number, all: number) {
    if (all <= pageSize) return nothing;
    const i18n = this.#i18n;
    const number = (value: number) => i18n.number(value);
    const isFirst = start === 0;
    const isLast = start + shown >= all;
    const turn = (to: number) => (this.page = Math.floor(start / pageSize) + to);
    return html`<div class="row">
      <button
        class="button"
        type="button"
        aria-disabled=${isFirst ? 'true' : 'false'}
        @click=${() => !isFirst && turn(-1)}
      >
        ${i18n.term('bgmHygieneBack')}
      </button>
      <span class="figure" role="status"
        >${i18n.term('bgmHygienePage', number(start + 1), number(start + shown), number(all))}</span
      >
      <button
        class="button"
        type="button"
        aria-disabled=${isLast ? 'true' : 'false'}
        @click=${() => !isLast && turn(1)}
      >
        ${i18n.term('bgmHygieneOn')}
      </button>
    </div>`;
  }

  #verdict(report: HygieneReport): string {
    const i18n = this.#i18n;
    const all = allOf(report);
    if (all === 0) return i18n.term('bgmHygieneClean');
    const listed = report.findings.length;
    const cut = listed < all ? ` ${i18n.term('bgmHygieneCut', i18n.number(listed))}` : '';
    return `${i18n.term('bgmHygieneFound', all)}${cut}`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.isSent = true;
    const {admin} = this;
    const credits = this.#budget;
    const wanted = this.#modules;
    if (!admin || credits === undefined || wanted.length === 0 || this.answer.isLoading) return;
    this.spoken = this.#i18n.term('bgmHygieneRunning');
    const report = await this.answer.run((asking) => admin.hygiene({modules: [...wanted], credits}, asking));
    this.spoken = report ? this.#verdict(report) : '';
    this.reason = '';
    this.page = 0;
  };

  #choose(reason: HygieneReason | ''): void {
    this.reason = reason;
    this.page = 0;
  }

  #toggle(module: CrmModule): void {
    const now = this.#modules;
    this.chosen = modules.filter((one) => (one === module ? !now.includes(one) : now.includes(one)));
  }

  get #modules(): readonly CrmModule[] {
    return this.chosen ?? this.lookedIn ?? modules;
  }

  /** Undefined: what is typed is no number of credits. */
  get #budget(): number | undefined {
    const credits = /^\d{1,3}$/.test(this.credits.trim()) ? Number(this.credits) : 0;
    return credits >= 1 && credits <= 100 ? credits : undefined;
  }
}

/** More than are listed, where there are very many. */
function allOf({reasons, findings}: HygieneReport): number {
  return Math.max(
    findings.length,
    reasons.reduce((sum, {count}) => sum + count, 0),
  );
}

definePart('bgm-settings-hygiene', SettingsHygiene);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-settings-hygiene': SettingsHygiene;
  }
}
