import {html, nothing, type TemplateResult} from 'lit';
import {ProblemError} from '../../client/crm-client.ts';
import type {Journal} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import {newTabMark} from '../internal/new-tab-mark.ts';
import type {CardView} from './card-view.ts';

/** What became of a finished call, below everything else, so that hanging up moves nothing under the agent's pointer. */
export function cardWrapUp(view: CardView, i18n: I18n, dismiss: () => void): TemplateResult | typeof nothing {
  if (view.phase !== 'ended' || !view.call) return nothing;
  const {outcome} = view.call;
  const label = i18n.term('bgmDismiss');
  return html`<div class="wrap-up" part="wrap-up">
    <span
      >${outcome ? i18n.term(`bgmCardOutcome_${outcome}`) : nothing}${outcome && view.journal ? ' · ' : nothing}${
        view.journal ? journalWords(view.journal, i18n) : nothing
      }</span
    >
    <button class="link" part="button" type="button" @click=${dismiss}>${label}</button>
  </div>`;
}

function journalWords(journal: Journal, i18n: I18n): TemplateResult {
  const words = i18n.term(`bgmCardJournal_${journal.state}`);
  const url = journal.state === 'logged' ? safePageUrl(journal.activityUrl) : undefined;
  if (!url)
    return html`<span class=${journal.state === 'failed' ? 'danger' : ''}
      >${words}${problemWords(journal, i18n)}</span
    >`;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${words} ${newTabMark(i18n)}</a>`;
}

function problemWords({state, problem}: Journal, i18n: I18n): string {
  return state === 'failed' && problem ? `: ${i18n.problem(new ProblemError(problem))}` : '';
}
