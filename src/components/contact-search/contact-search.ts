import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {property, query, state} from 'lit/decorators.js';
import type {Contact, CrmModule} from '../../contract/index.ts';
import {BgmContactLinkEvent} from '../../events/bgm-contact-link-event.ts';
import {BgmContactLinkedEvent} from '../../events/bgm-contact-linked-event.ts';
import {BgmCreateRequestEvent} from '../../events/bgm-create-request-event.ts';
import {BgmDialEvent} from '../../events/bgm-dial-event.ts';
import {BgmSearchEvent} from '../../events/bgm-search-event.ts';
import {BgmSelectEvent} from '../../events/bgm-select-event.ts';
import {contactSearch} from '../../locales/en/contact-search.ts';
import {I18n} from '../../state/i18n.ts';
import {LinkController} from '../../state/link-controller.ts';
import {keyOf, SearchController} from '../../state/search-controller.ts';
import {sessionOf, standingOf} from '../../state/standing.ts';
import {numberFor} from '../../state/text-match.ts';
import {base} from '../../styles/base.styles.ts';
import {FormControl} from '../internal/form-control.ts';
import {styles} from './contact-search.styles.ts';
import {clearIcon, phoneIcon, searchIcon} from './icons.ts';
import {FloatingList} from './floating-list.ts';
import {type RecentCaller, recentCallers} from './recent-callers.ts';
import {contactRows, createRow, group, moduleWord, type OptionRenderer, recentRows} from './search-rows.ts';
import {isEmpty, linkWords, type SearchView, spoken, statusLine} from './search-words.ts';

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
  @query('input') private input!: HTMLInputElement;
  @query('.popup') private popup!: HTMLElement;
  @query('[role=listbox]') private list!: HTMLElement;

  readonly #i18n = new I18n(this, contactSearch);
  readonly #search = new SearchController(this, (query) => this.dispatchEvent(new BgmSearchEvent(query)));
  readonly #link = new LinkController(this);
  readonly #floating = new FloatingList(this, () => ({
    input: this.input,
    popup: this.popup,
    list: this.list,
  }));
  #recent: readonly RecentCaller[] = [];

  formResetCallback(): void {
    this.contact = undefined;
    this.value = this.getAttribute('value') ?? '';
    this.text = this.#chosenText;
  }
  formStateRestoreCallback(value: string): void {
    this.value = value;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#search.clock = this.clock;
    this.#followValue(changed);
    if (changed.has('callId')) this.#link.forget();
    if (this.isDisabled) this.#floating.set(false);
    if (this.#floating.isOpen && this.#standingChanged(changed)) this.#ask();
    const showRecent = this.#floating.isOpen && !this.#query && this.client;
    this.#recent = showRecent ? recentCallers(this.calls, showRecent, this.limit) : [];
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
        ${this.#renderPopup()}
        <div id="below" class="below message ${this.callId ? 'reserved' : ''}">
          <span class=${this.#link.state.state === 'failed' ? 'danger' : ''} role="status"
            >${linkWords(this.#link.state, i18n)}</span
          >
          ${this.#link.state.state === 'failed' ? this.#retryButton(this.#linkAgain) : nothing}
        </div>
        <slot name="help"></slot>
        <span id="keys" hidden>${i18n.term('bgmSearchKeysOpen')}</span>
        <span class="visually-hidden" role="status"
          >${this.#floating.isOpen ? spoken(this.#view, i18n) : ''}</span
        >
      </div>
    `;
  }

  #renderInput() {
    return html`<input
      id="input"
      class="input"
      part="input"
      type="text"
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

  #renderPopup() {
    const view = this.#view;
    const {words, trouble, retry} = statusLine(view, this.#i18n);
    return html`<div class="popup" part="popup" popover="manual" @pointerdown=${keepFocus}>
      <div
        class="list"
        id="list"
        part="listbox"
        role="listbox"
        aria-label=${this.#i18n.term('bgmSearchResults')}
        @combobox-commit=${this.#onCommit}
      >
        ${this.#floating.isOpen ? this.#rows(view) : nothing}
      </div>
      <div class="status ${trouble ? 'warning' : ''}" part="message">
        ${isEmpty(view) ? html`<slot name="empty">${words}</slot>` : html`<span>${words}</span>`}
        ${retry ? this.#retryButton(() => this.#search.retry()) : nothing}
      </div>
      <slot name="footer"></slot>
    </div>`;
  }

  #rows(view: SearchView) {
    const i18n = this.#i18n;
    const options = {i18n, query: view.query, renderOption: this.renderOption};
    const {local, remote} = view.search;
    const recent = this.#recent;
    return html`${group(i18n.term('bgmSearchRecent'), 'recent', recentRows(recent, options), recent.length)}
    ${group(i18n.term('bgmSearchHere'), 'here', contactRows(local, options), local.length)}
    ${group(i18n.term('bgmSearchThere'), 'there', contactRows(remote, options), remote.length)}
    ${isEmpty(view) && this.#mayCreate ? createRow(view.query, i18n) : nothing}`;
  }

  #clearButton() {
    return this.#toolButton('clear-button', this.#i18n.term('bgmSearchClear'), clearIcon, this.#clear);
  }

  #dialButton(contact: Contact, number: string) {
    const words = this.#i18n.term('bgmSearchDial', contact.name, number);
    return this.#toolButton('dial-button', words, phoneIcon, () => this.#dial(contact));
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

  #retryButton(press: () => void) {
    return html`<button class="button plain" part="button" type="button" @click=${press}>
      ${this.#i18n.term('bgmRetry')}
    </button>`;
  }

  readonly #onInput = (event: InputEvent): void => {
    // The text is ours; the page hears `change` when the value changes.
    event.stopPropagation();
    this.text = this.input.value;
    if (!this.text) this.#choose(undefined);
    this.#open();
  };

  readonly #onKeydown = async (event: KeyboardEvent): Promise<void> => {
    const {key, altKey, isComposing} = event;
    if (isComposing) return;
    if ((key === 'ArrowDown' || key === 'ArrowUp') && !this.#floating.isOpen) {
      event.preventDefault();
      this.#open();
      await this.updateComplete;
      if (!altKey) this.#floating.move(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'Escape' && this.#floating.isOpen) {
      // The first Esc is ours, a dialog around us gets the second.
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    } else if (key === 'Enter') this.#onEnter(event);
  };

  #onEnter(event: KeyboardEvent): void {
    const {active, isOpen} = this.#floating;
    if (active && event.altKey) {
      event.preventDefault();
      this.#dialOption(active);
    } else if (!isOpen && this.value) this.form?.requestSubmit();
  }

  readonly #onCommit = (event: CustomEvent<{event: Event}>): void => {
    const option = event.target as HTMLElement;
    const pressed = event.detail.event.target;
    if (pressed instanceof Element && pressed.closest('.dial')) return this.#dialOption(option);
    const contact = this.#contactOf(option);
    if (contact) this.#choose(contact);
    else if (option.dataset.number) this.#searchFor(option.dataset.number);
    else this.#requestCreate();
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
    this.#search.clear();
    this.input.focus();
  };

  readonly #open = (): void => {
    if (this.isDisabled) return;
    this.#floating.set(true);
    this.#ask();
  };

  #close(): void {
    this.#floating.set(false);
    this.#search.clear();
  }

  #searchFor(text: string): void {
    this.text = text;
    this.#open();
  }

  #ask(): void {
    const query = this.#query;
    if (!this.client || query.length < Math.max(1, this.minChars)) return this.#search.clear();
    this.#search.ask({
      client: this.client,
      query,
      modules: this.modules.split(/\s+/).filter(Boolean) as CrmModule[],
      limit: this.limit,
      debounce: this.debounce,
      remote: this.#view.mayAskCrm,
    });
  }

  #choose(contact: Contact | undefined): void {
    const changed = (contact ? keyOf(contact) : '') !== this.value;
    this.contact = contact;
    this.value = contact ? keyOf(contact) : '';
    this.#link.forget();
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
    if (this.callId) void this.#connectCall(contact);
  }

  readonly #linkAgain = (): void => {
    if (this.contact) void this.#connectCall(this.contact);
  };

  async #connectCall(contact: Contact): Promise<void> {
    const {callId, client} = this;
    const asked = new BgmContactLinkEvent(callId, contact);
    if (!client || !this.dispatchEvent(asked)) return;
    const linked = await this.#link.link(client, callId, contact);
    if (linked === undefined) return;
    const told = new BgmContactLinkedEvent(callId, linked);
    this.dispatchEvent(told);
  }

  #requestCreate(): void {
    const request = new BgmCreateRequestEvent({query: this.#query, callId: this.callId || undefined});
    this.#close();
    this.dispatchEvent(request);
  }

  #dialOption(option: HTMLElement): void {
    const contact = this.#contactOf(option);
    if (contact) return this.#dial(contact);
    const event = new BgmDialEvent({number: option.dataset.number ?? ''});
    if (event.detail.number) this.dispatchEvent(event);
  }

  #dial(contact: Contact): void {
    const number = numberFor(contact, this.#query)?.number;
    if (!number) return;
    const event = new BgmDialEvent({number: number.e164 ?? number.raw, contact});
    this.dispatchEvent(event);
  }

  #contactOf({dataset}: HTMLElement): Contact | undefined {
    const {local, remote} = this.#search.state;
    const recent = this.#recent.flatMap(({contact}) => contact ?? []);
    return [...local, ...remote, ...recent].find((contact) => keyOf(contact) === dataset.key);
  }

  #followValue(changed: PropertyValues<this>): void {
    const key = this.contact ? keyOf(this.contact) : '';
    if (changed.has('contact') && (this.contact || changed.get('contact'))) this.value = key;
    else if (changed.has('value') && this.value !== key) this.contact = undefined;
    else return;
    this.text = this.#chosenText;
  }

  #standingChanged(changed: PropertyValues<this>): boolean {
    const before = standingOf(
      changed.has('client') ? changed.get('client') : this.client,
      changed.has('connection') ? changed.get('connection') : this.connection,
    );
    return before !== this.#view.standing;
  }

  #states(): string[] {
    const {search, standing} = this.#view;
    const isConnected = ['ready', 'connecting', 'offline'].includes(standing);
    return [
      this.#floating.isOpen ? 'open' : '',
      search.fetch === 'loading' ? 'loading' : '',
      isEmpty(this.#view) ? 'empty' : '',
      search.error ? 'error' : '',
      standing === 'offline' ? 'offline' : '',
      isConnected ? '' : 'not-connected',
    ];
  }

  get #view(): SearchView {
    const standing = standingOf(this.client, this.connection);
    const mayAsk = sessionOf(this.client, this.connection)?.features.search !== false;
    return {
      query: this.#query,
      minChars: this.minChars,
      recent: this.#recent.length,
      search: this.#search.state,
      standing,
      mayAskCrm: mayAsk && (standing === 'ready' || standing === 'connecting'),
    };
  }

  get #mayCreate(): boolean {
    const types = sessionOf(this.client, this.connection)?.features.create ?? [];
    return types.length > 0 && this.#view.standing === 'ready';
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
    return id ? `${moduleWord(module, this.#i18n)} ${id}` : '';
  }
}

/** Pressing a row must not take the focus from the field: that would close the list under the pointer. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
