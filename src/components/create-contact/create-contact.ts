import {html, nothing, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {CrmClient} from '../../client/crm-client.ts';
import type {Contact, ContactType, CreateContact} from '../../contract/index.ts';
import {BgmCancelEvent} from '../../events/bgm-cancel-event.ts';
import {BgmContactLinkEvent} from '../../events/bgm-contact-link-event.ts';
import {BgmContactLinkedEvent} from '../../events/bgm-contact-linked-event.ts';
import {BgmContactOpenEvent} from '../../events/bgm-contact-open-event.ts';
import {BgmCreateSubmitEvent} from '../../events/bgm-create-submit-event.ts';
import {BgmCreatedEvent} from '../../events/bgm-created-event.ts';
import {BgmDuplicateEvent} from '../../events/bgm-duplicate-event.ts';
import {createContact} from '../../locales/en/create-contact.ts';
import {CreateController} from '../../state/create-controller.ts';
import {
  createBody,
  type CreateField,
  type CreateValues,
  fromQuery,
  noValues,
  wrongFields,
} from '../../state/create-values.ts';
import {I18n} from '../../state/i18n.ts';
import {LinkController} from '../../state/link-controller.ts';
import {sessionOf, standingOf, standingWords} from '../../state/standing.ts';
import {base} from '../../styles/base.styles.ts';
import {CallWidget} from '../internal/call-widget.ts';
import {CustomStates} from '../internal/custom-states.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import {styles} from './create-contact.styles.ts';
import {createDuplicates} from './create-duplicates.ts';
import {createFields, typeChoice} from './create-fields.ts';
import {linkTrouble, troubleWords} from './create-words.ts';

/** Values to begin with; `query` is what was typed into a search, and goes where it belongs. */
export type FirstValues = Partial<CreateValues> & {readonly query?: string};

/**
 * @summary Creates a contact or lead on one screen, and shows before who has the number already.
 * @tagname bgm-create-contact
 *
 * @slot heading - Instead of "New contact" or "New lead".
 * @slot fields-before - Above the fields.
 * @slot fields-after - Below the fields.
 *
 * @event {BgmCreateSubmitEvent} bgm-create-submit - The record is about to be created. Cancelable.
 * @event {BgmDuplicateEvent} bgm-duplicate - The CRM has the number already.
 * @event {BgmCreatedEvent} bgm-created - The CRM has the new record.
 * @event {BgmCancelEvent} bgm-cancel - The agent left the form.
 * @event {BgmContactLinkEvent} bgm-contact-link - The call is about to be connected to a duplicate. Cancelable.
 * @event {BgmContactLinkedEvent} bgm-contact-linked - The call is connected to a duplicate.
 * @event {BgmContactOpenEvent} bgm-contact-open - The agent wants to see a duplicate. Cancelable; else it opens in a new tab.
 *
 * @csspart dialog - The dialog; absent with `inline`.
 * @csspart form - The form.
 * @csspart field - A label with its field and complaint.
 * @csspart label - A field's label.
 * @csspart input - A field.
 * @csspart error - A field's complaint.
 * @csspart duplicates - Who has the number already.
 * @csspart message - What stands in the way.
 * @csspart actions - The buttons.
 * @csspart button - Each button.
 *
 * @cssstate submitting - The record is being created.
 * @cssstate checking - The CRM is asked who has the number.
 * @cssstate duplicate - Somebody has the number.
 * @cssstate error - Creating failed.
 * @cssstate not-allowed - This agent may create nothing.
 * @cssstate offline - There is no connection.
 * @cssstate not-connected - There is no provider, or no CRM behind it.
 */
export class BgmCreateContact extends CallWidget {
  static override styles = [base, styles];

  /** Whether the dialog is open. */
  @property({type: Boolean, reflect: true}) open = false;
  /** What to create; another one is taken where this agent may not create it. */
  @property() type?: ContactType;
  /** Number to begin with; empty: the far party of the call `call-id`. */
  @property() number = '';
  /** The new record, or the duplicate that is chosen, is connected to this call. */
  @property({attribute: 'call-id'}) callId = '';
  /** A form in the page instead of a dialog. */
  @property({type: Boolean, reflect: true}) inline = false;
  /** What stands in the form. */
  @property({attribute: false}) values: CreateValues = noValues;

  @state() private chosen?: ContactType;
  @state() private isUnlocked = false;
  @state() private created?: Contact;
  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #i18n = new I18n(this, createContact);
  readonly #states = new CustomStates(this);
  readonly #create = new CreateController(this, (candidates) => {
    const event = new BgmDuplicateEvent(candidates);
    this.dispatchEvent(event);
  });
  readonly #link = new LinkController(this);
  #opener: HTMLElement | undefined;
  #checked: {client?: CrmClient; number: string} = {number: ''};
  /** The call that the proxy said is gone; the record is made without it. */
  #lostCall = '';

  /** Records that have the number already. */
  get duplicates(): readonly Contact[] {
    return this.#create.state.duplicates;
  }

  /** Opens the form. What was typed before stays where nothing else is given, until {@link reset} or success. */
  show(values: FirstValues = {}): void {
    const {query: typed = '', ...given} = values;
    const first = {...(typed && fromQuery(typed)), ...given};
    if (Object.keys(first).length > 0) {
      this.reset();
      this.values = {...this.values, ...first};
    }
    this.#opener = deepFocus();
    this.open = true;
  }

  close(): void {
    this.open = false;
  }

  /** Empties the form; the number and call stay. */
  reset(): void {
    this.#create.reset();
    this.#link.forget();
    this.#checked = {number: ''};
    this.chosen = undefined;
    this.isUnlocked = false;
    this.created = undefined;
    this.values = noValues;
    if (this.hasUpdated) this.#prefill();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#create.clock = this.clock;
    // Another caller is another form: nothing of the last one may end up on the new record.
    const isOther = changed.has('number') || changed.has('callId');
    if (isOther && this.hasUpdated && !changed.has('values')) this.reset();
    this.#prefill();
    if (this.open || this.inline) this.#check();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.inline && this.dialog) this.#showDialog(this.dialog);
    if (this.inline && changed.has('open') && this.open) this.#focusFirst();
    this.#states.set(this.#stateNames());
  }

  protected override render() {
    if (this.inline) return html`<div class="inline">${this.#form()}</div>`;
    return html`<dialog
      part="dialog"
      aria-labelledby="heading"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
    >
      ${this.open ? this.#form() : nothing}
    </dialog>`;
  }

  #form() {
    const i18n = this.#i18n;
    const type = this.#type;
    const {state} = this.#create;
    const isBusy = state.submit === 'busy';
    const notice = this.#notice;
    return html`<form
      part="form"
      novalidate
      aria-labelledby="heading"
      aria-busy=${isBusy}
      @submit=${this.#onSubmit}
    >
      <h2 class="heading" id="heading">
        <slot name="heading"
          >${i18n.term(type === 'Lead' ? 'bgmCreateHeadingLead' : 'bgmCreateHeadingContact')}</slot
        >
      </h2>
      ${typeChoice(type, this.#types, i18n, (chosen) => (this.chosen = chosen))}
      <slot name="fields-before"></slot>
      ${createFields({
        i18n,
        type,
        isBusy,
        values: this.values,
        wrong: state.wrong,
        known: state.known,
        isUnlocked: this.isUnlocked || !this.#givenNumber,
        change: this.#change,
        checkNumber: () => this.#check(true),
        unlock: this.#unlock,
      })}
      <slot name="fields-after"></slot>
      ${createDuplicates({
        i18n,
        state,
        hasNumber: Boolean(this.values.number.trim()),
        hasCall: Boolean(this.callId),
        link: this.#link.state,
        take: (contact) => void this.#take(contact),
      })}
      <div class="trouble ${notice ? 'notice' : ''}" part="message" role="alert">
        ${notice || this.#trouble}
      </div>
      ${this.#actions(type, isBusy)}
    </form>`;
  }

  #actions(type: ContactType, isBusy: boolean) {
    const i18n = this.#i18n;
    const isAnyway = this.duplicates.length > 0;
    const words = {
      Contact: isAnyway ? 'bgmCreateContactAnyway' : 'bgmCreateContact',
      Lead: isAnyway ? 'bgmCreateLeadAnyway' : 'bgmCreateLead',
    } as const;
    const isOff = isBusy || Boolean(this.#notice);
    return html`<div class="actions" part="actions">
      <span class="done small success" role="status"
        >${this.created ? i18n.term('bgmCreateDone', this.created.name) : ''}</span
      >
      <button class="button" part="button" type="button" @click=${this.#cancel}>
        ${i18n.term('bgmCancel')}
      </button>
      <button
        class="button ${isAnyway ? '' : 'primary'}"
        part="button"
        type="submit"
        aria-disabled=${isOff ? 'true' : 'false'}
      >
        ${i18n.term(isBusy ? 'bgmCreateBusy' : words[type])}
      </button>
    </div>`;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.#create.state.submit === 'busy' || this.#notice) return;
    const wrong = wrongFields(this.#type, this.values);
    if (Object.keys(wrong).length > 0) {
      this.#create.refuse(wrong);
      void this.#focusWrong();
      return;
    }
    const submit = new BgmCreateSubmitEvent(this.#body());
    if (this.dispatchEvent(submit)) void this.#submit(submit.detail.values);
  };

  async #submit(body: CreateContact): Promise<void> {
    if (!this.client) return;
    this.created = undefined;
    const contact = await this.#create.submit(this.client, body);
    if (contact) return this.#finish(contact);
    const {further} = this.#create.state;
    if (further.some(({pointer}) => pointer === '/callId')) this.#lostCall = this.callId;
    await this.#focusWrong();
  }

  #finish(contact: Contact): void {
    this.close();
    this.reset();
    if (this.inline) this.created = contact;
    const event = new BgmCreatedEvent(contact);
    this.dispatchEvent(event);
  }

  /** A duplicate is the one: the call goes to it, or without a call the agent looks at it. */
  async #take(contact: Contact): Promise<void> {
    const {client, callId} = this;
    if (!callId) return this.#openRecord(contact);
    const asked = new BgmContactLinkEvent(callId, contact);
    if (!this.dispatchEvent(asked)) return this.close();
    const linked = client && (await this.#link.link(client, callId, contact));
    if (linked === undefined) return;
    this.close();
    this.reset();
    const told = new BgmContactLinkedEvent(callId, linked);
    this.dispatchEvent(told);
  }

  #openRecord(contact: Contact): void {
    const event = new BgmContactOpenEvent(contact);
    const url = safePageUrl(contact.url);
    if (this.dispatchEvent(event) && url) window.open(url, '_blank', 'noopener');
  }

  #body(): CreateContact {
    return createBody(this.#type, this.values, {
      callId: this.callId === this.#lostCall ? undefined : this.callId,
      known: this.#create.state.known,
      onDuplicate: this.duplicates.length > 0 ? 'create' : 'reject',
    });
  }

  readonly #change = (field: CreateField, value: string): void => {
    this.values = {...this.values, [field]: value};
    this.created = undefined;
    if (field === 'number') this.#checked = {number: ''};
    this.#create.changed(field);
  };

  readonly #unlock = async (): Promise<void> => {
    this.isUnlocked = true;
    await this.updateComplete;
    const input = this.renderRoot.querySelector<HTMLInputElement>('#number');
    input?.focus();
    input?.select();
  };

  readonly #cancel = (): void => {
    const event = new BgmCancelEvent();
    this.close();
    this.dispatchEvent(event);
  };

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.#cancel();
  };

  /** The event comes later than the closing, in some browsers after the form was opened again. */
  readonly #onClose = (): void => {
    if (!this.dialog?.open) this.open = false;
  };

  #showDialog(dialog: HTMLDialogElement): void {
    if (this.open && !dialog.open) {
      this.#opener ??= deepFocus();
      dialog.showModal();
      this.#focusFirst();
    } else if (!this.open && dialog.open) {
      dialog.close();
      this.#opener?.focus();
      this.#opener = undefined;
    }
  }

  /** The first thing still to be filled in. */
  #focusFirst(): void {
    const {lastName} = this.values;
    const field = lastName && this.#type === 'Lead' ? 'company' : lastName ? 'email' : 'firstName';
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  async #focusWrong(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  #prefill(): void {
    const number = this.#givenNumber;
    if (number && !this.values.number && !this.isUnlocked) this.values = {...this.values, number};
  }

  /** Asks who has the number, once for each; a number that is being typed is asked for when it is left. */
  #check(isLeft = this.shadowRoot?.activeElement?.id !== 'number'): void {
    const number = this.values.number.trim();
    const {client} = this;
    const isFinished = isLeft || number === this.#givenNumber;
    if (!isFinished || (number === this.#checked.number && client === this.#checked.client)) return;
    this.#checked = {client, number};
    void this.#create.check(client, number);
  }

  #stateNames(): string[] {
    const {submit, check, duplicates} = this.#create.state;
    const standing = standingOf(this.client, this.connection);
    const isConnected = ['ready', 'connecting', 'offline'].includes(standing);
    return [
      submit === 'busy' ? 'submitting' : '',
      check === 'busy' ? 'checking' : '',
      duplicates.length > 0 ? 'duplicate' : '',
      submit === 'failed' && duplicates.length === 0 ? 'error' : '',
      standing === 'ready' && this.#types.length === 0 ? 'not-allowed' : '',
      standing === 'offline' ? 'offline' : '',
      isConnected ? '' : 'not-connected',
    ].filter(Boolean);
  }

  /** What stands in the way of creating anything at all. */
  get #notice(): string {
    const standing = standingOf(this.client, this.connection);
    if (standing === 'offline') return this.#i18n.term('bgmCreateOffline');
    if (standing !== 'ready') return standingWords(this.#i18n, standing);
    return this.#types.length === 0 ? this.#i18n.term('bgmCreateNotAllowed') : '';
  }

  get #trouble(): string {
    return linkTrouble(this.#link.state, this.#i18n) || troubleWords(this.#create.state, this.#i18n);
  }

  get #types(): readonly ContactType[] {
    return sessionOf(this.client, this.connection)?.features.create ?? [];
  }

  get #type(): ContactType {
    const wanted = this.chosen ?? this.type;
    const types = this.#types;
    return wanted && (types.includes(wanted) || types.length === 0) ? wanted : (types[0] ?? 'Contact');
  }

  /** The caller's number; empty where it was withheld. */
  get #givenNumber(): string {
    const remote = this.calls?.calls.find(({call}) => call.id === this.callId)?.call.remote.number;
    const number = this.number || (remote && (remote.e164 ?? remote.raw)) || '';
    return /\d/.test(number) ? number : '';
  }
}

/** What has the focus, also inside widgets. */
function deepFocus(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}
