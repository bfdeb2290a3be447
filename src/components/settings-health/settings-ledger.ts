import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {AdminClient} from '../../client/admin-client.ts';
import type {LedgerCall, LedgerEntry, LedgerReply, LedgerRetry} from '../../contract/index.ts';
import {settingsLedger} from '../../locales/en/settings/ledger.ts';
import {I18n} from '../../state/i18n.ts';
import {Ask} from '../settings-parts/ask.ts';
import {ConfirmDialog} from '../settings-parts/confirm-dialog.ts';
import {definePart} from '../settings-parts/define-part.ts';
import {failureLine, loadingLine} from '../settings-parts/failure-line.ts';
import {Poll} from '../settings-parts/poll.ts';
import {SettingsPart} from '../settings-parts/settings-part.ts';
import {partWords} from '../settings-parts/part-words.ts';
import {stateMark} from '../settings-parts/state-mark.ts';
import {firstPage, type LedgerBook, nextPage, refreshed, withFresh} from './ledger-book.ts';
import {ledgerCall} from './ledger-call.ts';
import {anyCall, isAnyCall, ledgerFind, type LedgerWish, searchOf} from './ledger-find.ts';
import {kindWords, partyNumber, stateTones, triesWords} from './ledger-words.ts';
import {styles} from './settings-ledger.styles.ts';

type State = keyof LedgerReply['counts'];
type Retried = Extract<LedgerRetry, {state: unknown}>['state'];

const states = ['waiting_for_contact', 'queued', 'logged', 'failed', 'deleted'] as const satisfies State[];
const retried: readonly State[] = ['waiting_for_contact', 'queued', 'failed'] satisfies Retried[];
const pageSize = 25;
/** As many as can be asked for at once. */
const most = 100;
/** Milliseconds between two looks while nobody tells of changes. */
const pace = 10_000;
/** Milliseconds. */
const moment = 1000;
/** Milliseconds after the last key. */
const pause = 350;

/** What became of each call: by state, newest first, each with its whole path. */
export class SettingsLedger extends SettingsPart {
  static override styles = styles;

  /** Whether `lookNow` is called whenever a call may stand elsewhere. */
  @property({attribute: false}) live = false;

  @state() private filter: State | '' = '';
  @state() private wish: LedgerWish = anyCall;
  @state() private book?: LedgerBook;
  /** Id of the call whose path is shown. */
  @state() private opened = '';
  @state() private spoken = '';

  readonly #i18n = new I18n(this, {...partWords, ...settingsLedger});
  readonly #list = new Ask<LedgerReply>(this);
  readonly #call = new Ask<LedgerCall>(this);
  readonly #retry = new Ask<number>(this);
  readonly #poll: Poll;
  #cancelFind: () => void = () => undefined;

  constructor() {
    super();
    ConfirmDialog.register();
    this.#poll = new Poll(this, {
      ms: pace,
      clock: () => this.clock,
      ask: () => this.#refresh(),
      rests: () => this.live,
    });
  }

  /** Something changed: what is on the page keeps its place. */
  lookNow(): void {
    this.#poll.now();
  }

  /** Shows the calls in one state, and brings the focus to their list. */
  async show(state: State): Promise<void> {
    this.#choose(state);
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLElement>('.filter :checked');
    field?.focus();
    field?.scrollIntoView({block: 'center'});
  }

  protected override load(admin: AdminClient): void {
    void this.#page(admin, {limit: pageSize}).then((reply) => {
      if (!reply) return;
      this.book = firstPage(reply);
      if (!isAnyCall(this.wish)) this.spoken = this.#i18n.term('bgmLedgerCount', reply.items.length);
    });
    if (this.opened) void this.#ask(admin, this.opened);
  }

  override reload(): void {
    // What is on the page keeps its place.
    if (this.book) void this.#refresh().catch(() => undefined);
    else super.reload();
  }

  protected override render(): TemplateResult {
    const i18n = this.#i18n;
    const {book} = this;
    const {error} = this.#list.state;
    return html`<section class="part" aria-labelledby="title">
      <div class="row spread above">
        <h3 id="title">${i18n.term('bgmLedgerTitle')}</h3>
        ${book ? this.#news(book) : nothing}
      </div>
      ${book ? this.#filters(book) : error ? nothing : loadingLine(i18n)}
      ${book ? ledgerFind({i18n, wish: this.wish, parties: book.parties, change: this.#find}) : nothing}
      ${
        book && error !== undefined
          ? html`<p class="small">${stateMark('warning')} ${i18n.term('bgmLedgerOld')}</p>`
          : failureLine(error, i18n, () => this.reload())
      }
      ${book ? this.#calls(book) : nothing}
      <div class="visually-hidden" role="status">${this.spoken}</div>
      <bgm-settings-confirm></bgm-settings-confirm>
    </section>`;
  }

  #filters({counts}: LedgerBook): TemplateResult {
    const i18n = this.#i18n;
    const choice = (value: State | '', words: string, count?: number) =>
      html`<label
        ><input
          type="radio"
          name="state"
          .checked=${this.filter === value}
          @change=${() => this.#choose(value)}
        />${words}${count === undefined ? nothing : html` <span class="count">${i18n.number(count)}</span>`}</label
      >`;
    return html`<fieldset>
      <legend class="visually-hidden">${i18n.term('bgmLedgerFilter')}</legend>
      <div class="filter">
        ${choice('', i18n.term('bgmLedgerAll'))}
        ${states.map((one) => choice(one, i18n.term(`bgmLedgerState_${one}`), counts[one]))}
      </div>
    </fieldset>`;
  }

  #calls(book: LedgerBook): TemplateResult {
    const i18n = this.#i18n;
    const {items, nextCursor} = book;
    return html`${failureLine(this.#retry.state.error, i18n)}
    ${
      items.length === 0
        ? html`<p class="muted">${this.#noneWords(book)}</p>`
        : html`<ul class="calls">
            ${repeat(
              items,
              ({callId}) => callId,
              (entry) => this.#entry(entry, book),
            )}
          </ul>`
    }
    ${
      nextCursor
        ? html`<div>
            <button class="button" type="button" ?disabled=${this.#list.isLoading} @click=${this.#more}>
              ${i18n.term(isAnyCall(this.wish) ? 'bgmLedgerMore' : 'bgmLedgerFurther')}
            </button>
          </div>`
        : nothing
    }`;
  }

  /** Beside the title, where it moves nothing when it comes and goes. */
  #news(book: LedgerBook): TemplateResult {
    const {fresh} = book;
    return html`<div class="row">
      ${
        fresh.length > 0
          ? html`<button
              class="button small-button"
              type="button"
              @click=${() => (this.book = withFresh(book))}
            >
              ${this.#i18n.term('bgmLedgerNew', fresh.length)}
            </button>`
          : nothing
      }
      ${this.#retryAll(book)}
    </div>`;
  }

  #entry(entry: LedgerEntry, {moved}: LedgerBook): TemplateResult {
    const i18n = this.#i18n;
    const {callId, startedAt, extension, farParty, journal, why} = entry;
    const isOpen = this.opened === callId;
    return html`<li data-call=${callId}>
      <button
        class="call ${moved.has(callId) ? 'moved' : ''}"
        type="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        @click=${() => this.#open(isOpen ? '' : callId)}
      >
        <span class="when figure">${i18n.date(startedAt)}</span>
        <span class="who"
          >${farParty?.name ? html`<strong><bdi>${farParty.name}</bdi></strong> ` : nothing}<span
            class=${farParty?.name ? 'muted' : ''}
            >${partyNumber(entry, i18n)}</span
          ></span
        >
        <span class="kind"
          >${kindWords(entry, i18n)}
          <span class="muted"
            >${extension ? i18n.term('bgmLedgerExtension', extension) : i18n.term('bgmLedgerNoExtension')}</span
          ></span
        >
        ${stateMark(stateTones[journal.state])}
        <span
          ><strong>${i18n.term(`bgmLedgerState_${journal.state}`)}</strong>
          <span class="why">${i18n.term(`bgmLedgerWhy_${why}`)}</span>
          ${moved.has(callId) ? html`<span class="why">${i18n.term('bgmLedgerMoved')}.</span>` : nothing}</span
        >
        <span class="why figure">${triesWords(entry, i18n)}</span>
      </button>
      ${isOpen ? this.#details(entry) : nothing}
    </li>`;
  }

  #details(entry: LedgerEntry): TemplateResult {
    const i18n = this.#i18n;
    const {data, error} = this.#call.state;
    const call = data?.callId === entry.callId ? data : undefined;
    const mayRetry = this.editable && retried.includes(entry.journal.state as State);
    return html`<div class="details">
      ${call ? ledgerCall(call, i18n) : error ? nothing : loadingLine(i18n)}
      ${failureLine(error, i18n, () => this.#open(entry.callId))}
      ${
        mayRetry
          ? html`<div>
              <button
                class="button"
                type="button"
                aria-label=${i18n.term('bgmLedgerRetryOne', i18n.date(entry.startedAt))}
                ?disabled=${this.#retry.isLoading}
                @click=${() => this.#tryAgain({callIds: [entry.callId]})}
              >
                ${i18n.term('bgmLedgerRetry')}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #retryAll({counts}: LedgerBook) {
    const {filter} = this;
    const count = filter ? counts[filter] : 0;
    if (!this.editable || count === 0 || !retried.includes(filter as State)) return nothing;
    return html`<button
      class="button small-button"
      type="button"
      ?disabled=${this.#retry.isLoading}
      @click=${() => this.#askRetryAll(filter as Retried, count)}
    >
      ${this.#i18n.term('bgmLedgerRetryAll', count)}
    </button>`;
  }

  async #askRetryAll(state: Retried, count: number): Promise<void> {
    const i18n = this.#i18n;
    const isSure = await this.renderRoot.querySelector<ConfirmDialog>('bgm-settings-confirm')!.ask({
      title: i18n.term('bgmLedgerRetryAsk', count),
      text: i18n.term('bgmLedgerRetryMeans', count),
      yes: i18n.term('bgmLedgerRetryYes'),
      no: i18n.term('bgmLedgerRetryNo'),
    });
    if (isSure) await this.#tryAgain({state});
  }

  async #tryAgain(which: LedgerRetry): Promise<void> {
    const {admin} = this;
    if (!admin || this.#retry.isLoading) return;
    const accepted = await this.#retry.run((asking) => admin.retryLedger(which, asking));
    if (accepted === undefined) return;
    this.spoken =
      accepted > 0 ? this.#i18n.term('bgmLedgerRetried', accepted) : this.#i18n.term('bgmLedgerRetriedNone');
    await this.#refresh().catch(() => undefined);
  }

  #choose(filter: State | ''): void {
    if (filter === this.filter) return;
    this.filter = filter;
    this.#anew();
  }

  readonly #find = (wish: LedgerWish): void => {
    this.wish = wish;
    this.#cancelFind();
    this.#cancelFind = this.clock.after(isAnyCall(wish) ? 0 : pause, () => this.#anew());
  };

  #anew(): void {
    this.opened = '';
    if (this.admin && this.isConnected) this.load(this.admin);
  }

  #noneWords({nextCursor}: LedgerBook): string {
    const i18n = this.#i18n;
    if (!isAnyCall(this.wish)) return i18n.term(nextCursor ? 'bgmLedgerNoneYet' : 'bgmLedgerNoneFound');
    return i18n.term(this.filter ? 'bgmLedgerNoneHere' : 'bgmLedgerNone');
  }

  #open(callId: string): void {
    this.opened = callId;
    if (callId && this.admin) void this.#ask(this.admin, callId);
  }

  #ask(admin: AdminClient, callId: string): Promise<unknown> {
    if (this.#call.state.data?.callId !== callId) this.#call.forget();
    return this.#call.run((asking) => admin.ledgerCall(callId, asking));
  }

  readonly #more = async (): Promise<void> => {
    const {admin, book} = this;
    if (!admin || !book?.nextCursor) return;
    const reply = await this.#page(admin, {cursor: book.nextCursor, limit: pageSize});
    if (reply && this.book) this.book = nextPage(this.book, reply);
  };

  /** Everything keeps its place: known calls change where they stand, new ones wait for a press. */
  async #refresh(): Promise<void> {
    const {admin, book, opened} = this;
    if (!admin) return;
    // Somebody asks for more right now; a look a little later is soon enough.
    if (this.#list.isLoading) return void this.clock.after(moment, () => this.lookNow());
    const limit = Math.min(most, Math.max(pageSize, book?.items.length ?? 0));
    const reply = await this.#page(admin, {limit});
    if (reply) this.book = this.book ? refreshed(this.book, reply) : firstPage(reply);
    if (reply && opened && opened === this.opened) await this.#ask(admin, opened);
    if (this.#list.state.error !== undefined) throw this.#list.state.error as Error;
  }

  #page(admin: AdminClient, page: {cursor?: string; limit: number}): Promise<LedgerReply | undefined> {
    const {filter, wish} = this;
    const query = {...(filter && {state: filter}), ...page};
    return this.#list.run((asking) =>
      isAnyCall(wish)
        ? admin.ledger(query, asking)
        : admin.searchLedger({...query, ...searchOf(wish, this.#i18n)}, asking),
    );
  }
}

definePart('bgm-settings-ledger', SettingsLedger);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-settings-ledger': SettingsLedger;
  }
}
