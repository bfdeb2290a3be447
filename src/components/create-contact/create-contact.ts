import {adoptStyles, css, html, nothing, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {Contact, ContactType} from '../../contract/index.ts';
import type {CreateValues} from '../../state/create-values.ts';
import {I18n} from '../../state/i18n.ts';
import {sessionOf, standingOf} from '../../state/standing.ts';
import {base} from '../../styles/base.styles.ts';
import {CallWidget} from '../internal/call-widget.ts';
import {CustomStates} from '../internal/custom-states.ts';
import {importPart} from '../internal/import-part.ts';
import {notFetched} from '../internal/not-fetched.ts';
import type {CreateForm} from './create-form.ts';

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
  static override styles = [
    base,
    css`
      :host(:not([inline])) {
        display: contents;
      }
    `,
  ];

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

  @state() private isMissing = false;
  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #i18n = new I18n(this);
  readonly #states = new CustomStates(this);
  #form: CreateForm | undefined;
  #fetching: Promise<void> | undefined;
  #page = new AbortController();
  #opener: HTMLElement | undefined;
  #isClosing = false;
  /** What the form shall begin with, until its code can say where a search's text belongs. */
  #first: FirstValues | undefined;

  /** Records that have the number already. */
  get duplicates(): readonly Contact[] {
    return this.#form?.duplicates ?? [];
  }

  /** Opens the form. What was typed before stays where nothing else is given, until {@link reset} or success. */
  show(values: FirstValues = {}): void {
    if (values.query || Object.keys(values).some((name) => name !== 'query')) {
      this.reset();
      this.#first = values;
      this.#begin();
    }
    this.#opener = deepFocus();
    this.open = true;
  }

  close(): void {
    this.open = false;
  }

  /** Empties the form; the number and call stay. */
  reset(): void {
    this.#form?.reset();
    this.#first = undefined;
    this.values = noValues;
    if (this.hasUpdated) this.#prefill();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const {signal} = (this.#page = new AbortController());
    for (const near of ['pointerover', 'focusin']) document.addEventListener(near, this.#onNear, {signal});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#page.abort();
  }

  /** An open form is complete once its code is there. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    if (this.#form || !this.#fetching) return isDone;
    await this.#fetching.catch(() => undefined);
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another caller is another form: nothing of the last one may end up on the new record.
    const isOther = changed.has('number') || changed.has('callId');
    if (isOther && this.hasUpdated && !changed.has('values')) this.reset();
    this.#prefill();
    const isSeen = this.open || this.inline;
    if (!isSeen) this.isMissing = false;
    else if (this.#form) this.#form.check();
    else if (!this.isMissing) this.#fetch().catch(() => (this.isMissing = true));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.inline && this.dialog && (this.#form || this.isMissing || !this.open))
      this.#showDialog(this.dialog);
    if (this.inline && changed.has('open') && this.open) this.#focusFirst();
    this.#states.set(this.#stateNames());
  }

  protected override render() {
    if (this.inline) return html`<div class="inline">${this.#content()}</div>`;
    return html`<dialog
      part="dialog"
      aria-labelledby="heading"
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
    >
      ${this.open ? this.#content() : nothing}
    </dialog>`;
  }

  #content() {
    if (this.#form) return this.#form.render();
    if (!this.isMissing) return nothing;
    return notFetched(
      this.#i18n,
      () => (this.isMissing = false),
      this.inline ? undefined : () => this.close(),
    );
  }

  /** Agents open the form on the card and in the search: have it there when the hand is near. */
  readonly #onNear = ({target}: Event): void => {
    if (/-(caller-card|contact-search)$/.test((target as Element).localName)) {
      this.#fetch().catch(() => undefined);
    }
  };

  /** Rejects where the code cannot be fetched, e.g. after another version was put up; the next call tries again. */
  #fetch(): Promise<void> {
    this.#fetching ??= this.#fetchForm().catch((error: unknown) => {
      this.#fetching = undefined;
      throw error;
    });
    return this.#fetching;
  }

  async #fetchForm(): Promise<void> {
    const {CreateForm} = await importPart(() => import('./create-form.ts'));
    adoptStyles(this.renderRoot as ShadowRoot, [...BgmCreateContact.elementStyles, CreateForm.styles]);
    this.#form = new CreateForm(this, this.#i18n);
    this.#begin();
    this.requestUpdate();
  }

  #begin(): void {
    if (!this.#first) return;
    const {query: typed, ...given} = this.#first;
    const sorted = typed && this.#form ? this.#form.sorted(typed) : {};
    this.values = {...this.values, ...sorted, ...given};
    if (this.#form) this.#first = undefined;
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    if (this.#form) this.#form.cancel();
    else this.close();
  };

  /** The browser tells of every end some time after it: of ours it need not, and the form may be open again by then. */
  readonly #onClose = (): void => {
    if (!this.#isClosing && !this.dialog?.open) this.open = false;
    this.#isClosing = false;
  };

  #showDialog(dialog: HTMLDialogElement): void {
    if (this.open && !dialog.open) {
      this.#opener ??= deepFocus();
      dialog.showModal();
      this.#focusFirst();
    } else if (!this.open && dialog.open) {
      this.#isClosing = true;
      dialog.close();
      this.#opener?.focus();
      this.#opener = undefined;
    }
  }

  #focusFirst(): void {
    this.#form?.focusFirst();
  }

  #prefill(): void {
    const number = this.givenNumber;
    if (number && !this.values.number && !this.#form?.isUnlocked) this.values = {...this.values, number};
  }

  #stateNames(): string[] {
    const standing = standingOf(this.client, this.connection);
    const mayCreate = sessionOf(this.client, this.connection)?.features.create.length;
    const isConnected = ['ready', 'connecting', 'offline'].includes(standing);
    return [
      ...(this.#form?.states ?? []),
      standing === 'ready' && !mayCreate ? 'not-allowed' : '',
      standing === 'offline' ? 'offline' : '',
      isConnected ? '' : 'not-connected',
    ].filter(Boolean);
  }

  /** @internal The caller's number; empty where it was withheld. */
  get givenNumber(): string {
    const remote = this.calls?.calls.find(({call}) => call.id === this.callId)?.call.remote.number;
    const number = this.number || (remote && (remote.e164 ?? remote.raw)) || '';
    return /\d/.test(number) ? number : '';
  }
}

const noValues: CreateValues = {firstName: '', lastName: '', company: '', email: '', number: ''};

/** What has the focus, also inside widgets. */
function deepFocus(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}
