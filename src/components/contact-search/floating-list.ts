import Combobox from '@github/combobox-nav';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {placePopup} from './place-popup.ts';

interface Parts {
  readonly input: HTMLInputElement;
  readonly popup: HTMLElement;
  readonly list: HTMLElement;
}

/** The list below a field: in the top layer, at its place while the page scrolls, with the arrow keys of a combobox. */
export class FloatingList implements ReactiveController {
  /** Whether the list shall be seen. */
  isOpen = false;

  readonly #host: ReactiveControllerHost;
  readonly #parts: () => Parts;
  #nav: Combobox | undefined;
  #shown: AbortController | undefined;

  /** @param parts Elements of the host's first rendering; they must stay the same. */
  constructor(host: ReactiveControllerHost, parts: () => Parts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  set(open: boolean): void {
    if (open === this.isOpen) return;
    this.isOpen = open;
    this.#host.requestUpdate();
  }

  /** The row that Enter would choose. */
  get active(): HTMLElement | null {
    return this.#parts().list.querySelector<HTMLElement>('[aria-selected=true]');
  }

  move(by: 1 | -1): void {
    this.#nav?.navigate(by);
  }

  hostUpdated(): void {
    const {input, popup, list} = this.#parts();
    // Asked to open, but the field was taken off the page meanwhile: the browser would refuse, and back there it is a new field.
    if (!popup.isConnected) this.isOpen = false;
    this.#nav ??= new Combobox(input, list, {tabInsertsSuggestions: false});
    if (this.isOpen && !this.#shown) this.#show(popup);
    if (!this.isOpen && this.#shown) this.#hide(popup);
    if (this.isOpen) this.#place();
    // A row that a newer answer no longer has cannot be the chosen one.
    const active = input.getAttribute('aria-activedescendant');
    if (active && !this.active) this.#nav.clearSelection();
  }

  hostDisconnected(): void {
    this.isOpen = false;
    if (this.#shown) this.#hide(this.#parts().popup);
  }

  #show(popup: HTMLElement): void {
    popup.showPopover();
    this.#nav?.start();
    const {signal} = (this.#shown = new AbortController());
    addEventListener('scroll', this.#place, {capture: true, passive: true, signal});
    addEventListener('resize', this.#place, {signal});
  }

  #hide(popup: HTMLElement): void {
    if (popup.matches(':popover-open')) popup.hidePopover();
    this.#nav?.stop();
    this.#shown?.abort();
    this.#shown = undefined;
  }

  readonly #place = (): void => {
    const {input, popup} = this.#parts();
    placePopup(popup, input.getBoundingClientRect(), innerHeight);
  };
}
