import {css, html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';
import {repeat} from 'lit/directives/repeat.js';
import type {AdminClient} from '../../client/admin-client.ts';
import type {Agent, AgentsReply} from '../../contract/index.ts';
import {settingsAgents} from '../../locales/en/settings/agents.ts';
import {I18n} from '../../state/i18n.ts';
import {Ask} from '../settings-parts/ask.ts';
import {definePart} from '../settings-parts/define-part.ts';
import {failureLine, loadingLine} from '../settings-parts/failure-line.ts';
import {filterField} from '../settings-parts/filter-field.ts';
import {partStyles} from '../settings-parts/part.styles.ts';
import {partWords} from '../settings-parts/part-words.ts';
import {SettingsPart} from '../settings-parts/settings-part.ts';
import {stateMark, type Tone} from '../settings-parts/state-mark.ts';
import {type AgentRow, agentRows, isMapped} from './agent-rows.ts';
import './user-picker.ts';

/** Which CRM user an agent's calls belong to: a table with those first who have none. */
export class SettingsAgents extends SettingsPart {
  static override styles = [
    partStyles,
    css`
      .way {
        display: flex;
        gap: var(--_space-2);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-1);
        justify-content: flex-end;
      }
      table {
        table-layout: fixed;
      }
      .extension,
      .columns th:first-child {
        inline-size: 5.5rem;
      }
      .email {
        display: block;
        font-weight: 400;
      }
      .columns .agent {
        inline-size: 30%;
      }
      .columns .how {
        inline-size: 30%;
      }
      .columns .action {
        inline-size: 7.5rem;
      }
      @container (width < 640px) {
        .actions {
          justify-content: flex-start;
        }
        .extension {
          inline-size: auto;
        }
      }
    `,
  ];

  @state() private typed = '';
  @state() private onlyUnmapped = false;
  /** Extension whose user is being chosen. */
  @state() private editing = '';
  @state() private spoken = '';

  readonly #i18n = new I18n(this, {...partWords, ...settingsAgents});
  readonly #agents = new Ask<AgentsReply>(this);
  readonly #choice = new Ask<AgentsReply>(this);
  /** Extensions in the order in which they are shown; a row does not run away when it is mapped. */
  #order: readonly string[] = [];
  /** Mapped while only the unmapped are shown: they stay until the filter is set anew. */
  readonly #justMapped = new Set<string>();

  protected override load(admin: AdminClient): void {
    this.#order = [];
    void this.#agents.run((asking) => admin.agents(asking));
  }

  protected override render() {
    const i18n = this.#i18n;
    const {data, error} = this.#agents.state;
    const retry = () => this.admin && this.load(this.admin);
    return html`<div class="part">
      <p class="lead">${i18n.term('bgmAgentsLead')}</p>
      ${failureLine(error, i18n, retry)}
      ${data ? this.#whole(data, retry) : error ? nothing : loadingLine(i18n)}
      <div class="visually-hidden" role="status">${this.spoken}</div>
    </div>`;
  }

  #whole(data: AgentsReply, retry: () => void): TemplateResult {
    const i18n = this.#i18n;
    if (data.items.length === 0) return html`<p>${i18n.term('bgmAgentsNone')}</p>`;
    const rows = this.#rows(data);
    return html`${data.complete ? this.#coverage(data) : nothing}
    ${
      data.complete
        ? nothing
        : html`<div class="line-of-state">
            ${stateMark('warning')}<span>${i18n.term('bgmAgentsIncomplete')}</span>
            <button class="button small-button" type="button" @click=${retry}>
              ${i18n.term('bgmRetry')}
            </button>
          </div>`
    }
    ${this.editable ? nothing : html`<p class="muted">${i18n.term('bgmAgentsReadOnly')}</p>`}
    ${this.#tools(rows.length)}
    ${rows.length === 0 ? html`<p>${i18n.term('bgmAgentsNothingFound')}</p>` : this.#table(rows, data)}`;
  }

  #coverage({items, coverage}: AgentsReply): TemplateResult {
    const i18n = this.#i18n;
    const mapped = items.filter(isMapped).length;
    const missing = items.length - mapped;
    const percent = i18n.number(coverage / 100, {style: 'percent'});
    return html`<div class="stack">
      <p class="figure">
        ${i18n.term('bgmAgentsCoverage', i18n.number(mapped), i18n.number(items.length), percent)}
      </p>
      <meter
        min="0"
        max="100"
        value=${coverage}
        aria-label=${i18n.term('bgmAgentsCoverageLabel')}
        aria-valuetext=${percent}
      ></meter>
      <p class="line-of-state">
        ${stateMark(missing === 0 ? 'good' : 'warning')}<span
          >${missing === 0 ? i18n.term('bgmAgentsAllMapped') : i18n.term('bgmAgentsUnmapped', missing)}</span
        >
      </p>
    </div>`;
  }

  #tools(count: number): TemplateResult {
    const i18n = this.#i18n;
    return html`<div class="row bottom">
      ${filterField(i18n.term('bgmAgentsFilter'), (typed) => (this.typed = typed))}
      <label class="choice"
        ><input type="checkbox" .checked=${this.onlyUnmapped} @change=${this.#toggle} />${i18n.term(
          'bgmAgentsOnlyUnmapped',
        )}</label
      >
      <span class="visually-hidden" role="status"
        >${this.typed || this.onlyUnmapped ? i18n.term('bgmAgentsShown', count) : ''}</span
      >
    </div>`;
  }

  #table(rows: readonly AgentRow[], data: AgentsReply): TemplateResult {
    const i18n = this.#i18n;
    return html`<table role="table" aria-label=${i18n.term('bgmAgentsTitle')}>
      <thead>
        <tr role="row" class="columns">
          <th role="columnheader" scope="col">${i18n.term('bgmAgentsExtension')}</th>
          <th role="columnheader" scope="col" class="agent">${i18n.term('bgmAgentsAgent')}</th>
          <th role="columnheader" scope="col">${i18n.term('bgmAgentsZohoUser')}</th>
          <th role="columnheader" scope="col" class="how">${i18n.term('bgmAgentsHow')}</th>
          ${
            this.editable
              ? html`<th role="columnheader" scope="col">
                  <span class="visually-hidden">${i18n.term('bgmAgentsAction')}</span>
                </th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          ({agent}) => agent.extension,
          (row) => this.#row(row, data),
        )}
      </tbody>
    </table>`;
  }

  #row(row: AgentRow, data: AgentsReply): TemplateResult {
    const i18n = this.#i18n;
    const {agent, user} = row;
    const nobody = html`<span class="muted">${i18n.term('bgmAgentsNobody')}</span>`;
    const unnamed = html`<span class="muted">${i18n.term('bgmAgentsNotShown')}</span>`;
    const owner = user ? html`<span class="foreign">${user.name}</span>` : row.isMapped ? unnamed : nobody;
    return html`<tr role="row" data-extension=${agent.extension}>
        <td role="cell" class="extension">
          ${label(i18n.term('bgmAgentsExtension'))}<span class="number">${agent.extension}</span>
        </td>
        <th role="rowheader" scope="row">
          <span class="foreign">${agent.name}</span>
          <span class="email small muted"
            >${
              agent.email
                ? html`<span class="foreign">${breakable(agent.email)}</span>`
                : i18n.term('bgmAgentsNoEmail')
            }</span
          >
        </th>
        <td role="cell">${label(i18n.term('bgmAgentsZohoUser'))}${owner}</td>
        <td role="cell">${this.#way(agent, data.complete)}</td>
        ${this.editable ? html`<td role="cell">${this.#actions(agent)}</td>` : nothing}
      </tr>
      ${this.editing === agent.extension && this.editable ? this.#editor(agent, data) : nothing}`;
  }

  #way(agent: Agent, complete: boolean): TemplateResult {
    const [tone, term] = wayOf(agent, complete);
    return html`<span class="way">${stateMark(tone)}<span>${this.#i18n.term(term)}</span></span>`;
  }

  #actions(agent: Agent): TemplateResult {
    const i18n = this.#i18n;
    const who = `${agent.name} (${agent.extension})`;
    const isChosen = agent.way === 'choice' || agent.way === 'choice_gone';
    const first = isMapped(agent) ? 'bgmAgentsChange' : 'bgmAgentsChoose';
    return html`<span class="actions"
      >${
        isChosen
          ? html`<button
              class="button small-button"
              type="button"
              aria-label=${i18n.term('bgmAgentsByEmailFor', who)}
              @click=${() => this.#choose(agent, null)}
            >
              ${i18n.term('bgmAgentsByEmail')}
            </button>`
          : nothing
      }<button
        class="button small-button edit"
        type="button"
        aria-label=${i18n.term(`${first}For`, who)}
        aria-expanded=${this.editing === agent.extension ? 'true' : 'false'}
        @click=${() => (this.editing = this.editing === agent.extension ? '' : agent.extension)}
      >
        ${i18n.term(first)}
      </button></span
    >`;
  }

  #editor(agent: Agent, {zohoUsers}: AgentsReply): TemplateResult {
    const i18n = this.#i18n;
    const picker = keyed(
      agent.extension,
      html`<bgm-settings-user-picker
        .agent=${agent}
        .users=${zohoUsers}
        ?busy=${this.#choice.isLoading}
        @use=${(event: CustomEvent<string>) => this.#choose(agent, event.detail)}
        @leave=${() => this.#close(agent)}
      ></bgm-settings-user-picker>`,
    );
    return html`<tr role="row">
      <td role="cell" colspan="5">
        ${zohoUsers.length === 0 ? html`<p class="muted">${i18n.term('bgmAgentsNoUsers')}</p>` : picker}
        ${failureLine(this.#choice.state.error, i18n)}
      </td>
    </tr>`;
  }

  #rows(data: AgentsReply): AgentRow[] {
    const all = agentRows(data, this.#i18n.lang());
    if (this.#order.length !== all.length) this.#order = all.map(({agent}) => agent.extension);
    const place = new Map(this.#order.map((extension, index) => [extension, index]));
    const wanted = this.typed.trim().toLowerCase();
    return all
      .sort((a, b) => (place.get(a.agent.extension) ?? 0) - (place.get(b.agent.extension) ?? 0))
      .filter(({searched}) => searched.includes(wanted))
      .filter(
        ({agent, isMapped}) => !this.onlyUnmapped || !isMapped || this.#justMapped.has(agent.extension),
      );
  }

  async #choose(agent: Agent, zohoUserId: string | null): Promise<void> {
    const {admin} = this;
    if (!admin || this.#choice.isLoading) return;
    const {extension} = agent;
    if (this.onlyUnmapped) this.#justMapped.add(extension);
    const reply = await this.#choice.run((asking) => admin.chooseAgent({extension, zohoUserId}, asking));
    if (!reply) {
      // The reason stands below the row.
      this.editing = extension;
      return;
    }
    this.#agents.take(reply);
    this.#tell(reply, agent);
    await this.#close(agent);
  }

  #tell({items, zohoUsers}: AgentsReply, {extension, name}: Agent): void {
    const now = items.find((one) => one.extension === extension);
    const user = zohoUsers.find(({id}) => id === now?.zohoUserId);
    this.spoken = user
      ? this.#i18n.term('bgmAgentsSaved', name, user.name)
      : this.#i18n.term('bgmAgentsSavedNone', name);
  }

  /** Back to where the hand was. */
  async #close({extension}: Agent): Promise<void> {
    this.editing = '';
    await this.updateComplete;
    const row = [...this.renderRoot.querySelectorAll<HTMLElement>('tr[data-extension]')].find(
      ({dataset}) => dataset['extension'] === extension,
    );
    row?.querySelector<HTMLElement>('.edit')?.focus();
  }

  readonly #toggle = (event: Event): void => {
    this.#justMapped.clear();
    this.onlyUnmapped = (event.target as HTMLInputElement).checked;
  };
}

/** May go on in the next line where an e-mail address has its seam. */
function breakable(email: string): TemplateResult {
  const [name = '', ...rest] = email.split(/(?=@)/);
  return html`${name}<wbr />${rest.join('')}`;
}

function label(words: string): TemplateResult {
  return html`<span class="cell-label" aria-hidden="true">${words}</span>`;
}

function wayOf({way, email}: Agent, complete: boolean) {
  const ways = {
    email: ['good', 'bgmAgentsWay_email'],
    choice: ['good', 'bgmAgentsWay_choice'],
    choice_gone: ['bad', 'bgmAgentsWay_choice_gone'],
    none: ['warning', email === null ? 'bgmAgentsWay_noneNoEmail' : 'bgmAgentsWay_none'],
  } as const satisfies Record<Agent['way'], readonly [Tone, string]>;
  return way === 'none' && !complete ? (['quiet', 'bgmAgentsWay_unknown'] as const) : ways[way];
}

definePart('bgm-settings-agents', SettingsAgents);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-settings-agents': SettingsAgents;
  }
}
