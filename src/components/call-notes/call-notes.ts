import {html, nothing, type PropertyValues} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {property, query, state} from 'lit/decorators.js';
import type {Note, Problem} from '../../contract/index.ts';
import {BgmNoteChangeEvent} from '../../events/bgm-note-change-event.ts';
import {BgmNoteConflictEvent} from '../../events/bgm-note-conflict-event.ts';
import {BgmNoteFailedEvent} from '../../events/bgm-note-failed-event.ts';
import {BgmNoteSaveEvent} from '../../events/bgm-note-save-event.ts';
import {BgmNoteSavedEvent} from '../../events/bgm-note-saved-event.ts';
import {callNotes} from '../../locales/en/call-notes.ts';
import {I18n} from '../../state/i18n.ts';
import {type Autosave, NoteController} from '../../state/note-controller.ts';
import type {NoteSession, NoteState} from '../../state/note-session.ts';
import {sessionOf, standingOf} from '../../state/standing.ts';
import {base} from '../../styles/base.styles.ts';
import {FormControl} from '../internal/form-control.ts';
import {sentence} from '../internal/sentence.ts';
import {styles} from './call-notes.styles.ts';
import {CallerName} from './caller-name.ts';
import {earlierNotes} from './earlier-notes.ts';
import {noteConflict} from './note-conflict.ts';
import {noteLine, statusLine} from './notes-status.ts';

/** Longest note, in characters; the same as `noteMaxLength` of the contract, whose file would bring a validator along. */
const longest = 20_000;
/** From this share of the allowed length on, the counter shows. */
const nearlyFull = 0.8;

/**
 * @summary Notes of a call: kept in this browser within a second, sent when saved, never lost and never moved to another call.
 *
 * Follows the active call of the provider around it. While the agent types, a new call does not take the field away: a line
 * offers to go there.
 *
 * @tagname bgm-call-notes
 *
 * @event {BgmNoteChangeEvent} bgm-note-change - The text changed by the agent's hand.
 * @event {BgmNoteSaveEvent} bgm-note-save - The text is about to be saved. Cancelable.
 * @event {BgmNoteSavedEvent} bgm-note-saved - The proxy has the note.
 * @event {BgmNoteFailedEvent} bgm-note-failed - The note was refused; its text is kept.
 * @event {BgmNoteConflictEvent} bgm-note-conflict - Someone else changed the note meanwhile.
 *
 * @csspart label - The field's label.
 * @csspart textarea - The text field.
 * @csspart status - Where the text stands, in words.
 * @csspart toolbar - Status, counter and buttons.
 * @csspart button - Each button.
 * @csspart conflict - The other text, and the ways to decide.
 * @csspart note - An earlier note.
 *
 * @cssstate idle - There is no call.
 * @cssstate clean - Nothing is written.
 * @cssstate draft - The text is not saved yet.
 * @cssstate saving - The text is on its way.
 * @cssstate saved - The proxy has the text.
 * @cssstate queued - Saved while the proxy could not be reached.
 * @cssstate failed - The proxy refused the text.
 * @cssstate conflict - Someone else changed the same note.
 * @cssstate offline - There is no connection.
 * @cssstate not-connected - There is no provider, or nobody is signed in.
 */
export class BgmCallNotes extends FormControl {
  static override styles = [base, styles];

  /** Call that the notes belong to; empty: the active call. */
  @property({attribute: 'call-id'}) callId = '';
  /** What the field is for; shown above it. */
  @property() label = '';
  @property() placeholder = '';
  /** Most characters. A longer text stays, and is not saved until it is shorter. */
  @property({type: Number}) maxlength = longest;
  /** `draft`: kept in this browser while typing; `save`: sent as well after a pause; `off`: neither. */
  @property() autosave: Autosave = 'draft';
  @property({type: Boolean, reflect: true}) readonly = false;

  @state() private isHeld = false;
  @query('textarea') private textarea!: HTMLTextAreaElement;

  readonly #i18n = new I18n(this, callNotes);
  readonly #callerName = new CallerName(this);
  readonly #notes = new NoteController(
    this,
    {
      saved: (callId: string, note: Note | undefined) => this.#tell(new BgmNoteSavedEvent(callId, note)),
      failed: (callId: string, problem: Problem | undefined) =>
        this.#tell(new BgmNoteFailedEvent(callId, problem)),
      conflict: (callId: string, mine: string, theirs: Note) =>
        this.#tell(new BgmNoteConflictEvent(callId, mine, theirs)),
    },
    (callId, text) => this.#tell(new BgmNoteSaveEvent(callId, text)),
  );
  /** Text that the page set before there was a call. */
  #early = '';

  /** The text. Setting it counts as writing it. */
  @property()
  get value(): string {
    return this.#session?.text ?? this.#early;
  }
  set value(text: string) {
    const before = this.value;
    this.#early = text;
    if (this.#session) this.#notes.edit(text);
    this.requestUpdate('value', before);
  }

  /** Where the text stands. */
  get state(): NoteState {
    return this.#session?.state ?? 'clean';
  }

  /** Stored notes of the call, oldest first. */
  get notes(): readonly Note[] {
    const {others = [], note} = this.#session ?? {};
    return note ? [...others, note] : others;
  }

  /** Sends the text. Resolves when it is stored, refused, or waiting for the proxy. */
  async save(): Promise<void> {
    if (this.#session && !this.#isTooLong) await this.#notes.save();
  }

  /** Back to the text as it was stored last. */
  revert(): void {
    this.#session?.revert();
  }

  override focus(options?: FocusOptions): void {
    this.textarea.focus(options);
  }

  formResetCallback(): void {
    this.revert();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#notes.clock = this.clock;
    this.#notes.autosave = this.autosave;
    this.#follow();
    const isBack = changed.has('connection') && this.connection?.link === 'online';
    const isReachable = standingOf(this.client, this.connection) !== 'offline';
    if (isReachable && (isBack || changed.has('client'))) this.#notes.reconnected();
  }

  protected override updated(): void {
    const {internals, textarea} = this;
    internals.setFormValue(this.value);
    if (this.#isTooLong) internals.setValidity({tooLong: true}, this.#tooLongWords, textarea);
    else if (this.required && !this.value.trim())
      internals.setValidity({valueMissing: true}, this.#i18n.term('bgmNotesRequired'), textarea);
    else internals.setValidity({});
    const standing = standingOf(this.client, this.connection);
    this.setStates([
      this.#session ? this.state : 'idle',
      standing === 'offline' ? 'offline' : '',
      standing === 'no_client' || standing === 'signed_out' ? 'not-connected' : '',
    ]);
  }

  protected override render() {
    const session = this.#session;
    return html`<div class="notes">
      <div class="head">
        <label class="label" part="label" for="text">${this.label || this.#i18n.term('bgmNotesLabel')}</label>
        ${this.#whose()}
      </div>
      ${
        session
          ? earlierNotes(session, this.#i18n)
          : html`<div class="earlier muted small">${this.#whyNot()}</div>`
      }
      ${this.isHeld ? this.#otherCall() : nothing}
      <div class="box">${this.#field()}</div>
      ${this.readonly ? nothing : this.#toolbar()} ${session ? noteConflict(session, this.#i18n) : nothing}
      <span class="visually-hidden" role="status">${this.#spoken()}</span>
    </div>`;
  }

  #field() {
    const i18n = this.#i18n;
    const isPossible = this.#session && this.#mayWrite;
    return html`<textarea
      id="text"
      part="textarea"
      dir=${this.value ? 'auto' : i18n.dir()}
      rows=${Math.min(8, Math.max(3, this.value.split('\n').length))}
      .value=${this.value}
      placeholder=${isPossible && !this.readonly ? this.placeholder || i18n.term('bgmNotesPlaceholder') : ''}
      ?readonly=${this.readonly}
      ?disabled=${this.isDisabled || !isPossible}
      aria-required=${ifDefined(this.required ? 'true' : undefined)}
      aria-invalid=${ifDefined(this.#isTooLong ? 'true' : undefined)}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      aria-describedby="state"
      @input=${this.#onInput}
      @keydown=${this.#onKeydown}
      @blur=${() => this.requestUpdate()}
    ></textarea>`;
  }

  #toolbar() {
    const session = this.#session;
    const i18n = this.#i18n;
    const mayNext = session?.state === 'saved' && session.note;
    const isFailed = session?.state === 'failed';
    return html`<div class="toolbar" part="toolbar">
      <span id="state" class="status">${session ? this.#stateLine(session) : nothing}</span>
      ${this.#counter()}
      ${
        mayNext
          ? html`<button class="button plain" part="button" type="button" @click=${this.#beginNext}>
              ${i18n.term('bgmNotesNext')}
            </button>`
          : nothing
      }
      <button
        class="button ${session?.state === 'draft' || isFailed ? 'primary' : ''}"
        part="button"
        type="button"
        aria-disabled=${this.#maySave ? 'false' : 'true'}
        @click=${this.#onSave}
      >
        ${i18n.term(isFailed ? 'bgmRetry' : 'bgmSave')}
      </button>
    </div>`;
  }

  #stateLine(session: NoteSession) {
    if (!this.#mayWrite) return statusLine({words: this.#whyNot()});
    if (this.#isTooLong) return statusLine({words: this.#tooLongWords, tone: 'danger'});
    return statusLine(noteLine(session, this.#i18n));
  }

  #counter() {
    const used = this.value.length;
    if (!this.hasAttribute('maxlength') && used < this.maxlength * nearlyFull) return nothing;
    const i18n = this.#i18n;
    return html`<span class="counter ${this.#isTooLong ? 'danger' : ''}" part="counter"
      >${i18n.term('bgmNotesCount', i18n.number(used), i18n.number(this.maxlength))}</span
    >`;
  }

  #otherCall() {
    return html`<div class="other" role="status">
      <span>${this.#i18n.term('bgmNotesOtherCall')}</span>
      <button class="button plain" part="button" type="button" @click=${this.#goThere}>
        ${this.#i18n.term('bgmNotesGoThere')}
      </button>
    </div>`;
  }

  /** Says whose call it is, so that a text is never written to the wrong one. */
  #whose() {
    const view = this.calls?.calls.find(({call}) => call.id === this.#session?.callId);
    if (!view) return nothing;
    const {number, displayName} = view.call.remote;
    const who = this.#callerName.of(this.client, view) ?? number.international ?? displayName ?? number.raw;
    const isNumber = who === number.international || who === number.raw;
    const name = html`<bdi class=${isNumber ? 'number' : ''}>${who}</bdi>`;
    return html`<span class="whose clip"
      >${sentence((gap) => this.#i18n.term('bgmNotesOf', gap), name)}</span
    >`;
  }

  #whyNot(): string {
    const standing = standingOf(this.client, this.connection);
    if (standing === 'no_client') return this.#i18n.term('bgmNotConnected');
    return this.#i18n.term(this.#mayWrite ? 'bgmNotesNoCall' : 'bgmNotesOff');
  }

  #spoken(): string {
    const session = this.#session;
    if (!session || this.readonly) return '';
    const {words, spoken} = noteLine(session, this.#i18n);
    return spoken ? words : '';
  }

  readonly #onInput = (event: InputEvent): void => {
    event.stopPropagation();
    this.value = this.textarea.value;
    this.internals.setFormValue(this.value);
    const change = new BgmNoteChangeEvent(this.#session?.callId, this.value);
    this.dispatchEvent(change);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    this.#onSave();
  };

  readonly #onSave = (): void => {
    if (!this.isDisabled && !this.readonly) void this.save();
  };

  readonly #beginNext = (): void => {
    this.#session?.beginNext();
    this.focus();
  };

  readonly #goThere = async (): Promise<void> => {
    this.textarea.blur();
    this.#follow();
    await this.updateComplete;
    this.focus();
  };

  /**
   * Shows the notes of the call that is in hand now. A text that is being typed this moment keeps its place: the next words would
   * otherwise land in the notes of another call.
   */
  #follow(): void {
    const standing = standingOf(this.client, this.connection);
    // After a sign-in that has merely ended it is still known whose text it is.
    const isNobodyHere = standing === 'signed_out' && !this.#user;
    if (isNobodyHere) this.#notes.leave();
    const shown = this.#session;
    // Where CRM is off, or nobody is signed in, nothing is asked; a text that stands here already stays.
    const isOff = (standing === 'crm_disabled' || isNobodyHere) && !shown;
    const wanted = isOff ? undefined : this.callId || this.calls?.active?.call.id;
    const isTyping = shown?.isUnsent && !this.callId && this.shadowRoot?.activeElement === this.textarea;
    const isOver = !wanted && shown?.isUnsent;
    this.isHeld = Boolean(isTyping && wanted && wanted !== shown?.callId);
    const callId = this.isHeld || isOver ? shown?.callId : wanted;
    this.#notes.show(this.client, this.#user, callId);
    if (this.#early && !shown && this.#session) this.#notes.edit(this.#early);
    if (this.#session) this.#early = '';
  }

  #tell(event: CustomEvent): boolean {
    return this.dispatchEvent(event);
  }

  get #session(): NoteSession | undefined {
    return this.#notes.session;
  }

  get #user(): string | undefined {
    const session = sessionOf(this.client, this.connection);
    return session && `${session.tenant?.id ?? ''}/${session.user.id}`;
  }

  get #mayWrite(): boolean {
    return sessionOf(this.client, this.connection)?.features.notes !== false;
  }

  get #maySave(): boolean {
    const canTry: readonly NoteState[] = ['draft', 'failed', 'queued'];
    return canTry.includes(this.state) && !this.#isTooLong;
  }

  get #isTooLong(): boolean {
    return this.value.length > this.maxlength;
  }

  get #tooLongWords(): string {
    return this.#i18n.term('bgmNotesTooLong', this.value.length - this.maxlength);
  }
}
