import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Call, Contact} from '../../contract/index.ts';
import {BgmContactLinkEvent} from '../../events/bgm-contact-link-event.ts';
import {BgmContactLinkedEvent} from '../../events/bgm-contact-linked-event.ts';
import {BgmDismissEvent} from '../../events/bgm-dismiss-event.ts';
import {callerCard} from '../../locales/en/caller-card.ts';
import type {CallView} from '../../state/contexts.ts';
import {I18n} from '../../state/i18n.ts';
import {LookupController} from '../../state/lookup-controller.ts';
import {sessionOf} from '../../state/standing.ts';
import {CallWidget} from '../internal/call-widget.ts';
import {CustomStates} from '../internal/custom-states.ts';
import {Ticks} from '../internal/ticks.ts';
import {CallLinker} from './call-linker.ts';
import {styles} from './caller-card.styles.ts';
import {actionRow, actionsFor, type CardAction, cardActions} from './card-actions.ts';
import {cardCandidates, type Candidates, connectButton, keyOf} from './card-candidates.ts';
import {type FieldRenderers, fieldRows, type Fields} from './card-fields.ts';
import {cardHead} from './card-head.ts';
import {type CardFacts, type CardView, cardView, numberToAsk, statesOf} from './card-view.ts';
import {cardWhy} from './card-why.ts';
import {askForNotes, askToChoose, askToCreate, askToDial, askToOpen, copyNumber} from './card-wishes.ts';
import {cardWrapUp} from './card-wrap-up.ts';

/**
 * @summary Shows who is calling, as the CRM knows them, why it thinks so, and what the agent can do next.
 *
 * Follows the active call of the provider around it. The number stands there at once; the name takes its place without moving
 * anything. Several matches are listed and none is shown as certain.
 *
 * @tagname bgm-caller-card
 *
 * @slot header - Above the caller.
 * @slot fields - More about the caller, below the card's own fields.
 * @slot actions - More buttons, after the card's own.
 * @slot empty - Instead of "The next caller appears here."
 * @slot loading - Instead of the words while a lookup takes its time.
 * @slot error - Instead of the words when something does not work.
 * @slot not-connected - Instead of the words when there is no CRM to ask.
 *
 * @event {BgmContactOpenEvent} bgm-contact-open - The agent wants to see the contact. Cancelable; else its CRM page opens in a new tab.
 * @event {BgmContactLinkEvent} bgm-contact-link - The agent connects the call to a contact, or to none. Cancelable.
 * @event {BgmContactLinkedEvent} bgm-contact-linked - The call now belongs to this contact, or to none any more.
 * @event {BgmLinkRequestEvent} bgm-link-request - The agent wants to choose a record. Cancelable; else a search opens on the card.
 * @event {BgmCreateRequestEvent} bgm-create-request - The agent wants to create a contact with this number. Cancelable; else the provider opens the form inside it.
 * @event {BgmNotesRequestEvent} bgm-notes-request - The agent wants to write a note. Cancelable; else the notes beside the card get the focus.
 * @event {BgmDialEvent} bgm-dial - The agent wants to call the number. Cancelable; else the computer's own telephone program is asked.
 * @event {BgmDismissEvent} bgm-dismiss - The agent has put a finished call away.
 *
 * @csspart card - The whole card.
 * @csspart avatar - The round mark with initials.
 * @csspart name - The caller's name; the number until it is known.
 * @csspart company - The line below the name.
 * @csspart number - The caller's number, once a name stands above it.
 * @csspart badge - The kind of record.
 * @csspart timer - How long it has been ringing, or the talk has lasted.
 * @csspart field - One field of the record.
 * @csspart message - Why the card shows this, and what does not work.
 * @csspart candidates - The records to choose from.
 * @csspart candidate - One of them.
 * @csspart actions - The row of buttons.
 * @csspart button - Each button.
 * @csspart wrap-up - What became of the finished call.
 *
 * @cssproperty [--bgm-card-max-width=28rem] - Widest the card may grow.
 * @cssproperty [--bgm-avatar-size=2.5rem] - Size of the round mark.
 * @cssproperty [--bgm-z-index=1000] - Layer of the floating card.
 *
 * @cssstate idle - No call and no number.
 * @cssstate ringing - The phone rings, here or there.
 * @cssstate active - They talk, or one holds.
 * @cssstate ended - Wrap-up after the call.
 * @cssstate loading - A lookup is on its way.
 * @cssstate slow - It takes more than 1.5 seconds.
 * @cssstate matched - One record, or the one that the agent chose.
 * @cssstate ambiguous - Several records have this number.
 * @cssstate unknown - No record has it.
 * @cssstate pbx-contact - Only the PBX's address book has it.
 * @cssstate suppressed - Not looked up: internal, withheld or short number, or the CRM is switched off.
 * @cssstate stale - Older than the tenant allows, and not confirmed.
 * @cssstate unreachable - The CRM or the server does not answer.
 * @cssstate not-connected - No CRM, no sign-in, or no provider.
 * @cssstate rate-limited - The CRM takes no more requests for now.
 * @cssstate offline - This page has no connection.
 * @cssstate error - Something else failed.
 */
export class BgmCallerCard extends CallWidget {
  static override styles = styles;

  /** PBX session id of the call to show; without it the card follows the active call. */
  @property({attribute: 'call-id'}) callId = '';

  /** A number to show without a call; in any spelling that the proxy can read. */
  @property() number = '';

  /** `floating`: in the corner of the window, above the page. */
  @property({reflect: true}) variant: 'inline' | 'floating' = 'inline';

  /** Fields of the record to show: `company title email owner lastCall`, and names that `fieldRenderers` knows. */
  @property() fields = 'company title lastCall';

  /** Actions that the agent may see: `open dial notes create link copy`. */
  @property() actions: string = cardActions.join(' ');

  /** Takes no place while there is neither call nor number. */
  @property({type: Boolean, attribute: 'hide-when-idle', reflect: true}) hideWhenIdle = false;

  /** A call to show, handed in by the page; goes before `call-id`, `number` and the active call. */
  @property({attribute: false}) call?: Call;

  /** Own ways to draw fields, by field name. A text stays a text. */
  @property({attribute: false}) fieldRenderers: FieldRenderers = {};

  @state() private picked = '';
  @state() private searching = false;
  @state() private copied: boolean | undefined;
  @state() private announcement = '';
  @state() private dismissed = '';

  readonly #i18n = new I18n(this, callerCard);
  readonly #states = new CustomStates(this);
  readonly #ticks = new Ticks(this);
  readonly #linker = new CallLinker(this);
  readonly #lookup = new LookupController(this, {
    now: () => this.clock.now(),
    after: (ms, task) => this.clock.after(ms, task),
  });
  #view: CardView | undefined;
  #subject = '';
  #hadFocus = false;

  /** Puts the focus on the next thing to do, e.g. by the provider's shortcut; on a card without one, on the card. */
  override focus(options?: FocusOptions): void {
    const next = this.renderRoot.querySelector<HTMLElement>('.candidates input, .actions .button');
    (next ?? this.renderRoot.querySelector<HTMLElement>('.card'))?.focus(options);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    const callView = this.#callView();
    const number = callView ? '' : this.number;
    this.#attendTo(callView?.call.id ?? number);
    const {client, connection} = this;
    this.#lookup.show(client, numberToAsk({client, connection, callView, number}));
    const facts: CardFacts = {
      client,
      connection,
      callView,
      number,
      lookup: this.#lookup.state,
      chosen: this.#choice()?.contact,
    };
    this.#view = cardView(facts);
    this.#states.set(statesOf(this.#view));
    this.#ticks.every(paceOf(this.#view), this.clock);
  }

  /** What had the focus may be gone with the state before; then the card takes it, so that the keyboard goes on from here. */
  protected override updated(): void {
    const lost =
      this.#hadFocus && !this.shadowRoot?.activeElement && document.activeElement === document.body;
    if (lost) this.renderRoot.querySelector<HTMLElement>('.card')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const view = this.#view;
    if (!view) return nothing;
    const fields = this.#fields();
    const contact = view.who.kind === 'matched' ? view.who.contact : undefined;
    const candidates = this.#candidates(view);
    return html`<div class="card" part="card" role="group" aria-labelledby="name" tabindex="-1">
      <slot name="header"></slot>
      ${cardHead({...fields, view, open: (event) => contact && askToOpen(this, contact, event)})}
      ${view.phase === 'idle' ? nothing : fieldRows(contact, fields)}
      <slot name="fields"></slot>
      ${this.#why(view)}${candidates ? cardCandidates(candidates) : nothing}${this.#actions(view, candidates)}${this.searching ? this.#search() : nothing}
      ${cardWrapUp(view, this.#i18n, () => this.#dismiss())}
      <span class="visually-hidden" role="status">${this.announcement}</span>
    </div>`;
  }

  #why(view: CardView): TemplateResult {
    const choice = this.#choice();
    const {who} = view;
    return cardWhy({
      view,
      i18n: this.#i18n,
      now: this.clock.now(),
      undoable: who.kind === 'matched' && who.chosen && view.call ? who.contact.name : undefined,
      linkProblem: choice?.error === undefined ? undefined : this.#i18n.problem(choice.error),
      retry: () => this.#lookup.refresh(),
      undo: () => void this.#link(null),
    });
  }

  #candidates(view: CardView): Candidates | undefined {
    const {who} = view;
    if (who.kind !== 'ambiguous') return undefined;
    return {
      matches: who.matches,
      i18n: this.#i18n,
      picked: this.picked,
      connectable: view.call !== undefined,
      busy: this.#choice()?.busy ?? false,
      pick: (key) => (this.picked = key),
      connect: () => void this.#link(who.matches.find((match) => keyOf(match) === this.picked)),
      open: (match, event) => askToOpen(this, match, event),
    };
  }

  #actions(view: CardView, candidates: Candidates | undefined): TemplateResult {
    const session = sessionOf(this.client, this.connection);
    const allowed = new Set(this.actions.split(/\s+/));
    return actionRow({
      view,
      i18n: this.#i18n,
      actions: actionsFor(view, {allowed, session}),
      lead: candidates?.connectable ? connectButton(candidates) : undefined,
      copied: this.copied,
      run: (action, event) => this.#run(action, event),
    });
  }

  /** The search of the same library, where the page has registered it; what is chosen there gets the call. */
  #search(): TemplateResult {
    const create = (event: CustomEvent<{query?: string}>) => {
      event.stopPropagation();
      if (this.#view) askToCreate(this, this.#view, event.detail.query);
    };
    return html`<div
      class="search"
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#endSearch()}
    >
      <bgm-contact-search
        label=${this.#i18n.term('bgmCardSearchLabel')}
        .client=${this.client}
        @bgm-select=${(event: CustomEvent<{contact: Contact}>) => void this.#link(event.detail.contact)}
        @bgm-create-request=${create}
      ></bgm-contact-search>
      <button class="button" part="button" type="button" @click=${() => this.#endSearch()}>
        ${this.#i18n.term('bgmCancel')}
      </button>
    </div>`;
  }

  #fields(): Fields {
    const names = this.fields.split(/\s+/).filter(Boolean);
    return {names, renderers: this.fieldRenderers, i18n: this.#i18n, now: this.clock.now()};
  }

  #callView(): CallView | undefined {
    const found = this.#wantedCall();
    return found?.call.id === this.dismissed ? undefined : found;
  }

  #wantedCall(): CallView | undefined {
    const byId = (id: string) => this.calls?.calls.find(({call}) => call.id === id);
    if (this.call) return {...byId(this.call.id), call: this.call};
    if (this.callId) return byId(this.callId);
    return this.number ? undefined : this.calls?.active;
  }

  /** What the agent began with one caller must not go on with the next. */
  #attendTo(subject: string): void {
    if (subject === this.#subject) return;
    this.#subject = subject;
    this.picked = '';
    this.searching = false;
    this.copied = undefined;
    this.announcement = '';
  }

  #choice() {
    const callView = this.#callView();
    return this.#linker.of(callView?.call.id, callView?.contact);
  }

  #run(action: CardAction, event: Event): void {
    const view = this.#view;
    if (!view) return;
    switch (action) {
      case 'open':
        return view.who.kind === 'matched' ? askToOpen(this, view.who.contact, event) : undefined;
      case 'dial':
        return askToDial(this, view);
      case 'notes':
        return askForNotes(this, view);
      case 'create':
        return askToCreate(this, view);
      case 'link':
        return this.#startSearch(askToChoose(this, view));
      case 'copy':
        return void this.#copy(view);
    }
  }

  #startSearch(here: boolean): void {
    this.searching = here;
    if (here) this.#focusSoon('bgm-contact-search');
  }

  #endSearch(): void {
    this.searching = false;
    this.#focusSoon('.actions .button');
  }

  #focusSoon(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  async #link(contact: Contact | null | undefined): Promise<void> {
    const callView = this.#callView();
    const {client} = this;
    if (contact === undefined || !callView || !client) return;
    const callId = callView.call.id;
    const wish = new BgmContactLinkEvent(callId, contact);
    if (!this.dispatchEvent(wish)) return;
    this.searching = false;
    const hadFocus = this.shadowRoot?.activeElement !== null;
    const linked = await this.#linker.link(client, callId, contact, callView.contact);
    if (linked !== undefined) {
      const news = new BgmContactLinkedEvent(callId, linked);
      this.dispatchEvent(news);
    }
    if (this.#subject === callId) await this.#tellLinked(contact, linked !== undefined, hadFocus);
  }

  /** The pressed button is gone: what undoes it gets the focus, so that the keyboard is not thrown to the page's start. */
  async #tellLinked(contact: Contact | null, done: boolean, hadFocus: boolean): Promise<void> {
    await this.updateComplete;
    const error = this.#choice()?.error;
    if (!done) this.announcement = error === undefined ? '' : this.#i18n.problem(error);
    else if (contact) this.announcement = this.#i18n.term('bgmCardNowConnected', contact.name);
    const elsewhere = document.activeElement !== document.body && this.shadowRoot?.activeElement === null;
    if (hadFocus && !elsewhere) this.#focusSoon('#undo, input, .actions .button');
  }

  async #copy(view: CardView): Promise<void> {
    this.copied = await copyNumber(view);
    this.announcement = this.#i18n.term(this.copied ? 'bgmCardCopied' : 'bgmCardNotCopied');
  }

  #dismiss(): void {
    const callId = this.#view?.call?.id;
    if (!callId) return;
    this.dismissed = callId;
    const news = new BgmDismissEvent(callId);
    this.dispatchEvent(news);
  }
}

/** A clock face turns each second, an age each minute; an empty card has neither. */
function paceOf({phase}: CardView): number {
  if (phase === 'idle') return 0;
  return phase === 'ringing' || phase === 'active' ? 1000 : 60_000;
}
