import {html, nothing, type TemplateResult} from 'lit';
import {ProblemError} from '../../client/crm-client.ts';
import type {Match, NumberTrace} from '../../contract/index.ts';
import type {I18n} from '../../state/i18n.ts';
import {newTabMark} from '../internal/new-tab-mark.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import {sentence} from '../internal/sentence.ts';

const moduleWords = {
  Contacts: 'bgmModuleContacts',
  Leads: 'bgmModuleLeads',
  Accounts: 'bgmModuleAccounts',
} as const;

/** Every step from a number to its records. */
export function numberTrace(trace: NumberTrace, i18n: I18n): TemplateResult {
  const {lookup, milliseconds, rejected} = trace;
  const {number} = lookup;
  const read = number.international ?? number.e164;
  return html`<p>
      <strong>${outcome(trace, i18n)}</strong>
      <span class="muted figure">${i18n.term('bgmTrialTook', ms(milliseconds, i18n))}</span>
    </p>
    ${lookup.problem ? html`<p>${i18n.problem(new ProblemError(lookup.problem))}</p>` : nothing}
    <p>
      ${
        read
          ? sentence((gap) => i18n.term('bgmTrialReadAs', gap), html`<span class="number">${read}</span>`)
          : i18n.term('bgmTrialNotRead')
      }${number.country ? ` (${number.country})` : nothing}
    </p>
    ${
      lookup.pbxContact
        ? html`<p class="foreign">
            ${[lookup.pbxContact.name, lookup.pbxContact.company].filter(Boolean).join(' · ')}
          </p>`
        : nothing
    }
    ${lookup.matches.length > 0 ? matches(lookup.matches, i18n) : nothing} ${forms(trace, i18n)}
    ${requests(trace, i18n)}
    ${rejected > 0 ? html`<p>${i18n.term('bgmTrialRejected', rejected)}</p>` : nothing}`;
}

function outcome({lookup: {state, matches, suppressedBy}}: NumberTrace, i18n: I18n): string {
  if (state === 'ambiguous') return i18n.term('bgmTrialState_ambiguous', matches.length);
  const words = i18n.term(`bgmTrialState_${state}`);
  return suppressedBy ? `${words} ${i18n.term(`bgmTrialBy_${suppressedBy}`)}` : words;
}

function matches(found: readonly Match[], i18n: I18n): TemplateResult {
  return html`<div class="stack">
    <h4>${i18n.term('bgmTrialMatches')}</h4>
    <ol class="stack">
      ${found.map((match, index) => html`<li>${i18n.number(index + 1)}. ${matchLine(match, i18n)}</li>`)}
    </ol>
  </div>`;
}

function matchLine({name, module, url, reason}: Match, i18n: I18n): TemplateResult {
  const {field, stored, rule} = reason;
  const page = safePageUrl(url);
  const title = html`<bdi>${name}</bdi>`;
  const why = i18n.term('bgmTrialReason', `\u2068${field}\u2069`, `\u2068${stored}\u2069`);
  return html`${
    page
      ? html`<a href=${page} target="_blank" rel="noopener noreferrer">${title} ${newTabMark(i18n)}</a>`
      : title
  }
  (${i18n.term(moduleWords[module])}): ${why}, ${i18n.term(`bgmTrialRule_${rule}`)}`;
}

function forms({forms}: NumberTrace, i18n: I18n) {
  if (forms.length === 0) return nothing;
  return html`<div class="stack">
    <h4>${i18n.term('bgmTrialForms')}</h4>
    <ol class="stack">
      ${forms.map(
        ({text, rule}) =>
          html`<li>
            <span class="number">${text}</span>
            <span class="muted">${i18n.term(`bgmTrialForm_${rule}`)}</span>
          </li>`,
      )}
    </ol>
  </div>`;
}

function requests({requests}: NumberTrace, i18n: I18n): TemplateResult {
  const head = (words: string) => html`<th role="columnheader" scope="col">${words}</th>`;
  const cell = (words: string, value: unknown) =>
    html`<td role="cell" class="figure">
      <span class="cell-label" aria-hidden="true">${words}</span>${value}
    </td>`;
  return html`<div class="stack">
    <h4>${i18n.term('bgmTrialRequests')}</h4>
    ${
      requests.length === 0
        ? html`<p>${i18n.term('bgmTrialNoRequests')}</p>`
        : html`<table role="table" aria-label=${i18n.term('bgmTrialRequests')}>
            <thead>
              <tr role="row">
                ${head(i18n.term('bgmTrialWhat'))}${head(i18n.term('bgmTrialStatus'))}${head(
                  i18n.term('bgmTrialRecords'),
                )}${head(i18n.term('bgmTrialTime'))}
              </tr>
            </thead>
            <tbody>
              ${requests.map(
                ({what, status, records, milliseconds}) =>
                  html`<tr role="row">
                    <th role="rowheader" scope="row"><span class="code">${what}</span></th>
                    ${cell(i18n.term('bgmTrialStatus'), status ?? i18n.term('bgmTrialNoStatus'))}
                    ${cell(i18n.term('bgmTrialRecords'), i18n.number(records))}
                    ${cell(i18n.term('bgmTrialTime'), ms(milliseconds, i18n))}
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </div>`;
}

const ms = (value: number, i18n: I18n): string => i18n.term('bgmDoctorMs', i18n.number(Math.round(value)));
