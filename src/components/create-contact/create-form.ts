import type {CSSResult, TemplateResult} from 'lit';
import {html} from 'lit';
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
  wrongFields,
} from '../../state/create-values.ts';
import type {I18n} from '../../state/i18n.ts';
import {LinkController} from '../../state/link-controller.ts';
import {sessionOf, standingOf, standingWords} from '../../state/standing.ts';
import {safePageUrl} from '../internal/safe-url.ts';
import type {BgmCreateContact} from './create-contact.ts';
import {styles} from './create-contact.styles.ts';
import {createDuplicates} from './create-duplicates.ts';
import {createFields, typeChoice} from './create-fields.ts';
import {linkTrouble, troubleWords} from './create-words.ts';

/**
 * The form of `<bgm-create-contact>`. It is fetched when somebody is about to open it: most calls are of people whom the CRM
 * knows, and a page needs none of it to be drawn.
 */
export class CreateForm {
  static readonly styles: CSSResult = styles;

  /** The agent changes the caller's number. */
  isUnlocked = false;

  readonly #host: BgmCreateContact;
  readonly #i18n: I18n;
  readonly #create: CreateController;
  readonly #link: LinkController;
  #chosen: ContactType | undefined;
  #created: Contact | undefined;
  #checked: {client?: BgmCreateContact['client']; number: string} = {number: ''};
  /** The call that the proxy said is gone; the record is made without it. */
  #lostCall = '';

  constructor(host: BgmCreateContact, i18n: I18n) {
    i18n.add(createContact);
    this.#host = host;
    this.#i18n = i18n;
    this.#create = new CreateController(host, (candidates) => {
      const event = new BgmDuplicateEvent(candidates);
      host.dispatchEvent(event);
    });
    this.#link = new LinkController(host);
  }

  /** Records that have the number already. */
  get duplicates(): readonly Contact[] {
    return this.#create.state.duplicates;
  }

  /** Names of custom states; empty texts count for nothing. */
  get states(): string[] {
    const {submit, check, duplicates} = this.#create.state;
    return [
      submit === 'busy' ? 'submitting' : '',
      check === 'busy' ? 'checking' : '',
      duplicates.length > 0 ? 'duplicate' : '',
      submit === 'failed' && duplicates.length === 0 ? 'error' : '',
    ];
  }

  reset(): void {
    this.#create.reset();
    this.#link.forget();
    this.#checked = {number: ''};
    this.#chosen = undefined;
    this.isUnlocked = false;
    this.#created = undefined;
  }

  /** What was typed into a search, in the fields that it is for. */
  sorted(typed: string): Partial<CreateValues> {
    return fromQuery(typed);
  }

  render(): TemplateResult {
    const i18n = this.#i18n;
    const type = this.#type;
    const {values} = this.#host;
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
      ${typeChoice(type, this.#types, i18n, this.#choose)}
      <slot name="fields-before"></slot>
      ${createFields({
        i18n,
        type,
        isBusy,
        values,
        wrong: state.wrong,
        known: state.known,
        isUnlocked: this.isUnlocked || !this.#host.givenNumber,
        change: this.#change,
        checkNumber: () => this.check(true),
        unlock: this.#unlock,
      })}
      <slot name="fields-after"></slot>
      ${createDuplicates({
        i18n,
        state,
        hasNumber: Boolean(values.number.trim()),
        hasCall: Boolean(this.#host.callId),
        link: this.#link.state,
        take: (contact) => void this.#take(contact),
      })}
      <div class="trouble ${notice ? 'notice' : ''}" part="message" role="alert">
        ${notice || this.#trouble}
      </div>
      ${this.#actions(type, isBusy)}
    </form>`;
  }

  /** Asks who has the number, once for each; a number that is being typed is asked for when it is left. */
  check(isLeft = this.#host.shadowRoot?.activeElement?.id !== 'number'): void {
    const {client, clock, givenNumber, values} = this.#host;
    this.#create.clock = clock;
    const number = values.number.trim();
    const isFinished = isLeft || number === givenNumber;
    if (!isFinished || (number === this.#checked.number && client === this.#checked.client)) return;
    this.#checked = {client, number};
    void this.#create.check(client, number);
  }

  /** The first thing still to be filled in. */
  focusFirst(): void {
    const {lastName} = this.#host.values;
    const isLead = this.#type === 'Lead';
    this.#find(lastName && isLead ? '#company' : lastName ? '#email' : '.names input')?.focus();
  }

  readonly cancel = (): void => {
    const event = new BgmCancelEvent();
    this.#host.close();
    this.#host.dispatchEvent(event);
  };

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
        >${this.#created ? i18n.term('bgmCreateDone', this.#created.name) : ''}</span
      >
      <button class="button" part="button" type="button" @click=${this.cancel}>
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
    const wrong = wrongFields(this.#type, this.#host.values);
    if (Object.keys(wrong).length > 0) {
      this.#create.refuse(wrong);
      void this.#focusWrong();
      return;
    }
    const submit = new BgmCreateSubmitEvent(this.#body());
    if (this.#host.dispatchEvent(submit)) void this.#submit(submit.detail.values);
  };

  async #submit(body: CreateContact): Promise<void> {
    const {client, callId} = this.#host;
    if (!client) return;
    this.#created = undefined;
    const contact = await this.#create.submit(client, body);
    if (contact) return this.#finish(contact);
    const {further} = this.#create.state;
    if (further.some(({pointer}) => pointer === '/callId')) this.#lostCall = callId;
    await this.#focusWrong();
  }

  #finish(contact: Contact): void {
    this.#leave();
    if (this.#host.inline) this.#created = contact;
    const event = new BgmCreatedEvent(contact);
    this.#host.dispatchEvent(event);
  }

  /** A duplicate is the one: the call goes to it, or without a call the agent looks at it. */
  async #take(contact: Contact): Promise<void> {
    const {client, callId} = this.#host;
    if (!callId) return this.#openRecord(contact);
    const asked = new BgmContactLinkEvent(callId, contact);
    if (!this.#host.dispatchEvent(asked)) return this.#host.close();
    const linked = client && (await this.#link.link(client, callId, contact));
    if (linked === undefined) return;
    this.#leave();
    const told = new BgmContactLinkedEvent(callId, linked);
    this.#host.dispatchEvent(told);
  }

  #openRecord(contact: Contact): void {
    const event = new BgmContactOpenEvent(contact);
    const url = safePageUrl(contact.url);
    if (this.#host.dispatchEvent(event) && url) window.open(url, '_blank', 'noopener');
  }

  #leave(): void {
    this.#host.close();
    this.#host.reset();
  }

  #body(): CreateContact {
    const {callId, values} = this.#host;
    return createBody(this.#type, values, {
      callId: callId === this.#lostCall ? undefined : callId,
      known: this.#create.state.known,
      onDuplicate: this.duplicates.length > 0 ? 'create' : 'reject',
    });
  }

  readonly #choose = (type: ContactType): void => {
    this.#chosen = type;
    this.#host.requestUpdate();
  };

  readonly #change = (field: CreateField, value: string): void => {
    this.#host.values = {...this.#host.values, [field]: value};
    this.#created = undefined;
    if (field === 'number') this.#checked = {number: ''};
    this.#create.changed(field);
  };

  readonly #unlock = async (): Promise<void> => {
    this.isUnlocked = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const input = this.#find<HTMLInputElement>('#number');
    input?.focus();
    input?.select();
  };

  async #focusWrong(): Promise<void> {
    await this.#host.updateComplete;
    this.#find('[aria-invalid=true]')?.focus();
  }

  #find<T extends HTMLElement>(selector: string): T | null {
    return this.#host.renderRoot.querySelector<T>(selector);
  }

  /** What stands in the way of creating anything at all. */
  get #notice(): string {
    const standing = standingOf(this.#host.client, this.#host.connection);
    if (standing === 'offline') return this.#i18n.term('bgmCreateOffline');
    if (standing !== 'ready') return standingWords(this.#i18n, standing);
    return this.#types.length === 0 ? this.#i18n.term('bgmCreateNotAllowed') : '';
  }

  get #trouble(): string {
    return linkTrouble(this.#link.state, this.#i18n) || troubleWords(this.#create.state, this.#i18n);
  }

  get #types(): readonly ContactType[] {
    return sessionOf(this.#host.client, this.#host.connection)?.features.create ?? [];
  }

  get #type(): ContactType {
    const wanted = this.#chosen ?? this.#host.type;
    const types = this.#types;
    return wanted && (types.includes(wanted) || types.length === 0) ? wanted : (types[0] ?? 'Contact');
  }
}
