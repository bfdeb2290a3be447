import {css, html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Agent, ZohoUser} from '../../contract/index.ts';
import {settingsAgents} from '../../locales/en/settings/agents.ts';
import {I18n} from '../../state/i18n.ts';
import {definePart} from '../settings-parts/define-part.ts';
import {filterField} from '../settings-parts/filter-field.ts';
import {onEscape} from '../settings-parts/on-escape.ts';
import {partStyles} from '../settings-parts/part.styles.ts';
import {usersFor} from './agent-rows.ts';

/** From so many users on a field narrows the list. */
const many = 12;

/**
 * Chooses one CRM user for one agent. A native list, which every keyboard and every telephone knows; nothing is saved by walking
 * through it. Tells its row by `use` (with the user's id) and `leave`.
 */
export class UserPicker extends LitElement {
  static override styles = [
    partStyles,
    css`
      .picker {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-end;
        gap: var(--_space-2);
      }
      .field {
        flex: 1 1 12rem;
        min-inline-size: 0;
        max-inline-size: 24rem;
      }
    `,
  ];

  @property({attribute: false}) agent!: Agent;
  @property({attribute: false}) users: readonly ZohoUser[] = [];
  /** A choice is on its way. */
  @property({type: Boolean}) busy = false;

  @state() private typed = '';
  @state() private chosen = '';

  readonly #i18n = new I18n(this, settingsAgents);

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('agent') && this.agent.zohoUserId !== null) this.chosen = this.agent.zohoUserId;
    // What cannot be seen must not be what is used.
    if (changed.has('typed') && !this.#fitting.some(({id}) => id === this.chosen)) this.chosen = '';
  }

  protected override render() {
    const i18n = this.#i18n;
    const fitting = this.#fitting;
    const id = this.chosen;
    return html`<form class="picker" @submit=${this.#submit} @keydown=${onEscape(this.#leave)}>
      ${this.users.length > many ? this.#filter(fitting.length) : nothing}
      <label class="field"
        ><span class="label">${i18n.term('bgmAgentsPickUser', this.agent.name)}</span
        ><select
          class="input"
          .value=${id}
          @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${id === ''}>
            ${i18n.term(fitting.length === 0 ? 'bgmAgentsPickNone' : 'bgmAgentsPickFirst')}
          </option>
          ${fitting.map((user) => html`<option value=${user.id} ?selected=${user.id === id}>${titleOf(user)}</option>`)}
        </select></label
      >
      <button class="button primary" type="submit" ?disabled=${id === '' || this.busy}>
        ${i18n.term('bgmAgentsUse')}
      </button>
      <button class="button" type="button" @click=${this.#leave}>${i18n.term('bgmCancel')}</button>
    </form>`;
  }

  get #fitting(): ZohoUser[] {
    return usersFor(this.agent, this.users, this.typed, this.#i18n.lang());
  }

  #filter(count: number) {
    const found = html`<span class="visually-hidden" role="status"
      >${this.typed ? this.#i18n.term('bgmAgentsPickFound', count) : ''}</span
    >`;
    return filterField(this.#i18n.term('bgmAgentsPickFilter'), (typed) => (this.typed = typed), found);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.chosen && !this.busy) this.dispatchEvent(new CustomEvent<string>('use', {detail: this.chosen}));
  };

  readonly #leave = (): void => {
    this.dispatchEvent(new CustomEvent('leave'));
  };
}

function titleOf({name, email}: ZohoUser): string {
  return email ? `${name} (${email})` : name;
}

definePart('bgm-settings-user-picker', UserPicker);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-settings-user-picker': UserPicker;
  }
}
