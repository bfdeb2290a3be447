import {html, type TemplateResult} from 'lit';
import type {ActivityPreview, SampleCallName, SettingsReply} from '../../../contract/index.ts';
import {sampleCalls} from '../../settings-parts/sample-calls.ts';
import type {SettingsPlace} from '../section.ts';
import {isSame} from '../setting-pointers.ts';

/** Milliseconds after the last key. */
const pause = 350;

/** The activity that a sample call would become with the settings as they are typed now. */
export class LogPreview {
  readonly #place: SettingsPlace;
  #abort = new AbortController();
  #cancel: () => void = () => undefined;
  #asked: {readonly settings: SettingsReply; readonly call: SampleCallName} | undefined;
  #preview: ActivityPreview | undefined;
  #error: unknown;
  #call: SampleCallName = 'queue';

  constructor(place: SettingsPlace) {
    this.#place = place;
  }

  /** Asks for what is typed now, unless it was asked already. */
  follow(): void {
    const settings = this.#place.settings.draft;
    const {admin, clock} = this.#place;
    const wanted = settings && {settings, call: this.#call};
    if (!admin || !wanted?.settings.featureEnabled || isSame(wanted, this.#asked)) return;
    const isFirst = this.#asked === undefined;
    this.#asked = wanted;
    this.#cancel();
    this.#cancel = clock.after(isFirst ? 0 : pause, () => void this.#ask(wanted.settings, wanted.call));
  }

  forget(): void {
    this.stop();
    this.#preview = this.#error = undefined;
  }

  stop(): void {
    this.#cancel();
    this.#abort.abort();
    this.#asked = undefined;
  }

  render(): TemplateResult {
    const {i18n} = this.#place;
    return html`<div class="preview" part="preview" role="group" aria-labelledby="preview-name">
      <div class="preview-head">
        <strong id="preview-name">${i18n.term('bgmLogPreview')}</strong>
        <select
          class="input inline-select"
          part="input"
          aria-label=${i18n.term('bgmLogPreviewOf')}
          @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}
        >
          ${sampleCalls.map(
            (call) =>
              html`<option value=${call} .selected=${call === this.#call}>
                ${i18n.term(`bgmLogPreviewCall_${call}`)}
              </option>`,
          )}
        </select>
      </div>
      <div class="preview-body">${this.#content()}</div>
    </div>`;
  }

  #content(): TemplateResult {
    const {i18n, settings} = this.#place;
    if (settings.wrong.size > 0) return html`<p class="muted">${i18n.term('bgmLogPreviewWaits')}</p>`;
    const preview = this.#preview;
    if (this.#error !== undefined) return html`<p class="danger">${i18n.problem(this.#error)}</p>`;
    if (!preview)
      return html`<p class="muted">${settings.saved?.featureEnabled ? i18n.term('bgmLoading') : '—'}</p>`;
    return html`<p class="preview-subject"><bdi>${preview.subject}</bdi></p>
      <p class="muted small">
        <bdi>${i18n.date(preview.startedAt)}</bdi> ·
        <span class="number">${i18n.duration(preview.durationSeconds)}</span> · ${this.#owner(preview)}
      </p>
      <p class="preview-text" dir="auto">${preview.description}</p>
      <details>
        <summary>${i18n.term('bgmLogPreviewFields')}</summary>
        <dl>
          ${Object.entries(preview.fields).map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd dir="auto">${value}</dd>`,
          )}
        </dl>
      </details> `;
  }

  #owner({ownerBy, owner}: ActivityPreview): string {
    const {i18n} = this.#place;
    if (owner !== null) return i18n.term('bgmLogPreviewOwner', owner);
    return ownerBy === 'contact_owner' || ownerBy === 'fixed_user'
      ? i18n.term(`bgmLogPreviewOwner_${ownerBy}`)
      : i18n.term('bgmLogPreviewFallback');
  }

  #choose(call: string): void {
    this.#call = call as SampleCallName;
    this.#place.host.requestUpdate();
  }

  async #ask(settings: SettingsReply, call: SampleCallName): Promise<void> {
    this.#abort.abort();
    const {signal} = (this.#abort = new AbortController());
    const {featureEnabled: _f, editable: _e, updatedAt: _a, updatedBy: _b, ...own} = settings;
    try {
      this.#preview = await this.#place.admin!.preview({settings: own, call}, {signal});
      this.#error = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.#error = error;
    }
    this.#place.host.requestUpdate();
  }
}
