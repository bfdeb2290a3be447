import {type CSSResult, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {Contact, CrmModule} from '../../contract/index.ts';
import {BgmContactLinkEvent} from '../../events/bgm-contact-link-event.ts';
import {BgmContactLinkedEvent} from '../../events/bgm-contact-linked-event.ts';
import {BgmCreateRequestEvent} from '../../events/bgm-create-request-event.ts';
import {BgmDialEvent} from '../../events/bgm-dial-event.ts';
import {BgmSearchEvent} from '../../events/bgm-search-event.ts';
import type {I18n} from '../../state/i18n.ts';
import {LinkController} from '../../state/link-controller.ts';
import {SearchController} from '../../state/search-controller.ts';
import {keyOf} from '../../state/record-key.ts';
import {sessionOf, standingOf} from '../../state/standing.ts';
import {numberFor} from '../../state/text-match.ts';
import type {BgmContactSearch} from './contact-search.ts';
import {FloatingList} from './floating-list.ts';
import {type RecentCaller, recentCallers} from './recent-callers.ts';
import {styles} from './search-popup.styles.ts';
import {contactRows, createRow, group, recentRows} from './search-rows.ts';
import {isEmpty, linkWords, type SearchView, spoken, statusLine} from './search-words.ts';

/** The field above the list, as the list knows it. */
export interface SearchField {
  readonly i18n: I18n;
  /** Its drawing of a phone. */
  readonly phone: TemplateResult;
  /** What to look for; empty: nothing is typed. */
  readonly query: () => string;
  readonly choose: (contact: Contact) => void;
  readonly searchFor: (text: string) => void;
}

/**
 * The list of `<bgm-contact-search>`, the search behind it, and what is done with a result. It is fetched when a hand is near the
 * field: a page that shows a search needs none of it to be drawn.
 */
export class SearchPopup {
  static readonly styles: CSSResult = styles;

  readonly #host: BgmContactSearch;
  readonly #field: SearchField;
  readonly #search: SearchController;
  readonly #link: LinkController;
  readonly #floating: FloatingList;
  #recent: readonly RecentCaller[] = [];

  constructor(host: BgmContactSearch, field: SearchField) {
    const find = <T extends HTMLElement>(selector: string) => host.renderRoot.querySelector<T>(selector)!;
    this.#host = host;
    this.#field = field;
    this.#search = new SearchController(host, (query) => host.dispatchEvent(new BgmSearchEvent(query)));
    this.#link = new LinkController(host);
    this.#floating = new FloatingList(host, () => ({
      input: find<HTMLInputElement>('input'),
      popup: find('.popup'),
      list: find('[role=listbox]'),
    }));
  }

  /** Before each rendering of the field. */
  attend(changed: PropertyValues<BgmContactSearch>, isDisabled: boolean): void {
    const {calls, clock, client, limit} = this.#host;
    this.#search.clock = clock;
    if (changed.has('callId')) this.#link.forget();
    if (isDisabled) this.#floating.set(false);
    const {isOpen} = this.#floating;
    if (isOpen && this.#standingChanged(changed)) this.#ask();
    this.#recent = isOpen && !this.#field.query() && client ? recentCallers(calls, client, limit) : [];
  }

  open(): void {
    this.#floating.set(true);
    this.#ask();
  }

  close(): void {
    this.#floating.set(false);
    this.#search.clear();
  }

  /** Nothing is looked for any more; an open list stays open. */
  clear(): void {
    this.#search.clear();
  }

  /** Another choice was made: how connecting the last one went is no news any more. */
  forgetLink(): void {
    this.#link.forget();
  }

  /** Names of custom states; empty texts count for nothing. */
  get states(): string[] {
    const view = this.#view;
    return [
      this.#floating.isOpen ? 'open' : '',
      view.search.fetch === 'loading' ? 'loading' : '',
      isEmpty(view) ? 'empty' : '',
      view.search.error ? 'error' : '',
    ];
  }

  get spoken(): string {
    return this.#floating.isOpen ? spoken(this.#view, this.#field.i18n) : '';
  }

  render(): TemplateResult {
    const {i18n} = this.#field;
    const view = this.#view;
    const {words, trouble, retry} = statusLine(view, i18n);
    return html`<div class="popup" part="popup" popover="manual" @pointerdown=${keepFocus}>
      <div
        class="list"
        id="list"
        part="listbox"
        role="listbox"
        aria-label=${i18n.term('bgmSearchResults')}
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

  /** How connecting the call goes. */
  renderLink(): TemplateResult {
    const {state} = this.#link;
    const isFailed = state.state === 'failed';
    return html`<span class=${isFailed ? 'danger' : ''} role="status"
        >${linkWords(state, this.#field.i18n)}</span
      >
      ${isFailed ? this.#retryButton(this.#linkAgain) : nothing}`;
  }

  async onKeydown(event: KeyboardEvent): Promise<void> {
    const {key, altKey} = event;
    const {isOpen, active} = this.#floating;
    if ((key === 'ArrowDown' || key === 'ArrowUp') && !isOpen) {
      event.preventDefault();
      this.open();
      await this.#host.updateComplete;
      if (!altKey) this.#floating.move(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'Escape' && isOpen) {
      // The first Esc is ours, a dialog around us gets the second.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (key === 'Enter' && active && altKey) {
      event.preventDefault();
      this.#dialOption(active);
    } else if (key === 'Enter' && !isOpen && this.#host.value) this.#host.form?.requestSubmit();
  }

  dial(contact: Contact): void {
    const number = numberFor(contact, this.#field.query())?.number;
    if (!number) return;
    const event = new BgmDialEvent({number: number.e164 ?? number.raw, contact});
    this.#host.dispatchEvent(event);
  }

  async connectCall(contact: Contact): Promise<void> {
    const {callId, client} = this.#host;
    const asked = new BgmContactLinkEvent(callId, contact);
    if (!client || !this.#host.dispatchEvent(asked)) return;
    const linked = await this.#link.link(client, callId, contact);
    if (linked === undefined) return;
    const told = new BgmContactLinkedEvent(callId, linked);
    this.#host.dispatchEvent(told);
  }

  #rows(view: SearchView) {
    const {i18n, phone} = this.#field;
    const options = {i18n, phone, query: view.query, renderOption: this.#host.renderOption};
    const {local, remote} = view.search;
    const recent = this.#recent;
    return html`${group(i18n.term('bgmSearchRecent'), 'recent', recentRows(recent, options), recent.length)}
    ${group(i18n.term('bgmSearchHere'), 'here', contactRows(local, options), local.length)}
    ${group(i18n.term('bgmSearchThere'), 'there', contactRows(remote, options), remote.length)}
    ${isEmpty(view) && this.#mayCreate ? createRow(view.query, i18n) : nothing}`;
  }

  #retryButton(press: () => void) {
    return html`<button class="button plain" part="button" type="button" @click=${press}>
      ${this.#field.i18n.term('bgmRetry')}
    </button>`;
  }

  readonly #onCommit = (event: CustomEvent<{event: Event}>): void => {
    const option = event.target as HTMLElement;
    const pressed = event.detail.event.target;
    if (pressed instanceof Element && pressed.closest('.dial')) return this.#dialOption(option);
    const contact = this.#contactOf(option);
    if (contact) this.#field.choose(contact);
    else if (option.dataset.number) this.#field.searchFor(option.dataset.number);
    else this.#requestCreate();
  };

  readonly #linkAgain = (): void => {
    if (this.#host.contact) void this.connectCall(this.#host.contact);
  };

  #ask(): void {
    const {client, debounce, limit, minChars, modules} = this.#host;
    const query = this.#field.query();
    if (!client || query.length < Math.max(1, minChars)) return this.#search.clear();
    this.#search.ask({
      client,
      query,
      modules: modules.split(/\s+/).filter(Boolean) as CrmModule[],
      limit,
      debounce,
      remote: this.#view.mayAskCrm,
    });
  }

  #requestCreate(): void {
    const query = this.#field.query();
    const request = new BgmCreateRequestEvent({query, callId: this.#host.callId || undefined});
    this.close();
    this.#host.dispatchEvent(request);
  }

  #dialOption(option: HTMLElement): void {
    const contact = this.#contactOf(option);
    if (contact) return this.dial(contact);
    const event = new BgmDialEvent({number: option.dataset.number ?? ''});
    if (event.detail.number) this.#host.dispatchEvent(event);
  }

  #contactOf({dataset}: HTMLElement): Contact | undefined {
    const {local, remote} = this.#search.state;
    const recent = this.#recent.flatMap(({contact}) => contact ?? []);
    return [...local, ...remote, ...recent].find((contact) => keyOf(contact) === dataset.key);
  }

  #standingChanged(changed: PropertyValues<BgmContactSearch>): boolean {
    const {client, connection} = this.#host;
    const before = standingOf(
      changed.has('client') ? changed.get('client') : client,
      changed.has('connection') ? changed.get('connection') : connection,
    );
    return before !== this.#view.standing;
  }

  get #view(): SearchView {
    const {client, connection, minChars} = this.#host;
    const standing = standingOf(client, connection);
    const mayAsk = sessionOf(client, connection)?.features.search !== false;
    return {
      query: this.#field.query(),
      minChars,
      recent: this.#recent.length,
      search: this.#search.state,
      standing,
      mayAskCrm: mayAsk && (standing === 'ready' || standing === 'connecting'),
    };
  }

  get #mayCreate(): boolean {
    const types = sessionOf(this.#host.client, this.#host.connection)?.features.create ?? [];
    return types.length > 0 && this.#view.standing === 'ready';
  }
}

/** Pressing a row must not take the focus from the field: that would close the list under the pointer. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
