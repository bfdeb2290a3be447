import {html, nothing, type TemplateResult} from 'lit';
import {ProblemError} from '../../client/crm-client.ts';
import type {I18n} from '../../state/i18n.ts';
import {stateMark} from './state-mark.ts';

/** What went wrong and what can be done, spoken once; with a button where trying again helps. */
export function failureLine(error: unknown, i18n: I18n, again?: () => void): TemplateResult | typeof nothing {
  if (error === undefined) return nothing;
  // What agents read would send an admin to an admin; and trying again is of no use.
  return isOff(error) ? offLine(i18n) : failureWords(i18n.problem(error), i18n, again);
}

/** The same in words of one's own. */
export function failureWords(words: string, i18n: I18n, again?: () => void): TemplateResult {
  return html`<div class="line-of-state" role="alert">
    ${stateMark('bad')}<span>${words}</span>
    ${
      again
        ? html`<button class="button small-button" type="button" @click=${again}>
            ${i18n.term('bgmRetry')}
          </button>`
        : nothing
    }
  </div>`;
}

/** Whether the system admin has CRM off for the tenant. */
export function isOff(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'crm_disabled';
}

/** No failure: it is meant. */
function offLine(i18n: I18n): TemplateResult {
  return html`<p class="line-of-state" role="status">
    ${stateMark('quiet')}<span>${i18n.term('bgmPartOff')}</span>
  </p>`;
}

/** Said while there is nothing to show yet. */
export function loadingLine(i18n: I18n): TemplateResult {
  return html`<p class="muted" role="status">${i18n.term('bgmLoading')}</p>`;
}
