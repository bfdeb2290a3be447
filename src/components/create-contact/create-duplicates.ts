import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Contact} from '../../contract/index.ts';
import type {CreateState} from '../../state/create-controller.ts';
import type {I18n} from '../../state/i18n.ts';
import type {LinkState} from '../../state/link-controller.ts';
import {keyOf} from '../../state/record-key.ts';

interface DuplicatesView {
  readonly i18n: I18n;
  readonly state: CreateState;
  readonly hasNumber: boolean;
  /** Whether there is a call that can be connected. */
  readonly hasCall: boolean;
  readonly link: LinkState;
  readonly take: (contact: Contact) => void;
}

/** Who has the number already. The place is there from the start, so that the buttons below stay where they are. */
export function createDuplicates(view: DuplicatesView): TemplateResult {
  const {i18n, state} = view;
  const {duplicates} = state;
  return html`<div class="duplicates ${duplicates.length > 0 ? 'found' : ''}" part="duplicates" role="status">
    ${
      duplicates.length > 0
        ? html`<div class="found-words">${i18n.term('bgmCreateDuplicate')}</div>
            <ul>
              ${repeat(duplicates, keyOf, (contact) => candidate(contact, view))}
            </ul>`
        : html`<span class="small muted">${checkWords(view)}</span>`
    }
  </div>`;
}

function candidate(contact: Contact, view: DuplicatesView): TemplateResult {
  const {i18n, hasCall, link, take} = view;
  const {name, company, phones, module} = contact;
  const who = name.trim() || (phones[0]?.number.raw ?? contact.id);
  const isBusy = link.state === 'busy';
  return html`<li>
    <div class="who">
      <bdi class="clip name">${who}</bdi>
      <div class="second small muted">
        <span class="chip">${i18n.term(`bgmModule${module}`)}</span>
        ${company ? html`<bdi class="clip">${company}</bdi>` : nothing}
        ${phones[0] && !company ? html`<span class="number">${phones[0].number.raw}</span>` : nothing}
      </div>
    </div>
    ${
      hasCall || contact.url
        ? html`<button
            class="button"
            part="button"
            type="button"
            title=${i18n.term(hasCall ? 'bgmCreateConnectTo' : 'bgmCreateOpenWho', who)}
            aria-label=${i18n.term(hasCall ? 'bgmCreateConnectTo' : 'bgmCreateOpenWho', who)}
            aria-disabled=${isBusy ? 'true' : 'false'}
            @click=${() => !isBusy && take(contact)}
          >
            ${i18n.term(hasCall ? 'bgmCreateConnect' : 'bgmCreateOpen')}
          </button>`
        : nothing
    }
  </li>`;
}

function checkWords({i18n, state, hasNumber}: DuplicatesView): string {
  if (!hasNumber) return i18n.term('bgmCreateNoNumber');
  switch (state.check) {
    case 'none':
      return '';
    case 'busy':
      return i18n.term('bgmCreateChecking');
    case 'done':
      return i18n.term('bgmCreateNobody');
    case 'failed':
      return i18n.term('bgmCreateUnchecked');
  }
}
