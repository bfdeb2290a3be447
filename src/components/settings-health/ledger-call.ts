import {html, nothing, type TemplateResult} from 'lit';
import {ProblemError} from '../../client/crm-client.ts';
import type {LedgerCall} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {newTabMark} from '../internal/new-tab-mark.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import {between, moduleWords, partyNumber, said} from './ledger-words.ts';
import {type DetailPiece, stepDetail} from './step-detail.ts';

/** Everything that is known of one call: what it was, and its path into the CRM. */
export function ledgerCall(call: LedgerCall, i18n: I18n): TemplateResult {
  return html`${problemLine(call, i18n)}${activityLink(call, i18n)}
    <div class="sides">
      <div class="stack">
        <h4>${i18n.term('bgmLedgerCall')}</h4>
        <dl class="facts">${facts(call, i18n)}</dl>
      </div>
      <div class="stack">
        <h4>${i18n.term('bgmLedgerPath')}</h4>
        ${path(call, i18n)}
      </div>
    </div>`;
}

function problemLine({journal: {problem}}: LedgerCall, i18n: I18n) {
  if (!problem) return nothing;
  const {provider, code} = problem;
  return html`<p>
    ${i18n.problem(new ProblemError(problem))} <span class="code">${provider?.code ?? code}</span>
  </p>`;
}

function activityLink({journal}: LedgerCall, i18n: I18n) {
  const url = safePageUrl(journal.activityUrl);
  return url
    ? html`<p>
        <a href=${url} target="_blank" rel="noopener noreferrer"
          >${i18n.term('bgmLedgerOpenActivity')} ${newTabMark(i18n)}</a
        >
      </p>`
    : nothing;
}

function facts(call: LedgerCall, i18n: I18n): TemplateResult[] {
  const {callId, farParty, payload, contact, versions, flags} = call;
  const {talkSeconds, ringSeconds, queueSeconds, notes, legs} = payload;
  const fact = (label: string, value: unknown) =>
    html`<div class="fact">
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  const seconds = (value: number) => html`<span class="number">${i18n.duration(value)}</span>`;
  const rows = [
    fact(i18n.term('bgmLedgerCallId'), html`<span class="code">${callId}</span>`),
    ...(farParty ? [fact(i18n.term('bgmLedgerFarParty'), whoLine(call, i18n))] : []),
    fact(i18n.term('bgmLedgerTalk'), seconds(talkSeconds)),
    fact(i18n.term('bgmLedgerRing'), seconds(ringSeconds)),
  ];
  if (queueSeconds > 0) rows.push(fact(i18n.term('bgmLedgerQueue'), seconds(queueSeconds)));
  if (notes > 0) rows.push(fact(i18n.term('bgmLedgerNotes'), i18n.number(notes)));
  if (contact) {
    const record = html`${i18n.term(moduleWords[contact.module])} <span class="code">${contact.id}</span>`;
    rows.push(fact(i18n.term('bgmLedgerRecord'), record));
  }
  if (versions) {
    const [written, wanted] = [i18n.number(versions.written), i18n.number(versions.wanted)];
    rows.push(fact(i18n.term('bgmLedgerVersions'), i18n.term('bgmLedgerVersionsOf', written, wanted)));
  }
  if (legs.length > 0)
    rows.push(
      fact(
        i18n.term('bgmLedgerLegs'),
        legs.map((leg) => legLine(leg, i18n)),
      ),
    );
  if (flags.length > 0)
    rows.push(
      fact(
        i18n.term('bgmLedgerFlags'),
        flags.map((flag) => html`<div>${said(i18n, 'Flag', flag)}</div>`),
      ),
    );
  return rows;
}

function whoLine(call: LedgerCall, i18n: I18n): TemplateResult {
  const name = call.farParty?.name;
  return html`${name ? html`<bdi>${name}</bdi>${between}` : nothing}${partyNumber(call, i18n)}`;
}

function legLine(
  {kind, number, answered}: LedgerCall['payload']['legs'][number],
  i18n: I18n,
): TemplateResult {
  const how = i18n.term(answered ? 'bgmLedgerLegAnswered' : 'bgmLedgerLegNot');
  return html`<div><span class="number">${number}</span> (${said(i18n, 'Leg', kind)}): ${how}</div>`;
}

function path({steps, startedAt}: LedgerCall, i18n: I18n): TemplateResult {
  if (steps.length === 0) return html`<p class="muted">${i18n.term('bgmLedgerPathEmpty')}</p>`;
  const day = (at: string) => i18n.date(at, {dateStyle: 'short'});
  const time = (at: string) =>
    day(at) === day(startedAt)
      ? i18n.date(at, {timeStyle: 'medium'})
      : i18n.date(at, {dateStyle: 'short', timeStyle: 'medium'});
  return html`<ol class="path">
    ${steps.map(
      (one) =>
        html`<li>
          <time class="muted figure small" datetime=${one.at}>${time(one.at)}</time>
          <span>${said(i18n, 'Step', one.step)}${stepDetail(one, i18n).map(pieceOf)}</span>
        </li>`,
    )}
  </ol>`;
}

/** Ids and codes are written from left to right in every language. */
function pieceOf(piece: DetailPiece): TemplateResult {
  return 'words' in piece
    ? html` · <bdi>${piece.words}</bdi>`
    : html` · <bdi class="code" dir="ltr">${piece.code}</bdi>`;
}
