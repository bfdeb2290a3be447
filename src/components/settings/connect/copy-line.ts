import {html, type TemplateResult} from 'lit';
import type {SettingsPlace} from '../section.ts';

/** Milliseconds that a button says that it did its work. */
const shown = 2000;

/** Texts to be entered elsewhere, each with a button that copies it. */
export class CopyLines {
  readonly #place: SettingsPlace;
  #copied = '';
  #forget: () => void = () => undefined;

  constructor(place: SettingsPlace) {
    this.#place = place;
  }

  /** @param what What it is, for the button's name. */
  line(what: string, text: string): TemplateResult {
    const {i18n} = this.#place;
    const isCopied = this.#copied === text;
    return html`<div class="copy-line">
      <input
        class="input mono"
        part="input"
        type="text"
        readonly
        dir="ltr"
        aria-label=${what}
        .value=${text}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      />
      <button
        class="button copy"
        part="button"
        type="button"
        aria-label=${i18n.term('bgmConnectCopyWhat', what)}
        @click=${(event: Event) => void this.#copy(event, text)}
      >
        ${isCopied ? html`<span aria-hidden="true">✓</span> ${i18n.term('bgmConnectCopied')}` : i18n.term('bgmConnectCopy')}
      </button>
    </div>`;
  }

  async #copy(event: Event, text: string): Promise<void> {
    const {i18n, clock, host} = this.#place;
    const input = (event.currentTarget as Element).previousElementSibling as HTMLInputElement;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      input.focus();
      input.select();
      return this.#place.announce(i18n.term('bgmConnectCopyFailed'));
    }
    this.#copied = text;
    this.#place.announce(i18n.term('bgmConnectCopied'));
    this.#forget();
    this.#forget = clock.after(shown, () => {
      this.#copied = '';
      this.#place.announce('');
      host.requestUpdate();
    });
    host.requestUpdate();
  }
}
