import {css, html, LitElement, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {partStyles} from './part.styles.ts';
import {definePart} from './define-part.ts';

export interface Question {
  readonly title: string;
  /** What will happen, and what will not. */
  readonly text: string;
  /** What the button says that does it, e.g. "Switch off". */
  readonly yes: string;
  readonly no: string;
}

/** Asks before something is done that is not undone by a second press. Escape and the other button leave everything as it is. */
export class ConfirmDialog extends LitElement {
  static override styles = [
    partStyles,
    css`
      :host {
        container-type: normal;
      }
      dialog {
        max-inline-size: min(30rem, calc(100vw - 2rem));
        padding: var(--_space-6);
        border: var(--_border-width) solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow);
      }
      dialog::backdrop {
        background: oklch(0 0 0 / 40%);
      }
      .row {
        justify-content: flex-end;
      }
      @media (forced-colors: active) {
        dialog {
          border-color: CanvasText;
        }
      }
    `,
  ];

  /** To be called before one is rendered; importing this file registers nothing. */
  static register(): void {
    definePart('bgm-settings-confirm', ConfirmDialog);
  }

  @state() private question?: Question;
  #answer: (yes: boolean) => void = () => undefined;

  /** @returns whether the person said yes. A question before that is answered by no. */
  async ask(question: Question): Promise<boolean> {
    this.#answer(false);
    const answered = new Promise<boolean>((resolve) => (this.#answer = resolve));
    this.question = question;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    return answered;
  }

  protected override render() {
    const {question} = this;
    if (!question) return nothing;
    return html`<dialog
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="text"
      @close=${this.#onClose}
    >
      <div class="part">
        <h3 id="question">${question.title}</h3>
        <p id="text">${question.text}</p>
        <div class="row">
          <button class="button" type="button" @click=${() => this.#close(false)}>${question.no}</button>
          <button class="button primary" type="button" @click=${() => this.#close(true)}>
            ${question.yes}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close(false);
  }

  /** The event comes later than the closing, perhaps when the next question stands there: that one is not answered yet. */
  #onClose({target}: Event): void {
    if (!(target as HTMLDialogElement).open) this.#answer(false);
  }

  #close(yes: boolean): void {
    this.#answer(yes);
    this.renderRoot.querySelector('dialog')?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bgm-settings-confirm': ConfirmDialog;
  }
}
