import {adoptStyles, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {property, query, state} from 'lit/decorators.js';
import type {Contact, CrmModule} from '../../contract/index.ts';
import {BgmSelectEvent} from '../../events/bgm-select-event.ts';
import {contactSearch} from '../../locales/en/contact-search.ts';
import {I18n} from '../../state/i18n.ts';
import {keyOf} from '../../state/record-key.ts';
import {standingOf} from '../../state/standing.ts';
import {base} from '../../styles/base.styles.ts';
import {FormControl} from '../internal/form-control.ts';
import {importPart} from '../internal/import-part.ts';
import {notFetched} from '../internal/not-fetched.ts';
import {styles} from './contact-search.styles.ts';
import {clearIcon, phoneIcon, searchIcon} from './icons.ts';
import type {SearchPopup} from './search-popup.ts';
import type {OptionRenderer} from './search-rows.ts';

/**
 * @summary Finds a contact by name, company, e-mail or number: in this browser at once, in the CRM as you type.
 * @tagname bgm-contact-search
 *
 * An ARIA combobox and a form control: its value is `Module:id`. Arrow keys move, Enter chooses, Alt+Enter dials, Esc closes.
 *
 * @slot label - Instead of the attribute `label`.
 * @slot help - A line below the field.
 * @slot empty - Instead of "Nobody found."
 * @slot footer - Below the results.
 *
 * @event {BgmSearchEvent} bgm-search - The CRM is being asked.
 * @event {BgmSelectEvent} bgm-select - The agent chose a contact.
 * @event {BgmDialEvent} bgm-dial - The agent asks to call a number. Cancelable.
 * @event {BgmCreateRequestEvent} bgm-create-request - Nobody fits; the agent asks to create what was typed. Cancelable; else the provider opens the form inside it.
 * @event {BgmContactLinkEvent} bgm-contact-link - With `call-id`: the call is about to be connected to the choice. Cancelable.
 * @event {BgmContactLinkedEvent} bgm-contact-linked - With `call-id`: the call is connected.
 * @event {Event} change - The value changed by the agent's hand.
 *
 * @csspart label - The field's label.
 * @csspart input - The text field.
 * @csspart popup - The box that floats over the page.
 * @csspart listbox - The results.
 * @csspart option - One result.
 * @csspart option-name - Name in a result.
 * @csspart option-number - Number in a result, as the CRM stores it.
 * @csspart badge - Module of a result.
 * @csspart dial - Phone mark of a result.
 * @csspart clear-button - Empties the field.
 * @csspart dial-button - Calls the chosen contact.
 * @csspart message - The line that says how the search goes.
 *
 * @cssstate open - The results are shown.
 * @cssstate loading - The CRM is being asked.
 * @cssstate empty - Nobody was found.
 * @cssstate error - The CRM gave no answer.
 * @cssstate offline - There is no connection.
 * @cssstate not-connected - There is no provider, or no CRM behind it.
 */
export class BgmContactSearch extends FormControl {
  static override styles = [base, styles];

  /** What the field is for; shown above it. */
  @property() label = '';
  @property() placeholder = '';
  /** CRM modules to look in, separated by blanks. */
  @property() modules = 'Contacts Leads Accounts';
  /** Characters before a search starts. */
  @property({type: Number, attribute: 'min-chars'}) minChars = 2;
  /** Milliseconds without a keystroke before the CRM is asked; this browser's contacts show at once. */
  @property({type: Number}) debounce = 150;
  /** Most rows of each group. */
  @property({type: Number}) limit = 10;
  /** Choosing a contact connects this call to it. */
  @property({attribute: 'call-id'}) callId = '';
  /** `Contacts:4876876000000333111`; empty: nobody chosen. */
  @property() value = '';
  /** The chosen contact. */
  @property({attribute: false}) contact?: Contact;
  /** Draws an option's content in your own way. */
  @property({attribute: false}) renderOption?: OptionRenderer;

  @state() private text = '';
  @state() private isMissing = false;
  @query('input') private input!: HTMLInputElement;
  readonly #i18n = new I18n(this, contactSearch);
  #popup: SearchPopup | undefined;
  #fetching: Promise<SearchPopup> | undefined;
  /** What shall be done with the list next. */
  #wish: ((popup: SearchPopup) => void) | undefined;

  constructor() {
    super();
    for (const near of ['pointerover', 'focusin'])
      this.addEventListener(near, () => void this.#fetch().catch(() => undefined));
  }

  formResetCallback(): void {
    this.contact = undefined;
    this.value = this.getAttribute('value') ?? '';
    this.text = this.#chosenText;
  }
  formStateRestoreCallback(value: string): void {
    this.value = value;
  }

  /** A search that somebody is about to use is complete once its list is there. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    if (this.#popup || !this.#fetching) return isDone;
    await this.#fetching.catch(() => undefined);
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#followValue(changed);
    this.#popup?.attend(changed, this.isDisabled);
  }

  protected override updated(): void {
    this.internals.setFormValue(this.value || null);
    const missing = this.required && !this.value;
    const why = missing ? this.#i18n.term('bgmSearchRequired') : '';
    this.internals.setValidity({valueMissing: missing}, why, this.input);
    this.setStates(this.#states());
  }

  protected override render() {
    const i18n = this.#i18n;
    const phone = this.contact?.phones[0]?.number;
    return html`
      <div class="field" @focusout=${this.#onFocusOut}>
        <label class="label" part="label" for="input"
          ><slot name="label"
            >${this.label || html`<span class="visually-hidden">${i18n.term('bgmSearchLabel')}</span>`}</slot
          ></label
        >
        <div class="control">
          ${searchIcon} ${this.#renderInput()}
          <div class="tools">
            ${phone && this.contact ? this.#dialButton(this.contact, phone.raw) : nothing}
            ${this.text ? this.#clearButton() : nothing}
          </div>
        </div>
        ${this.#popup?.render() ?? nothing}
        <div id="below" class="below message ${this.callId ? 'reserved' : ''}">
          ${this.#popup?.renderLink() ?? (this.isMissing ? notFetched(this.#i18n, this.#open) : nothing)}
        </div>
        <slot name="help"></slot>
        <span id="keys" hidden>${i18n.term('bgmSearchKeysOpen')}</span>
        <span class="visually-hidden" role="status">${this.#popup?.spoken ?? ''}</span>
      </div>
    `;
  }

  #renderInput() {
    // eslint-disable-next-line lit-a11y/accessible-name -- its label stands around this template
    return html`<input
      id="input"
      class="input"
      part="input"
      type="text"
      role="combobox"
      aria-expanded="false"
      aria-controls="list"
      aria-autocomplete="list"
      aria-haspopup="listbox"
      inputmode="search"
      enterkeyhint="search"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      dir=${this.text ? 'auto' : this.#i18n.dir()}
      maxlength="200"
      aria-describedby="keys"
      .value=${this.text}
      placeholder=${this.placeholder || this.#i18n.term('bgmSearchPlaceholder')}
      ?disabled=${this.isDisabled}
      aria-required=${ifDefined(this.required ? 'true' : undefined)}
      @input=${this.#onInput}
      @keydown=${this.#onKeydown}
      @click=${this.#open}
    />`;
  }

  #clearButton() {
    return this.#toolButton('clear-button', this.#i18n.term('bgmSearchClear'), clearIcon, this.#clear);
  }

  #dialButton(contact: Contact, number: string) {
    const words = this.#i18n.term('bgmSearchDial', contact.name, number);
    return this.#toolButton('dial-button', words, phoneIcon, () => this.#use((popup) => popup.dial(contact)));
  }

  #toolButton(part: string, words: string, icon: TemplateResult, press: () => void) {
    return html`<button
      class="button icon-button"
      part=${part}
      type="button"
      title=${words}
      ?disabled=${this.isDisabled}
      @click=${press}
    >
      ${icon}
    </button>`;
  }

  readonly #onInput = (event: InputEvent): void => {
    // The text is ours; the page hears `change` when the value changes.
    event.stopPropagation();
    this.text = this.input.value;
    if (!this.text) this.#choose(undefined);
    this.#open();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const {isComposing, key} = event;
    if (isComposing) return;
    if (this.#popup) return void this.#popup.onKeydown(event);
    if (key === 'Enter' && this.value) this.form?.requestSubmit();
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
    event.preventDefault();
    this.#use((popup) => void popup.onKeydown(event));
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget)) return;
    this.#close();
    // A name half changed is not a choice; what was chosen stands.
    if (this.value) this.text = this.#chosenText;
  };

  readonly #clear = (): void => {
    this.text = '';
    this.#choose(undefined);
    this.#popup?.clear();
    this.input.focus();
  };

  readonly #open = (): void => {
    if (!this.isDisabled) this.#use((popup) => popup.open());
  };

  #close(): void {
    this.#wish = undefined;
    this.#popup?.close();
  }

  /** Does something with the list: at once, else when its code is there, unless the field is left meanwhile. */
  #use(act: (popup: SearchPopup) => void): void {
    this.#wish = act;
    this.isMissing = false;
    if (this.#popup) return act(this.#popup);
    this.#fetch().then(
      (popup) => this.#wish === act && act(popup),
      () => (this.isMissing = this.#wish === act),
    );
  }

  /** Rejects where the code cannot be fetched; the next call tries again. */
  #fetch(): Promise<SearchPopup> {
    this.#fetching ??= this.#fetchPopup().catch((error: unknown) => {
      this.#fetching = undefined;
      throw error;
    });
    return this.#fetching;
  }

  async #fetchPopup(): Promise<SearchPopup> {
    const {SearchPopup} = await importPart(() => import('./search-popup.ts'));
    adoptStyles(this.renderRoot as ShadowRoot, [...BgmContactSearch.elementStyles, SearchPopup.styles]);
    this.#popup = new SearchPopup(this, {
      i18n: this.#i18n,
      phone: phoneIcon,
      query: () => this.#query,
      choose: (contact) => this.#choose(contact),
      searchFor: (text) => {
        this.text = text;
        this.#open();
      },
    });
    this.requestUpdate();
    return this.#popup;
  }

  #choose(contact: Contact | undefined): void {
    const changed = (contact ? keyOf(contact) : '') !== this.value;
    this.contact = contact;
    this.value = contact ? keyOf(contact) : '';
    this.#popup?.forgetLink();
    // A listener reads the form's data, so they are there before it hears.
    this.internals.setFormValue(this.value || null);
    if (contact) this.#tellChoice(contact);
    if (changed) this.dispatchEvent(new Event('change', {bubbles: true}));
  }

  #tellChoice(contact: Contact): void {
    this.text = this.#chosenText;
    this.#close();
    const selected = new BgmSelectEvent(contact);
    this.dispatchEvent(selected);
    if (this.callId) this.#use((popup) => void popup.connectCall(contact));
  }

  #followValue(changed: PropertyValues<this>): void {
    const key = this.contact ? keyOf(this.contact) : '';
    if (changed.has('contact') && (this.contact || changed.get('contact'))) this.value = key;
    else if (changed.has('value') && this.value !== key) this.contact = undefined;
    else return;
    this.text = this.#chosenText;
  }

  #states(): string[] {
    const standing = standingOf(this.client, this.connection);
    const isConnected = ['ready', 'connecting', 'offline'].includes(standing);
    return [
      ...(this.#popup?.states ?? []),
      standing === 'offline' ? 'offline' : '',
      isConnected ? '' : 'not-connected',
    ];
  }

  /** What to look for: nothing while the field only shows the chosen name. */
  get #query(): string {
    const isChosen = this.value && this.text === this.#chosenText;
    return isChosen ? '' : this.text.trim();
  }

  get #chosenText(): string {
    if (this.contact)
      return this.contact.name.trim() || (this.contact.phones[0]?.number.raw ?? this.contact.id);
    const [module, id] = this.value.split(':') as [CrmModule, string | undefined];
    return id ? `${this.#i18n.term(`bgmModule${module}`)} ${id}` : '';
  }
}
