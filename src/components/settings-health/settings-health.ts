import {css, html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {AdminClient} from '../../client/admin-client.ts';
import type {Health, LedgerReply} from '../../contract/index.ts';
import {settingsHealth} from '../../locales/en/settings/health.ts';
import {I18n} from '../../state/i18n.ts';
import {Ask} from '../settings-parts/ask.ts';
import {definePart} from '../settings-parts/define-part.ts';
import {failureLine, isOff, loadingLine} from '../settings-parts/failure-line.ts';
import {partStyles} from '../settings-parts/part.styles.ts';
import {partWords} from '../settings-parts/part-words.ts';
import {Poll} from '../settings-parts/poll.ts';
import {SettingsPart} from '../settings-parts/settings-part.ts';
import {stateMark} from '../settings-parts/state-mark.ts';
import {TenantNews} from '../settings-parts/tenant-news.ts';
import {type HealthRow, healthRows, standingWords} from './health-rows.ts';
import type {SettingsLedger} from './settings-ledger.ts';
import './settings-ledger.ts';

/** Milliseconds between two looks while nobody tells of changes. */
const pace = 5000;

/** How the integration does now, by itself up to date, and below what became of each call. */
export class SettingsHealth extends SettingsPart {
  static override styles = [
    partStyles,
    css`
      .rows {
        display: grid;
        border-block-start: 1px solid var(--_border);
      }
      .health {
        display: grid;
        grid-template-columns: minmax(9rem, 14rem) minmax(0, 1fr) auto;
        gap: var(--_space-1) var(--_space-3);
        align-items: start;
        /* Two lines, so that one that comes and goes moves nothing. */
        min-block-size: calc(2.7em + var(--_space-2) * 2);
        padding-block: var(--_space-2);
        border-block-end: 1px solid var(--_border);
      }
      .health dt {
        display: flex;
        gap: var(--_space-2);
        color: var(--_text-muted);
      }
      .health dd {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--_space-1);
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
      .show {
        grid-column: 3;
      }
      @container (width < 560px) {
        .health {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .health dd {
          grid-column: 1 / -1;
        }
        .health .show {
          grid-row: 1;
          grid-column: 2;
        }
      }
    `,
  ];

  @state() private spoken = '';

  readonly #i18n = new I18n(this, {...partWords, ...settingsHealth});
  readonly #health = new Ask<Health>(this);
  readonly #news: TenantNews;

  constructor() {
    super();
    const clock = () => this.clock;
    const poll = new Poll(this, {
      ms: pace,
      clock,
      ask: () => this.#refresh(),
      rests: () => this.#news.isLive,
    });
    const news = () => {
      poll.now();
      this.#ledger?.lookNow();
    };
    this.#news = new TenantNews(this, {clock, news});
  }

  protected override load(admin: AdminClient): void {
    this.#news.follow(admin.tenantStream);
    void this.#health.run((asking) => admin.health(asking));
  }

  override reload(): void {
    super.reload();
    this.#ledger?.reload();
  }

  protected override render(): TemplateResult {
    const i18n = this.#i18n;
    const {data, error} = this.#health.state;
    const now = this.clock.now();
    return html`<div class="part">
      <div class="row spread">
        <h3>${i18n.term('bgmHealthTitle')}</h3>
        ${data ? this.#age(data, error) : nothing}
      </div>
      ${data ? nothing : error ? failureLine(error, i18n, () => this.reload()) : loadingLine(i18n)}
      ${
        data
          ? html`<dl class="rows">
              ${repeat(
                healthRows({health: data, i18n, now}),
                ({id}) => id,
                (row) => this.#row(row),
              )}
            </dl>`
          : nothing
      }
      <div class="visually-hidden" role="status">${this.spoken}</div>
      ${
        isOff(error)
          ? nothing
          : html`<bgm-settings-ledger
              .admin=${this.admin}
              .clock=${this.clock}
              .editable=${this.editable}
              .live=${this.#news.isLive}
            ></bgm-settings-ledger>`
      }
    </div>`;
  }

  /** Old figures stay, and say that they are old: they are no reason to interrupt anybody. */
  #age({checkedAt}: Health, error: unknown): TemplateResult {
    const time = this.#i18n.date(checkedAt, {timeStyle: 'medium'});
    return error === undefined
      ? html`<p class="muted small figure">${this.#i18n.term('bgmHealthAsOf', time)}</p>`
      : html`<p class="small figure">${stateMark('warning')} ${this.#i18n.term('bgmHealthOld', time)}</p>`;
  }

  #row({id, label, tone, text, calls}: HealthRow): TemplateResult {
    return html`<div class="health" data-row=${id}>
      <dt>${stateMark(tone)}<span>${label}</span></dt>
      <dd>${text}</dd>
      ${
        calls
          ? html`<dd class="show">
              <button
                class="button small-button"
                type="button"
                aria-label=${calls.label}
                @click=${() => this.#show(calls.state)}
              >
                ${this.#i18n.term('bgmHealthShow')}
              </button>
            </dd>`
          : nothing
      }
    </div>`;
  }

  async #refresh(): Promise<void> {
    const {admin} = this;
    if (!admin) return;
    const before = this.#health.state.data;
    await this.#health.run((asking) => admin.health(asking));
    const {data, error} = this.#health.state;
    // Figures change all the time; only what changes an admin's plans is said aloud.
    if (before && data && standing(before) !== standing(data))
      this.spoken = this.#i18n.term('bgmHealthSpoken', standingWords({health: data, i18n: this.#i18n}));
    if (error !== undefined) throw error as Error;
  }

  #show(state: keyof LedgerReply['counts']): void {
    void this.#ledger?.show(state);
  }

  get #ledger(): SettingsLedger | null {
    return this.renderRoot.querySelector('bgm-settings-ledger');
  }
}

const standing = ({state, queue}: Health) => `${state} ${queue.paused?.why ?? ''}`;

definePart('bgm-settings-health', SettingsHealth);

declare global {
  interface HTMLElementTagNameMap {
    'bgm-settings-health': SettingsHealth;
  }
}
