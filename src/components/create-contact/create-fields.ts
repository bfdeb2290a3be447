import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {ContactType, PhoneNumber} from '../../contract/index.ts';
import {type CreateField, type CreateValues, lengths} from '../../state/create-values.ts';
import type {I18n} from '../../state/i18n.ts';

interface FieldsView {
  readonly i18n: I18n;
  readonly type: ContactType;
  readonly values: CreateValues;
  readonly wrong: Partial<Record<CreateField, string>>;
  readonly isBusy: boolean;
  /** The number may be changed. */
  readonly isUnlocked: boolean;
  readonly known?: PhoneNumber;
  readonly change: (field: CreateField, value: string) => void;
  /** The agent has finished with the number. */
  readonly checkNumber: () => void;
  readonly unlock: () => void;
}

export function createFields(view: FieldsView): TemplateResult {
  const {type, i18n} = view;
  const names = [field(view, 'firstName'), field(view, 'lastName', {required: true})];
  return html`<div class="names">${familyFirst.test(i18n.lang()) ? names.reverse() : names}</div>
    ${field(view, 'company', {required: type === 'Lead'})} ${numberField(view)}
    ${field(view, 'email', {kind: 'email'})}`;
}

/** Languages in which the family's name comes first. */
const familyFirst = /^(ja|zh|ko|hu|vi)\b/;

/** A choice only where there is one. */
export function typeChoice(
  type: ContactType,
  types: readonly ContactType[],
  i18n: I18n,
  choose: (type: ContactType) => void,
) {
  if (types.length < 2) return nothing;
  const option = (one: ContactType) =>
    html`<label class="type"
      ><input type="radio" name="type" .checked=${one === type} @change=${() => choose(one)} /><span
        >${i18n.term(one === 'Lead' ? 'bgmModuleLeads' : 'bgmModuleContacts')}</span
      ></label
    >`;
  return html`<fieldset class="types">
    <legend class="label">${i18n.term('bgmCreateType')}</legend>
    ${types.map(option)}
  </fieldset>`;
}

const names = {
  firstName: 'bgmCreateFirstName',
  lastName: 'bgmCreateLastName',
  company: 'bgmCreateCompany',
  email: 'bgmCreateEmail',
  number: 'bgmCreateNumber',
} as const;

interface Look {
  readonly required?: boolean;
  readonly kind?: 'text' | 'email' | 'tel';
  readonly readonly?: boolean;
  readonly shown?: string;
  readonly leave?: () => void;
  readonly tool?: unknown;
}

function field(view: FieldsView, name: CreateField, look: Look = {}): TemplateResult {
  const {i18n, values, wrong, change} = view;
  const code = wrong[name];
  const complaint = code ? wrongWords(code, i18n) : '';
  const isOptional = !look.required && !code;
  const optional = isOptional
    ? html` <span class="optional">${i18n.term('bgmCreateOptional')}</span>`
    : nothing;
  return html`<div class="field" part="field">
    <div class="over">
      <label class="label" part="label" for=${name}>${i18n.term(names[name])}${optional}</label>
      <span id="${name}-wrong" class="wrong clip" part="error" title=${ifDefined(complaint || undefined)}
        >${complaint}</span
      >
    </div>
    <div class="line">
      <input
        id=${name}
        class="input ${name === 'number' ? 'number' : ''}"
        part="input"
        type=${look.kind ?? 'text'}
        dir=${name === 'number' || name === 'email' ? 'ltr' : values[name] ? 'auto' : i18n.dir()}
        autocomplete="off"
        maxlength=${lengths[name]}
        .value=${look.shown ?? values[name]}
        ?readonly=${look.readonly || view.isBusy}
        aria-required=${look.required ? 'true' : 'false'}
        aria-invalid=${code ? 'true' : 'false'}
        aria-describedby="${name}-wrong"
        @input=${(event: InputEvent) => change(name, (event.target as HTMLInputElement).value)}
        @change=${look.leave ?? nothing}
      />
      ${look.tool ?? nothing}
    </div>
  </div>`;
}

/** Locked while it is the caller's: a slip of the keyboard would make a record that no call ever finds. */
function numberField(view: FieldsView): TemplateResult {
  const {i18n, isUnlocked, known, values} = view;
  const tool = html`<button class="button" type="button" @click=${view.unlock}>
    ${i18n.term('bgmCreateChangeNumber')}
  </button>`;
  return field(view, 'number', {
    kind: 'tel',
    required: !isUnlocked,
    readonly: !isUnlocked,
    shown: isUnlocked ? values.number : (known?.international ?? values.number),
    leave: view.checkNumber,
    tool: isUnlocked ? nothing : tool,
  });
}

const words = {
  required: 'bgmCreateWrong_required',
  min_length: 'bgmCreateWrong_required',
  email: 'bgmCreateWrong_email',
  not_a_number: 'bgmCreateWrong_not_a_number',
  max_length: 'bgmCreateWrong_max_length',
  already_used: 'bgmCreateWrong_already_used',
} as const;

function wrongWords(code: string, i18n: I18n): string {
  return i18n.term(code in words ? words[code as keyof typeof words] : 'bgmCreateWrong_invalid');
}
