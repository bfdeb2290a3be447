import {html, nothing, type TemplateResult} from 'lit';
import type {AuditEntry} from '../../../contract/index.ts';
import {settingsChanges} from '../../../locales/en/settings/changes.ts';
import type {SectionEntry, SettingsPlace, SettingsSection} from '../section.ts';
import {settingName, settingValue} from '../setting-words.ts';

/** Who changed what, from what to what, newest first. */
class ChangesSection implements SettingsSection {
  readonly #place: SettingsPlace;
  #entries: readonly AuditEntry[] = [];
  #cursor: string | null = null;
  #work: 'none' | 'loading' | 'done' = 'none';
  #error: unknown;
  #abort = new AbortController();

  constructor(place: SettingsPlace) {
    this.#place = place;
  }

  shown(): void {
    void this.#load();
  }

  told(): void {
    void this.#load();
  }

  hidden(): void {
    this.#abort.abort();
  }

  forget(): void {
    this.#abort.abort();
    this.#entries = [];
    this.#cursor = null;
    this.#error = undefined;
    this.#work = 'none';
  }

  render(): TemplateResult {
    const {i18n} = this.#place;
    return html`${this.#entries.map((entry) => this.#entry(entry))}
      ${
        this.#work === 'done' && this.#entries.length === 0
          ? html`<p class="muted">${i18n.term('bgmChangesNone')}</p>`
          : nothing
      }
      <div role="status">
        ${this.#work === 'loading' ? html`<p class="muted">${i18n.term('bgmLoading')}</p>` : nothing}
        ${this.#error === undefined ? nothing : html`<p class="danger">${i18n.problem(this.#error)}</p>`}
      </div>
      ${this.#button()}`;
  }

  #button(): TemplateResult | typeof nothing {
    const {i18n} = this.#place;
    const isAgain = this.#error !== undefined;
    if (!isAgain && this.#cursor === null) return nothing;
    return html`<div>
      <button
        class="button"
        part="button"
        type="button"
        @click=${() => this.#load(this.#cursor ?? undefined)}
      >
        ${i18n.term(isAgain ? 'bgmRetry' : 'bgmChangesMore')}
      </button>
    </div>`;
  }

  #entry({at, by, topic, changes}: AuditEntry): TemplateResult {
    const {i18n} = this.#place;
    const who = by === null ? i18n.term('bgmChangesByFile') : i18n.term('bgmChangesBy', by);
    return html`<article class="change">
      <h3 class="change-head">
        <span>${topicWord(i18n, topic)}</span>
        <span class="muted">${who} · <time datetime=${at}>${i18n.date(at)}</time></span>
      </h3>
      <table class="change-table">
        <thead>
          <tr>
            <th scope="col">${i18n.term('bgmChangesWhat')}</th>
            <th scope="col">${i18n.term('bgmChangesFrom')}</th>
            <th scope="col">${i18n.term('bgmChangesTo')}</th>
          </tr>
        </thead>
        <tbody>
          ${changes.map(
            ({pointer, from, to}) =>
              html`<tr>
                <th scope="row">${settingName(i18n, pointer)}</th>
                <td>${settingValue(i18n, pointer, from)}</td>
                <td>${settingValue(i18n, pointer, to)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </article>`;
  }

  async #load(cursor?: string): Promise<void> {
    const {admin, host} = this.#place;
    if (!admin) return;
    this.#abort.abort();
    const {signal} = (this.#abort = new AbortController());
    this.#work = 'loading';
    this.#error = undefined;
    host.requestUpdate();
    try {
      const {items, nextCursor} = await admin.audit(cursor, {signal});
      this.#entries = cursor === undefined ? items : [...this.#entries, ...items];
      this.#cursor = nextCursor;
      this.#work = 'done';
    } catch (error) {
      if (signal.aborted) return;
      this.#error = error;
      this.#work = 'none';
    }
    host.requestUpdate();
  }
}

function topicWord(i18n: SettingsPlace['i18n'], topic: AuditEntry['topic']): string {
  const key = `bgmChangesTopic_${topic}` as const;
  return key in settingsChanges ? i18n.term(key) : topic;
}

export const changesSection: SectionEntry = {
  id: 'changes',
  title: 'bgmChangesTitle',
  words: settingsChanges,
  create: (place) => new ChangesSection(place),
};
