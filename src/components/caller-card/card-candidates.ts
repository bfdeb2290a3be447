import {html, nothing, type TemplateResult} from 'lit';
import type {Match} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import {moduleWord, proofOfCandidate} from './why-words.ts';

/** More would be a list to search in, not one to choose from. */
const shown = 3;

export interface Candidates {
  readonly matches: readonly Match[];
  readonly i18n: I18n;
  /** `module:id` of the chosen one. */
  readonly picked: string;
  /** A number without a call has nothing to connect: it lists, and opens. */
  readonly connectable: boolean;
  readonly busy: boolean;
  pick(key: string): void;
  connect(): void;
  open(match: Match, event: Event): void;
}

/** The records that have this number, all of one size, in the tenant's order: the agent decides. */
export function cardCandidates(list: Candidates): TemplateResult {
  const {i18n, matches} = list;
  const more = matches.length - shown;
  const submit = (event: Event) => {
    event.preventDefault();
    list.connect();
  };
  return html`<form class="candidates" part="candidates" @submit=${submit}>
    <fieldset ?disabled=${list.busy}>
      <legend class="visually-hidden">${i18n.term('bgmCardChoose')}</legend>
      ${matches.slice(0, shown).map((match) => candidate(list, match))}
    </fieldset>
    ${more > 0 ? html`<p class="small muted">${i18n.term('bgmCardMoreRecords', more)}</p>` : nothing}
    ${list.connectable ? connectButton(list) : nothing}
  </form>`;
}

export function keyOf({module, id}: Pick<Match, 'module' | 'id'>): string {
  return `${module}:${id}`;
}

function connectButton({i18n, busy, picked}: Candidates): TemplateResult {
  return html`<button class="button primary connect" part="button" type="submit" ?disabled=${busy || !picked}>
    ${i18n.term(busy ? 'bgmCardConnecting' : 'bgmCardConnect')}
  </button>`;
}

function candidate(list: Candidates, match: Match): TemplateResult {
  const {i18n, picked, connectable} = list;
  const key = keyOf(match);
  const about = [match.company, proofOfCandidate(match, i18n)].filter(Boolean).join(' · ');
  const lines = html`<span class="candidate-lines">
    <span class="clip" dir="auto" title=${match.name}>${match.name.trim() || match.company}</span>
    <span class="small muted clip" title=${about}
      >${match.company ? html`<bdi>${match.company}</bdi> · ` : nothing}${proofOfCandidate(match, i18n)}</span
    >
  </span>`;
  const radio = html`<input
    type="radio"
    name="candidate"
    .value=${key}
    .checked=${picked === key}
    @change=${() => list.pick(key)}
  />`;
  return html`<div class="candidate" part="candidate">
    ${connectable ? html`<label>${radio}${lines}</label>` : lines}${candidateBadge(list, match)}
  </div>`;
}

function candidateBadge({i18n, open}: Candidates, match: Match): TemplateResult {
  const word = moduleWord(match.module, i18n);
  const url = safePageUrl(match.url);
  if (!url) return html`<span class="chip" part="badge">${word}</span>`;
  return html`<a
    class="chip"
    part="badge"
    href=${url}
    target="_blank"
    rel="noopener noreferrer"
    @click=${(event: Event) => open(match, event)}
    >${word}<span aria-hidden="true">↗</span
    ><span class="visually-hidden">, ${match.name}, ${i18n.term('bgmOpensInNewTab')}</span></a
  >`;
}
