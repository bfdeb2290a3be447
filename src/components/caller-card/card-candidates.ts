import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {Match} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import {newTabMark} from '../internal/new-tab-mark.ts';
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
  readonly pick: (key: string) => void;
  readonly connect: () => void;
  readonly open: (match: Match, event: Event) => void;
}

/** The records that have this number, all of one size, in the tenant's order: the agent decides. */
export function cardCandidates(list: Candidates): TemplateResult {
  const {i18n, matches} = list;
  const more = matches.length - shown;
  const submit = (event: Event) => {
    event.preventDefault();
    list.connect();
  };
  return html`<form class="candidates" id="candidates" part="candidates" @submit=${submit}>
    <fieldset ?disabled=${list.busy}>
      <legend class="visually-hidden">${i18n.term('bgmCardChoose')}</legend>
      ${matches.slice(0, shown).map((match, index) => candidate(list, match, `c${index}`))}
    </fieldset>
    ${more > 0 ? html`<p class="small muted">${i18n.term('bgmCardMoreRecords', more)}</p>` : nothing}
  </form>`;
}

/** Stands in the row of actions, as the next thing to do. */
export function connectButton({i18n, busy, picked}: Candidates): TemplateResult {
  return html`<button
    class="button primary"
    part="button"
    type="submit"
    form="candidates"
    ?disabled=${busy || !picked}
  >
    ${i18n.term(busy ? 'bgmCardConnecting' : 'bgmCardConnect')}
  </button>`;
}

export function keyOf({module, id}: Pick<Match, 'module' | 'id'>): string {
  return `${module}:${id}`;
}

function candidate(list: Candidates, match: Match, id: string): TemplateResult {
  const {i18n, picked, connectable} = list;
  const key = keyOf(match);
  const proof = proofOfCandidate(match, i18n);
  const name = match.name.trim() || match.company;
  const lines = html`<span class="candidate-lines">
    <span class="candidate-head"
      ><span class="clip" id="${id}-name" dir="auto" title=${ifDefined(name ?? undefined)}>${name}</span
      >${match.company ? html`<span class="small muted clip" dir="auto">${match.company}</span>` : nothing}${badge(list, match)}</span
    >
    <span class="small muted clip" id="${id}-proof" title=${proof}>${proof}</span>
  </span>`;
  const radio = html`<input
    type="radio"
    name="candidate"
    aria-labelledby="${id}-name"
    aria-describedby="${id}-proof"
    .value=${key}
    .checked=${picked === key}
    @change=${() => list.pick(key)}
  />`;
  return connectable
    ? html`<label class="candidate" part="candidate">${radio}${lines}</label>`
    : html`<div class="candidate" part="candidate">${lines}</div>`;
}

function badge({i18n, open}: Candidates, match: Match): TemplateResult {
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
    >${word}${newTabMark(i18n, `${match.name}, `)}</a
  >`;
}
